#pragma once
#include <string>
#include <vector>

#include "evaluation/claim_pairs.hpp"
#include "output/json_value.hpp"

namespace sayso::evaluation {

/// Something that a system has wrong about a report.
struct ClaimError {
  /// "missed", "missed: of another type", "extra", "extra: told already", or a field with what is wrong in
  /// it: "actors: none found", "actors: none told", "actors: too few", "actors: too many", "actors: others",
  /// "time: differs".
  std::string kind;
  std::string report;   ///< its id
  output::Json gold;    ///< the annotated claim; null for an extra one
  output::Json system;  ///< the system's claim; null for a missed one
};

/// All errors of one report, the missed and extra claims first. `gold` and `system` are the claims as scored,
/// of the records `annotated` and `answered`.
[[nodiscard]] std::vector<ClaimError> claim_errors(const output::Json& annotated,
                                                   const output::Json& answered,
                                                   const std::vector<ScoredClaim>& gold,
                                                   const std::vector<ScoredClaim>& system);

}  // namespace sayso::evaluation
