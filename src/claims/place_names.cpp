#include "claims/place_names.hpp"

#include <algorithm>
#include <set>

#include "claims/party_mention.hpp"

namespace sayso::claims {
namespace {

/// Runs of proper nouns inside `words`, marks inside names ("Nagorno-Karabakh", "St. Denis") included.
std::vector<Span> names_in(const Analysis& analysis, const std::vector<WordIndex>& words) {
  std::vector<Span> made;
  WordIndex before = no_word;
  for (const WordIndex w : words) {
    const Word& word = analysis.words[w];
    if (word.upos != "PROPN") continue;
    const bool glued = before != no_word && word.span.begin <= analysis.words[before].span.end + 1;
    const bool hyphen = before != no_word && w == before + 2 &&
                        analysis.words[before + 1].span.begin == analysis.words[before].span.end &&
                        word.span.begin == analysis.words[before + 1].span.end;
    if ((glued && w == before + 1) || hyphen) {
      made.back().end = word.span.end;
    } else {
      made.push_back(word.span);
    }
    before = w;
  }
  return made;
}

/// What a common noun can stand for.
struct Kind {
  std::string_view noun;
  bool town, division, country;

  [[nodiscard]] bool fits(const knowledge::PlaceCandidate& candidate) const {
    switch (candidate.kind) {
      case knowledge::PlaceKind::town:
        return town;
      case knowledge::PlaceKind::country:
        return country;
      default:
        return division;
    }
  }
};

const Kind* kind_of(std::string_view noun) {
  static constexpr Kind kinds[] = {
      {"city", true, false, false},     {"town", true, false, false},     {"village", true, false, false},
      {"capital", true, false, false},  {"country", false, false, true},  {"nation", false, false, true},
      {"republic", false, true, true},  {"province", false, true, false}, {"region", false, true, false},
      {"district", false, true, false}, {"territory", false, true, true}, {"enclave", false, true, false},
      {"island", false, true, true},    {"area", true, true, false},      {"there", true, true, true},
      {"here", true, true, true}};
  const auto* found = std::ranges::find(kinds, noun, &Kind::noun);
  return found == std::end(kinds) ? nullptr : found;
}

}  // namespace

PlaceNames::PlaceNames(const Text& text, const Analysis& analysis, const knowledge::Places* places,
                       const std::map<std::string, int>& countries)
    : text_(text), analysis_(analysis) {
  if (places == nullptr) return;
  std::set<Span> spans;
  for (const Act& act : analysis.acts) {
    for (const Phrase& phrase : phrases(analysis, act.of(Slot::places))) {
      for (const Span span : names_in(analysis, phrase.words)) spans.insert(span);
    }
  }
  for (const NamedEntity& entity : analysis.entities) {
    if (entity.type != "place") continue;
    std::vector<WordIndex> words;
    for (WordIndex w = entity.first; w < entity.last; ++w) words.push_back(w);
    for (const Span span : names_in(analysis, words)) spans.insert(span);
  }
  std::vector<knowledge::PlaceMention> mentions;
  for (const Span span : spans) mentions.push_back({std::string(text.slice(span)), span});
  std::vector<knowledge::CountryHint> hints;
  for (const auto& [country, count] : countries) hints.push_back({country, static_cast<double>(count)});
  const auto settled = places->settle(mentions, hints);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (settled[i].found()) settled_.emplace(mentions[i].span, settled[i]);
  }
}

Place PlaceNames::settled(const knowledge::SettledPlace& found, Span span) const {
  Place made;
  made.span = span;
  made.name = text_.slice(span);
  made.lat = found.candidate.lat;
  made.lon = found.candidate.lon;
  made.geonameid = found.candidate.geonameid;
  if (!found.candidate.country.empty()) made.country = found.candidate.country;
  made.precision = found.precision;
  return made;
}

std::optional<Place> PlaceNames::last_before(Span span, std::string_view kind) const {
  const Kind* wanted = kind_of(kind);
  if (wanted == nullptr) return std::nullopt;
  for (auto at = settled_.lower_bound(span); at != settled_.begin();) {
    --at;
    if (wanted->fits(at->second.candidate)) return settled(at->second, at->first);
  }
  return std::nullopt;
}

std::optional<Place> PlaceNames::place(const Phrase& phrase) const {
  Phrase named = phrase;
  if (named.words.size() > 1 && analysis_.words[named.words.front()].upos == "DET")
    named.words.erase(named.words.begin());
  Place made;
  made.span = named.span(analysis_);
  made.name = text_.slice(*made.span);
  const auto own = names_in(analysis_, phrase.words);
  if (own.empty()) {
    const std::string head = folded(analysis_.words[phrase.head].lemma);
    // "the city", not "a city"; "there". Kinds of place with more words of their own ("a border village")
    // stay.
    if (kind_of(head) != nullptr && named.words.size() == 1) return last_before(*made.span, head);
  }
  for (const Span span : own) {
    const auto found = settled_.find(span);
    if (found == settled_.end()) continue;
    const bool of_head = span.contains(analysis_.words[phrase.head].span) || own.size() == 1;
    Place known = settled(found->second, *made.span);
    if (!of_head && known.precision == Precision::exact) known.precision = Precision::near;
    return known;
  }
  return made;
}

std::optional<Place> PlaceNames::town(const Phrase& phrase) const {
  const auto own = names_in(analysis_, phrase.words);
  if (own.empty()) {
    const std::string head = folded(analysis_.words[phrase.head].lemma);
    const Kind* kind = kind_of(head);
    const bool of_town = kind != nullptr && kind->town && !kind->division && !kind->country;
    return of_town && phrase.words.size() <= 2 ? last_before(phrase.span(analysis_), head) : std::nullopt;
  }
  for (const Span span : own) {
    const auto found = settled_.find(span);
    if (found == settled_.end() || found->second.candidate.kind != knowledge::PlaceKind::town) continue;
    if (span.contains(analysis_.words[phrase.head].span)) return settled(found->second, span);
  }
  return std::nullopt;
}

}  // namespace sayso::claims
