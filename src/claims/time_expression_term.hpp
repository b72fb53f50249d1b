#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/count_token.hpp"
#include "claims/time_expression_lexicon.hpp"

namespace sayso::claims {

/// Which one of its kind a term means, seen from the report's date or from the expression told before.
enum class Which : std::uint8_t {
  open,      ///< not told: "Tuesday", "October"
  last,      ///< last week
  current,   ///< this week
  next,      ///< next week
  before,    ///< the previous day, two weeks earlier: from what was told before
  after,     ///< the next day, a year later
  same,      ///< that day, the same month
  ago,       ///< two days ago
  from_now,  ///< two days from now
};

/// The part of a stretch that is meant.
enum class Portion : std::uint8_t { whole, early, middle, late, begin, end, so_far, rest };

enum class TermKind : std::uint8_t {
  calendar,  ///< year, month, day, each if told
  weekday,
  day,   ///< today (0), yesterday (-1), tomorrow (1): `amount`
  unit,  ///< a calendar week, month, quarter, year, decade, century: `unit`, `which`
  weekend,
  season,   ///< `code`
  quarter,  ///< `number` 1…4
  half,     ///< `number` 1, 2
  decade,   ///< `year` its first
  century,  ///< `number`
  shift,    ///< `amount` units away: ago, earlier, later
  duration,
  set,     ///< `code` is the value
  fixed,   ///< `code` is the value
  clock,   ///< a time of day alone, on the report's day
  holiday  ///< `code` names it
};

struct Clock {
  int hour = 0;    ///< 0…24
  int minute = 0;  ///< 0…59; -1 when only the hour is told
};

/// A time expression as read, before it is put on a calendar. Tokens [begin, end).
struct TimeTerm {
  std::size_t begin = 0;
  std::size_t end = 0;
  TermKind kind = TermKind::calendar;
  std::optional<int> year;
  std::optional<int> year_offset;  ///< from the report's year: "June last year"
  std::optional<int> month;
  std::optional<int> day;
  std::optional<int> weekday;  ///< 1 Monday … 7; beside a date it says no more than the date
  Which which = Which::open;
  TimeUnit unit = TimeUnit::day;
  std::int64_t amount = 1;
  bool half = false;   ///< half a unit more
  bool vague = false;  ///< "several years": no amount
  int number = 0;
  std::string code;
  std::string_view part;  ///< MO, AF, EV, NI, from the lexicon; empty when not told
  std::optional<Clock> clock;
  Portion portion = Portion::whole;
};

/// Words by which grammar is matched. Past the end everything is no word.
class TokenView {
 public:
  explicit TokenView(std::span<const Token> tokens) : tokens_(tokens) {}

  [[nodiscard]] std::size_t size() const { return tokens_.size(); }
  [[nodiscard]] const Token& operator[](std::size_t at) const { return tokens_[at]; }
  [[nodiscard]] std::span<const Token> all() const { return tokens_; }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < tokens_.size() ? std::string_view(tokens_[at].lower) : std::string_view();
  }
  [[nodiscard]] std::string_view before(std::size_t at, std::size_t back = 1) const {
    return at >= back ? word(at - back) : std::string_view();
  }
  [[nodiscard]] bool is(std::size_t at, std::initializer_list<std::string_view> words) const {
    const std::string_view own = word(at);
    if (own.empty()) return false;
    for (const auto candidate : words) {
      if (own == candidate) return true;
    }
    return false;
  }
  /// Consecutive words.
  [[nodiscard]] bool run(std::size_t at, std::initializer_list<std::string_view> words) const {
    for (const auto expected : words) {
      if (word(at++) != expected) return false;
    }
    return true;
  }
  [[nodiscard]] bool glued(std::size_t at) const { return at < tokens_.size() && tokens_[at].glued; }
  [[nodiscard]] bool capital(std::size_t at) const { return at < tokens_.size() && tokens_[at].capital(); }
  /// A number of `low` … `high` written in exactly `at_least` … `at_most` digits.
  [[nodiscard]] std::optional<int> digits(std::size_t at, std::size_t at_least, std::size_t at_most, int low,
                                          int high) const;

 private:
  std::span<const Token> tokens_;
};

/// Reads the term that begins at `at`, if one does. Looks a bounded number of tokens ahead.
[[nodiscard]] std::optional<TimeTerm> term_at(const TokenView& tokens, std::size_t at);

/// The parts of term_at. Each gives nothing when no such term begins at `at`.
[[nodiscard]] std::optional<TimeTerm> numeric_date_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> named_date_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> year_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> clock_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> day_at(const TokenView& tokens,
                                             std::size_t at);  ///< any term of one day
[[nodiscard]] std::optional<TimeTerm> period_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> amount_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> adverb_at(const TokenView& tokens, std::size_t at);
[[nodiscard]] std::optional<TimeTerm> holiday_at(const TokenView& tokens, std::size_t at);

/// The second end of a range whose first is `first`: the 4 of "May 3-4", the 88 of "1980-88".
[[nodiscard]] std::optional<TimeTerm> range_end_at(const TokenView& tokens, TimeTerm& first);

}  // namespace sayso::claims
