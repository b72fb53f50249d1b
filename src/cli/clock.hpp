#pragma once
#include <string>

namespace sayso::cli {

/// The present moment as ISO 8601 in UTC, whole seconds: "2022-01-05T10:00:00Z".
[[nodiscard]] std::string now_utc();

}  // namespace sayso::cli
