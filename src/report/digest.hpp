#pragma once
#include <array>
#include <string>
#include <string_view>

namespace sayso::report {

/// SHA-256 (FIPS 180-4), OpenSSL's.
[[nodiscard]] std::array<unsigned char, 32> sha256(std::string_view bytes);
/// The same in lower-case hex: 64 characters.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace sayso::report
