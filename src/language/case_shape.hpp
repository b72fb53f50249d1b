#pragma once
#include <cstdint>
#include <string_view>

namespace sayso::language {

/// Number of case shapes; the model's table has as many rows.
inline constexpr std::int64_t case_shapes = 14;

/// How a word (UTF-8) is written, which the uncased encoder cannot see: "may", "May", "US" and "us".
///
/// 0 lower, 1 Title, 2 UPPER (two capitals or more), 3 a single capital, 4 mixed, 5 with a digit, 6 without a
/// cased letter; 7 more for the first word of a sentence. Letters without case and signs do not count:
/// "U.S." is UPPER. train/reader/documents.py has the same rule.
[[nodiscard]] std::int64_t case_shape(std::string_view word, bool first_of_sentence);

}  // namespace sayso::language
