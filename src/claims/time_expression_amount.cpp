// Amounts of time, how often, and adverbs: "two weeks ago", "for months", "every day", "now".
#include "claims/count_number.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {
namespace {

bool is_vague(const TokenView& tokens, std::size_t at) {
  return tokens.is(at, {"several", "few", "many", "recent", "coming", "some", "past", "numerous"});
}

}  // namespace

std::optional<TimeTerm> amount_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  term.kind = TermKind::duration;
  std::size_t next = at;
  if (tokens.word(next) == "the") ++next;
  if (tokens.is(next, {"each", "every"})) {  // every two weeks, each of the past three years
    term.kind = TermKind::set;
    ++next;
  }
  const std::size_t led = next;
  if (tokens.is(next, {"last", "past", "previous"})) term.which = Which::last;
  if (tokens.is(next, {"next", "coming"})) term.which = Which::next;
  if (tokens.is(next, {"first", "final", "other", "additional", "full", "extra"})) ++next;
  if (term.which != Which::open) ++next;
  bool counted = true;
  if (const auto number = number_at(tokens.all(), next); number && number->exact) {
    term.amount = static_cast<std::int64_t>(number->value);
    term.half = number->half;
    next = number->end;
    if (tokens.is(next, {"to", "or", "-"})) {  // two to three weeks: the first, as TimeBank has it
      if (const auto other = number_at(tokens.all(), next + 1); other && unit_word(tokens.word(other->end)))
        next = other->end;
    }
  } else if (tokens.is(next, {"a", "an"}) && !tokens.is(next + 1, {"few"})) {
    if (next != at && term.kind != TermKind::set && !tokens.is(next - 1, {"last", "past", "next"}))
      return std::nullopt;
    ++next;
  } else if (term.which == Which::last && tokens.word(next - 1) == "past" && unit_word(tokens.word(next)) &&
             !unit_word(tokens.word(next))->plural) {
    term.amount = 1;  // "the past year"
  } else if (is_vague(tokens, next) || (tokens.word(next) == "a" && tokens.word(next + 1) == "few")) {
    if (tokens.is(next, {"few"}) || tokens.word(next) == "a") term.amount = 3;
    next += tokens.word(next) == "a" ? std::size_t{2} : std::size_t{1};
    term.vague = true;
  } else {
    counted = term.kind == TermKind::set;
    if (!counted) term.vague = true;
  }
  if (counted &&
      tokens.is(next, {"more", "additional", "other", "full", "consecutive", "straight", "whole", "long",
                       "entire", "successive", "trading", "extra", "business", "calendar"})) {
    ++next;
  }
  const bool hyphen = tokens.word(next) == "-" && counted;
  if (hyphen) ++next;
  const auto unit = unit_word(tokens.word(next));
  if (!unit) {
    if (term.kind == TermKind::set && next == led) {  // each Thursday, every morning, each July
      if (const auto weekday = weekday_word(tokens.word(next)); weekday && tokens.capital(next)) {
        term.code = "XXXX-WXX-" + std::to_string(*weekday);
      } else if (const auto month = month_word(tokens.word(next)); month && tokens.capital(next)) {
        term.code = std::string(*month < 10 ? "XXXX-0" : "XXXX-") + std::to_string(*month);
      } else if (const auto part = day_part_word(tokens.word(next))) {
        term.code = "XXXX-XX-XXT" + std::string(*part);
      } else if (const auto season = season_word(tokens.word(next))) {
        term.code = "XXXX-" + std::string(*season);
      } else {
        return std::nullopt;
      }
      term.end = next + 1;
      return term;
    }
    return std::nullopt;
  }
  if (term.kind == TermKind::set && next > led + 4) return std::nullopt;
  term.unit = unit->unit;
  term.amount *= unit->count;
  term.end = next + 1;
  if (tokens.is(term.end, {"old", "olds"}) ||
      (tokens.word(term.end) == "-" && tokens.is(term.end + 1, {"old", "olds"}))) {
    return std::nullopt;  // ages are not tagged in TimeBank
  }
  if (unit->unit == TimeUnit::second && !unit->plural) return std::nullopt;  // the ordinal
  if (unit->unit == TimeUnit::quarter && (!unit->plural || tokens.word(term.end) == "of" || !counted))
    return std::nullopt;
  if (!counted) {
    // "for weeks", "years"; "hours" and less are seldom meant so, "day" never.
    if (!unit->plural || unit->unit <= TimeUnit::minute || (next != at && term.which == Which::open))
      return std::nullopt;
    if (unit->unit == TimeUnit::day && !tokens.is(at - 1, {"for", "within", "in", "of"})) return std::nullopt;
  }
  const bool article = tokens.is(led, {"a", "an"}) && next == led + 1;
  if (article && at > 0 && !tokens.is(term.end, {"ago", "earlier", "later", "before", "after", "-"})) {
    // "$1.76 a year", "twice a week", "seats a day": a rate.
    const Token& before = tokens[at - 1];
    const bool rate =
        before.kind == TokenKind::digits ||
        tokens.is(at - 1, {"million", "billion", "thousand", "once", "twice", "times", "share", "%",
                           "percent", "dollars"}) ||
        (before.kind == TokenKind::letters && before.lower.size() > 4 && before.lower.ends_with('s') &&
         !tokens.is(at - 1, {"takes", "lasts", "across", "perhaps", "needs", "spends"}));
    if (rate) return std::nullopt;
  }
  if (tokens.run(term.end, {"or", "so"})) term.end += 2;
  if (tokens.run(term.end, {"or", "two"})) term.end += 2;
  if (tokens.run(term.end, {"and", "a", "half"})) {
    term.half = true;
    term.end += 3;
  }
  if (term.kind == TermKind::set) return term;
  const std::size_t tail = tokens.word(term.end) == "-" ? term.end + 1 : term.end;
  if (tokens.word(tail) == "ago") {
    term.kind = TermKind::shift;
    term.which = Which::ago;
    term.end = tail + 1;
  } else if (tokens.is(tail, {"earlier", "before", "previously"}) && term.which == Which::open) {
    if (tokens.word(tail) != "before" || tokens.is(tail + 1, {".", ",", ";"}) || tail + 1 >= tokens.size()) {
      term.kind = TermKind::shift;
      term.which = Which::before;
      term.end = tail + 1;
    }
  } else if (tokens.is(tail, {"later"}) || (tokens.word(tail) == "after" &&
                                            (tokens.is(tail + 1, {".", ","}) || tail + 1 >= tokens.size()))) {
    term.kind = TermKind::shift;
    term.which = Which::after;
    term.end = tail + 1;
  } else if (tokens.run(tail, {"from", "now"})) {
    term.kind = TermKind::shift;
    term.which = Which::from_now;
    term.end = tail + 2;
  } else if (hyphen && tokens.word(term.end) == "-" && tokens.word(term.end + 1) == "long") {
    term.end += 2;
  }
  return term;
}

std::optional<TimeTerm> adverb_at(const TokenView& tokens, std::size_t at) {
  TimeTerm term;
  term.begin = at;
  term.end = at + 1;
  term.kind = TermKind::fixed;
  const auto word = tokens.word(at);
  const auto fixed = [&](std::string_view code, std::size_t length) {
    term.code = code;
    term.end = at + length;
    return term;
  };
  if (word == "now" && tokens.word(at + 1) != "-") return fixed("PRESENT_REF", 1);
  if (word == "currently" || word == "nowadays" || word == "presently") return fixed("PRESENT_REF", 1);
  if (word == "current") return fixed("PRESENT_REF", 1);
  if (tokens.run(at, {"right", "now"}) || tokens.run(at, {"at", "present"}) ||
      tokens.run(at, {"these", "days"})) {
    return fixed("PRESENT_REF", 2);
  }
  if (tokens.run(at, {"at", "the", "moment"})) return fixed("PRESENT_REF", 3);
  if (word == "then" && tokens.is(at - 1, {"since"})) return fixed("told", 1);
  if (tokens.run(at, {"that", "time"}) && tokens.is(at - 1, {"at", "during", "by", "since"}))
    return fixed("told", 2);
  if (tokens.run(at, {"the", "time"}) && tokens.is(at - 1, {"at"}) && tokens.word(at + 2) != "of")
    return fixed("told", 2);
  if (word == "recently" || word == "lately" || word == "recent") return fixed("PAST_REF", 1);
  if (tokens.run(at, {"the", "past"}) && !unit_word(tokens.word(at + 2))) return fixed("PAST_REF", 2);
  if (tokens.run(at, {"the", "future"})) return fixed("FUTURE_REF", 2);
  if (word == "the" && tokens.is(at + 1, {"near", "foreseeable", "distant"}) &&
      tokens.word(at + 2) == "future") {
    return fixed("FUTURE_REF", 3);
  }
  term.kind = TermKind::set;
  if (word == "daily") return fixed("P1D", 1);
  if (word == "weekly") return fixed("P1W", 1);
  if (word == "monthly") return fixed("P1M", 1);
  if (word == "yearly" || word == "annually") return fixed("P1Y", 1);
  if (word == "hourly") return fixed("PT1H", 1);
  if (word == "nightly") return fixed("XXXX-XX-XXTNI", 1);
  if (tokens.is(at, {"year"}) && tokens.word(at + 1) == "-" && tokens.is(at + 2, {"earlier", "ago"})) {
    term.kind = TermKind::shift;
    term.unit = TimeUnit::year;
    term.which = Which::before;
    term.end = at + 3;
    return term;
  }
  return std::nullopt;
}

}  // namespace sayso::claims
