#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace sayso::language {

/// What the splitter knows of a word.
enum class TokenKind : std::uint8_t {
  word,
  number,
  initial,      ///< "J.": hardly ever ends a sentence
  title,        ///< an abbreviation that never ends one: "Gen."
  ending,       ///< an abbreviation that may end one: "Inc.", "U.S."
  stop,         ///< "."
  strong_stop,  ///< "?", "!!", "?!", "。"
  ellipsis,     ///< "...", "…"
  tag,          ///< URL, e-mail address, @handle, #hashtag
  pictograph,   ///< emoji or emoticon
  punctuation   ///< all the rest
};

/// A word: code points [begin, end) of the text it was cut from.
struct Token {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  TokenKind kind = TokenKind::word;
};

/// Cuts the stretch [begin, end) of `text` into words as Universal Dependencies' English Web Treebank does
/// (https://universaldependencies.org/treebanks/en_ewt): clitics and punctuation apart, hyphenated compounds
/// cut at the hyphen except behind prefixes, numbers, addresses and abbreviations whole.
///
/// No word holds white space, none overlap, every other code point is in exactly one. Takes time linear in
/// the stretch's length; does not look outside it.
[[nodiscard]] std::vector<Token> cut_words(std::u32string_view text, std::uint32_t begin, std::uint32_t end);

}  // namespace sayso::language
