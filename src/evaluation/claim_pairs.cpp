#include "evaluation/claim_pairs.hpp"

#include <algorithm>

#include "evaluation/assignment.hpp"

namespace sayso::evaluation {
namespace {

constexpr double least_agreement = 0.5;

}  // namespace

std::vector<ClaimPair> pair_claims(const std::vector<ScoredClaim>& gold,
                                   const std::vector<ScoredClaim>& system) {
  if (gold.empty() || system.empty()) return {};
  const bool flipped = gold.size() > system.size();
  std::vector<std::vector<double>> weights(std::min(gold.size(), system.size()),
                                           std::vector<double>(std::max(gold.size(), system.size()), 0.0));
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t s = 0; s < system.size(); ++s) {
      if (gold[g].type != system[s].type) continue;
      const double agreed = total(agreement(gold[g], system[s]), gold[g], system[s]);
      if (agreed >= least_agreement) (flipped ? weights[s][g] : weights[g][s]) = agreed;
    }
  }
  std::vector<ClaimPair> pairs;
  for (const auto& [row, column] : assign(weights)) {
    if (weights[row][column] <= 0) continue;
    pairs.push_back(flipped ? ClaimPair{column, row} : ClaimPair{row, column});
  }
  return pairs;
}

}  // namespace sayso::evaluation
