#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/phrases.hpp"
#include "knowledge/actors.hpp"
#include "knowledge/places.hpp"
#include "sayso/analysis.hpp"
#include "sayso/report.hpp"

namespace sayso::claims {

inline constexpr std::size_t no_mention = static_cast<std::size_t>(-1);

/// A noun phrase or pronoun of a report that may stand for a party.
struct PartyMention {
  Phrase phrase;
  std::vector<std::string> names;              ///< its proper nouns, case folded
  std::optional<knowledge::ActorMatch> match;  ///< what the tables say of its words; none for pronouns
  bool pronoun = false;
  bool definite = false;    ///< "the ministry": a common noun with a determiner and nothing else
  bool named_head = false;  ///< its head is a proper noun
  bool person =
      false;  ///< one of persons, to the reader or by a surname, that the tables hold for no body or state
  bool plural = false;      ///< several, by its form or by coordination
  std::uint32_t quote = 0;  ///< which quotation it stands in, counted from 1; 0 outside
};

/// Its words name a party by more than a country in them: "a strike from Lebanon" does not.
[[nodiscard]] inline bool names_party(const PartyMention& mention) {
  return mention.match && mention.match->basis <= knowledge::ActorBasis::people;
}

/// All of a report, in the order of their heads. `places` may be null.
[[nodiscard]] std::vector<PartyMention> party_mentions(const Report& report, const Analysis& analysis,
                                                       const knowledge::Actors& actors,
                                                       const knowledge::Places* places);

/// Which quotation each word stands in, counted from 1; 0 outside. A quotation ends with its mark, or with
/// its paragraph when the next does not open with a mark.
[[nodiscard]] std::vector<std::uint32_t> quotations(const Text& text, const Analysis& analysis);

/// Case folded, by Unicode.
[[nodiscard]] std::string folded(std::string_view text);

}  // namespace sayso::claims
