#pragma once
#include <cstddef>
#include <span>

namespace sayso::language {

/// A label with its probability.
struct Best {
  std::size_t label = 0;
  float probability = 0;  ///< softmax over all scores of the row
};

/// Index of the highest score; the first of equals, and 0 for a row of NaN.
[[nodiscard]] std::size_t best_label(std::span<const float> scores);

/// Probability of `label` by softmax over `scores`; 0 where it is not a number.
[[nodiscard]] float probability(std::span<const float> scores, std::size_t label);

/// `best_label` with its probability.
[[nodiscard]] Best best(std::span<const float> scores);

/// Logistic function; 0 for NaN.
[[nodiscard]] float sigmoid(float score);

}  // namespace sayso::language
