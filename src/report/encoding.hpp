#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso::report {

/// Encodings that a byte order mark names.
struct ByteOrderMark {
  std::string_view encoding;  ///< as ICU names it; empty when there is none
  std::size_t size = 0;       ///< bytes of the mark
};
[[nodiscard]] ByteOrderMark byte_order_mark(std::string_view bytes);

/// Byte offset of the first byte that is not UTF-8; nothing when all are.
[[nodiscard]] std::optional<std::uint64_t> first_not_utf8(std::string_view bytes);

/// Whether these are no text: NUL bytes, or more than one control character in ten.
[[nodiscard]] bool is_binary(std::string_view bytes);

/// A text in UTF-8 and the encoding it came in ("UTF-8", "windows-1251").
struct Decoded {
  std::string text;
  std::string encoding;
};

/// Bytes of a whole file or page to UTF-8: by byte order mark; else as UTF-8 where they are; else by what the
/// file itself declares (`declared`, empty when nothing); else by ICU's detector, where it is at least 50 %
/// sure.
///
/// Errors: `binary`; `not_utf8` with the offset of the first byte that is not UTF-8 (or, with a mark, not of
/// the encoding that it names).
[[nodiscard]] Result<Decoded> decode(std::string_view bytes, std::string_view declared = {});

/// The charset that a page (`<meta charset>`) or feed (`<?xml encoding?>`) declares in its first 4 KiB.
[[nodiscard]] std::string declared_charset(std::string_view bytes);

/// CRLF to LF; nothing else is changed.
void normalise_line_ends(std::string& text);

}  // namespace sayso::report
