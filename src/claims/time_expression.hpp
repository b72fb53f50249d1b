#pragma once
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "claims/calendar.hpp"
#include "sayso/span.hpp"
#include "sayso/text.hpp"

namespace sayso::claims {

/// Words that tell when, how long or how often, in the terms of TIMEX3 (TimeML 1.2.1, Saurí et al. 2006).
struct TimeExpression {
  Span span;
  std::string type;  ///< DATE, TIME, DURATION or SET
  /// "1999-10-08", "1999-W40", "1999-10", "1999-SU", "1999-10-08TNI", "1999-10-08T22:30", "199", "PT2H",
  /// "P3D", "PRESENT_REF", "PAST_REF", "FUTURE_REF", "XXXX-WXX-1"; empty when it needs a date that is not
  /// known.
  std::string value;
  /// The whole days that it denotes; only for a stretch of the calendar.
  std::optional<DayRange> days;
};

/// The time expressions of an English text, in order, not overlapping. `words` are its words in order;
/// `published` is the day on which the report appeared: without it, "Tuesday" or "last week" have no value.
///
/// Choices where English leaves one:
///  - 05/10/2020 is day first (5 October); month first only where the calendar allows nothing else
///  (10/25/2020).
///  - A weekday, a month or a day without a year is the nearest one on the side that the tense of its
///  sentence
///    tells ("met on Tuesday": the last one, the report's own day included); without tense, the nearest.
///  - Weeks run from Monday to Sunday; the weekend is Saturday and Sunday.
///  - "the next day", "a year earlier" count from the expression told before.
///
/// Pure; linear in the length of the text.
[[nodiscard]] std::vector<TimeExpression> find_times(const Text& text, std::span<const Span> words,
                                                     std::optional<CalendarDate> published);

/// The first full date among a text's first 80 words ("ALEPPO, July 21 2015 —"): the next best thing where a
/// report comes without a date.
[[nodiscard]] std::optional<CalendarDate> opening_date(const Text& text, std::span<const Span> words);

/// The days that the words at `marked` tell, read as the time of an act: what `times` (find_times of the same
/// text) has there, joined: "from December 5 to 18", "late on Sunday", "between 1992 and 2004". "Since
/// Monday" ends at `published`, "until Friday" begins there; "this month" and its like end at `published`
/// where the act is over or going on, and begin there where it lies `ahead` (stance future). Nothing when the
/// words name no stretch of the calendar, or only bound the time on one side ("before Christmas", "by 2008").
[[nodiscard]] std::optional<DayRange> days_of(const Text& text, std::span<const TimeExpression> times,
                                              Span marked, std::optional<CalendarDate> published,
                                              bool ahead = false);

}  // namespace sayso::claims
