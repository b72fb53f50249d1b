#pragma once
#include <optional>
#include <string_view>

#include "sayso/claim.hpp"

namespace sayso::output {

/// "exact", "near", "second-order", "first-order", "country", "unknown".
[[nodiscard]] std::string_view name(Precision precision);

/// The precision of that name; none where there is none.
[[nodiscard]] std::optional<Precision> precision_of(std::string_view name);

}  // namespace sayso::output
