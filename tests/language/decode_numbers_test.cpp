#include "language/decode_numbers.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace sayso::language {
namespace {

const float nan = std::numeric_limits<float>::quiet_NaN();

TEST(DecodeNumbers, BestIsTheFirstOfTheHighest) {
  EXPECT_EQ(best_label(std::vector{1.0F, 3.0F, 3.0F}), 1U);
  EXPECT_EQ(best_label(std::vector{-5.0F}), 0U);
  EXPECT_EQ(best_label(std::vector{nan, -7.0F, nan}), 1U);
  EXPECT_EQ(best_label(std::vector{nan, nan}), 0U);
}

TEST(DecodeNumbers, ProbabilityIsSoftmax) {
  const std::vector scores{0.0F, std::log(3.0F)};
  EXPECT_FLOAT_EQ(probability(scores, 1), 0.75F);
  EXPECT_FLOAT_EQ(probability(scores, 0), 0.25F);
  EXPECT_FLOAT_EQ(best(scores).probability, 0.75F);
  EXPECT_EQ(probability(std::vector{1e30F, -1e30F}, 0), 1.0F);
  EXPECT_EQ(probability(std::vector{nan, 0.0F}, 0), 0.0F);
  EXPECT_EQ(probability(scores, 2), 0.0F);
}

TEST(DecodeNumbers, SigmoidNeverOverflows) {
  EXPECT_EQ(sigmoid(0), 0.5F);
  EXPECT_EQ(sigmoid(-1e30F), 0.0F);
  EXPECT_EQ(sigmoid(1e30F), 1.0F);
  EXPECT_EQ(sigmoid(nan), 0.0F);
}

}  // namespace
}  // namespace sayso::language
