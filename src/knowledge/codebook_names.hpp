#pragma once
#include <array>
#include <span>
#include <string_view>

namespace sayso::knowledge {

/// A PLOVER type with its modes, in the manual's order (chapter 3, tables of modes).
struct PloverType {
  std::string_view name;
  std::span<const std::string_view> modes;
};

/// The 16 types in the manual's order.
[[nodiscard]] std::span<const PloverType> plover_types();

/// PLOVER's quad classes.
inline constexpr std::array<std::string_view, 4> quad_classes = {"verbal-cooperation", "material-cooperation",
                                                                 "verbal-conflict", "material-conflict"};

/// ACLED's "event type/sub-event type" names since 2019.
[[nodiscard]] std::span<const std::string_view> acled_names();

}  // namespace sayso::knowledge
