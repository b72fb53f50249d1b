#include "language/case_shape.hpp"

#include <gtest/gtest.h>

namespace sayso::language {
namespace {

TEST(CaseShape, TellsHowAWordIsWritten) {
  struct Case {
    const char* word;
    std::int64_t shape;
  };
  const Case cases[] = {{"town", 0},   {"n't", 0},  {"ß", 0},   {"Turkey", 1}, {"Élan", 1}, {"'Tis", 1},
                        {"US", 2},     {"U.S.", 2}, {"ВСУ", 2}, {"I", 3},      {"J.", 3},   {"McCoy", 4},
                        {"O'Hara", 4}, {"iPad", 4}, {"USd", 4}, {"5", 5},      {"T72", 5},  {"20th", 5},
                        {"٣", 5},      {"村", 6},   {"—", 6},   {"...", 6},    {"½", 6},    {"", 6}};
  for (const Case& c : cases) {
    EXPECT_EQ(case_shape(c.word, false), c.shape) << c.word;
    EXPECT_EQ(case_shape(c.word, true), c.shape + 7) << c.word;
  }
}

}  // namespace
}  // namespace sayso::language
