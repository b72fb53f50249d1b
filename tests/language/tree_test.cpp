#include "language/tree.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <limits>
#include <random>
#include <vector>

namespace sayso::language {
namespace {

using Heads = std::vector<std::int32_t>;
constexpr float infinity = std::numeric_limits<float>::infinity();
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

// One root, and every word leads to it.
bool is_tree(const Heads& heads) {
  const auto words = static_cast<std::int32_t>(heads.size());
  if (std::ranges::count(heads, root_head) != 1) return false;
  for (std::int32_t d = 0; d < words; ++d) {
    std::int32_t at = d;
    for (std::int32_t steps = 0; at != root_head; ++steps) {
      if (steps > words || heads[static_cast<std::size_t>(at)] >= words) return false;
      at = heads[static_cast<std::size_t>(at)];
    }
  }
  return true;
}

double total(const std::vector<float>& scores, const Heads& heads) {
  double sum = 0;
  for (std::size_t d = 0; d < heads.size(); ++d) {
    sum += static_cast<double>(scores[d * (heads.size() + 1) + static_cast<std::size_t>(heads[d] + 1)]);
  }
  return sum;
}

// The highest sum of any tree, by trying all.
double best_total(const std::vector<float>& scores, std::size_t words) {
  double best = -std::numeric_limits<double>::infinity();
  Heads heads(words, root_head);
  for (;;) {
    if (is_tree(heads)) best = std::max(best, total(scores, heads));
    std::size_t d = 0;
    while (d < words && ++heads[d] == static_cast<std::int32_t>(words)) heads[d++] = root_head;
    if (d == words) return best;
  }
}

Heads tree_of(const std::vector<float>& scores, std::size_t words) {
  const auto heads = best_tree(scores, words);
  EXPECT_TRUE(heads);
  return heads ? *heads : Heads();
}

TEST(Tree, IsTheBestOfAll) {
  std::mt19937 draw(7);  // NOLINT(cert-msc51-cpp): the same cases each time
  for (int round = 0; round < 3000; ++round) {
    const std::size_t words = 1 + draw() % 5;
    std::vector<float> scores(words * (words + 1));
    // Few different values in every other round, for ties; roots that score high, so that two would be
    // chosen.
    for (float& score : scores)
      score = static_cast<float>(draw() % (round % 2 == 0 ? 5 : 1000)) / 8.0F - 20.0F;
    if (round % 3 == 0) {
      for (std::size_t d = 0; d < words; ++d) scores[d * (words + 1)] += 100.0F;
    }
    const Heads heads = tree_of(scores, words);
    ASSERT_EQ(heads.size(), words);
    ASSERT_TRUE(is_tree(heads)) << testing::PrintToString(scores);
    ASSERT_NEAR(total(scores, heads), best_total(scores, words), 1e-6) << testing::PrintToString(scores);
    ASSERT_EQ(heads, tree_of(scores, words));
  }
}

TEST(Tree, IsATreeWhateverTheScores) {
  std::mt19937 draw(11);  // NOLINT(cert-msc51-cpp)
  const std::vector<float> odd = {nan, infinity, -infinity, 0, 1, -1, 3e38F, -3e38F};
  for (int round = 0; round < 2000; ++round) {
    const std::size_t words = 1 + draw() % 12;
    std::vector<float> scores(words * (words + 1));
    for (float& score : scores) score = odd[draw() % odd.size()];
    const Heads heads = tree_of(scores, words);
    ASSERT_EQ(heads.size(), words);
    ASSERT_TRUE(is_tree(heads));
  }
}

TEST(Tree, TakesABarredArcOnlyWhereItMust) {
  // Word 0 and 1 may only hang on the root: one of them takes a barred arc, none of the others does.
  const std::vector<float> scores = {5,         0,         -infinity, nan,        //
                                     4,         -infinity, 0,         -infinity,  //
                                     -infinity, -9,        -5,        0};
  const Heads heads = tree_of(scores, 3);
  EXPECT_TRUE(is_tree(heads));
  EXPECT_EQ(std::ranges::count(heads, root_head), 1);
  EXPECT_NE(heads[2], root_head);
}

TEST(Tree, OneWordIsTheRootAndNoneHasNoTree) {
  EXPECT_EQ(tree_of({-3, 9}, 1), Heads{root_head});
  EXPECT_TRUE(tree_of({}, 0).empty());
}

TEST(Tree, SizesMustMatch) {
  const auto wrong = best_tree({1, 2, 3}, 2);
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().code, ErrorCode::internal);
}

// Long chains of cycles inside cycles take no longer than the square of the words.
TEST(Tree, TakesQuadraticTime) {
  constexpr std::size_t words = 1200;
  std::vector<float> scores(words * (words + 1), 0.0F);
  for (std::size_t d = 0; d < words; ++d) {
    scores[d * (words + 1) + 1 + (d + 1) % words] = 10.0F;
    scores[d * (words + 1) + 1 + (d + words - 1) % words] = 10.0F + static_cast<float>(d % 17);
  }
  const std::clock_t start = std::clock();
  EXPECT_TRUE(is_tree(tree_of(scores, words)));
  const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
  EXPECT_LT(taken, 10.0);  // the cube takes minutes
}

}  // namespace
}  // namespace sayso::language
