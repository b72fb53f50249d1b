// The days of an act from the words that tell its time.
#include <algorithm>

#include "claims/count_token.hpp"
#include "claims/time_expression.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {
namespace {

/// Words that make a stretch run on: "since", "ever since", "until".
enum class Reach { none, since, until };

Reach reach_of(const TokenView& tokens) {
  for (std::size_t at = 0; at < std::min<std::size_t>(tokens.size(), 3); ++at) {
    if (tokens.word(at) == "since") return Reach::since;
    if (tokens.is(at, {"until", "till"})) return Reach::until;
  }
  return Reach::none;
}

/// "before Christmas", "by 2008": not when it happened, only what it came before.
bool only_bounds(const TokenView& tokens) {
  return tokens.is(0, {"before", "by", "prior"}) || tokens.run(0, {"in", "the", "aftermath"});
}

/// "this week", "so far this year": still running when the report was written.
bool is_running(const TokenView& tokens) {
  for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
    if (tokens.is(at, {"this", "the", "current"}) && unit_word(tokens.word(at + 1))) return true;
    if (tokens.run(at, {"so", "far"})) return true;
  }
  return false;
}

}  // namespace

std::optional<DayRange> days_of(const Text& text, std::span<const TimeExpression> times, Span marked,
                                std::optional<CalendarDate> published, bool ahead) {
  std::optional<DayRange> out;
  // `times` are in order: the first that may overlap is found by halving.
  auto time =
      std::ranges::lower_bound(times, marked.begin, {}, [](const TimeExpression& t) { return t.span.end; });
  for (; time != times.end() && time->span.begin < marked.end; ++time) {
    if (!time->span.overlaps(marked) || !time->days) continue;
    if (!out) {
      out = time->days;
    } else {
      out = DayRange{std::min(out->first, time->days->first), std::max(out->last, time->days->last)};
    }
  }
  if (!out) return std::nullopt;
  const std::vector<Token> fine = fine_tokens(text, std::span<const Span>(&marked, 1));
  const TokenView tokens(fine);
  if (only_bounds(tokens)) return std::nullopt;
  if (!published) return out;
  const Reach reach = reach_of(tokens);
  const bool holds_report = *published >= out->first && *published <= out->last;
  if (reach == Reach::since && *published >= out->first) {
    out->last = *published;
  } else if (reach == Reach::until && *published <= out->last) {
    out->first = std::min(out->first, *published);
  } else if (holds_report && is_running(tokens)) {
    (ahead ? out->first : out->last) = *published;
  }
  return out;
}

}  // namespace sayso::claims
