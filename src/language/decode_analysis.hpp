#pragma once
#include <span>
#include <string>
#include <vector>

#include "language/decode_window.hpp"
#include "language/lemma.hpp"
#include "language/model_package.hpp"
#include "sayso/analysis.hpp"
#include "sayso/result.hpp"

namespace sayso::language {

/// The words and sentences of a text before they are read.
struct Outline {
  std::vector<Sentence> sentences;  ///< hold every word once, in order
  std::vector<Span> words;
  std::vector<std::string> texts;  ///< of each word, as written
};

/// The edit scripts of `Labels::lemma`, parsed once. Error: `model_damaged` for one that is none.
[[nodiscard]] Result<std::vector<LemmaScript>> lemma_scripts(const Labels& labels);

/// Puts the windows' readings together, whichever order they come in: words with tags and lemmas, one tree a
/// sentence (tree.hpp) with "root" on its root only, entities, attributions, acts, vectors. Arcs between
/// acts, and between nouns, that only one window takes for such are dropped. Error: `internal` when a word
/// has no reading or two.
[[nodiscard]] Result<Analysis> assemble(const Outline& outline, std::span<const WindowReading> windows,
                                        const Labels& labels, const std::vector<LemmaScript>& lemmas);

/// One label a word from the windows' readings, by the index that `field` points at; "O" where a word has
/// none.
[[nodiscard]] std::vector<std::string> tags_of(std::size_t words, std::span<const WindowReading> windows,
                                               std::uint32_t WordReading::*field,
                                               const std::vector<std::string>& names);

}  // namespace sayso::language
