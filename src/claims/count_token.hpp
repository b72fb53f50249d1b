#pragma once
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.hpp"
#include "sayso/text.hpp"

namespace sayso::claims {

enum class TokenKind : std::uint8_t { letters, digits, mark };

/// A run of letters, a run of ASCII digits, or one mark. Finer than a word, so that it makes no difference
/// whether the segmenter leaves "mid-May", "Nov.18" or "5th" in one piece.
struct Token {
  Span span;
  std::string text;   ///< as written, but curly quotes and all dashes as ' and -
  std::string lower;  ///< `text` with ASCII letters in lower case
  TokenKind kind = TokenKind::mark;
  bool glued = false;         ///< no space before it
  bool starts_line = false;   ///< a line break before it, or first
  bool starts_blank = false;  ///< two line breaks before it, or first

  [[nodiscard]] bool capital() const { return !text.empty() && text[0] >= 'A' && text[0] <= 'Z'; }
};

/// The tokens of `words`, which are in order and do not overlap. Linear in the length of the words.
[[nodiscard]] std::vector<Token> fine_tokens(const Text& text, std::span<const Span> words);

/// The tokens of a piece of text on its own; spans count from its start. None when it is not UTF-8.
[[nodiscard]] std::vector<Token> fine_tokens(std::string_view utf8);

}  // namespace sayso::claims
