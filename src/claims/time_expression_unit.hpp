#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "claims/calendar.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {

/// A number with zeros before it: 7 at width 2 is "07".
[[nodiscard]] std::string padded(int value, std::size_t width);

/// The days of a quarter (1…4) of a year.
[[nodiscard]] std::optional<DayRange> quarter_days(int year, int quarter);
[[nodiscard]] int quarter_of(CalendarDate date);

/// The whole unit that `date` lies in; units under a day are the day itself.
[[nodiscard]] std::optional<DayRange> unit_days(CalendarDate date, TimeUnit unit);

/// The TIMEX3 value of the unit that begins on `first`: "1998-W08", "1998-03", "1998-Q1", "199".
[[nodiscard]] std::string unit_value(CalendarDate first, TimeUnit unit);

/// `amount` units on (negative: back). Nothing when that leaves the calendar.
[[nodiscard]] std::optional<CalendarDate> moved(CalendarDate date, TimeUnit unit, std::int64_t amount);

/// The TIMEX3 value of an amount of time: "P2W", "PT15M", "PXD", "P2Y6M".
[[nodiscard]] std::string duration_value(const TimeTerm& term);

/// The day of a feast, by the code that holiday_at gives it ("12-25", "easter-2", "thanksgiving").
[[nodiscard]] std::optional<CalendarDate> feast(const std::string& code, int year);

/// The part of a stretch: of a month its first ten days, the next ten, the rest; of a year its first quarter,
/// the two in the middle, the last; of others thirds. "So far" ends and "rest" begins at `published`.
[[nodiscard]] DayRange portion_of(DayRange days, Portion portion, std::optional<CalendarDate> published);

}  // namespace sayso::claims
