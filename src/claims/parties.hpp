#pragma once
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "claims/party_mention.hpp"
#include "knowledge/actors.hpp"
#include "knowledge/places.hpp"
#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"
#include "sayso/report.hpp"

namespace sayso::claims {

/// Who is who inside one report: which noun phrases stand for one party, and what it is called most fully.
///
/// Joined are: what the reader holds to be one, a bare surname with the full name told before, an acronym
/// with the name that it stands behind in brackets, "the ministry" with the last ministry named, a pronoun
/// with its antecedent (pronouns.hpp).
class Parties {
 public:
  /// `places` may be null: it tells the countries of towns that the tables of actors do not have.
  Parties(const Report& report, const Analysis& analysis, const knowledge::Actors& actors,
          const knowledge::Places* places);

  /// The party that `phrase` names: text (the fullest name where the phrase itself is a pronoun, a bare
  /// surname or "the ministry"), country and role. `span` is where the text stands. A role nobody tells is
  /// CVL, the people at large.
  [[nodiscard]] Entity entity(const Phrase& phrase) const;

  /// The parties that `phrase` names: one, or each of those that "they", "both sides" or "the two countries"
  /// stand for.
  [[nodiscard]] std::vector<Entity> entities(const Phrase& phrase) const;

  /// How often the report names somebody of each country.
  [[nodiscard]] const std::map<std::string, int>& countries() const { return countries_; }

  /// The country of the last party that is named before `span`, civilians apart: an official whose country is
  /// not told is most often of the one that the report is speaking of.
  [[nodiscard]] std::optional<std::string> country_before(Span span) const;

  /// Whether `head` is of one person, named or spoken of.
  [[nodiscard]] bool is_one_person(WordIndex head) const;

  /// Whether the two heads stand for one party.
  [[nodiscard]] bool same(WordIndex a, WordIndex b) const;

 private:
  void join_mentions();
  void count_countries();
  /// The last body named before mention `i` that its common noun can stand for: "the group", "the country".
  [[nodiscard]] std::size_t body_before(std::size_t i) const;
  /// The last parties told together before `i`; without such, for states, the last two named.
  [[nodiscard]] std::vector<std::size_t> pair_before(WordIndex word, bool of_states) const;
  /// The mention with those coordinated with it.
  [[nodiscard]] std::vector<std::size_t> coordinated(std::size_t i) const;
  [[nodiscard]] const PartyMention* fullest(std::size_t group) const;
  [[nodiscard]] std::optional<knowledge::ActorMatch> match_of(const Phrase& phrase) const;
  /// The country of whoever's the phrase is: "his country", "the group's fighters".
  [[nodiscard]] std::optional<std::string> country_of_owner(const Phrase& phrase) const;

  const Text& text_;
  std::string published_;
  const Analysis& analysis_;
  const knowledge::Actors& actors_;
  const knowledge::Places* places_;
  std::vector<PartyMention> mentions_;
  std::vector<std::size_t> group_;            ///< by mention, index into `groups_`
  std::vector<std::size_t> stands_for_;       ///< by mention: the antecedent of a pronoun
  std::map<WordIndex, std::size_t> by_head_;  ///< head word to index into `mentions_`
  std::vector<std::vector<std::size_t>> groups_;
  std::map<std::string, int> countries_;
};

/// Gives a country to parties that have none of their own words: a claim's gunmen, police, residents or
/// officials belong where it happened, else to the country that the report names most. Bodies of no state,
/// press and companies stay without.
void fill_countries(Claim& claim, const Parties& parties);

}  // namespace sayso::claims
