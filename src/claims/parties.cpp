#include "claims/parties.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "claims/groups.hpp"
#include "claims/pronouns.hpp"

namespace sayso::claims {
namespace {

constexpr float sure_likeness = 0.5F;    // of the reader's arc between two names
constexpr std::size_t look_back = 2000;  // mentions; keeps the time linear in a text of any length

bool names_somebody(const Word& word) {
  return word.upos == "NOUN" || word.upos == "PROPN" || word.upos == "PRON" || word.upos == "ADJ" ||
         word.upos == "NUM";
}

/// First letters of the names in `names` spell `acronym` ("osce"), small words left out.
bool spells(const std::vector<std::string>& names, std::string_view acronym) {
  std::string letters;
  for (const std::string& name : names) letters += name.empty() ? '\0' : name.front();
  return acronym.size() >= 2 && letters == acronym;
}

/// "Petrov", "Mr Petrov" after "Defence Minister Ivan Petrov": the last names are one, and one of the two has
/// no other name but titles, or they share another.
bool is_surname_of(const PartyMention& later, const PartyMention& earlier) {
  if (later.names.empty() || earlier.names.size() < 2 || later.names.back() != earlier.names.back())
    return false;
  if (later.names.size() == 1) return later.phrase.words.size() <= 2;
  return later.person && earlier.person &&
         std::ranges::any_of(later.names.begin(), later.names.end() - 1, [&](const std::string& name) {
           return std::find(earlier.names.begin(), earlier.names.end() - 1, name) != earlier.names.end() - 1;
         });
}

bool tells_country(const std::optional<knowledge::ActorMatch>& match) {
  return match && !match->country.empty();
}

/// `match`, with the role that the phrase's own words tell, where they tell one.
std::optional<knowledge::ActorMatch> with_role(std::optional<knowledge::ActorMatch> match,
                                               const std::optional<knowledge::ActorMatch>& own) {
  if (own && !own->role.empty()) {
    match->role = own->role;
    match->basis = own->basis;
  }
  return match;
}

}  // namespace

Parties::Parties(const Report& report, const Analysis& analysis, const knowledge::Actors& actors,
                 const knowledge::Places* places)
    : text_(report.text),
      published_(report.published.value_or("")),
      analysis_(analysis),
      actors_(actors),
      places_(places),
      mentions_(party_mentions(report, analysis, actors, places)) {
  for (std::size_t i = 0; i < mentions_.size(); ++i) by_head_[mentions_[i].phrase.head] = i;
  join_mentions();
  count_countries();
}

std::optional<knowledge::ActorMatch> Parties::match_of(const Phrase& phrase) const {
  return actors_.resolve(text_.slice(phrase.span(analysis_)), published_, places_);
}

std::optional<std::string> Parties::country_before(Span span) const {
  const PartyMention* last = nullptr;
  for (const PartyMention& mention : mentions_) {
    const Span own = mention.phrase.span(analysis_);
    if (own.begin >= span.begin) break;
    if (tells_country(mention.match) && !mention.match->country_is_weak && mention.match->role != "CVL")
      last = &mention;
  }
  if (last == nullptr) return std::nullopt;
  return last->match->country;
}

void Parties::join_mentions() {
  Groups groups(mentions_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    const PartyMention& mine = mentions_[i];
    const Word& head = analysis_.words[mine.phrase.head];
    if (mine.pronoun) continue;
    for (const Arc& arc : head.coreferents) {
      const auto other = by_head_.find(arc.word);
      if (other != by_head_.end() && !mentions_[other->second].pronoun && arc.confidence >= sure_likeness)
        groups.join(i, other->second);
    }
    const std::string head_name = folded(head.lemma);
    const std::size_t farthest = i > look_back ? i - look_back : 0;
    for (std::size_t k = i; k-- > farthest;) {
      const PartyMention& other = mentions_[k];
      if (other.pronoun) continue;
      const bool same_names = !mine.names.empty() && mine.names == other.names;
      const bool surname = is_surname_of(mine, other);
      const bool acronym = mine.names.size() == 1 && spells(other.names, mine.names.front());
      const bool named_before =
          mine.definite && !other.definite && folded(analysis_.words[other.phrase.head].lemma) == head_name;
      if (same_names || surname || acronym || named_before) {
        groups.join(i, k);
        break;
      }
    }
  }
  group_.resize(mentions_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) group_[i] = groups.find(i);
  const auto stands_for = antecedents(analysis_, mentions_, group_);
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (stands_for[i] != no_mention) groups.join(i, stands_for[i]);
  }
  groups_.assign(mentions_.size(), {});
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    group_[i] = groups.find(i);
    groups_[group_[i]].push_back(i);
  }
}

void Parties::count_countries() {
  for (const PartyMention& mention : mentions_) {
    if (tells_country(mention.match)) ++countries_[mention.match->country];
  }
}

const PartyMention* Parties::fullest(std::size_t group) const {
  const PartyMention* best = nullptr;
  const auto weight = [](const PartyMention& m) {
    return std::tuple(tells_country(m.match), m.names.size(), m.phrase.words.size());
  };
  for (const std::size_t i : groups_[group]) {
    const PartyMention& mention = mentions_[i];
    if (!mention.pronoun && (best == nullptr || weight(mention) > weight(*best))) best = &mention;
  }
  return best;
}

bool Parties::same(WordIndex a, WordIndex b) const {
  const auto x = by_head_.find(a);
  const auto y = by_head_.find(b);
  return x != by_head_.end() && y != by_head_.end() && group_[x->second] == group_[y->second];
}

std::optional<std::string> Parties::country_of_owner(const Phrase& phrase) const {
  for (const WordIndex w : phrase.words) {
    if (w == phrase.head || analysis_.words[w].deprel != "nmod:poss") continue;
    const auto owner = by_head_.find(w);
    if (owner == by_head_.end()) continue;
    const PartyMention* full = fullest(group_[owner->second]);
    if (full != nullptr && tells_country(full->match)) return full->match->country;
  }
  return std::nullopt;
}

bool Parties::is_one_person(WordIndex head) const {
  const auto known = by_head_.find(head);
  if (known == by_head_.end()) return false;
  const PartyMention& mention = mentions_[known->second];
  if (!mention.pronoun) return mention.person && !mention.plural;
  static constexpr std::string_view singular[] = {"he", "she", "him", "her", "his", "himself", "herself"};
  return std::ranges::find(singular, folded(analysis_.words[head].text)) != std::end(singular);
}

Entity Parties::entity(const Phrase& phrase) const {
  Entity made;
  Phrase named = phrase;
  // The reader's role stands on the words it marked: the surest of them tells.
  float surest = 0;
  for (const WordIndex w : phrase.words) {
    const Word& word = analysis_.words[w];
    const float weight = w == phrase.head ? word.role_confidence + 0.2F : word.role_confidence;
    if (names_somebody(word) && !word.role.empty() && weight > surest) {
      surest = weight;
      made.role = word.role;
    }
  }
  auto match = match_of(phrase);
  const auto known = by_head_.find(phrase.head);
  if (known != by_head_.end()) {
    const PartyMention& mention = mentions_[known->second];
    const PartyMention* full = fullest(group_[known->second]);
    const bool bare =
        mention.pronoun || mention.definite || (mention.names.size() == 1 && phrase.words.size() <= 2);
    if (bare && full != nullptr && (mention.pronoun || !tells_country(match))) named = full->phrase;
    if (!tells_country(match)) {
      const bool own = tells_country(mention.match);
      if (own || (full != nullptr && tells_country(full->match)))
        match = with_role(own ? mention.match : full->match, match);
    }
  }
  if (!tells_country(match)) {
    if (const auto country = country_of_owner(phrase)) {
      if (!match) match.emplace();
      match->country = *country;
    }
  }
  made.span = named.span(analysis_);
  made.text = text_.slice(*made.span);
  if (match) {
    if (!match->country.empty()) made.country = match->country;
    if (match->basis == knowledge::ActorBasis::named && !match->role.empty()) made.role = match->role;
    if (made.role.empty()) made.role = match->role;
  }
  if (made.role.empty()) made.role = "CVL";
  return made;
}

void fill_countries(Claim& claim, const Parties& parties) {
  static constexpr std::string_view local[] = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB", "OPP",
                                               "PTY", "CVL", "CRM", "REF", "ELI", "EDU", "LAB", "REL"};
  static constexpr std::string_view officials[] = {"GOV", "LEG", "ELI", "PTY"};
  std::optional<std::string> home;
  for (const Place& place : claim.places) {
    if (!home) home = place.country;
  }
  if (!home) {
    const auto most =
        std::ranges::max_element(parties.countries(), {}, [](const auto& c) { return c.second; });
    if (most != parties.countries().end()) home = most->first;
  }
  for (auto* party : {&claim.actors, &claim.recipients, &claim.sources}) {
    for (Entity& entity : *party) {
      if (entity.country || std::ranges::find(local, entity.role) == std::end(local)) continue;
      const bool official = std::ranges::find(officials, entity.role) != std::end(officials);
      if (official && entity.span) entity.country = parties.country_before(*entity.span);
      if (!entity.country) entity.country = home;
    }
  }
}

}  // namespace sayso::claims
