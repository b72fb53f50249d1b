#include "claims/time_expression_tense.hpp"

namespace sayso::claims {
namespace {

bool ends_sentence(const TokenView& tokens, std::size_t at) {
  if (at + 1 < tokens.size() && tokens[at + 1].starts_blank) return true;
  if (tokens.is(at, {"!", "?"})) return true;
  if (tokens.word(at) != ".") return false;
  if (at + 1 >= tokens.size()) return true;
  const bool opens = tokens.capital(at + 1) || tokens.is(at + 1, {"\"", "'"});
  // "Gen. Smith", "U.S. troops", "Oct. 23"
  const bool abbreviation =
      at > 0 && tokens.glued(at) && tokens[at - 1].text.size() <= 3 && tokens.capital(at - 1);
  return opens && !abbreviation;
}

Tense cue(const TokenView& tokens, std::size_t at) {
  // "is to meet", "were to leave", "are set to leave"
  if (tokens.is(at, {"is", "are", "was", "were"}) &&
      (tokens.word(at + 1) == "to" || tokens.run(at + 1, {"set", "to"})))
    return Tense::future;
  return tense_word(tokens.word(at));
}

}  // namespace

std::vector<Tense> tenses(const TokenView& tokens) {
  std::vector<Tense> out(tokens.size(), Tense::unknown);
  std::size_t begin = 0;
  while (begin < tokens.size()) {
    std::size_t end = begin;
    while (end < tokens.size() && !ends_sentence(tokens, end)) ++end;
    end = end < tokens.size() ? end + 1 : end;
    Tense now = Tense::unknown;
    for (std::size_t at = begin; at < end; ++at) {
      const Tense here = cue(tokens, at);
      if (here != Tense::unknown) now = here;
      out[at] = now;
    }
    Tense first = Tense::unknown;  // for what stands before every cue
    for (std::size_t at = begin; at < end && first == Tense::unknown; ++at) first = out[at];
    for (std::size_t at = begin; at < end && out[at] == Tense::unknown; ++at) out[at] = first;
    begin = end;
  }
  return out;
}

}  // namespace sayso::claims
