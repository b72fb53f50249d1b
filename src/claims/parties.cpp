#include "claims/parties.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

#include "claims/groups.hpp"
#include "claims/pronouns.hpp"

namespace sayso::claims {
namespace {

constexpr std::uint32_t bodies_back = 8;  // sentences that a body named is looked for in
constexpr float sure_likeness = 0.5F;     // of the reader's arc between two names
constexpr std::size_t look_back = 2000;   // mentions; keeps the time linear in a text of any length

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

/// A common noun that stands for a body named before.
struct Body {
  std::string_view noun;
  std::string_view roles;  ///< that it may have; empty for a state

  [[nodiscard]] bool fits(const knowledge::ActorMatch& match) const {
    if (roles.empty()) return match.basis == knowledge::ActorBasis::country;
    return match.basis == knowledge::ActorBasis::named && roles.find(match.role) != std::string_view::npos;
  }
};

const Body* body_of(std::string_view noun) {
  static constexpr Body bodies[] = {{"group", "REB CRM NGO OPP"},
                                    {"organisation", "NGO IGO REB"},
                                    {"organization", "NGO IGO REB"},
                                    {"movement", "REB OPP PTY"},
                                    {"militia", "REB MIL"},
                                    {"faction", "REB OPP PTY"},
                                    {"bloc", "IGO"},
                                    {"union", "IGO LAB"},
                                    {"alliance", "IGO MIL"},
                                    {"agency", "MED IGO"},
                                    {"party", "PTY OPP"},
                                    {"network", "MED REB CRM"},
                                    {"country", ""},
                                    {"nation", ""},
                                    {"republic", ""}};
  const auto* found = std::ranges::find(bodies, noun, &Body::noun);
  return found == std::end(bodies) ? nullptr : found;
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
    bool joined = false;
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
        joined = true;
        break;
      }
    }
    if (joined || !mine.definite) continue;
    const std::size_t body = body_before(i);
    if (body != no_mention) groups.join(i, body);
  }
  group_.resize(mentions_.size());
  for (std::size_t i = 0; i < mentions_.size(); ++i) group_[i] = groups.find(i);
  stands_for_ = antecedents(analysis_, mentions_, group_);
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    if (stands_for_[i] != no_mention) groups.join(i, stands_for_[i]);
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
    return std::tuple(tells_country(m.match) && names_party(m), m.named_head, tells_country(m.match),
                      m.names.size(), m.phrase.words.size());
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

std::size_t Parties::body_before(std::size_t i) const {
  const PartyMention& mine = mentions_[i];
  const Word& word = analysis_.words[mine.phrase.head];
  const Body* body = body_of(folded(word.lemma));
  if (body == nullptr || mine.plural || mine.phrase.words.size() < 2 ||
      folded(analysis_.words[mine.phrase.words.front()].text) == "a") {
    return no_mention;
  }
  for (std::size_t k = i; k-- > 0;) {
    const PartyMention& other = mentions_[k];
    if (analysis_.words[other.phrase.head].sentence + bodies_back < word.sentence) break;
    if (other.named_head && other.match && body->fits(*other.match)) return k;
  }
  return no_mention;
}

std::vector<std::size_t> Parties::coordinated(std::size_t i) const {
  std::vector<std::size_t> made = {i};
  const WordIndex head = mentions_[i].phrase.head;
  const Sentence& sentence = analysis_.sentences[analysis_.words[head].sentence];
  for (WordIndex w = head + 1; w < sentence.last; ++w) {
    if (analysis_.words[w].deprel != "conj" || analysis_.words[w].head != head) continue;
    const auto known = by_head_.find(w);
    if (known != by_head_.end() && !mentions_[known->second].pronoun) made.push_back(known->second);
  }
  return made;
}

std::vector<std::size_t> Parties::pair_before(WordIndex word, bool of_states) const {
  const std::uint32_t sentence = analysis_.words[word].sentence;
  std::vector<std::size_t> states;
  for (auto at = by_head_.lower_bound(word); at != by_head_.begin();) {
    --at;
    const PartyMention& mention = mentions_[at->second];
    if (analysis_.words[at->first].sentence + bodies_back < sentence) break;
    if (mention.pronoun || !mention.match) continue;
    auto together = coordinated(at->second);
    if (together.size() == 2 && mentions_[together[1]].match) return together;
    const bool state = mention.match->basis == knowledge::ActorBasis::country && mention.named_head;
    if (state && std::ranges::none_of(states, [&](std::size_t k) {
          return mentions_[k].match->country == mention.match->country;
        }))
      states.push_back(at->second);
  }
  if (!of_states || states.size() < 2) return {};
  return {states[1], states[0]};
}

std::vector<Entity> Parties::entities(const Phrase& phrase) const {
  std::vector<std::size_t> several;
  const auto known = by_head_.find(phrase.head);
  const std::string head = folded(analysis_.words[phrase.head].text);
  const auto says = [&](std::string_view word) {
    return std::ranges::any_of(phrase.words,
                               [&](WordIndex w) { return folded(analysis_.words[w].text) == word; });
  };
  if (known != by_head_.end() && mentions_[known->second].pronoun) {
    const std::size_t antecedent = stands_for_[known->second];
    if (antecedent != no_mention && (head == "they" || head == "them" || head == "their"))
      several = coordinated(antecedent);
  } else if (says("both") || says("two") || head == "pair") {
    static constexpr std::string_view states[] = {
        "two", "both", "sides", "countries", "nations", "states", "neighbours", "neighbors", "governments"};
    static constexpr std::string_view others[] = {"leaders",   "parties", "men",   "presidents",
                                                  "ministers", "pair",    "groups"};
    const bool of_states = std::ranges::find(states, head) != std::end(states);
    if (of_states || std::ranges::find(others, head) != std::end(others))
      several = pair_before(phrase.words.front(), of_states);
  }
  if (several.size() < 2) return {entity(phrase)};
  std::vector<Entity> made;
  for (const std::size_t i : several) made.push_back(entity(mentions_[i].phrase));
  return made;
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
