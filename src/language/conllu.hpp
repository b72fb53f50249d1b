#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"

namespace sayso::language {

/// A word of a CoNLL-U sentence (https://universaldependencies.org/format.html). Columns as written, "_"
/// where nothing is told.
struct ConlluWord {
  static constexpr std::int32_t no_head = -1;  ///< the column holds "_"

  std::string form, lemma, upos, xpos, feats;
  std::int32_t head = no_head;  ///< 1-based number of the head's word; 0 for the root
  std::string deprel, deps, misc;
};

/// A line that is no word: a token of several words ("3-4") or a word left out ("5.1").
struct ConlluExtra {
  std::uint32_t before = 0;  ///< stands before this word, 1-based; words + 1 for the end
  std::array<std::string, 10> columns;
};

struct ConlluSentence {
  std::vector<std::string> comments;  ///< whole lines, "# text = …"
  std::vector<ConlluWord> words;
  std::vector<ConlluExtra> extras;  ///< in the order of the file

  /// What a comment "# key = value" says; empty when there is none.
  [[nodiscard]] std::string_view comment(std::string_view key) const;
};

/// Reads a whole file's text. Error: `field_invalid` with `item` and line: not ten columns, a number out of
/// order, a head that is no number or past the sentence's end.
[[nodiscard]] Result<std::vector<ConlluSentence>> read_conllu(std::string_view text, std::string_view item);

/// The sentence with the blank line that ends it. `read_conllu` of it gives the same again.
[[nodiscard]] std::string write_conllu(const ConlluSentence& sentence);

}  // namespace sayso::language
