#include "evaluation/mention_score.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sayso::evaluation {
namespace {

using ::testing::ElementsAre;

// Twelve words of one letter: word i is [2i, 2i + 1).
std::vector<Span> letters() {
  std::vector<Span> made;
  for (std::uint32_t i = 0; i < 12; ++i) made.push_back({2 * i, 2 * i + 1});
  return made;
}

std::vector<ScoredAct> acts(const char* json) { return acts_of(output::Json::parse(json), letters()); }

TEST(ActsOf, JoinsWhatClaimsSayOfOneTrigger) {
  const auto made = acts(R"([
    {"type": "ACCUSE", "mentions": [{"trigger": [4, 5], "actors": [[0, 1]]}]},
    {"type": "ACCUSE", "mentions": [{"trigger": [4, 5], "actors": [[2, 3]]}, {"trigger": [8, 11]}]},
    {"type": "AID"}])");
  ASSERT_EQ(made.size(), 2U);
  EXPECT_THAT(made[0].trigger, ElementsAre(2));
  EXPECT_THAT(made[0].slots[0], ElementsAre(0, 1));
  EXPECT_THAT(made[1].trigger, ElementsAre(4, 5));
}

TEST(MentionScore, CountsActsAndTheSlotsOfThoseFound) {
  MentionScore score;
  score.add(
      acts(R"([{"type": "AID", "mentions": [{"trigger": [4, 7], "actors": [[0, 3]]}, {"trigger": [10, 11]}]},
                     {"type": "PROTEST", "mentions": [{"trigger": [16, 17], "actors": [[0, 1]]}]}])"),
      acts(R"([{"type": "AID", "mentions": [{"trigger": [6, 7], "actors": [[2, 5]]}]},
                     {"type": "ASSAULT", "mentions": [{"trigger": [16, 17], "actors": [[0, 1]]}]}])"));
  EXPECT_EQ(to_text(score.figures()).substr(0, to_text(score.figures()).find("places")),
            "acts        precision 0.5000  recall 0.3333  f1 0.4000\n"
            "words       precision 1.0000  recall 0.6667  f1 0.8000\n"
            "actors      precision 0.5000  recall 0.5000  f1 0.5000\n"
            "recipients  precision 0.0000  recall 0.0000  f1 0.0000\n");
}

}  // namespace
}  // namespace sayso::evaluation
