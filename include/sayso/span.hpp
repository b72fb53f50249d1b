#pragma once
#include <compare>
#include <cstdint>

namespace sayso {

/// A stretch of a report's text, counted in Unicode code points: [begin, end).
///
/// Every offset that Sayso takes or gives, in C++, JSON and the ledger, is one of these. Only `Text`
/// (sayso/text.hpp) knows about bytes.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  [[nodiscard]] constexpr bool empty() const { return begin >= end; }
  [[nodiscard]] constexpr std::uint32_t size() const { return empty() ? 0 : end - begin; }
  [[nodiscard]] constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  [[nodiscard]] constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  constexpr auto operator<=>(const Span&) const = default;
};

}  // namespace sayso
