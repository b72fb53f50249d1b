#include "claims/parties.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <string_view>
#include <tuple>

#include "claims/groups.hpp"

namespace sayso::claims {
namespace {

constexpr std::size_t no_mention = static_cast<std::size_t>(-1);
constexpr std::size_t look_back = 2000;   // mentions; keeps the time linear in a text of any length
constexpr std::size_t longest_name = 14;  // words; what is longer describes rather than names

std::string folded(std::string_view text) {
  std::string made;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .foldCase()
      .toUTF8String(made);
  return made;
}

bool names_somebody(const Word& word) {
  return word.upos == "NOUN" || word.upos == "PROPN" || word.upos == "PRON" || word.upos == "ADJ" ||
         word.upos == "NUM";
}

bool is_personal(const Word& word) {
  static constexpr std::string_view personal[] = {
      "he", "she", "they", "it",    "we",  "i",  "him", "her",     "them",      "us",
      "me", "his", "its",  "their", "our", "my", "who", "himself", "themselves"};
  return word.upos == "PRON" && std::ranges::find(personal, folded(word.text)) != std::end(personal);
}

/// First letters of the names in `names` spell `acronym` ("osce"), small words left out.
bool spells(const std::vector<std::string>& names, std::string_view acronym) {
  std::string letters;
  for (const std::string& name : names) letters += name.empty() ? '\0' : name.front();
  return acronym.size() >= 2 && letters == acronym;
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
      places_(places) {
  find_persons();
  find_mentions();
  join_mentions();
  count_countries();
}

std::optional<knowledge::ActorMatch> Parties::match_of(const Phrase& phrase) const {
  return actors_.resolve(text_.slice(phrase.span(analysis_)), published_, places_);
}

void Parties::find_persons() {
  person_of_.assign(analysis_.words.size(), nullptr);
  for (const NamedEntity& entity : analysis_.entities) {
    if (entity.type != "person") continue;
    for (WordIndex w = entity.first; w < entity.last; ++w) {
      if (person_of_[w] == nullptr) person_of_[w] = &entity;
    }
  }
}

void Parties::widen_to_entity(Phrase& phrase) const {
  const NamedEntity* person = person_of_[phrase.head];
  if (person == nullptr) return;
  std::vector<WordIndex> words;
  for (WordIndex w = std::min(person->first, phrase.words.front());
       w < std::max(person->last, phrase.words.back() + 1); ++w) {
    words.push_back(w);
  }
  if (analysis_.words[words.front()].sentence == analysis_.words[words.back()].sentence)
    phrase.words = std::move(words);
}

void Parties::find_mentions() {
  for (WordIndex w = 0; w < analysis_.words.size(); ++w) {
    const Word& word = analysis_.words[w];
    const bool noun = word.upos == "NOUN" || word.upos == "PROPN";
    if (!noun && !is_personal(word)) continue;
    if (word.deprel == "compound" || word.deprel == "flat") continue;  // part of another's name
    Mention mention;
    mention.pronoun = !noun;
    mention.phrase = mention.pronoun ? Phrase{{w}, w, 0} : noun_phrase(analysis_, w);
    if (noun) widen_to_entity(mention.phrase);
    if (mention.phrase.words.size() > longest_name) mention.phrase = Phrase{{w}, w, 0};
    for (const WordIndex part : mention.phrase.words) {
      if (analysis_.words[part].upos == "PROPN") mention.names.push_back(folded(analysis_.words[part].text));
    }
    mention.definite =
        noun && word.upos == "NOUN" && mention.phrase.words.size() <= 2 && mention.names.empty();
    if (!mention.pronoun) mention.match = match_of(mention.phrase);
    by_head_[w] = mentions_.size();
    mentions_.push_back(std::move(mention));
  }
}

std::size_t Parties::person_before(std::size_t pronoun) const {
  static constexpr std::string_view singular[] = {"he", "she", "him", "her", "his", "himself", "herself"};
  const Word& word = analysis_.words[mentions_[pronoun].phrase.head];
  if (std::ranges::find(singular, folded(word.text)) == std::end(singular)) return no_mention;
  for (std::size_t k = pronoun; k-- > 0;) {
    const Mention& other = mentions_[k];
    const Word& head = analysis_.words[other.phrase.head];
    if (head.sentence + 2 < word.sentence) break;
    if (!other.pronoun && head.upos == "PROPN" && person_of_[other.phrase.head] != nullptr) return k;
  }
  return no_mention;
}

std::optional<std::string> Parties::country_before(Span span) const {
  const Mention* last = nullptr;
  for (const Mention& mention : mentions_) {
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
    const Mention& mine = mentions_[i];
    const Word& head = analysis_.words[mine.phrase.head];
    // The reader's own arcs; a pronoun takes the best one only, or it would tie its antecedents together.
    const Arc* best = nullptr;
    for (const Arc& arc : head.coreferents) {
      if (!by_head_.contains(arc.word)) continue;
      const Mention& other = mentions_[by_head_.at(arc.word)];
      if (mine.pronoun ? other.pronoun : !other.pronoun) continue;
      if (best == nullptr || arc.confidence > best->confidence) best = &arc;
    }
    if (mine.pronoun) {
      const std::size_t before = best != nullptr ? by_head_.at(best->word) : person_before(i);
      if (before != no_mention) groups.join(i, before);
    }
    if (mine.pronoun) continue;
    const std::string head_name = folded(head.lemma);
    const std::size_t farthest = i > look_back ? i - look_back : 0;
    for (std::size_t k = i; k-- > farthest;) {
      const Mention& other = mentions_[k];
      if (other.pronoun) continue;
      const bool same_names = !mine.names.empty() && mine.names == other.names;
      const bool surname = mine.names.size() == 1 && other.names.size() >= 2 && head.upos == "PROPN" &&
                           mine.phrase.words.size() <= 2 && other.names.back() == mine.names.front();
      const bool acronym = mine.names.size() == 1 && spells(other.names, mine.names.front());
      const bool named_before =
          mine.definite && !other.definite && folded(analysis_.words[other.phrase.head].lemma) == head_name;
      if (same_names || surname || acronym || named_before) {
        groups.join(i, k);
        break;
      }
    }
  }
  groups_.assign(mentions_.size(), {});
  for (std::size_t i = 0; i < mentions_.size(); ++i) {
    mentions_[i].group = groups.find(i);
    groups_[mentions_[i].group].push_back(i);
  }
}

void Parties::count_countries() {
  for (const Mention& mention : mentions_) {
    if (tells_country(mention.match)) ++countries_[mention.match->country];
  }
}

const Parties::Mention* Parties::fullest(std::size_t group) const {
  const Mention* best = nullptr;
  const auto weight = [](const Mention& m) {
    return std::tuple(tells_country(m.match), m.names.size() + m.phrase.words.size());
  };
  for (const std::size_t i : groups_[group]) {
    const Mention& mention = mentions_[i];
    if (!mention.pronoun && (best == nullptr || weight(mention) > weight(*best))) best = &mention;
  }
  return best;
}

bool Parties::same(WordIndex a, WordIndex b) const {
  const auto x = by_head_.find(a);
  const auto y = by_head_.find(b);
  return x != by_head_.end() && y != by_head_.end() &&
         mentions_[x->second].group == mentions_[y->second].group;
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
    const Mention& mention = mentions_[known->second];
    const Mention* full = fullest(mention.group);
    const bool bare =
        mention.pronoun || mention.definite || (mention.names.size() == 1 && phrase.words.size() <= 2);
    if (bare && full != nullptr && (mention.pronoun || !tells_country(match))) named = full->phrase;
    if (!tells_country(match)) {
      const bool own = tells_country(mention.match);
      if (own || (full != nullptr && tells_country(full->match)))
        match = with_role(own ? mention.match : full->match, match);
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
