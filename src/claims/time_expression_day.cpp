// Single days and times of the day: weekdays, "yesterday evening", "at 10:30 am", "last night".
#include <array>
#include <utility>

#include "claims/count_number.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {
namespace {

/// A part of the day after a day: "Sunday night", "yesterday evening", "Friday in the early morning".
void attach_part(const TokenView& tokens, TimeTerm& term) {
  std::size_t at = term.end;
  if (tokens.run(at, {"in", "the"})) at += 2;
  if (tokens.is(at, {"early", "late", "mid"})) ++at;
  if (tokens.word(at) == "-") ++at;
  const auto part = day_part_word(tokens.word(at));
  if (!part || tokens.word(at) == "nightfall") return;
  term.part = *part;
  term.end = at + 1;
}

std::optional<TimeTerm> weekday_at(const TokenView& tokens, std::size_t at) {
  if (!tokens.capital(at)) return std::nullopt;
  const auto weekday = weekday_word(tokens.word(at));
  if (!weekday) return std::nullopt;
  TimeTerm term;
  term.begin = at;
  term.end = at + 1;
  term.kind = TermKind::weekday;
  term.weekday = weekday;
  const bool abbreviated = !tokens.word(at).ends_with("day") && !tokens.word(at).ends_with("days");
  if (abbreviated) {
    if (tokens.word(at + 1) != "." && tokens.word(at + 1) != ",") return std::nullopt;
    if (tokens.word(at + 1) == ".") ++term.end;
  }
  attach_part(tokens, term);
  // "Friday, Oct. 23", "Saturday (February 28)", "Sunday 5 May": the date says which one.
  std::size_t next = term.end;
  const bool bracket = tokens.word(next) == "(";
  if (bracket || tokens.word(next) == ",") ++next;
  if (tokens.word(next) == "the") ++next;
  auto date = named_date_at(tokens, next);
  if (!date) date = numeric_date_at(tokens, next);
  if (date && date->day) {
    date->begin = at;
    date->weekday = weekday;
    date->part = term.part;
    if (bracket && tokens.word(date->end) == ")") ++date->end;
    return date;
  }
  if (abbreviated) return std::nullopt;
  // "Tuesday last week", "Monday of this week"
  next = term.end;
  if (tokens.word(next) == "of") ++next;
  if (tokens.is(next, {"last", "next", "this"}) && tokens.word(next + 1) == "week") {
    const auto said = tokens.word(next);
    term.unit = TimeUnit::week;
    term.which = said == "last" ? Which::last : (said == "next" ? Which::next : Which::current);
    term.end = next + 2;
  }
  if (tokens.word(at).ends_with("days")) {
    term.kind = TermKind::set;
    term.code = "XXXX-WXX-" + std::to_string(*weekday);
  }
  return term;
}

std::optional<TimeTerm> deictic_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  term.end = at + 1;
  term.kind = TermKind::day;
  const auto word = tokens.word(at);
  if (word == "today" || word == "tonight") {
    term.amount = 0;
    if (word == "tonight") term.part = "NI";
  } else if (word == "yesterday") {
    term.amount = -1;
  } else if (word == "tomorrow") {
    term.amount = 1;
  } else if (tokens.run(at, {"the", "day", "before", "yesterday"})) {
    term.amount = -2;
    term.end = at + 4;
  } else if (tokens.run(at, {"the", "day", "after", "tomorrow"})) {
    term.amount = 2;
    term.end = at + 4;
  } else if (word == "overnight") {
    // "overnight on Friday"; "overnight into Sunday" is the night before it.
    std::size_t next = at + 1;
    const bool into = tokens.is(next, {"into", "to"});
    if (into || tokens.is(next, {"on"})) ++next;
    if (auto night = weekday_at(tokens, next); night && night->part.empty() && !into) {
      term = *night;
      term.begin = at;
    } else {
      term.amount = -1;
    }
    term.part = "NI";
    term.code = "overnight";
    return term;
  } else if (word == "last" && tokens.is(at + 1, {"night", "evening"})) {
    term.amount = -1;
    term.part = tokens.word(at + 1) == "night" ? "NI" : "EV";
    term.end = at + 2;
  } else if (word == "this" &&
             (day_part_word(tokens.word(at + 1)) || tokens.is(at + 2, {"afternoon", "morning", "evening"}))) {
    const std::size_t part = day_part_word(tokens.word(at + 1)) ? at + 1 : at + 2;
    term.amount = 0;
    term.part = *day_part_word(tokens.word(part));
    term.end = part + 1;
  } else {
    return std::nullopt;
  }
  if (term.part.empty()) attach_part(tokens, term);
  return term;
}

/// am, pm: 0 none, 1 am, 2 pm; moves `at` past it.
int meridiem(const TokenView& tokens, std::size_t& at) {
  const auto word = tokens.word(at);
  if (word == "am" || word == "pm") {
    ++at;
    return word == "am" ? 1 : 2;
  }
  if ((word == "a" || word == "p") && tokens.is(at + 1, {"."}) && tokens.glued(at + 1) &&
      tokens.word(at + 2) == "m" && tokens.glued(at + 2)) {
    at += 3;
    if (tokens.word(at) == "." && tokens.glued(at)) ++at;
    return word == "a" ? 1 : 2;
  }
  return 0;
}

bool time_zone(const TokenView& tokens, std::size_t& at) {
  if (tokens.is(at, {"gmt", "utc", "est", "edt", "pst", "pdt", "bst", "cet", "cest", "et", "ist", "msk"})) {
    ++at;
    return true;
  }
  std::size_t next = at;
  if (tokens.capital(next) && tokens.word(next + 1) == "time") ++next;
  if (tokens.word(next) == "local") ++next;
  if (next > at && tokens.word(next) == "time") {
    at = next + 1;
    return true;
  }
  if (tokens.word(at) == "hours") {
    ++at;
    return true;
  }
  return false;
}

std::optional<TimeTerm> clock_alone_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  term.kind = TermKind::clock;
  if (tokens.is(at, {"noon", "midday", "midnight"})) {
    if (tokens.before(at) == "high") return std::nullopt;
    term.clock = Clock{tokens.word(at) == "midnight" ? 24 : 12, 0};
    term.end = at + 1;
    return term;
  }
  std::size_t next = at + 1;
  if (const auto four = tokens.digits(at, 4, 4, 0, 2459)) {  // 1430 GMT
    if (*four % 100 > 59 || tokens.glued(next) || !time_zone(tokens, next)) return std::nullopt;
    term.clock = Clock{*four / 100, *four % 100};
    term.end = next;
    return term;
  }
  auto hour = tokens.digits(at, 1, 2, 0, 24);
  if (!hour) {
    const auto spelled = small_number(tokens.word(at));
    if (!spelled || *spelled < 1 || *spelled > 12) return std::nullopt;
    hour = spelled;
  }
  if (tokens.glued(at) && at > 0 &&
      (tokens[at - 1].kind != TokenKind::mark || tokens.is(at - 1, {".", ":", "/", "$", ","}))) {
    return std::nullopt;
  }
  int minute = -1;
  const bool pointed = tokens.is(next, {":", "."}) && tokens.glued(next) && tokens.glued(next + 1);
  if (pointed) {
    const auto read = tokens.digits(next + 1, 2, 2, 0, 59);
    if (!read) return std::nullopt;
    minute = *read;
    next += 2;
    if (tokens.word(next) == ":" && tokens.glued(next) && tokens.digits(next + 1, 2, 2, 0, 59)) next += 2;
  }
  const bool point = pointed && tokens.word(at + 1) == ".";
  const int half_day = meridiem(tokens, next);
  if (half_day != 0 && (*hour > 12 || *hour == 0) && minute < 0) return std::nullopt;
  if (half_day == 1 && *hour == 12) hour = 0;
  if (half_day == 2 && *hour < 12) hour = *hour + 12;
  bool clear = half_day != 0 || (pointed && !point);
  if (!clear && tokens.is(next, {"o"}) && tokens.word(next + 1) == "'" && tokens.word(next + 2) == "clock") {
    next += 3;
    clear = true;
  }
  if (tokens.run(next, {"in", "the"}) && tokens.is(next + 2, {"morning", "afternoon", "evening"}) &&
      !tokens.capital(at)) {
    if (tokens.word(next + 2) != "morning" && *hour < 12) hour = *hour + 12;
    next += 3;
    clear = true;
  }
  if (tokens.is(next, {"gmt", "utc"}) || tokens.run(next, {"local", "time"})) clear = true;
  if (!clear) return std::nullopt;
  if (tokens.word(next) == "hours") ++next;
  std::size_t zone = next;
  if (time_zone(tokens, zone)) next = zone;
  // "(1700 GMT)": the same moment again.
  if (tokens.word(next) == "(" &&
      (tokens.is(next + 2, {"gmt", "utc"}) || tokens.is(next + 4, {"gmt", "utc"}))) {
    std::size_t close = next + 1;
    while (close < next + 6 && tokens.word(close) != ")") ++close;
    if (tokens.word(close) == ")") next = close + 1;
  }
  term.clock = Clock{*hour, minute};
  term.end = next;
  return term;
}

/// "afternoon yesterday", "the night of Oct. 23", "the early hours of Thursday morning".
std::optional<TimeTerm> part_of_day_at(const TokenView& tokens, std::size_t at) {
  std::size_t next = at;
  if (tokens.word(next) == "the") ++next;
  if (tokens.is(next, {"early", "late"})) ++next;
  const auto part = day_part_word(tokens.word(next));
  const bool hours = tokens.is(next, {"hours"}) && next > at;
  if (!part && !hours) return std::nullopt;
  ++next;
  if (tokens.is(next, {"of", "on"})) ++next;
  if (tokens.word(next) == "the" || day_part_word(tokens.word(next))) return std::nullopt;
  auto day = day_at(tokens, next);
  if (!day || (day->kind == TermKind::calendar && !day->day) || day->kind == TermKind::set)
    return std::nullopt;
  day->begin = at;
  if (part) day->part = *part;
  if (hours && day->part.empty()) day->part = "MO";
  return day;
}

struct Feast {
  std::array<std::string_view, 4> words;
  std::string_view code;
};

constexpr std::array<Feast, 20> feasts{{
    {{"christmas", "eve"}, "12-24"},
    {{"christmas", "day"}, "12-25"},
    {{"christmas"}, "12-25"},
    {{"boxing", "day"}, "12-26"},
    {{"new", "year", "'", "s"}, "new-year"},
    {{"new", "years", "eve"}, "12-31"},
    {{"valentine", "'", "s", "day"}, "02-14"},
    {{"may", "day"}, "05-01"},
    {{"victory", "day"}, "05-09"},
    {{"halloween"}, "10-31"},
    {{"all", "saints", "day"}, "11-01"},
    {{"bastille", "day"}, "07-14"},
    {{"thanksgiving", "day"}, "thanksgiving"},
    {{"thanksgiving"}, "thanksgiving"},
    {{"labor", "day"}, "labor-day"},
    {{"memorial", "day"}, "memorial-day"},
    {{"good", "friday"}, "easter-2"},
    {{"easter", "monday"}, "easter+1"},
    {{"easter", "sunday"}, "easter"},
    {{"easter"}, "easter"},
}};

}  // namespace

std::optional<TimeTerm> holiday_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  term.kind = TermKind::holiday;
  std::size_t begin = at;
  if (tokens.is(at, {"last", "this", "next"})) {
    term.which =
        tokens.word(at) == "last" ? Which::last : (tokens.word(at) == "next" ? Which::next : Which::current);
    ++begin;
  }
  if (!tokens.capital(begin)) return std::nullopt;
  for (const auto& feast : feasts) {
    std::size_t next = begin;
    bool same = true;
    for (const auto word : feast.words) {
      if (word.empty()) break;
      same = same && tokens.word(next) == word;
      ++next;
    }
    if (!same) continue;
    term.code = feast.code;
    if (feast.code == "new-year") {
      if (tokens.is(next, {"eve", "day"})) {
        term.code = tokens.word(next) == "eve" ? "12-31" : "01-01";
        ++next;
      } else {
        term.code = "01-01";
      }
    }
    term.end = next;
    std::size_t year = next;
    if (tokens.is(year, {"in", ",", "of"})) ++year;
    if (const auto told = tokens.digits(year, 4, 4, 1800, 2200)) {
      term.year = told;
      term.end = year + 1;
    } else if (tokens.is(year, {"last", "this"}) && tokens.word(year + 1) == "year") {
      term.year_offset = tokens.word(year) == "last" ? -1 : 0;
      term.end = year + 2;
    }
    return term;
  }
  return std::nullopt;
}

std::optional<TimeTerm> day_at(const TokenView& tokens, std::size_t at) {
  if (auto term = numeric_date_at(tokens, at)) return term;
  if (auto term = weekday_at(tokens, at)) return term;
  if (auto term = named_date_at(tokens, at)) {
    if (term->day) attach_part(tokens, *term);
    return term;
  }
  if (auto term = deictic_at(tokens, at)) return term;
  if (auto term = part_of_day_at(tokens, at)) return term;
  // "last Friday", "this coming Sunday, March eighth", "the previous Tuesday"
  if (!tokens.is(at, {"last", "this", "next", "previous", "following", "the", "past", "coming"}))
    return std::nullopt;
  std::size_t next = at;
  Which which = Which::open;
  for (; tokens.is(next, {"last", "this", "next", "previous", "following", "the", "past", "coming"}) &&
         next < at + 3;
       ++next) {
    const auto word = tokens.word(next);
    if (word == "last" || word == "past") which = Which::last;
    if (word == "next" || word == "coming") which = Which::next;
    if (word == "this") which = Which::current;
    if (word == "previous") which = Which::before;
    if (word == "following") which = Which::after;
  }
  auto term = weekday_at(tokens, next);
  if (!term || term->kind == TermKind::set) return std::nullopt;
  term->begin = at;
  if (term->kind == TermKind::weekday && term->which == Which::open) term->which = which;
  return term;
}

std::optional<TimeTerm> clock_at(const TokenView& tokens, std::size_t at) {
  auto term = clock_alone_at(tokens, at);
  if (!term) return std::nullopt;
  std::size_t next = term->end;
  if (tokens.word(next) == ",") ++next;
  if (tokens.is(next, {"on", "of"})) ++next;
  if (auto day = day_at(tokens, next); day && (day->day || day->kind != TermKind::calendar)) {
    day->begin = at;
    day->clock = term->clock;
    return day;
  }
  return term;
}

}  // namespace sayso::claims
