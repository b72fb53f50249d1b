// Dates in figures and by month names; years.
#include <algorithm>
#include <array>

#include "claims/count_number.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {
namespace {

constexpr int first_year = 1800;
constexpr int last_year = 2200;

std::optional<int> full_year(const TokenView& tokens, std::size_t at) {
  const auto year = tokens.digits(at, 4, 4, first_year, last_year);
  if (!year) return std::nullopt;
  // 2,082 or 2082.1 or 2000km is no year.
  if (tokens.is(at + 1, {".", ",", ":", "/"}) && tokens.glued(at + 1) && tokens.glued(at + 2) &&
      at + 2 < tokens.size() && tokens[at + 2].kind == TokenKind::digits) {
    return std::nullopt;
  }
  if (tokens.glued(at + 1) && (tokens[at + 1].kind == TokenKind::letters || tokens.word(at + 1) == "%"))
    return std::nullopt;
  return year;
}

/// A day of the month: "5", "5th", "fifth". `end` is past it.
std::optional<int> month_day(const TokenView& tokens, std::size_t at, std::size_t& end, bool spelled) {
  if (const auto ordinal = ordinal_at(tokens.all(), at);
      ordinal && ordinal->value >= 1 && ordinal->value <= 31) {
    if (ordinal->words && !spelled) return std::nullopt;
    end = ordinal->end;
    return static_cast<int>(ordinal->value);
  }
  const auto day = tokens.digits(at, 1, 2, 1, 31);
  if (!day) return std::nullopt;
  // 7:15, 3.5, 12,000, 20% are no days.
  if (tokens.glued(at + 1) && (tokens.word(at + 1) == "%" || tokens[at + 1].kind == TokenKind::letters))
    return std::nullopt;
  if (tokens.is(at + 1, {".", ",", ":"}) && tokens.glued(at + 1) && tokens.glued(at + 2) &&
      at + 2 < tokens.size() && tokens[at + 2].kind == TokenKind::digits &&
      tokens[at + 2].lower.size() != 4) {
    return std::nullopt;
  }
  end = at + 1;
  return day;
}

/// Whether the word at `at` is the name of a month here ("may" and "march" are mostly verbs).
std::optional<int> month_name(const TokenView& tokens, std::size_t at, std::size_t& end) {
  if (!tokens.capital(at)) return std::nullopt;
  const auto month = month_word(tokens.word(at));
  if (!month) return std::nullopt;
  end = at + 1;
  const bool abbreviated = is_month_abbreviation(tokens.word(at));
  if (abbreviated && tokens.word(end) == "." && tokens.glued(end)) ++end;
  const bool dated = end < tokens.size() && tokens[end].kind == TokenKind::digits;
  if (abbreviated && end == at + 1 && !dated) return std::nullopt;
  if (tokens.is(at, {"may", "march", "mar"})) {
    const bool led =
        at > 0 &&
        tokens.is(at - 1, {"in",    "last", "next",    "since", "of",  "by",       "until",   "till",
                           "this",  "from", "early",   "late",  "mid", "during",   "through", "before",
                           "after", "-",    "between", "to",    "and", "previous", "each",    "every",
                           "on",    "for",  "as",      "st",    "nd",  "rd",       "th"});
    const bool day_before = at > 0 && tokens.digits(at - 1, 1, 2, 1, 31).has_value();
    // "the May elections", but not "the March of the Mothers"
    const bool named = at > 0 && tokens.is(at - 1, {"the", "a"}) && at + 1 < tokens.size() &&
                       tokens[at + 1].kind == TokenKind::letters && !tokens.capital(at + 1) &&
                       !tokens.is(at + 1, {"of", "on", "for", "to", "in", "by", "against", "was", "is"});
    std::size_t ignored = 0;
    if (!(dated || day_before || led || named || month_day(tokens, at + 1, ignored, true))) {
      return std::nullopt;
    }
  }
  return month;
}

/// "2020", ", 2020", "of 2020", "last year", "of last year" after a month or a day; moves `end` past it.
void attach_year(const TokenView& tokens, TimeTerm& term) {
  std::size_t at = term.end;
  if (tokens.is(at, {",", "of", "in"})) ++at;
  if (const auto year = full_year(tokens, at)) {
    if (at == term.end || tokens.word(term.end) != "in" || !term.day) {
      term.year = year;
      term.end = at + 1;
      return;
    }
  }
  if (tokens.word(at) == "nineteen") {
    if (const auto spelled = year_at(tokens, at)) {
      term.year = spelled->year;
      term.end = spelled->end;
      return;
    }
  }
  const auto said = tokens.word(at);
  const bool offset = said == "last" || said == "this" || said == "next";
  if (offset && tokens.word(at + 1) == "year") {
    term.year_offset = said == "last" ? -1 : (said == "next" ? 1 : 0);
    term.end = at + 2;
  } else if (tokens.run(term.end, {"of", "the", "same", "year"}) ||
             tokens.run(term.end, {"of", "that", "year"})) {
    term.which = Which::same;
    term.end += tokens.word(term.end + 1) == "the" ? std::size_t{4} : std::size_t{3};
  }
}

/// "on 27/12": a day and a month only where a preposition leaves no other reading.
std::optional<TimeTerm> short_date_at(const TokenView& tokens, std::size_t at) {
  if (!tokens.is(at - 1, {"on", "of", "since", "until", "from"}) || tokens.word(at + 1) != "/")
    return std::nullopt;
  if (!tokens.glued(at + 1) || !tokens.glued(at + 2) || tokens.word(at + 3) == "/") return std::nullopt;
  TimeTerm term;
  term.begin = at;
  term.end = at + 3;
  term.day = tokens.digits(at, 1, 2, 1, 31);
  term.month = tokens.digits(at + 2, 1, 2, 1, 31);
  if (!term.day || !term.month) return std::nullopt;
  if (*term.month > 12) std::swap(term.day, term.month);
  if (*term.month > 12) return std::nullopt;
  return term;
}

}  // namespace

std::optional<TimeTerm> numeric_date_at(const TokenView& tokens, std::size_t at) {
  if (auto term = short_date_at(tokens, at)) return term;
  if (at + 4 >= tokens.size() || tokens[at].kind != TokenKind::digits) return std::nullopt;
  if (tokens.glued(at) && at > 0 && tokens[at - 1].kind != TokenKind::mark) return std::nullopt;
  for (std::size_t next = at + 1; next < at + 5; ++next) {
    if (!tokens.glued(next)) return std::nullopt;
  }
  const auto mark = tokens.word(at + 1);
  if (mark != tokens.word(at + 3) || (mark != "-" && mark != "/" && mark != ".")) return std::nullopt;
  TimeTerm term;
  term.begin = at;
  term.end = at + 5;
  if (const auto year = tokens.digits(at, 4, 4, first_year, last_year)) {
    term.year = year;
    term.month = tokens.digits(at + 2, 1, 2, 1, 12);
    term.day = tokens.digits(at + 4, 1, 2, 1, 31);
  } else {
    term.day = tokens.digits(at, 1, 2, 1, 31);
    term.month = tokens.digits(at + 2, 1, 2, 1, 31);
    term.year = tokens.digits(at + 4, 4, 4, first_year, last_year);
    if (!term.year && mark != ".") {
      if (const auto last_two = tokens.digits(at + 4, 2, 2, 0, 99))
        term.year = *last_two < 50 ? 2000 + *last_two : 1900 + *last_two;
    }
    if (term.month && *term.month > 12) std::swap(term.day, term.month);  // 10/25/2020
  }
  if (!term.year || !term.month || !term.day || *term.month > 12) return std::nullopt;
  return term;
}

std::optional<TimeTerm> named_date_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  std::size_t next = at;
  if (const auto month = month_name(tokens, at, next)) {
    term.month = month;
    term.end = next;
    if (tokens.word(next) == "the") ++next;
    std::size_t end = next;
    const auto day = month_day(tokens, next, end, true);
    const bool amount = day && unit_word(tokens.word(end)).has_value();
    if (day && !amount) {
      term.day = day;
      term.end = end;
    }
    attach_year(tokens, term);
    return term;
  }
  if (tokens.word(next) == "the") ++next;
  const bool article = next > at;
  std::size_t end = next;
  const auto day = month_day(tokens, next, end, article);
  if (!day) return std::nullopt;
  if (tokens.word(end) == "of") ++end;
  // "3-4 May": the second end brings the month.
  std::size_t after = end;
  if (!article && tokens.is(end, {"-", "to", "and", "/"})) {
    std::size_t second_end = end + 1;
    if (month_day(tokens, end + 1, second_end, false)) after = second_end;
  }
  std::size_t month_end = after;
  const auto month = month_name(tokens, after, month_end);
  if (!month) return std::nullopt;
  term.day = day;
  term.month = month;
  term.end = month_end;
  attach_year(tokens, term);
  if (after != end) term.end = end;  // the rest is the second end's own
  return term;
}

std::optional<TimeTerm> year_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  std::size_t digits = at;
  if (tokens.word(at) == "fiscal" || tokens.run(at, {"the", "year"}) || tokens.word(at) == "year") {
    digits = tokens.word(at) == "the" ? at + 2 : at + 1;
    if (tokens.word(digits) == "year") ++digits;
  }
  // "nineteen ninety-six", "the year two thousand"
  if (tokens.word(digits) == "nineteen") {
    const auto tail = number_at(tokens.all(), digits + 1);
    if (tail && tail->words && tail->value >= 10 && tail->value < 100) {
      term.year = 1900 + static_cast<int>(tail->value);
      term.end = tail->end;
      return term;
    }
  }
  if (digits != at && tokens.word(digits) == "two" && tokens.word(digits + 1) == "thousand") {
    const auto number = number_at(tokens.all(), digits);
    if (number && number->value >= 2000 && number->value < 2100) {
      term.year = static_cast<int>(number->value);
      term.end = number->end;
      return term;
    }
  }
  const auto year = full_year(tokens, digits);
  constexpr int last_bare_year = 2060;  // beyond it a bare number is hardly a year
  if (!year || *year > last_bare_year) return std::nullopt;
  if (digits > 0 && tokens.is(digits - 1, {"resolution", "number", "flight", "unit", "no"}))
    return std::nullopt;
  if (tokens.glued(digits) && digits > 0 &&
      (tokens[digits - 1].kind != TokenKind::mark ||
       tokens.is(digits - 1, {".", ",", "$", "#", "/", ":", "+"}))) {
    return std::nullopt;
  }
  if (digits > 0 && tokens.is(digits - 1, {"$", "than", "over", "some", "nearly", "least", "almost",
                                           "approximately", "no", "about"})) {
    return std::nullopt;
  }
  if (tokens.is(
          digits + 1,
          {"people",     "troops",        "soldiers",  "men",      "women",      "children",   "civilians",
           "persons",    "dead",          "wounded",   "injured",  "refugees",   "others",     "fighters",
           "police",     "members",       "prisoners", "families", "houses",     "homes",      "gmt",
           "hours",      "dollars",       "euros",     "km",       "kilometers", "kilometres", "miles",
           "meters",     "metres",        "tons",      "tonnes",   "feet",       "percent",    "villagers",
           "protesters", "demonstrators", "workers",   "students", "utc",        "local",      "deaths",
           "casualties", "points",        "shares"})) {
    return std::nullopt;
  }
  term.year = year;
  term.end = digits + 1;
  return term;
}

std::optional<TimeTerm> range_end_at(const TokenView& tokens, TimeTerm& first) {
  if (first.kind != TermKind::calendar) return std::nullopt;
  const std::size_t mark = first.end;
  if (!tokens.is(mark, {"-", "to", "and", "/"})) return std::nullopt;
  TimeTerm second;
  second.begin = mark + 1;
  if (!first.day && !first.month && first.year) {  // 1980-1988, 1950-53
    if (!tokens.is(mark, {"-", "/"}) || !tokens.glued(mark) || !tokens.glued(mark + 1)) return std::nullopt;
    if (const auto short_year = tokens.digits(mark + 1, 2, 2, 0, 99)) {
      second.year = *first.year / 100 * 100 + *short_year;
      second.end = mark + 2;
      if (*second.year > *first.year && !(tokens.is(mark + 2, {"-", ":"}) && tokens.glued(mark + 2)))
        return second;
    } else if (const auto year = full_year(tokens, mark + 1)) {
      second.year = year;
      second.end = mark + 2;
      return second;
    }
    return std::nullopt;
  }
  if (!first.day || !first.month) return std::nullopt;
  std::size_t end = mark + 1;
  const auto day = month_day(tokens, mark + 1, end, false);
  if (!day || *day <= *first.day) return std::nullopt;
  if (tokens.word(end) == "of") ++end;
  std::size_t month_end = end;
  if (month_name(tokens, end, month_end))
    return std::nullopt;  // "3-4 May" and "3 May to 4 June" are read as dates
  const bool followed =
      end < tokens.size() && tokens[end].kind == TokenKind::letters &&
      !tokens.is(end, {"in", "at", "on", "by", "when", "that", "the", "and", "as", "for", "with", "after"});
  const bool opened = tokens.is(first.begin - 1, {"from", "between"});
  if (tokens.word(mark) != "-" && followed && !opened) return std::nullopt;  // "on May 3 and 4 people"
  second.month = first.month;
  second.day = day;
  second.end = end;
  attach_year(tokens, second);
  if (second.year && !first.year) first.year = second.year;
  if (!second.year) second.year = first.year;
  return second;
}

}  // namespace sayso::claims
