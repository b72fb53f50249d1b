#pragma once
#include <cstddef>
#include <vector>

#include "evaluation/claim_agreement.hpp"

namespace sayso::evaluation {

/// Indices of an annotated claim and of the system's claim that answers it.
struct ClaimPair {
  std::size_t gold = 0, system = 0;
};

/// Pairs the claims of one report one to one so that the summed agreement is greatest; only claims of one
/// type that agree by half or more may be paired (gold/score.py).
[[nodiscard]] std::vector<ClaimPair> pair_claims(const std::vector<ScoredClaim>& gold,
                                                 const std::vector<ScoredClaim>& system);

}  // namespace sayso::evaluation
