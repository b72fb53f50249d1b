#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::claims {

/// A day of the proleptic Gregorian calendar. Days outside 1800-01-01 … 2200-12-31 are no dates of news:
/// every function here that can leave that range gives nothing instead.
using CalendarDate = std::chrono::sys_days;

/// Whole days, first and last both included; first <= last.
struct DayRange {
  CalendarDate first;
  CalendarDate last;

  auto operator<=>(const DayRange&) const = default;
};

/// ISO 8601 week: 1998-W08. `year` is the year that the week is counted in.
struct IsoWeek {
  int year = 0;
  int week = 0;
};

[[nodiscard]] bool in_range(CalendarDate date);

/// Nothing when the calendar has no such day or it is out of range.
[[nodiscard]] std::optional<CalendarDate> make_date(int year, int month, int day);
/// "2020-10-05", also with a time after it ("2020-10-05T13:00"); nothing for anything else.
[[nodiscard]] std::optional<CalendarDate> parse_date(std::string_view iso);
/// "2020-10-05"
[[nodiscard]] std::string iso(CalendarDate date);

[[nodiscard]] int year_of(CalendarDate date);
[[nodiscard]] int month_of(CalendarDate date);
[[nodiscard]] int day_of(CalendarDate date);
/// 1 Monday … 7 Sunday.
[[nodiscard]] int weekday_of(CalendarDate date);
[[nodiscard]] IsoWeek iso_week(CalendarDate date);
[[nodiscard]] CalendarDate monday_of(CalendarDate date);

/// The whole year, month, week (Monday to Sunday). Nothing when out of range or no such month.
[[nodiscard]] std::optional<DayRange> whole_year(int year);
[[nodiscard]] std::optional<DayRange> whole_month(int year, int month);
[[nodiscard]] DayRange whole_week(CalendarDate date);

/// The same day `months` on (negative: back); the last of the month where that month is shorter.
[[nodiscard]] std::optional<CalendarDate> add_months(CalendarDate date, std::int64_t months);
[[nodiscard]] std::optional<CalendarDate> add_days(CalendarDate date, std::int64_t days);

/// Western Easter Sunday (Meeus, Jones, Butcher: Astronomical Algorithms, ch. 8).
[[nodiscard]] std::optional<CalendarDate> easter_sunday(int year);
/// The nth (1…5) of a weekday in a month; n = -1 for the last one.
[[nodiscard]] std::optional<CalendarDate> nth_weekday(int year, int month, int weekday, int nth);

}  // namespace sayso::claims
