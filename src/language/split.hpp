#pragma once
#include <vector>

#include "sayso/analysis.hpp"
#include "sayso/span.hpp"
#include "sayso/text.hpp"

namespace sayso::language {

/// Most words of a sentence; a longer stretch without a stop is cut, behind a comma or the like if there is
/// one.
inline constexpr std::uint32_t longest_sentence = 200;

/// A text cut into words and sentences.
struct Segmentation {
  std::vector<Span> words;          ///< ascending, none empty, none overlapping, none with white space inside
  std::vector<Sentence> sentences;  ///< together they hold every word once; spans from first to last word
};

/// Cuts `text` into sentences and words (token.hpp says how). Every code point that is no white space is in
/// exactly one word. A sentence never runs over a blank line; wrapped lines are joined (lines.hpp). A
/// dateline
/// ("GENEVA (AP) -- ") stays in its sentence. Takes time linear in the text's length.
[[nodiscard]] Segmentation split(const Text& text);

}  // namespace sayso::language
