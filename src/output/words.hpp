#pragma once
#include <string>
#include <string_view>

namespace sayso::output {

/// `bytes` with U+FFFD for each stretch that is not UTF-8.
[[nodiscard]] std::string valid_utf8(std::string_view bytes);

/// Fit for one line of a terminal: valid UTF-8, each run of white space one blank, and U+FFFD for control
/// characters (escape sequences would move the cursor) and for those that turn the reading direction round.
[[nodiscard]] std::string printable(std::string_view bytes);

/// A number in its shortest form that reads back the same, with a point whatever the locale: "40.68", "-9".
/// Empty where it is not finite.
[[nodiscard]] std::string decimal(double number);

/// A probability, clamped to [0, 1], rounded to three digits; 0 where it is not a number.
[[nodiscard]] double three_digits(double probability);

/// The same with all three digits: "0.870".
[[nodiscard]] std::string probability(double probability);

}  // namespace sayso::output
