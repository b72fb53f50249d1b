#include "report/dates.hpp"

#include <fmt/format.h>

#include <array>
#include <chrono>

#include "report/ascii.hpp"

namespace sayso::report {
namespace {

constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                     "may",       "june",     "july",     "august",
                                                     "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

/// Reads a text from left to right; every `take_` moves on only when it finds what it looks for.
class Scanner {
 public:
  Scanner(std::string_view text, std::size_t at) : text_(text), at_(at) {}

  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char look(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  void back_to(std::size_t at) { at_ = at; }

  bool take(char c) {
    if (done() || look() != c) return false;
    ++at_;
    return true;
  }
  bool take_any(std::string_view of) {
    if (done() || of.find(look()) == std::string_view::npos) return false;
    ++at_;
    return true;
  }
  void skip_spaces() {
    while (!done() && (look() == ' ' || look() == '\t')) ++at_;
  }
  [[nodiscard]] std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (at_ + count < text_.size() && is_digit(text_[at_ + count])) ++count;
    return count;
  }
  /// A number of exactly `count` digits, at most 8.
  int number(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text_[at_ + i] - '0');
    at_ += count;
    return value;
  }
  [[nodiscard]] std::string_view word_ahead() const {
    std::size_t count = 0;
    while (at_ + count < text_.size() && is_letter(text_[at_ + count])) ++count;
    return text_.substr(at_, count);
  }
  bool take_word(std::string_view lower) {
    if (!same_word(word_ahead(), lower)) return false;
    at_ += lower.size();
    return true;
  }
  /// 1 to 12; full names, three letters, "Sept", each with or without a full stop.
  std::optional<int> month() {
    const std::string word = to_lower(word_ahead());
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < months.size(); ++i) {
      if (word == months[i] || word == months[i].substr(0, 3) || (i == 8 && word == "sept")) {
        at_ += word.size();
        if (word.size() < months[i].size()) take('.');
        return static_cast<int>(i) + 1;
      }
    }
    return std::nullopt;
  }
  void weekday() {
    const std::string word = to_lower(word_ahead());
    if (word.size() < 3) return;
    for (const std::string_view name : weekdays) {
      if (word == name || word == name.substr(0, 3) || (word.size() > 3 && name.starts_with(word))) {
        const std::size_t before = at_;
        at_ += word.size();
        take('.');
        skip_spaces();
        take(',');
        skip_spaces();
        if (at_ == before + word.size()) at_ = before;
        return;
      }
    }
  }
  void ordinal() {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
      if (take_word(ending)) return;
    }
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

std::optional<Day> year_first(Scanner& scan) {
  const std::size_t digits = scan.digits_ahead();
  if (digits == 8 || digits == 14) {  // 20201005, 20201005143000
    Day day;
    day.year = scan.number(4);
    day.month = scan.number(2);
    day.day = scan.number(2);
    if (digits == 14) scan.number(6);
    return day;
  }
  if (digits != 4) return std::nullopt;
  Day day;
  day.year = scan.number(4);
  const char separator = scan.look();
  if (!scan.take_any("-/.")) return std::nullopt;
  const std::size_t month_digits = scan.digits_ahead();
  if (month_digits < 1 || month_digits > 2) return std::nullopt;
  day.month = scan.number(month_digits);
  if (!scan.take(separator)) return std::nullopt;
  const std::size_t day_digits = scan.digits_ahead();
  if (day_digits < 1 || day_digits > 2) return std::nullopt;
  day.day = scan.number(day_digits);
  return day;
}

std::optional<Day> day_first(Scanner& scan) {
  const std::size_t digits = scan.digits_ahead();
  if (digits < 1 || digits > 2) return std::nullopt;
  Day day;
  day.day = scan.number(digits);
  if (scan.look() == '.' && is_digit(scan.look(1))) {  // 5.10.2020
    scan.take('.');
    const std::size_t month_digits = scan.digits_ahead();
    if (month_digits > 2) return std::nullopt;
    day.month = scan.number(month_digits);
    if (!scan.take('.')) return std::nullopt;
  } else {
    scan.ordinal();
    if (!scan.take('-')) scan.skip_spaces();
    if (scan.take_word("of")) scan.skip_spaces();
    const auto month = scan.month();
    if (!month) return std::nullopt;
    day.month = *month;
    scan.take_any(",-");
    scan.skip_spaces();
  }
  if (scan.digits_ahead() != 4) return std::nullopt;
  day.year = scan.number(4);
  return day;
}

std::optional<Day> month_first(Scanner& scan) {
  const auto month = scan.month();
  if (!month) return std::nullopt;
  Day day;
  day.month = *month;
  scan.skip_spaces();
  const std::size_t digits = scan.digits_ahead();
  if (digits < 1 || digits > 2) return std::nullopt;
  day.day = scan.number(digits);
  scan.ordinal();
  scan.take(',');
  scan.skip_spaces();
  const std::size_t before_time = scan.at();  // asctime: "Oct 5 12:30:00 2020"
  if (scan.digits_ahead() == 2 && scan.look(2) == ':' && scan.look(5) == ':') {
    scan.back_to(before_time + std::string_view("12:30:00").size());
    scan.skip_spaces();
  }
  if (scan.digits_ahead() != 4) return std::nullopt;
  day.year = scan.number(4);
  return day;
}

Error no_date(ErrorCode code, std::string_view written, std::string_view why) {
  return Error{.code = code,
               .what = fmt::format("\"{}\" {}", excerpt(written), why),
               .remedy = "give a day as YYYY-MM-DD, within 1800 to 2200"};
}

/// A zone: "Z", "GMT", "+0400", "+04:00", "GMT+4", "(MSK)".
void skip_zone(Scanner& scan) {
  const std::size_t before = scan.at();
  scan.skip_spaces();
  bool found = false;
  const std::string_view word = scan.word_ahead();
  if (!word.empty() && word.size() <= 5 && is_upper(word)) {
    scan.back_to(scan.at() + word.size());
    found = true;
  }
  if ((scan.look() == '+' || scan.look() == '-') && is_digit(scan.look(1))) {
    scan.take_any("+-");
    const std::size_t digits = scan.digits_ahead();
    if (digits <= 4) scan.number(digits);
    if (scan.look() == ':' && is_digit(scan.look(1)) && is_digit(scan.look(2))) {
      scan.take(':');
      scan.number(2);
    }
    found = true;
  }
  if (!found) scan.back_to(before);
}

}  // namespace

bool is_possible(const Day& day) {
  if (day.year < 1800 || day.year > 2200 || day.month < 1 || day.day < 1) return false;
  return std::chrono::year_month_day(std::chrono::year(day.year),
                                     std::chrono::month(static_cast<unsigned>(day.month)),
                                     std::chrono::day(static_cast<unsigned>(day.day)))
      .ok();
}

std::string to_iso(const Day& day) { return fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day); }

std::optional<DateMatch> date_at(std::string_view text, std::size_t at) {
  Scanner start(text, at);
  start.weekday();
  using Form = std::optional<Day> (*)(Scanner&);
  for (const Form form : {&year_first, &day_first, &month_first}) {
    Scanner scan = start;
    const auto day = form(scan);
    if (!day) continue;
    const char next = scan.look();
    const bool time_follows = (next == 'T' || next == 't') && is_digit(scan.look(1));
    if ((is_letter(next) || is_digit(next)) && !time_follows) continue;
    return DateMatch{.day = *day, .end = scan.at()};
  }
  return std::nullopt;
}

std::optional<std::size_t> skip_time(std::string_view text, std::size_t at) {
  Scanner scan(text, at);
  if (!scan.take_any("Tt")) {
    scan.skip_spaces();
    scan.take_any(",-|");
    scan.skip_spaces();
    if (scan.take_word("at")) scan.skip_spaces();
  }
  const std::size_t digits = scan.digits_ahead();
  std::size_t minutes_at = digits;
  if (digits == 4 || digits == 6) minutes_at = 2;  // T0930, T093000
  if (digits != 1 && digits != 2 && digits != 4 && digits != 6) return at;
  const bool basic = digits > 2;
  if (basic && (at >= text.size() || (text[at] != 'T' && text[at] != 't'))) return at;
  if (!basic && scan.look(minutes_at) != ':' && scan.look(minutes_at) != '.') return at;
  const int hour = scan.number(basic ? 2 : digits);
  if (!basic) scan.take_any(":.");
  if (scan.digits_ahead() < 2) return at;
  const int minute = scan.number(2);
  int second = 0;
  if (basic ? scan.digits_ahead() == 2
            : (scan.look() == ':' && is_digit(scan.look(1)) && is_digit(scan.look(2)))) {
    scan.take(':');
    second = scan.number(2);
    if ((scan.look() == '.' || scan.look() == ',') && is_digit(scan.look(1))) {
      scan.take_any(".,");
      while (is_digit(scan.look())) scan.number(1);
    }
  }
  if (is_digit(scan.look()) || hour > 24 || minute > 59 || second > 60) return std::nullopt;
  const std::size_t before = scan.at();
  scan.skip_spaces();
  if (!scan.take_word("am") && !scan.take_word("pm")) scan.back_to(before);
  skip_zone(scan);
  return scan.at();
}

std::optional<std::string> day_in_label(std::string_view label) {
  for (std::size_t at = 0; at < label.size(); ++at) {
    const bool starts = is_letter(label[at]) || is_digit(label[at]);
    if (!starts || (at > 0 && (is_letter(label[at - 1]) || is_digit(label[at - 1])))) continue;
    if (const auto match = date_at(label, at); match && is_possible(match->day)) return to_iso(match->day);
  }
  return std::nullopt;
}

}  // namespace sayso::report

namespace sayso {

Result<std::string> parse_date(std::string_view written) {
  namespace room = report;
  const std::string_view value = room::trim(written);
  const auto match = room::date_at(value, 0);
  if (!match) {
    return tl::unexpected(
        room::no_date(ErrorCode::field_invalid, value, "is not a day with its month and year"));
  }
  if (!room::is_possible(match->day)) {
    return tl::unexpected(
        room::no_date(ErrorCode::date_impossible, value, "is no day of the calendar within 1800 to 2200"));
  }
  const auto end = room::skip_time(value, match->end);
  if (!end)
    return tl::unexpected(room::no_date(ErrorCode::date_impossible, value, "has a time that no clock shows"));
  std::string_view rest = room::trim(value.substr(*end));
  if (rest.starts_with('(') && rest.ends_with(')') && rest.size() <= 16) rest = {};  // RFC 822: "+0400 (AZT)"
  if (!rest.empty()) {
    return tl::unexpected(room::no_date(ErrorCode::field_invalid, value, "is more than a day and a time"));
  }
  return room::to_iso(match->day);
}

}  // namespace sayso
