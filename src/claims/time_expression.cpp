#include "claims/time_expression.hpp"

#include <algorithm>

#include "claims/count_token.hpp"
#include "claims/time_expression_resolve.hpp"
#include "claims/time_expression_tense.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {
namespace {

bool is_full_date(const TimeTerm& term) {
  return term.kind == TermKind::calendar && term.year && term.month && term.day;
}

/// "between January and March 2016", "from 28 May to 4 June 2020": the year stands with the second end.
void share_years(const TokenView& tokens, std::vector<TimeTerm>& terms) {
  for (std::size_t i = 0; i + 1 < terms.size(); ++i) {
    TimeTerm& first = terms[i];
    const TimeTerm& second = terms[i + 1];
    const bool bare = first.kind == TermKind::calendar && first.month && !first.year && !first.year_offset;
    if (!bare || second.kind != TermKind::calendar || !second.month ||
        first.day.has_value() != second.day.has_value())
      continue;
    if (second.begin != first.end + 1 ||
        !tokens.is(first.end, {"and", "to", "-", "through", "until", "or", "/"}))
      continue;
    if (second.year) first.year = *first.month > *second.month ? *second.year - 1 : *second.year;
    if (second.year_offset) first.year_offset = second.year_offset;
  }
}

std::vector<TimeTerm> terms_of(const TokenView& tokens) {
  std::vector<TimeTerm> terms;
  for (std::size_t at = 0; at < tokens.size();) {
    auto term = term_at(tokens, at);
    if (!term) {
      ++at;
      continue;
    }
    auto end = range_end_at(tokens, *term);
    at = term->end;
    terms.push_back(std::move(*term));
    if (end) {
      at = end->end;
      terms.push_back(std::move(*end));
    }
  }
  share_years(tokens, terms);
  return terms;
}

/// The tense in which a term stands: that of a verb right after it ("on Sunday issued"), else of its clause;
/// a term looks ahead ("by Feb. 10").
Tense tense_of(const TokenView& tokens, const TimeTerm& term, std::span<const Tense> tense) {
  if (term.end < tokens.size() && tense_word(tokens.word(term.end)) != Tense::unknown) return tense[term.end];
  // "calling Monday's drill a warning": what has a name of its own has mostly been.
  if (term.kind == TermKind::weekday && tokens.word(term.end) == "'" && tokens.word(term.end + 1) == "s")
    return Tense::past;
  if (term.begin > 0 && (term.kind == TermKind::calendar || term.kind == TermKind::weekday) &&
      tokens.is(term.begin - 1, {"by", "until", "till", "through"})) {
    return Tense::future;
  }
  return tense[term.begin];
}

}  // namespace

std::vector<TimeExpression> find_times(const Text& text, std::span<const Span> words,
                                       std::optional<CalendarDate> published) {
  if (published && !in_range(*published)) published.reset();
  const std::vector<Token> fine = fine_tokens(text, words);
  const TokenView tokens(fine);
  const std::vector<Tense> tense = tenses(tokens);
  TimeContext context;
  context.published = published;
  std::vector<TimeExpression> out;
  for (const TimeTerm& term : terms_of(tokens)) {
    context.tense = tense_of(tokens, term, tense);
    const Resolved found = resolve(term, context);
    if (found.days && found.type != "DURATION" && found.type != "SET") {
      context.told = found.days;
      context.told_unit = found.unit;
      if (term.kind == TermKind::quarter) context.quarter = found.days;
      if (is_full_date(term)) {
        context.year_of_day[{*term.month, *term.day}] = *term.year;
      }
    }
    const Span span{tokens[term.begin].span.begin, tokens[term.end - 1].span.end};
    out.push_back({span, found.type, found.value, found.days});
  }
  return out;
}

std::optional<CalendarDate> opening_date(const Text& text, std::span<const Span> words) {
  constexpr std::size_t opening = 80;
  const std::vector<Token> fine = fine_tokens(text, words.first(std::min(words.size(), opening)));
  const TokenView tokens(fine);
  for (const TimeTerm& term : terms_of(tokens)) {
    if (is_full_date(term)) return make_date(*term.year, *term.month, *term.day);
  }
  return std::nullopt;
}

}  // namespace sayso::claims
