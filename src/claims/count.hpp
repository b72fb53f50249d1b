#pragma once
#include <optional>
#include <span>
#include <string_view>

#include "sayso/claim.hpp"

namespace sayso::claims {

/// What the words that tell a number of people say, by gold/GUIDELINES.md "Fields" and "Rulings":
///
///   12, some 12, about 12, nearly 12, 10-15     [12, 12], [10, 15]
///   at least 12, more than 12, over 12          [12, none]
///   up to 12, as many as 12, fewer than 12      [1, 12]
///   dozens, scores, hundreds, thousands         [24, 99], [40, 99], [200, 999], [2000, 9999]
///   tens of thousands, several hundred          [20000, 99999], [300, 999]
///   several, a few; several people              [3, 9]
///   a woman and her two children; both          parts added up; [2, 2]
///   soldiers, many, others, killed, deadly      [1, none]: harm without a number
///   no one, none, no casualties, without any    [0, 0]
///   a soldier, another                          [1, 1]
///
/// Nothing for words that tell of no person and no harm. The span is left to the caller. Linear in the words.
[[nodiscard]] std::optional<CountRange> count_of(std::string_view words);

/// The same for a slot that is filled in several places: "26" … "14 others" add up to [40, 40].
[[nodiscard]] std::optional<CountRange> count_of(std::span<const std::string_view> pieces);

}  // namespace sayso::claims
