#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso::claims {

/// A word that stands for a number without naming one.
struct VagueCount {
  std::uint32_t low = 0;
  std::optional<std::uint32_t> high;
};

/// "dozens" [24, 99], "several" [3, 9], "many" [1, none]; nothing for other words. By gold/GUIDELINES.md.
[[nodiscard]] std::optional<VagueCount> vague_count(std::string_view lower);

/// A word that tells of harm and leaves open to how many: "killed", "deadly", "deaths" [1, none]; a single
/// harm
/// ("murder", "death") [1, 1].
[[nodiscard]] std::optional<VagueCount> harm_word(std::string_view lower);

/// Whether a noun stands in the plural: "soldiers", "people", "policemen".
[[nodiscard]] bool is_plural(std::string_view lower);

}  // namespace sayso::claims
