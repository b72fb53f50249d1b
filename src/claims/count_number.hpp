#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "claims/count_token.hpp"

namespace sayso::claims {

/// A number as it stands in tokens [begin, end).
struct Number {
  std::uint64_t value = 0;
  bool half = false;  ///< "two and a half", "2 1/2": a half to be added
  bool exact = true;  ///< false when digits after the point were lost ("1.7" alone)
  bool words = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The longest cardinal number that begins at `tokens[at]`: "12", "1,200", "1.2 million", "22k", "forty-two",
/// "two hundred and six", "a hundred", "half a dozen", "two dozen", "a couple". The bare article is none, nor
/// are numbers past 10^12.
[[nodiscard]] std::optional<Number> number_at(std::span<const Token> tokens, std::size_t at);

/// "first" 1 … "thirty-first" 31, and "5th", "22nd"; `end` is past the ending.
[[nodiscard]] std::optional<Number> ordinal_at(std::span<const Token> tokens, std::size_t at);

/// "seven" 7, "twelve" 12, "sixty" 60: one word; nothing for anything else.
[[nodiscard]] std::optional<int> small_number(std::string_view lower);

}  // namespace sayso::claims
