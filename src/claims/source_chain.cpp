#include "claims/source_chain.hpp"

#include <algorithm>

#include "claims/party_mention.hpp"

namespace sayso::claims {
namespace {

bool overlap(const std::vector<WordIndex>& ascending, const std::vector<WordIndex>& words) {
  return std::ranges::any_of(words, [&](WordIndex w) { return std::ranges::binary_search(ascending, w); });
}

/// Whether `outer` is somebody who is quoted with words that `inner` stands in.
bool quotes(const Analysis& analysis, const Phrase& outer, const Phrase& inner) {
  return std::ranges::any_of(analysis.attributions, [&](const Attribution& a) {
    return overlap(a.source, outer.words) && !overlap(a.source, inner.words) &&
           overlap(a.content, inner.words);
  });
}

/// "according to X"
bool is_according_to(const Analysis& analysis, const Phrase& source) {
  const WordIndex first = source.words.front();
  return first >= 2 && analysis.words[first - 1].lemma == "to" &&
         folded(analysis.words[first - 2].text) == "according";
}

/// The subject of a verb: "X said".
bool is_spoken_by(const Analysis& analysis, const Phrase& source) {
  return analysis.words[source.head].deprel.starts_with("nsubj");
}

}  // namespace

std::vector<Phrase> source_order(const Analysis& analysis, std::vector<Phrase> sources) {
  // Insertion, so that pairs of which nothing is told keep the order of the text.
  std::vector<Phrase> ordered;
  for (Phrase& source : sources) {
    auto place = ordered.end();
    while (place != ordered.begin() && quotes(analysis, source, *(place - 1)) &&
           !quotes(analysis, *(place - 1), source)) {
      --place;
    }
    ordered.insert(place, std::move(source));
  }
  if (std::ranges::any_of(ordered, [&](const Phrase& source) { return is_spoken_by(analysis, source); })) {
    std::stable_partition(ordered.begin(), ordered.end(),
                          [&](const Phrase& source) { return is_according_to(analysis, source); });
  }
  return ordered;
}

}  // namespace sayso::claims
