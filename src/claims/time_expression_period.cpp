// Weeks, months, quarters, years and the words that pick one of them.
#include <array>
#include <utility>

#include "claims/count_number.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {
namespace {

struct Picked {
  Which which = Which::open;
  std::size_t end = 0;
  bool the = false;
};

/// "the last", "this past", "next", "that same", "the following".
std::optional<Picked> pick_at(const TokenView& tokens, std::size_t at) {
  Picked picked;
  std::size_t next = at;
  if (tokens.word(next) == "the") {
    picked.the = true;
    ++next;
  }
  const std::size_t first = next;
  for (; next < first + 2; ++next) {
    const auto word = tokens.word(next);
    if (word == "last" || word == "past" || word == "latest") {
      picked.which = Which::last;
    } else if (word == "this" || word == "current" || word == "ongoing") {
      picked.which = Which::current;
    } else if (word == "next" || word == "coming") {
      picked.which = Which::next;
    } else if (word == "previous" || word == "preceding") {
      picked.which = Which::before;
    } else if (word == "following") {
      picked.which = Which::after;
    } else if (word == "that" &&
               tokens.is(next + 1, {"last", "past", "this", "next", "previous", "following", "the"})) {
      return std::nullopt;  // "said that last week"
    } else if (word == "same" || word == "that") {
      picked.which = Which::same;
    } else {
      break;
    }
  }
  if (next == at) return std::nullopt;
  picked.end = next;
  return picked;
}

bool is_period(TimeUnit unit) { return unit >= TimeUnit::day; }

/// "the third quarter", "first half of 2014", "the 1988 second quarter".
std::optional<TimeTerm> quarter_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  std::size_t next = at;
  if (tokens.is(next, {"this", "last", "next"}) && tokens.word(next + 1) == "year" &&
      tokens.word(next + 2) == "'" && tokens.word(next + 3) == "s") {
    term.year_offset = tokens.word(next) == "last" ? -1 : (tokens.word(next) == "next" ? 1 : 0);
    next += 4;
  }
  if (tokens.word(next) == "the") ++next;
  if (const auto year = tokens.digits(next, 4, 4, 1800, 2200)) {
    term.year = year;
    ++next;
  } else if (tokens.run(next, {"year", "-"}) && tokens.is(next + 2, {"ago", "earlier"})) {
    term.year_offset = -1;
    next += 3;
  }
  if (const auto q = tokens.digits(next + 1, 1, 1, 1, 4);
      q && tokens.word(next) == "q" && tokens.glued(next + 1)) {
    term.number = *q;
    next += 2;
  } else if (const auto ordinal = ordinal_at(tokens.all(), next)) {
    term.number = static_cast<int>(ordinal->value);
    next = ordinal->end;
    if (tokens.word(next) == "fiscal") ++next;
    if (tokens.word(next) == "-") ++next;
    const bool half = tokens.word(next) == "half";
    if (tokens.word(next) != "quarter" && !half) return std::nullopt;
    if (half) {
      term.kind = TermKind::half;
      ++next;
      if (term.number > 2) return std::nullopt;
      if (!tokens.is(next, {"of"}) && !term.year && !term.year_offset)
        return std::nullopt;  // of a match, of the money
      const std::size_t of = tokens.word(next + 1) == "the" ? next + 2 : next + 1;
      if (tokens.is(next, {"of"}) && !tokens.is(of, {"last", "this", "next", "year"}) &&
          !tokens.digits(of, 4, 4, 1800, 2200)) {
        return std::nullopt;
      }
    } else {
      ++next;
    }
  } else if (term.year && tokens.is(next, {"quarter", "period"})) {  // the 1988 period: the one compared with
    term.kind = TermKind::unit;
    term.unit = TimeUnit::quarter;
    term.which = Which::same;
    term.end = next + 1;
    return term;
  } else if (term.year_offset && tokens.is(next, {"quarter", "period"})) {
    term.kind = TermKind::shift;
    term.unit = TimeUnit::year;
    term.which = Which::before;
    term.end = next + 1;
    return term;
  } else {
    return std::nullopt;
  }
  if (term.kind != TermKind::half) term.kind = TermKind::quarter;
  if (term.number < 1 || term.number > 4) return std::nullopt;
  term.end = next;
  if (tokens.word(next) == "of") ++next;
  if (const auto year = tokens.digits(next, 4, 4, 1800, 2200)) {
    term.year = year;
    term.end = next + 1;
  } else if (tokens.is(next, {"last", "this", "next"}) && tokens.word(next + 1) == "year") {
    term.year_offset = tokens.word(next) == "last" ? -1 : (tokens.word(next) == "next" ? 1 : 0);
    term.end = next + 2;
  } else if (tokens.run(next, {"the", "year"}) && term.kind == TermKind::half) {
    term.end = next + 2;
  }
  return term;
}

std::optional<TimeTerm> decade_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  term.kind = TermKind::decade;
  std::size_t next = at;
  if (tokens.word(next) == "the") ++next;
  if (const auto year = tokens.digits(next, 4, 4, 1800, 2190); year && *year % 10 == 0) {
    std::size_t end = next + 1;
    if (tokens.word(end) == "'" && tokens.glued(end)) ++end;
    if (tokens.word(end) != "s" || !tokens.glued(end)) return std::nullopt;
    term.year = year;
    term.end = end + 1;
    return term;
  }
  const std::size_t mark = next;
  if (tokens.word(next) == "'") ++next;
  if (const auto year = tokens.digits(next, 2, 2, 10, 90);
      year && *year % 10 == 0 && next > mark && tokens.word(next + 1) == "s" && tokens.glued(next + 1)) {
    term.year = 1900 + *year;
    term.end = next + 2;
    return term;
  }
  constexpr std::array<std::pair<std::string_view, int>, 6> names{{{"twenties", 1920},
                                                                   {"fifties", 1950},
                                                                   {"sixties", 1960},
                                                                   {"seventies", 1970},
                                                                   {"eighties", 1980},
                                                                   {"nineties", 1990}}};
  for (const auto& [name, year] : names) {
    if (tokens.word(next) != name || tokens.word(at) != "the") continue;
    term.year = year;
    term.end = next + 1;
    return term;
  }
  // "the 20th century"
  const auto ordinal = ordinal_at(tokens.all(), next);
  if (!ordinal) return std::nullopt;
  std::size_t end = ordinal->end;
  if (tokens.word(end) == "-") ++end;
  if (tokens.word(end) != "century" || ordinal->value < 2 || ordinal->value > 22) return std::nullopt;
  term.kind = TermKind::century;
  term.number = static_cast<int>(ordinal->value);
  term.end = end + 1;
  return term;
}

std::optional<TimeTerm> season_at(const TokenView& tokens, std::size_t at, Which which, bool told) {
  const auto code = season_word(tokens.word(at));
  if (!code) return std::nullopt;
  TimeTerm term;
  term.begin = at;
  term.end = at + 1;
  term.kind = TermKind::season;
  term.code = *code;
  term.which = which;
  std::size_t next = at + 1;
  if (tokens.is(next, {"of", ","})) ++next;
  if (auto year = year_at(tokens, next)) {
    term.year = year->year;
    term.end = year->end;
    told = true;
  } else if (tokens.is(next, {"last", "this", "next"}) && tokens.word(next + 1) == "year") {
    term.year_offset = tokens.word(next) == "last" ? -1 : (tokens.word(next) == "next" ? 1 : 0);
    term.end = next + 2;
    told = true;
  }
  if (!told) return std::nullopt;
  return term;
}

}  // namespace

std::optional<TimeTerm> period_at(const TokenView& tokens, std::size_t at) {
  if (auto term = quarter_at(tokens, at)) return term;
  if (auto term = decade_at(tokens, at)) return term;
  if (auto term = season_at(tokens, at, Which::open, false)) return term;  // "autumn last year"
  const auto picked = pick_at(tokens, at);
  if (!picked) return std::nullopt;
  TimeTerm term;
  term.begin = at;
  term.which = picked->which;
  std::size_t next = picked->end;
  const auto word = tokens.word(next);
  if (tokens.is(next, {"weekend", "weekends"})) {
    term.kind = TermKind::weekend;
    term.end = next + 1;
    return term;
  }
  if (picked->which != Which::open || tokens.is(at - 1, {"in", "over", "during", "of", "since", "by"})) {
    if (auto season = season_at(tokens, next, picked->which, true)) {
      season->begin = at;
      return season;
    }
  }
  if (picked->which != Which::open) {
    if (const auto month = month_word(word); month && tokens.capital(next)) {
      auto named = named_date_at(tokens, next);
      if (named) {
        named->begin = at;
        if (!named->year) named->which = picked->which;
        return named;
      }
    }
  }
  // "the winter of 1994"
  if (picked->the) {
    if (auto season = season_at(tokens, next, Which::open, false)) {
      season->begin = at;
      return season;
    }
  }
  std::size_t unit_at = next;
  if (tokens.is(unit_at, {"full", "fiscal", "calendar", "corresponding", "school", "whole", "entire"}))
    ++unit_at;
  if (tokens.is(unit_at, {"fiscal"})) ++unit_at;
  const auto unit = unit_word(tokens.word(unit_at));
  if (unit && picked->which == Which::last && tokens.word(next - 1) == "past") {
    return std::nullopt;  // "over the past year" is an amount of time
  }
  if (unit && !unit->plural && unit->count == 1 && is_period(unit->unit)) {
    term.kind = TermKind::unit;
    term.unit = unit->unit;
    term.end = unit_at + 1;
    if (tokens.word(term.end) == "-") return std::nullopt;  // "the year-ago quarter"
    if (picked->which == Which::open) {
      // Bare "the week", "the year": the running one. "the day" only as what was told before.
      if (unit->unit == TimeUnit::day && tokens.is(term.end, {"before", "after"}) &&
          (term.end + 1 >= tokens.size() ||
           tokens[term.end + 1].kind == TokenKind::mark)) {  // told on the day before
        term.which = tokens.word(term.end) == "before" ? Which::before : Which::after;
        ++term.end;
        return term;
      }
      if (unit->unit == TimeUnit::day) {
        if (!tokens.is(at - 1, {"in", "for", "during", "throughout"}) ||
            tokens.is(term.end, {"of", "when", "that", "before", "after"})) {
          return std::nullopt;
        }
        term.which = Which::same;
      } else if (unit->unit == TimeUnit::quarter) {
        term.which = Which::same;
      } else if (unit->unit == TimeUnit::week || unit->unit == TimeUnit::month ||
                 unit->unit == TimeUnit::year) {
        if (tokens.word(term.end) == "of" && unit->unit == TimeUnit::week) {  // the week of March 6
          if (auto day = day_at(tokens, term.end + 1); day && day->day) {
            day->begin = at;
            day->unit = TimeUnit::week;
            return day;
          }
        }
        if (tokens.is(term.end, {"of", "before", "after", "when", "that", "earlier", "later", "ago"}))
          return std::nullopt;
        term.which = Which::current;
      } else {
        return std::nullopt;
      }
    }
    if (unit->unit == TimeUnit::day) {
      if (picked->which == Which::last || picked->which == Which::current)
        return std::nullopt;  // "this day", "the last day of"
      if (picked->which == Which::next) term.which = Which::after;
      if (tokens.is(term.end, {"of"}) && picked->which != Which::same) return std::nullopt;
      if (const auto part = day_part_word(tokens.word(term.end))) {
        term.part = *part;
        ++term.end;
      }
    }
    if (picked->the && picked->which == Which::next) term.which = Which::after;  // "the next year"
    return term;
  }
  // "in the morning" of the day told before
  if (picked->the && picked->which == Which::open && day_part_word(word) &&
      tokens.is(at - 1, {"in", "during"}) && !tokens.is(next + 1, {"of"})) {
    term.kind = TermKind::unit;
    term.which = Which::same;
    term.part = *day_part_word(word);
    term.end = next + 1;
    return term;
  }
  // "the next morning", "that night", "the same evening"
  if (const auto part = day_part_word(word);
      part && (picked->which == Which::next || picked->which == Which::after ||
               picked->which == Which::same || picked->which == Which::before)) {
    term.kind = TermKind::unit;
    term.which = picked->which == Which::next ? Which::after : picked->which;
    term.part = *part;
    term.end = next + 1;
    return term;
  }
  if (picked->which == Which::last && word == "period" && picked->the) {  // "the latest period" of earnings
    term.kind = TermKind::unit;
    term.unit = TimeUnit::quarter;
    term.which = Which::same;
    term.end = next + 1;
    return term;
  }
  return std::nullopt;
}

}  // namespace sayso::claims
