#include "claims/count_token.hpp"

#include <algorithm>

namespace sayso::claims {
namespace {

/// Marks that are written in several ways; 0 when `c` is no such mark.
char plain(char32_t c) {
  switch (c) {
    case U'\u2018':
    case U'\u2019':
    case U'\u02BC':
    case U'`':
      return '\'';
    case U'\u201C':
    case U'\u201D':
    case U'\u00AB':
    case U'\u00BB':
      return '"';
    case U'\u2010':
    case U'\u2011':
    case U'\u2012':
    case U'\u2013':
    case U'\u2014':
    case U'\u2212':
      return '-';
    default:
      return 0;
  }
}

bool is_space(char32_t c) {
  return c <= 0x20 || c == 0x85 || c == 0xA0 || c == 0xAD || (c >= 0x2000 && c <= 0x200F) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

TokenKind kind_of(char32_t c) {
  if (c >= '0' && c <= '9') return TokenKind::digits;
  if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) return TokenKind::letters;
  // Outside ASCII only letters matter to what is read here, and only in that they are no ASCII letters.
  return c >= 0xC0 && plain(c) == 0 && !(c >= 0x2000 && c < 0x2C00) ? TokenKind::letters : TokenKind::mark;
}

class Splitter {
 public:
  Splitter(const Text& text, std::vector<Token>& out) : text_(text), out_(out) {}

  void add(Span stretch) {
    for (std::uint32_t at = read_; at < stretch.begin; ++at) note_gap(text_.at(at));
    for (std::uint32_t at = stretch.begin; at < stretch.end;) {
      const char32_t c = text_.at(at);
      if (is_space(c)) {
        note_gap(c);
        ++at;
        continue;
      }
      at = take(at, stretch.end);
    }
    read_ = stretch.end;
  }

 private:
  void note_gap(char32_t c) {
    gap_ = true;
    if (c == '\n') ++breaks_;
  }

  std::uint32_t take(std::uint32_t at, std::uint32_t limit) {
    const char32_t first = text_.at(at);
    Token token;
    token.kind = kind_of(first);
    std::uint32_t end = at + 1;
    if (token.kind != TokenKind::mark) {
      while (end < limit && !is_space(text_.at(end)) && kind_of(text_.at(end)) == token.kind) ++end;
    }
    token.span = {at, end};
    const char mark = plain(first);
    token.text = mark != 0 ? std::string(1, mark) : std::string(text_.slice(token.span));
    token.lower = token.text;
    std::ranges::transform(token.lower, token.lower.begin(), [](char c) {
      return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    token.glued = !gap_ && !out_.empty();
    token.starts_line = breaks_ > 0 || out_.empty();
    token.starts_blank = breaks_ > 1 || out_.empty();
    gap_ = false;
    breaks_ = 0;
    out_.push_back(std::move(token));
    return end;
  }

  const Text& text_;
  std::vector<Token>& out_;
  std::uint32_t read_ = 0;  ///< everything before it has been looked at
  bool gap_ = false;
  int breaks_ = 0;
};

}  // namespace

std::vector<Token> fine_tokens(const Text& text, std::span<const Span> words) {
  std::vector<Token> out;
  Splitter splitter(text, out);
  std::uint32_t done = 0;
  for (const Span word : words) {
    const Span stretch{std::max(word.begin, done), std::min(word.end, text.size())};
    if (stretch.empty()) continue;
    splitter.add(stretch);
    done = stretch.end;
  }
  return out;
}

std::vector<Token> fine_tokens(std::string_view utf8) {
  auto text = Text::from_utf8(std::string(utf8));
  if (!text) return {};
  const Span all{0, text->size()};
  return fine_tokens(*text, std::span<const Span>(&all, 1));
}

}  // namespace sayso::claims
