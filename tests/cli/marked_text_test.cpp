#include "cli/marked_text.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso::cli {
namespace {

Text text_of(const std::string& bytes) { return Text::from_utf8(bytes).value(); }

Claim claim_of(Span trigger, std::vector<Span> actors, std::vector<Span> sources) {
  Claim claim;
  Mention mention;
  mention.trigger = trigger;
  mention.actors = std::move(actors);
  mention.sources = std::move(sources);
  claim.mentions.push_back(mention);
  return claim;
}

TEST(MarkedText, ColoursSourcesActsAndParties) {
  //                         0         1         2
  //                         0123456789012345678901234567
  const Text text = text_of("Šušа TV: rebels shelled Bama");
  const std::vector<Claim> claims = {claim_of({16, 23}, {{9, 15}}, {{0, 7}})};
  const auto marks = marks_of(text.size(), claims, {});
  EXPECT_EQ(marked_text(text, marks),
            "\x1b[36mŠušа TV\x1b[0m: \x1b[33mrebels\x1b[0m \x1b[1;31mshelled\x1b[0m Bama");
}

TEST(MarkedText, AnActGoesBeforeASourceASourceBeforeAParty) {
  const Text text = text_of("abc");
  const std::vector<Claim> claims = {claim_of({2, 3}, {{0, 3}}, {{1, 3}})};
  const auto marks = marks_of(text.size(), claims, {});
  EXPECT_EQ(marks, (std::vector<Mark>{Mark::party, Mark::source, Mark::act}));
}

TEST(MarkedText, SpansPastTheEndAreCut) {
  const std::vector<Claim> claims = {claim_of({1, 99}, {}, {})};
  EXPECT_EQ(marks_of(2, claims, {}), (std::vector<Mark>{Mark::none, Mark::act}));
}

TEST(MarkedText, SourcesOfStatementsAreMarked) {
  Statement statement;
  statement.source = {{0, 2}};
  const std::vector<Statement> statements = {statement};
  EXPECT_EQ(marks_of(3, {}, statements), (std::vector<Mark>{Mark::source, Mark::source, Mark::none}));
}

TEST(MarkedText, ColourEndsAtTheLineAndGoesOn) {
  const std::vector<Mark> marks(3, Mark::act);
  EXPECT_EQ(marked_text(text_of("a\nb"), marks), "\x1b[1;31ma\x1b[0m\n\x1b[1;31mb\x1b[0m");
}

TEST(MarkedText, WithoutMarksItIsTheText) { EXPECT_EQ(marked_text(text_of("a b\n\nc"), {}), "a b\n\nc"); }

TEST(MarkedText, NothingMovesTheCursorOrTurnsTheDirection) {
  EXPECT_EQ(marked_text(text_of("a\x1b[2Jb\r\tc\u202Ed\u0085"), {}),
            "a\uFFFD[2Jb\uFFFD c\uFFFD"
            "d\uFFFD");
}

}  // namespace
}  // namespace sayso::cli
