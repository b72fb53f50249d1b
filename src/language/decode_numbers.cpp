#include "language/decode_numbers.hpp"

#include <cmath>

namespace sayso::language {

std::size_t best_label(std::span<const float> scores) {
  std::size_t best = 0;
  for (std::size_t i = 1; i < scores.size(); ++i)
    if (scores[i] > scores[best] || (std::isnan(scores[best]) && !std::isnan(scores[i]))) best = i;
  return best;
}

float probability(std::span<const float> scores, std::size_t label) {
  if (label >= scores.size()) return 0;
  float highest = scores[label];
  for (const float score : scores) highest = score > highest ? score : highest;
  double sum = 0;
  for (const float score : scores) sum += std::exp(static_cast<double>(score) - static_cast<double>(highest));
  const double share = std::exp(static_cast<double>(scores[label]) - static_cast<double>(highest)) / sum;
  return std::isfinite(share) ? static_cast<float>(share) : 0.0F;
}

Best best(std::span<const float> scores) {
  const std::size_t label = best_label(scores);
  return {label, probability(scores, label)};
}

float sigmoid(float score) {
  return std::isnan(score) ? 0.0F : static_cast<float>(1.0 / (1.0 + std::exp(-static_cast<double>(score))));
}

}  // namespace sayso::language
