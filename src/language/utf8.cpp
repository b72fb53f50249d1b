#include "language/utf8.hpp"

#include <unicode/utf8.h>

#include <cstdint>

namespace sayso::language {

std::u32string to_code_points(std::string_view bytes) {
  std::u32string points;
  points.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const auto length = static_cast<std::int64_t>(bytes.size());
  for (std::int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(data, i, length, c);
    points.push_back(static_cast<char32_t>(c));
  }
  return points;
}

std::string to_utf8(std::u32string_view code_points) {
  std::string bytes;
  bytes.reserve(code_points.size());
  for (const char32_t c : code_points) {
    std::uint8_t buffer[4];
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(buffer, length, static_cast<std::uint32_t>(c));
    bytes.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(length));
  }
  return bytes;
}

}  // namespace sayso::language
