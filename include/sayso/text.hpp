#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"
#include "sayso/span.hpp"

namespace sayso {

/// A text in UTF-8 that is addressed by code points.
///
/// Holds its own copy of the bytes: views that it gives live as long as the Text.
class Text {
 public:
  Text() = default;

  /// Error: `not_utf8`, with the byte offset of the first byte that is not UTF-8.
  [[nodiscard]] static Result<Text> from_utf8(std::string bytes);

  [[nodiscard]] const std::string& bytes() const { return bytes_; }
  /// Length in code points.
  [[nodiscard]] std::uint32_t size() const;
  /// The words at `span`, clipped to the text.
  [[nodiscard]] std::string_view slice(Span span) const&;
  std::string_view slice(Span span) const&& = delete;
  /// Byte offset of a code point; `size()` maps to the number of bytes.
  [[nodiscard]] std::uint32_t byte_of(std::uint32_t code_point) const;
  /// Code point that holds the byte at `offset`.
  [[nodiscard]] std::uint32_t code_point_of(std::uint32_t byte_offset) const;
  /// The code point itself; U+0000 past the end.
  [[nodiscard]] char32_t at(std::uint32_t code_point) const;

 private:
  std::string bytes_;
  std::vector<std::uint32_t> starts_;  ///< byte offset of each code point; empty when all are ASCII
};

}  // namespace sayso
