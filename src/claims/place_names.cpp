#include "claims/place_names.hpp"

#include <algorithm>
#include <set>

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

Place PlaceNames::place(const Phrase& phrase) const {
  Phrase named = phrase;
  if (named.words.size() > 1 && analysis_.words[named.words.front()].upos == "DET")
    named.words.erase(named.words.begin());
  Place made;
  made.span = named.span(analysis_);
  made.name = text_.slice(*made.span);
  const auto own = names_in(analysis_, phrase.words);
  for (const Span span : own) {
    const auto found = settled_.find(span);
    if (found == settled_.end()) continue;
    const knowledge::PlaceCandidate& candidate = found->second.candidate;
    made.lat = candidate.lat;
    made.lon = candidate.lon;
    made.geonameid = candidate.geonameid;
    if (!candidate.country.empty()) made.country = candidate.country;
    const bool of_head = span.contains(analysis_.words[phrase.head].span) || own.size() == 1;
    made.precision =
        of_head || found->second.precision != Precision::exact ? found->second.precision : Precision::near;
    break;
  }
  return made;
}

}  // namespace sayso::claims
