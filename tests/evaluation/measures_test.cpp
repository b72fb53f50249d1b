// The parts that scores are made of: words, pairing, resampling, classes, figures.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "evaluation/assignment.hpp"
#include "evaluation/class_score.hpp"
#include "evaluation/marked_sentence.hpp"
#include "evaluation/resampling.hpp"
#include "evaluation/score_words.hpp"

namespace sayso::evaluation {
namespace {

using ::testing::ElementsAre;

TEST(ScoreWords, AreWhatPythonFinds) {
  EXPECT_THAT(score_words("The mayor's “Straße”-Post of DOL, 12½ km_2"),
              ElementsAre("12½", "dol", "km_2", "mayor", "post", "strasse"));
  EXPECT_THAT(score_words("naïve Ⅳ 漢字"), ElementsAre("naïve", "ⅳ", "漢字"));
  EXPECT_TRUE(score_words(" - the of ").empty());
}

TEST(Assign, FindsTheGreatestSum) {
  std::minstd_rand draw(7);
  for (int round = 0; round < 200; ++round) {
    const std::size_t rows = 1 + draw() % 4, columns = rows + draw() % 3;
    std::vector<std::vector<double>> weights(rows, std::vector<double>(columns));
    for (auto& row : weights)
      for (double& weight : row) weight = static_cast<double>(draw() % 5) / 4;
    std::vector<std::size_t> order(columns);
    std::iota(order.begin(), order.end(), 0U);
    double best = 0;
    do {
      double sum = 0;
      for (std::size_t r = 0; r < rows; ++r) sum += weights[r][order[r]];
      best = std::max(best, sum);
    } while (std::ranges::next_permutation(order).found);
    double sum = 0;
    std::vector<bool> used(rows, false);
    const auto pairs = assign(weights);
    EXPECT_EQ(pairs.size(), rows);
    for (const auto& [r, c] : pairs) {
      EXPECT_FALSE(used[r]);
      used[r] = true;
      sum += weights[r][c];
    }
    EXPECT_NEAR(sum, best, 1e-12);
  }
}

TEST(PythonRandom, DrawsAsRandomSeededWithZero) {
  PythonRandom random;
  EXPECT_DOUBLE_EQ(random.random(), 0.8444218515250481);
  EXPECT_DOUBLE_EQ(random.random(), 0.7579544029403025);
  EXPECT_DOUBLE_EQ(random.random(), 0.420571580830845);
  double last = 0;
  for (int i = 0; i < 1000; ++i) last = random.random();
  EXPECT_DOUBLE_EQ(last, 0.7786177341461099);
}

TEST(F1Interval, HoldsTheMiddle) {
  EXPECT_EQ(f1_interval({}).high, 0);
  const auto all = f1_interval({{1, 1, 1}, {2, 2, 2}});
  EXPECT_EQ(all.low, 1);
  const auto some = f1_interval({{1, 1, 1}, {0, 1, 1}, {1, 1, 1}, {0, 1, 1}});
  EXPECT_LT(some.low, 0.5);
  EXPECT_GT(some.high, 0.5);
}

TEST(ClassScore, MeansOverAllLabels) {
  ClassScore score;
  score.add("AID", "AID");
  score.add("AID", "YIELD");
  score.add("PROTEST", "PROTEST");
  const auto row = score.row("root");
  EXPECT_DOUBLE_EQ(row.figures[0].value, 2.0 / 3);
  EXPECT_DOUBLE_EQ(row.figures[1].value, (2.0 / 3 + 1 + 0) / 3);
}

TEST(MarkedWords, MarksStandAsWords) {
  EXPECT_THAT(*marked_words("<s>Vrch's army</s> left <t>Dol</t>."),
              ElementsAre("[unused1]", "Vrch", "'s", "army", "[unused2]", "left", "[unused3]", "Dol",
                          "[unused4]", "."));
  EXPECT_THAT(
      *marked_words("<t>Dol</t> was left by <s>Vrch</s>"),
      ElementsAre("[unused3]", "Dol", "[unused4]", "was", "left", "by", "[unused1]", "Vrch", "[unused2]"));
}

TEST(MarkedWords, PartiesMayBeNamedTwiceInsideEachOtherOrNotAtAll) {
  EXPECT_THAT(*marked_words("<s>Vrch</s> left"), ElementsAre("[unused1]", "Vrch", "[unused2]", "left"));
  EXPECT_THAT(*marked_words("<s><t>Dol</t> men</s>"),
              ElementsAre("[unused1]", "[unused3]", "Dol", "[unused4]", "men", "[unused2]"));
  EXPECT_EQ(marked_words("<s>Vrch</s> hit <t>Dol</t>, <t>Dol</t> hit back")->size(), 13U);
}

TEST(MarkedWords, RefusesWhatIsNotMarked) {
  for (const char* text : {"Vrch left Dol.", "", "</s>Vrch<s> left <t>Dol</t>", "<s>Vrch <s>left</s></s> Dol",
                           "<s>Vrch left <t>Dol</t>", "Vrch</s> left"})
    EXPECT_EQ(marked_words(text).error().code, ErrorCode::field_invalid) << text;
}

TEST(Figures, AreRoundedTheSameInTextAndJson) {
  const Figures figures{{"a", {{"f1", 2.0 / 3}, count_figure("n", 7)}}, {"long", {{"r", std::nan("")}}}};
  EXPECT_EQ(to_text(figures), "a     f1 0.6667  n 7\nlong  r -\n");
  EXPECT_EQ(to_json(figures), R"({"a": {"f1": 0.6667, "n": 7}, "long": {"r": null}})");
}

}  // namespace
}  // namespace sayso::evaluation
