#pragma once
#include <span>
#include <vector>

#include "sayso/analysis.hpp"

namespace sayso::claims {

/// Words that name one party, place, time or number.
struct Phrase {
  std::vector<WordIndex> words;  ///< ascending, never empty
  WordIndex head = no_word;      ///< the word that the others hang on

  [[nodiscard]] Span span(const Analysis& analysis) const {
    return {analysis.words[words.front()].span.begin, analysis.words[words.back()].span.end};
  }
};

/// Parts the words of a slot into phrases: "Russia, France and the USA" is three.
///
/// Words that stand next to each other, or that hang on one another with only a mark between them, are one
/// phrase; a conjunct begins another. Reads: heads, relations, parts of speech.
[[nodiscard]] std::vector<Phrase> phrases(const Analysis& analysis, std::span<const Arc> arcs);

/// The noun phrase of `head` as far as it names: determiners, modifiers and names, "of …" and appositions, not
/// relative clauses. Stays inside the sentence.
[[nodiscard]] Phrase noun_phrase(const Analysis& analysis, WordIndex head);

/// Whether `word` hangs on `above`, at any depth.
[[nodiscard]] bool hangs_on(const Analysis& analysis, WordIndex word, WordIndex above);

}  // namespace sayso::claims
