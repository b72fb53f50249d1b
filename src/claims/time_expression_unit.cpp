#include "claims/time_expression_unit.hpp"

namespace sayso::claims {

using std::chrono::days;

std::string padded(int value, std::size_t width) {
  std::string text = std::to_string(value);
  if (text.size() < width) text.insert(0, width - text.size(), '0');
  return text;
}

std::string month_value(int year, int month) { return padded(year, 4) + "-" + padded(month, 2); }

std::string week_value(CalendarDate date) {
  const IsoWeek week = iso_week(date);
  return padded(week.year, 4) + "-W" + padded(week.week, 2);
}

int quarter_of(CalendarDate date) { return (month_of(date) - 1) / 3 + 1; }

std::optional<DayRange> quarter_days(int year, int quarter) {
  const auto first = whole_month(year, quarter * 3 - 2);
  const auto last = whole_month(year, quarter * 3);
  if (!first || !last) return std::nullopt;
  return DayRange{first->first, last->last};
}

/// The whole unit that `date` lies in.
std::optional<DayRange> unit_days(CalendarDate date, TimeUnit unit) {
  const int year = year_of(date);
  switch (unit) {
    case TimeUnit::week:
      return whole_week(date);
    case TimeUnit::month:
      return whole_month(year, month_of(date));
    case TimeUnit::quarter:
      return quarter_days(year, quarter_of(date));
    case TimeUnit::year:
      return whole_year(year);
    case TimeUnit::decade:
    case TimeUnit::century: {
      const int size = unit == TimeUnit::decade ? 10 : 100;
      const auto first = whole_year(year / size * size);
      const auto last = whole_year(year / size * size + size - 1);
      if (!first || !last) return std::nullopt;
      return DayRange{first->first, last->last};
    }
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
    case TimeUnit::day:
      break;
  }
  return DayRange{date, date};
}

std::string unit_value(CalendarDate first, TimeUnit unit) {
  const int year = year_of(first);
  switch (unit) {
    case TimeUnit::week:
      return week_value(first);
    case TimeUnit::month:
      return month_value(year, month_of(first));
    case TimeUnit::quarter:
      return padded(year, 4) + "-Q" + std::to_string(quarter_of(first));
    case TimeUnit::year:
      return padded(year, 4);
    case TimeUnit::decade:
      return padded(year / 10, 3);
    case TimeUnit::century:
      return padded(year / 100, 2);
    case TimeUnit::second:
    case TimeUnit::minute:
    case TimeUnit::hour:
    case TimeUnit::day:
      break;
  }
  return iso(first);
}

/// `amount` units on (negative: back).
std::optional<CalendarDate> moved(CalendarDate date, TimeUnit unit, std::int64_t amount) {
  constexpr std::int64_t limit = 1'000'000;
  if (amount > limit || amount < -limit) return std::nullopt;
  switch (unit) {
    case TimeUnit::second:
      return add_days(date, amount / 86400);
    case TimeUnit::minute:
      return add_days(date, amount / 1440);
    case TimeUnit::hour:
      return add_days(date, amount / 24);
    case TimeUnit::day:
      return add_days(date, amount);
    case TimeUnit::week:
      return add_days(date, amount * 7);
    case TimeUnit::month:
      return add_months(date, amount);
    case TimeUnit::quarter:
      return add_months(date, amount * 3);
    case TimeUnit::year:
      return add_months(date, amount * 12);
    case TimeUnit::decade:
      return add_months(date, amount * 120);
    case TimeUnit::century:
      return add_months(date, amount * 1200);
  }
  return std::nullopt;
}

std::string duration_value(const TimeTerm& term) {
  std::string_view letter;
  std::int64_t times = 1;
  bool time = false;
  std::string_view half;
  switch (term.unit) {
    case TimeUnit::second:
      letter = "S";
      time = true;
      break;
    case TimeUnit::minute:
      letter = "M";
      time = true;
      half = "30S";
      break;
    case TimeUnit::hour:
      letter = "H";
      time = true;
      half = "30M";
      break;
    case TimeUnit::day:
      letter = "D";
      half = "T12H";
      break;
    case TimeUnit::week:
      letter = "W";
      break;
    case TimeUnit::month:
      letter = "M";
      break;
    case TimeUnit::quarter:
      letter = term.kind == TermKind::set ? "Q" : "M";
      if (term.kind != TermKind::set) times = 3;
      break;
    case TimeUnit::year:
      letter = "Y";
      half = "6M";
      break;
    case TimeUnit::decade:
      letter = term.vague ? "DE" : "Y";
      times = 10;
      half = "5Y";
      break;
    case TimeUnit::century:
      letter = term.vague ? "CE" : "Y";
      times = 100;
      break;
  }
  std::string out = time ? "PT" : "P";
  out += term.vague ? "X" : std::to_string(term.amount * times);
  if (term.half && half.empty()) out += ".5";
  out += letter;
  if (term.half) out += half;
  return out;
}

std::optional<CalendarDate> feast(const std::string& code, int year) {
  if (code == "thanksgiving") return nth_weekday(year, 11, 4, 4);
  if (code == "labor-day") return nth_weekday(year, 9, 1, 1);
  if (code == "memorial-day") return nth_weekday(year, 5, 1, -1);
  if (code.starts_with("easter")) {
    const auto easter = easter_sunday(year);
    if (!easter) return std::nullopt;
    return code == "easter-2" ? *easter - days{2} : (code == "easter+1" ? *easter + days{1} : *easter);
  }
  return parse_date(padded(year, 4) + "-" + code);
}

DayRange portion_of(DayRange range, Portion portion, std::optional<CalendarDate> published) {
  const std::int64_t size = (range.last - range.first).count() + 1;
  const bool running = published && *published >= range.first && *published <= range.last;
  switch (portion) {
    case Portion::whole:
      return range;
    case Portion::so_far:
      if (running) range.last = *published;
      return range;
    case Portion::rest:
      if (running) range.first = *published;
      return range;
    case Portion::early:
    case Portion::middle:
    case Portion::late:
    case Portion::begin:
    case Portion::end:
      break;
  }
  if (size < 7) return range;
  // Where the early part ends, where the late one begins: days from the first one.
  std::int64_t early = size / 3;
  std::int64_t late = size - size / 3;
  if (size >= 28 && size <= 31) {
    early = 10;
    late = 20;
    if (portion == Portion::end) late = 24;
  } else if (size == 365 ||
             size == 366) {  // quarters; the start and the end of a year are its first and last month
    early = portion == Portion::begin ? 31 : 90 + (size - 365);
    late = portion == Portion::end ? size - 31 : size - 92;
  } else if (size > 3650) {  // years of a decade
    early = 4 * 365 + 1;
    late = size - early;
  }
  if (portion == Portion::early || portion == Portion::begin) range.last = range.first + days{early - 1};
  if (portion == Portion::late || portion == Portion::end) range.first = range.first + days{late};
  if (portion == Portion::middle) range = {range.first + days{early}, range.first + days{late - 1}};
  return range;
}

}  // namespace sayso::claims
