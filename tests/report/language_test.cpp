#include <gtest/gtest.h>

#include "report/ascii.hpp"
#include "report/tell_language.hpp"
#include "support.hpp"

namespace sayso::report {
namespace {

TEST(Language, IsToldAsInTheTable) {
  const auto table = cases("tests/report/languages.test");
  ASSERT_GT(table.size(), 12U);
  for (const auto& [line, expected] : table) {
    const std::size_t bar = line.find('|');
    EXPECT_EQ(tell_language(trim(line.substr(bar + 1)), trim(line.substr(0, bar))), expected) << line;
  }
}

TEST(Language, CodesAreShort) {
  EXPECT_EQ(language_code("en_US"), "en");
  EXPECT_EQ(language_code("English"), "en");
  EXPECT_EQ(language_code("iw"), "he");
  EXPECT_EQ(language_code("zh-Hant"), "zh");
  EXPECT_EQ(language_code("und"), "");
  EXPECT_EQ(language_code("?"), "");
}

}  // namespace
}  // namespace sayso::report
