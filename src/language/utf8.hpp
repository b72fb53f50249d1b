#pragma once
#include <string>
#include <string_view>

namespace sayso::language {

/// Code points of valid UTF-8; U+FFFD for bytes that are not.
[[nodiscard]] std::u32string to_code_points(std::string_view bytes);
[[nodiscard]] std::string to_utf8(std::u32string_view code_points);

}  // namespace sayso::language
