#pragma once
#include <string>
#include <string_view>

namespace sayso::ledger {

/// SHA-256 of `bytes` (FIPS 180-4), lower-case hex.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace sayso::ledger
