#pragma once
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "claims/calendar.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {

/// What has been told before the term at hand.
struct TimeContext {
  std::optional<CalendarDate>
      published;  ///< of the report; where unknown, the full date that its text opens with
  Tense tense = Tense::unknown;
  std::optional<DayRange> told;  ///< the last stretch of the calendar that the text named
  TimeUnit told_unit = TimeUnit::day;
  std::optional<DayRange> quarter;                 ///< the last quarter of a year named
  std::map<std::pair<int, int>, int> year_of_day;  ///< (month, day) told with a year: that year
};

struct Resolved {
  std::string type;
  std::string value;  ///< TIMEX3; empty when a date is missing
  std::optional<DayRange> days;
  TimeUnit unit = TimeUnit::day;  ///< grain of `days`
};

/// Puts a term on the calendar.
[[nodiscard]] Resolved resolve(const TimeTerm& term, const TimeContext& context);

}  // namespace sayso::claims
