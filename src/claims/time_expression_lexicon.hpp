#pragma once
#include <cstdint>
#include <optional>
#include <string_view>

namespace sayso::claims {

enum class TimeUnit : std::uint8_t { second, minute, hour, day, week, month, quarter, year, decade, century };

struct UnitWord {
  TimeUnit unit = TimeUnit::day;
  int count = 1;  ///< 2 for a fortnight (in weeks)
  bool plural = false;
};

/// All look-ups take a word in lower case and give nothing for words that are not theirs.
[[nodiscard]] std::optional<int> month_word(std::string_view lower);    ///< 1 January … 12
[[nodiscard]] std::optional<int> weekday_word(std::string_view lower);  ///< 1 Monday … 7 Sunday
[[nodiscard]] bool is_month_abbreviation(std::string_view lower);       ///< "oct", "sept"
[[nodiscard]] std::optional<UnitWord> unit_word(std::string_view lower);
/// TIMEX3's code of a part of the day: MO, AF, EV, NI; MI for noon, as "midday".
[[nodiscard]] std::optional<std::string_view> day_part_word(std::string_view lower);
/// SP, SU, FA, WI.
[[nodiscard]] std::optional<std::string_view> season_word(std::string_view lower);

/// Cues of tense that need no tagger.
enum class Tense : std::uint8_t { unknown, past, present, future };
[[nodiscard]] Tense tense_word(std::string_view lower);

}  // namespace sayso::claims
