#pragma once
#include <string>
#include <string_view>

namespace sayso::language {

/// What a code point is to the splitter. ICU's general categories, with a few choices of our own.

/// Nothing that a word may hold: white space, controls, and marks without width or only of direction.
[[nodiscard]] bool is_space(char32_t c);
/// Ends a line: LF, CR, VT, FF, NEL, U+2028, U+2029.
[[nodiscard]] bool is_newline(char32_t c);
[[nodiscard]] bool is_letter(char32_t c);
[[nodiscard]] bool is_upper(char32_t c);  ///< upper or title case
[[nodiscard]] bool is_lower(char32_t c);
[[nodiscard]] bool is_digit(char32_t c);  ///< any number: "7", "½", "²"
/// A letter, a number, a combining mark, or what joins letters without being seen (soft hyphen, ZWJ, ZWNJ).
[[nodiscard]] bool is_word_character(char32_t c);
[[nodiscard]] bool is_apostrophe(char32_t c);  ///< ' ’ ‘ ` ´ ′ ＇ and the modifier letter ʼ
[[nodiscard]] bool is_hyphen(char32_t c);      ///< - ‐ ‑
[[nodiscard]] bool is_dash(char32_t c);        ///< ‒ – — ―
[[nodiscard]] bool is_quote(char32_t c);       ///< any quotation mark, also the apostrophes used as one
[[nodiscard]] bool is_closer(char32_t c);      ///< may stand after a full stop and before the space
[[nodiscard]] bool is_opener(char32_t c);      ///< may stand before a sentence's first word
[[nodiscard]] bool is_pictograph(char32_t c);  ///< begins an emoji

[[nodiscard]] char32_t to_lower(char32_t c);  ///< simple mapping, independent of locale
[[nodiscard]] std::u32string to_lower(std::u32string_view text);

}  // namespace sayso::language
