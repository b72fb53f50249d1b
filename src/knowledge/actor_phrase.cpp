#include "knowledge/actor_phrase.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace sayso::knowledge {
namespace {

using Words = const std::vector<FoldedWord>&;

template <std::size_t n>
bool among(const std::array<std::string_view, n>& list, std::string_view word) {
  return std::ranges::find(list, word) != list.end();
}

constexpr std::array<std::string_view, 3> owner_words = {"of", "from", "with"};
constexpr std::array<std::string_view, 13> place_words = {
    "in",     "at",      "on",    "near",       "around", "inside", "within",
    "across", "outside", "under", "throughout", "along",  "between"};
constexpr std::array<std::string_view, 13> target_words = {"to",     "against", "by",     "over",  "about",
                                                           "toward", "towards", "during", "after", "before",
                                                           "into",   "as",      "through"};
constexpr std::array<std::string_view, 4> conjunctions = {"and", "or", "but", "plus"};
constexpr std::array<std::string_view, 12> clause_words = {
    "who", "whom", "which", "that", "whose", "where", "when", "while", "because", "known", "is", "was"};
constexpr std::array<std::string_view, 10> former_words = {
    "former",  "ex",      "ousted",    "deposed",   "retired",
    "onetime", "toppled", "erstwhile", "disgraced", "outgoing president"};
// After a hyphen: whose doing something is, not who it is.
constexpr std::array<std::string_view, 29> doing_words = {
    "backed",     "led",      "allied",     "sponsored", "funded",    "trained",      "supported", "aligned",
    "linked",     "held",     "controlled", "occupied",  "run",       "administered", "based",     "owned",
    "made",       "mediated", "brokered",   "born",      "installed", "friendly",     "leaning",   "inspired",
    "affiliated", "armed",    "financed",   "loyal",     "imposed"};
constexpr std::array<std::string_view, 5> stance_words = {"pro", "anti", "non", "post", "counter"};

std::optional<PartLink> link_of(std::string_view word) {
  if (among(owner_words, word)) return PartLink::owner;
  if (word == "for") return PartLink::purpose;
  if (among(place_words, word)) return PartLink::place;
  if (among(target_words, word)) return PartLink::target;
  if (among(conjunctions, word)) return PartLink::conjunct;
  if (among(clause_words, word)) return PartLink::clause;
  return std::nullopt;
}

bool weak_by_neighbours(Words words, std::size_t first, std::size_t last) {
  if (last < words.size() && words[last].joint == Joint::hyphen && among(doing_words, words[last].text))
    return true;
  return first > 0 && words[first].joint == Joint::hyphen && among(stance_words, words[first - 1].text);
}

// "police officers killed by rebels": a small-letter participle after a noun that has a role.
bool starts_clause(const FoldedWord& word) {
  if (word.capital || word.joint == Joint::hyphen || word.text.size() < 5) return false;
  return word.text.ends_with("ed") || word.text.ends_with("ing") || word.text == "held" ||
         word.text == "loyal";
}

}  // namespace

ActorPhrase take_apart(const ActorTable& table, std::string_view phrase) {
  ActorPhrase taken;
  taken.text = phrase;
  taken.words = fold_words(phrase);
  Words words = taken.words;
  if (words.empty()) return taken;
  PhrasePart part;
  bool noun_seen = false;
  const auto close = [&](std::size_t end, std::size_t next, PartLink link) {
    if (end > part.first || taken.parts.empty()) {
      part.last = end;
      taken.parts.push_back(part);
    }
    part = PhrasePart{.first = next, .last = next, .link = link, .former = false};
    noun_seen = false;
  };
  for (std::size_t i = 0; i < words.size();) {
    if (words[i].joint == Joint::pause && i > part.first) close(i, i, PartLink::pause);
    std::size_t count = 0;
    const ActorEntry* entry = table.longest(words, i, count, phrase);
    if (entry != nullptr) {
      const bool weak = !entry->is_role_word() && weak_by_neighbours(words, i, i + count);
      taken.matches.push_back({i, i + count, entry, weak});
      noun_seen = noun_seen || !entry->role.empty() || entry->kind == ActorEntryKind::people;
      i += count;
      continue;
    }
    const std::string& word = words[i].text;
    if (!words[i].capital || i == 0) {
      // "up to 80 people" is one phrase.
      const bool counts = i + 1 < words.size() && words[i + 1].text[0] >= '0' && words[i + 1].text[0] <= '9';
      if (const auto link = link_of(word); link && words[i].joint != Joint::hyphen && i > 0 && !counts) {
        // "and" joins adjectives too: it parts only after a noun.
        if (*link != PartLink::conjunct || noun_seen) {
          close(i, i + 1, *link);
          ++i;
          continue;
        }
      }
      if (among(former_words, word)) part.former = true;
      if (noun_seen && starts_clause(words[i])) close(i, i + 1, PartLink::clause);
    } else if (among(former_words, word)) {
      part.former = true;
    }
    ++i;
  }
  part.last = words.size();
  if (part.last > part.first || taken.parts.empty()) taken.parts.push_back(part);
  return taken;
}

}  // namespace sayso::knowledge
