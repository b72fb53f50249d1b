#include "output/names.hpp"

#include <algorithm>
#include <array>

namespace sayso::output {
namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 6> precisions = {"exact",       "near",    "second-order",
                                                        "first-order", "country", "unknown"};
static_assert(precisions.size() == static_cast<std::size_t>(Precision::unknown) + 1);

}  // namespace

std::string_view name(Precision precision) {
  const auto index = static_cast<std::size_t>(precision);
  return precisions[std::min(index, precisions.size() - 1)];
}

std::optional<Precision> precision_of(std::string_view name) {
  const auto found = std::ranges::find(precisions, name);
  if (found == precisions.end()) return std::nullopt;
  return static_cast<Precision>(found - precisions.begin());
}

}  // namespace sayso::output
