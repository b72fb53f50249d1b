#include "evaluation/claim_errors.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

namespace sayso::evaluation {
namespace {

using output::Json;

/// Whether two claims rest on the same sentence: half of the shorter one's words.
bool same_sentence(const ScoredClaim& a, const ScoredClaim& b) {
  if (a.evidence.empty() || b.evidence.empty()) return false;
  const auto shared =
      std::ranges::count_if(a.evidence, [&](const auto& word) { return b.evidence.contains(word); });
  return 2 * static_cast<std::size_t>(shared) >= std::min(a.evidence.size(), b.evidence.size());
}

std::string wrong_names(const std::vector<ScoredName>& gold, const std::vector<ScoredName>& system) {
  if (system.empty()) return "none found";
  if (gold.empty()) return "none told";
  if (system.size() < gold.size()) return "too few";
  return system.size() > gold.size() ? "too many" : "others";
}

/// What is wrong in a field that is told at most once.
std::string wrong_value(bool told, bool found) {
  if (!found) return "none found";
  return told ? "differs" : "none told";
}

class Report {
 public:
  Report(const Json& annotated, const Json& answered, const std::vector<ScoredClaim>& gold,
         const std::vector<ScoredClaim>& system)
      : annotated_(annotated),
        answered_(answered),
        gold_(gold),
        system_(system),
        pairs_(pair_claims(gold, system)),
        gold_paired_(gold.size(), false),
        system_paired_(system.size(), false) {
    for (const ClaimPair& pair : pairs_) gold_paired_[pair.gold] = system_paired_[pair.system] = true;
  }

  std::vector<ClaimError> errors() {
    for (std::size_t g = 0; g < gold_.size(); ++g) {
      if (!gold_paired_[g]) add_missed(g);
    }
    for (std::size_t s = 0; s < system_.size(); ++s) {
      if (!system_paired_[s]) add_extra(s);
    }
    for (const ClaimPair& pair : pairs_) add_fields(pair);
    return std::move(made_);
  }

 private:
  void add(std::string kind, const Json& gold, const Json& system) {
    made_.push_back({std::move(kind), annotated_.value("id", ""), gold, system});
  }

  [[nodiscard]] const Json& gold_claim(std::size_t g) const { return annotated_.at("claims").at(g); }
  [[nodiscard]] const Json& system_claim(std::size_t s) const { return answered_.at("claims").at(s); }

  void add_missed(std::size_t g) {
    for (std::size_t s = 0; s < system_.size(); ++s) {
      if (system_paired_[s] || system_[s].type == gold_[g].type || !same_sentence(gold_[g], system_[s]))
        continue;
      add("missed: of another type", gold_claim(g), system_claim(s));
      return;
    }
    add("missed", gold_claim(g), nullptr);
  }

  void add_extra(std::size_t s) {
    const bool told = std::ranges::any_of(pairs_, [&](const ClaimPair& pair) {
      return system_[pair.system].type == system_[s].type && same_sentence(system_[pair.system], system_[s]);
    });
    add(told ? "extra: told already" : "extra", nullptr, system_claim(s));
  }

  void add_fields(const ClaimPair& pair) {
    const ScoredClaim& gold = gold_[pair.gold];
    const ScoredClaim& system = system_[pair.system];
    const Agreement fields = agreement(gold, system);
    const auto wrong = [&](const char* field, double agreed, const std::string& what) {
      if (agreed < 1.0)
        add(std::string(field) + ": " + what, gold_claim(pair.gold), system_claim(pair.system));
    };
    wrong("stance", fields.stance, "differs");
    wrong("actors", fields.actors, wrong_names(gold.actors, system.actors));
    wrong("recipients", fields.recipients, wrong_names(gold.recipients, system.recipients));
    wrong("sources", fields.sources, wrong_names(gold.source, system.source));
    wrong("places", fields.places, wrong_names(gold.places, system.places));
    wrong("time", fields.time, wrong_value(gold.time.has_value(), system.time.has_value()));
    wrong("killed", fields.killed, wrong_value(gold.killed.has_value(), system.killed.has_value()));
    wrong("injured", fields.injured, wrong_value(gold.injured.has_value(), system.injured.has_value()));
  }

  const Json& annotated_;
  const Json& answered_;
  const std::vector<ScoredClaim>& gold_;
  const std::vector<ScoredClaim>& system_;
  std::vector<ClaimPair> pairs_;
  std::vector<bool> gold_paired_;
  std::vector<bool> system_paired_;
  std::vector<ClaimError> made_;
};

}  // namespace

std::vector<ClaimError> claim_errors(const Json& annotated, const Json& answered,
                                     const std::vector<ScoredClaim>& gold,
                                     const std::vector<ScoredClaim>& system) {
  return Report(annotated, answered, gold, system).errors();
}

}  // namespace sayso::evaluation
