#pragma once
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "output/json_value.hpp"

namespace sayso::evaluation {

/// An entity or a place of a claim, as far as it is compared.
struct ScoredName {
  std::string text;
  std::set<std::string> words;         ///< of `text` (score_words.hpp)
  std::optional<std::string> country;  ///< of an entity
  std::optional<std::string> role;     ///< of an entity
};

/// `[low, high]`, high open for "at least".
using ScoredRange = std::vector<std::optional<double>>;

/// A claim as far as it is compared: annotated or a system's, both read from JSON with the guidelines' field
/// names.
struct ScoredClaim {
  std::string type;
  std::optional<std::string> stance;
  std::vector<ScoredName> actors, recipients, places;
  std::vector<ScoredName> source;           ///< the immediate one, or none
  std::optional<std::pair<int, int>> time;  ///< first and last day; empty where they are no dates
  std::optional<ScoredRange> killed, injured;
  std::set<std::string> evidence;
};

/// A missing field counts as empty. Throws `Json::exception` where `type` is missing or a field is of another
/// kind.
[[nodiscard]] ScoredClaim scored_claim(const output::Json& claim);

/// How well each field of two claims agrees, [0, 1]; gold/score.py says how.
struct Agreement {
  double stance = 0, actors = 0, recipients = 0, places = 0, time = 0, killed = 0, injured = 0, sources = 0,
         evidence = 0;
};
[[nodiscard]] Agreement agreement(const ScoredClaim& gold, const ScoredClaim& system);

/// The fields that are told at least once, weighed.
[[nodiscard]] double total(const Agreement& fields, const ScoredClaim& gold, const ScoredClaim& system);

/// Stance, actors, recipients and immediate source all agree.
[[nodiscard]] bool agrees_strictly(const Agreement& fields);
/// Besides, every entity shares a word with its like, and places, time, killed and injured agree.
[[nodiscard]] bool agrees_wholly(const Agreement& fields, const ScoredClaim& gold, const ScoredClaim& system);

}  // namespace sayso::evaluation
