#include "claims/calendar.hpp"

namespace sayso::claims {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

constexpr int first_year = 1800;
constexpr int last_year = 2200;

year_month_day fields(CalendarDate date) { return year_month_day{date}; }

std::optional<int> digits(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

void append(std::string& out, int value, std::size_t width) {
  const std::string text = std::to_string(value);
  if (text.size() < width) out.append(width - text.size(), '0');
  out += text;
}

}  // namespace

bool in_range(CalendarDate date) {
  const int year = year_of(date);
  return year >= first_year && year <= last_year;
}

std::optional<CalendarDate> make_date(int year, int month, int day) {
  if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > 31)
    return std::nullopt;
  const year_month_day date{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
  if (!date.ok()) return std::nullopt;
  return CalendarDate{date};
}

std::optional<CalendarDate> parse_date(std::string_view iso) {
  if (iso.size() < 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  if (iso.size() > 10 && iso[10] != 'T' && iso[10] != ' ') return std::nullopt;
  const auto year = digits(iso.substr(0, 4));
  const auto month = digits(iso.substr(5, 2));
  const auto day = digits(iso.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return make_date(*year, *month, *day);
}

std::string iso(CalendarDate date) {
  std::string out;
  append(out, year_of(date), 4);
  out += '-';
  append(out, month_of(date), 2);
  out += '-';
  append(out, day_of(date), 2);
  return out;
}

int year_of(CalendarDate date) { return static_cast<int>(fields(date).year()); }
int month_of(CalendarDate date) { return static_cast<int>(static_cast<unsigned>(fields(date).month())); }
int day_of(CalendarDate date) { return static_cast<int>(static_cast<unsigned>(fields(date).day())); }
int weekday_of(CalendarDate date) { return static_cast<int>(std::chrono::weekday{date}.iso_encoding()); }

CalendarDate monday_of(CalendarDate date) { return date - days{weekday_of(date) - 1}; }

IsoWeek iso_week(CalendarDate date) {
  // A week belongs to the year of its Thursday.
  const CalendarDate thursday = monday_of(date) + days{3};
  const int year = year_of(thursday);
  const CalendarDate new_year{
      year_month_day{std::chrono::year{year}, std::chrono::January, std::chrono::day{1}}};
  return {year, static_cast<int>((thursday - new_year).count() / 7) + 1};
}

std::optional<DayRange> whole_year(int year) {
  const auto first = make_date(year, 1, 1);
  if (!first) return std::nullopt;
  return DayRange{*first, *make_date(year, 12, 31)};
}

std::optional<DayRange> whole_month(int year, int month) {
  const auto first = make_date(year, month, 1);
  if (!first) return std::nullopt;
  const std::chrono::year_month_day_last last{
      std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
  return DayRange{*first, CalendarDate{last}};
}

DayRange whole_week(CalendarDate date) {
  const CalendarDate monday = monday_of(date);
  return {monday, monday + days{6}};
}

std::optional<CalendarDate> add_months(CalendarDate date, std::int64_t months) {
  constexpr std::int64_t limit = std::int64_t{12} * (last_year - first_year + 1);
  if (months > limit || months < -limit) return std::nullopt;
  const std::int64_t count = std::int64_t{year_of(date)} * 12 + month_of(date) - 1 + months;
  if (count < 0) return std::nullopt;
  const auto month = whole_month(static_cast<int>(count / 12), static_cast<int>(count % 12) + 1);
  if (!month) return std::nullopt;
  const CalendarDate same = month->first + days{day_of(date) - 1};
  return same > month->last ? month->last : same;
}

std::optional<CalendarDate> add_days(CalendarDate date, std::int64_t count) {
  constexpr std::int64_t limit = std::int64_t{366} * (last_year - first_year + 1);
  if (count > limit || count < -limit) return std::nullopt;
  const CalendarDate moved = date + days{count};
  if (!in_range(moved)) return std::nullopt;
  return moved;
}

std::optional<CalendarDate> easter_sunday(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
  const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return make_date(year, n / 31, n % 31 + 1);
}

std::optional<CalendarDate> nth_weekday(int year, int month, int weekday, int nth) {
  const auto span = whole_month(year, month);
  if (!span || weekday < 1 || weekday > 7 || nth == 0 || nth < -1 || nth > 5) return std::nullopt;
  if (nth == -1) return span->last - days{(weekday_of(span->last) - weekday + 7) % 7};
  const CalendarDate date = span->first + days{(weekday - weekday_of(span->first) + 7) % 7 + 7 * (nth - 1)};
  if (date > span->last) return std::nullopt;
  return date;
}

}  // namespace sayso::claims
