#include "language/lemma.hpp"

#include <gtest/gtest.h>

namespace sayso::language {
namespace {

TEST(Lemma, AppliesScripts) {
  struct Case {
    const char *script, *word, *lemma;
  };
  const Case cases[] = {
      {"l;3;y", "Studies", "study"},   {"l;0;", "Said", "said"},  {"k;0;", "Goris", "Goris"},
      {"k;1;", "Russians", "Russian"}, {"l;3;;", "a;b:c", "a;;"}, {"l;1;š", "KOŠ", "koš"},
      {"l;2;be", "is", "be"},          {"k;9;x", "war", "war"},   {"l;9;x", "War", "war"},
      {"k;3;", "war", "war"},          {"l;0;", "ΟΔΟΣ", "οδος"},  {"k;1;😀", "x🔥", "x😀"}};
  for (const Case& c : cases) {
    const auto script = parse_lemma_script(c.script);
    ASSERT_TRUE(script) << c.script;
    EXPECT_EQ(apply(*script, c.word), c.lemma) << c.script << " on " << c.word;
  }
}

TEST(Lemma, RefusesMalformedScripts) {
  for (const char* script :
       {"", "l", "l;", "x;1;", "l;;y", "l;-1;y", "l;1", "l;1y;", "L;1;y", "l;99999999999;", "l; 1;y"}) {
    const auto made = parse_lemma_script(script);
    ASSERT_FALSE(made) << script;
    EXPECT_EQ(made.error().code, ErrorCode::field_invalid);
  }
}

}  // namespace
}  // namespace sayso::language
