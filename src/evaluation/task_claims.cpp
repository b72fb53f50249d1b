#include "evaluation/account_task.hpp"
#include "evaluation/claim_score.hpp"

namespace sayso::evaluation {
namespace {

std::vector<ScoredClaim> scored_claims(const Json& record) {
  std::vector<ScoredClaim> made;
  for (const Json& claim : record.at("claims").get_ref<const Json::array_t&>())
    made.push_back(scored_claim(claim));
  return made;
}

/// Claims of whole reports: ClaimScore says what the figures mean.
class ClaimsTask : public AnnotatedReportsTask {
 public:
  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "claims")) return false;
    const auto gold = scored_claims(annotated), system = scored_claims(answered);
    score_.add(gold, system);
    return true;
  }

  [[nodiscard]] std::vector<ClaimError> errors(const Json& annotated, const Json& answered) const override {
    return claim_errors(annotated, answered, scored_claims(annotated), scored_claims(answered));
  }

  [[nodiscard]] Figures figures() const override { return score_.figures(); }

 private:
  ClaimScore score_;
};

}  // namespace

std::unique_ptr<Task> claims_task() { return std::make_unique<ClaimsTask>(); }

}  // namespace sayso::evaluation
