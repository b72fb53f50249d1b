#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "evaluation/claim_agreement.hpp"
#include "evaluation/figures.hpp"

namespace sayso::evaluation {

/// Scores claims against annotated ones as gold/score.py does, report by report.
///
/// Claims of one report are paired one to one so that the summed agreement is greatest; only claims of one
/// type that agree by half or more may be paired.
class ClaimScore {
 public:
  void add(const std::vector<ScoredClaim>& gold, const std::vector<ScoredClaim>& system);

  /// Rows "counts", "claims", "strict", "whole" (with the 95 % interval of F1), "fields", "types", named and
  /// rounded as `score.py --json` has them; the types the commonest first.
  [[nodiscard]] Figures figures() const;

 private:
  enum Level : std::uint8_t { claims, strict, whole };
  enum Field : std::uint8_t { actors, recipients, sources, places, time, killed, injured };
  struct Type {
    std::string name;
    Tally tally;
  };

  Type& type(const std::string& name);
  void count_pair(const ScoredClaim& gold, const ScoredClaim& system, const Agreement& fields,
                  std::array<Tally, 3>& report);

  std::array<std::vector<Tally>, 3> reports_;  ///< by `Level`
  std::array<Tally, 7> fields_;                ///< by `Field`
  double stance_ = 0;                          ///< summed over pairs
  std::uint64_t pairs_ = 0;
  std::vector<Type> types_;  ///< in the order in which they are first seen
};

}  // namespace sayso::evaluation
