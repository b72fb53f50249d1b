#pragma once
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/reading.hpp"  // parse_date, date_in_text

namespace sayso::report {

/// A day as written, possible or not.
struct Day {
  int year = 0;
  int month = 0;
  int day = 0;
};

/// A full date that begins at a byte of a text.
struct DateMatch {
  Day day;
  std::size_t end = 0;  ///< byte after it
};

/// The date that begins exactly at byte `at`, with or without a weekday before it; it ends at a word's end.
[[nodiscard]] std::optional<DateMatch> date_at(std::string_view text, std::size_t at);

/// Byte after a time of day with its zone (", 14:30 GMT", "T09:00:00+04:00") that follows at `at`; `at` when
/// none does; nothing when what follows looks like a time that no clock shows.
[[nodiscard]] std::optional<std::size_t> skip_time(std::string_view text, std::size_t at);

/// The first day written anywhere in a short label such as "Published 5 October 2020, 14:30".
[[nodiscard]] std::optional<std::string> day_in_label(std::string_view label);

/// Whether a calendar has the day and it lies within 1800 to 2200.
[[nodiscard]] bool is_possible(const Day& day);
[[nodiscard]] std::string to_iso(const Day& day);

}  // namespace sayso::report
