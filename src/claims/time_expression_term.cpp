#include "claims/time_expression_term.hpp"

#include <array>

namespace sayso::claims {
namespace {

/// Words that pick a part of what follows: "early", "mid-", "earlier", "the end of".
struct Lead {
  Portion portion = Portion::whole;
  std::size_t end = 0;
};

Lead lead_at(const TokenView& tokens, std::size_t at) {
  const std::size_t noun = tokens.word(at) == "the" ? at + 1 : at;
  Lead lead{Portion::whole, noun + 1};
  const auto word = tokens.word(noun);
  if (word == "early") lead.portion = Portion::early;
  if (word == "late") lead.portion = Portion::late;
  if (word == "mid") lead.portion = Portion::middle;
  if (word == "earlier") lead.portion = Portion::so_far;
  if (word == "later") lead.portion = Portion::rest;
  if (lead.portion != Portion::whole) {
    if (tokens.word(lead.end) == "-") ++lead.end;
    if (tokens.is(lead.end, {"on", "in"})) ++lead.end;
    return lead;
  }
  if (tokens.word(noun + 1) != "of") return lead;
  if (tokens.is(noun, {"end", "close"})) lead.portion = Portion::end;
  if (tokens.is(noun, {"start", "beginning"})) lead.portion = Portion::begin;
  if (word == "middle") lead.portion = Portion::middle;
  if (word == "rest") lead.portion = Portion::rest;
  lead.end = noun + 2;
  return lead;
}

std::optional<TimeTerm> bare_term_at(const TokenView& tokens, std::size_t at) {
  using Reader = std::optional<TimeTerm> (*)(const TokenView&, std::size_t);
  constexpr std::array<Reader, 7> readers{clock_at,  day_at,    holiday_at, year_at,
                                          period_at, amount_at, adverb_at};
  for (const Reader reader : readers) {
    if (auto term = reader(tokens, at)) return term;
  }
  return std::nullopt;
}

bool has_portions(TermKind kind) {
  return kind != TermKind::duration && kind != TermKind::fixed && kind != TermKind::set &&
         kind != TermKind::shift;
}

}  // namespace

std::optional<int> TokenView::digits(std::size_t at, std::size_t at_least, std::size_t at_most, int low,
                                     int high) const {
  if (at >= size() || tokens_[at].kind != TokenKind::digits) return std::nullopt;
  const std::string& text = tokens_[at].lower;
  if (text.size() < at_least || text.size() > at_most) return std::nullopt;
  int value = 0;
  for (const char c : text) value = value * 10 + (c - '0');
  if (value < low || value > high) return std::nullopt;
  return value;
}

std::optional<TimeTerm> term_at(const TokenView& tokens, std::size_t at) {
  const Lead lead = lead_at(tokens, at);
  if (lead.portion == Portion::whole) return bare_term_at(tokens, at);
  auto term = bare_term_at(tokens, lead.end);
  if (!term || !has_portions(term->kind)) return bare_term_at(tokens, at);  // "the early hours of Monday"
  term->begin = at;
  term->portion = lead.portion;
  return term;
}

}  // namespace sayso::claims
