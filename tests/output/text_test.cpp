#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "output/example.hpp"
#include "output/random_claims.hpp"
#include "output/words.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

using sayso::testing::Example;
using sayso::testing::Random;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(TextBlock, SaysWhoSaysThatWhoDidWhat) {
  EXPECT_EQ(
      to_text(Example().claim),
      "vrch-1#c1  ASSAULT heavy-weapons  asserted  0.872\n"
      "  says     mayor Ján Malý (SVK GOV, on Twitter)\n"
      "  that     The “Hill Guard” (SVK REB)\n"
      "  where    Košice (SVK, 48.71, 21.26)\n"
      "  when     2021-03-01\n"
      "  harm     at least 12 killed\n"
      "  words    The “Hill Guard” shelled Košice on Monday, killing at least 12 people, mayor Ján Malý said "
      "on Twitter.\n");
}

TEST(TextBlock, SaysWhoSaysWhat) {
  const Example example;
  EXPECT_EQ(to_text(example.statement, example.report.text),
            "vrch-1#s1  0.900\n"
            "  says     mayor Ján Malý (SVK GOV, on Twitter)\n"
            "  how      said\n"
            "  what     The “Hill Guard” shelled Košice on Monday, killing at least 12 people\n");
}

TEST(TextBlock, ColoursOnlyWhenAsked) {
  const Claim claim = Example().claim;
  EXPECT_THAT(to_text(claim), Not(HasSubstr("\x1b")));
  const std::string coloured = to_text(claim, {.colour = true});
  EXPECT_THAT(coloured, HasSubstr("\x1b[36mmayor Ján Malý\x1b[0m"));
  EXPECT_THAT(coloured, HasSubstr("The “Hill Guard” \x1b[1;31mshelled\x1b[0m Košice"));
}

TEST(TextBlock, CountsAsThePhraseGoes) {
  Claim claim = Example().claim;
  claim.killed = CountRange{.low = 0, .high = 0, .span = {}};
  claim.injured = CountRange{.low = 24, .high = 99, .span = {}};
  EXPECT_THAT(to_text(claim), HasSubstr("0 killed, 24 to 99 injured"));
}

TEST(TextBlock, WithoutASourceTheReportSpeaks) {
  Claim claim = Example().claim;
  claim.sources.clear();
  EXPECT_THAT(to_text(claim), HasSubstr("says     the report itself\n"));
}

TEST(Printable, LetsNothingTakeOverTheTerminal) {
  EXPECT_EQ(printable("a\x1b[2Jb"), "a\uFFFD[2Jb");
  EXPECT_EQ(printable("a\n\t b\u00A0c "), "a b c");
  EXPECT_EQ(printable("\u202Eabc\u2066"), "\uFFFDabc\uFFFD");
  EXPECT_EQ(printable("a\u009B1mb"), "a\uFFFD1mb");
  EXPECT_EQ(printable("\xff"), "\uFFFD");
}

TEST(TextBlock, IsAlwaysPrintable) {
  Random random(5);
  for (int i = 0; i < 200; ++i) {
    const std::string block = to_text(random.spoil(random.claim(random.report("r"), 1)));
    EXPECT_TRUE(Text::from_utf8(block));
    for (const char c : block) EXPECT_TRUE(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  }
}

}  // namespace
}  // namespace sayso::output
