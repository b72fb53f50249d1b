#pragma once
#include <span>
#include <vector>

#include "sayso/analysis.hpp"

namespace sayso::claims {

/// Words that name one party, place, time or number.
struct Phrase {
  std::vector<WordIndex> words;  ///< ascending, never empty
  WordIndex head = no_word;      ///< the word that the others hang on
  float confidence = 0;          ///< of the surest of its words, [0, 1]

  [[nodiscard]] Span span(const Analysis& analysis) const {
    return {analysis.words[words.front()].span.begin, analysis.words[words.back()].span.end};
  }
};

/// Parts the words of a slot into phrases: "Russia, France and the USA" is three.
///
/// Words that stand next to each other, or that hang on one another with only words of their own name between
/// them, are one phrase; a conjunct begins another. A noun is given back the modifiers of its name that the
/// slot left out: "armed forces" becomes "the Armenian armed forces". A phrase counts when the surest of its
/// words reaches `surest` (weaker words only widen it), or, where none does, when it is the surest and
/// reaches `enough`. Reads: heads, relations, parts of speech.
[[nodiscard]] std::vector<Phrase> phrases(const Analysis& analysis, std::span<const Arc> arcs,
                                          float surest = 0, float enough = 0);

/// The noun phrase of `head` as far as it names: determiners, modifiers and names, "of …" and appositions,
/// not relative clauses. Stays inside the sentence.
[[nodiscard]] Phrase noun_phrase(const Analysis& analysis, WordIndex head);

/// Whether `word` hangs on `above`, at any depth.
[[nodiscard]] bool hangs_on(const Analysis& analysis, WordIndex word, WordIndex above);

}  // namespace sayso::claims
