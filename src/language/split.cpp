#include "language/split.hpp"

#include <algorithm>
#include <string>

#include "language/abbreviations.hpp"
#include "language/characters.hpp"
#include "language/lines.hpp"
#include "language/token.hpp"
#include "language/utf8.hpp"

namespace sayso::language {
namespace {

using View = std::u32string_view;

// How the word after a stop begins, which tells whether the stop ended a sentence.
enum class Start { none, capital, opener, pronoun_i, digit, lower, tag, other };

// Finds the ends of the sentences in one paragraph's words.
class Boundaries {
 public:
  Boundaries(View text, const std::vector<Token>& tokens)
      : text_(text), tokens_(tokens), only_tags_(tokens.size() + 1, 1) {
    for (std::size_t i = tokens.size(); i > 0; --i) {
      const TokenKind kind = tokens[i - 1].kind;
      only_tags_[i - 1] =
          only_tags_[i] == 1 && (kind == TokenKind::tag || kind == TokenKind::pictograph) ? 1 : 0;
    }
  }

  // The end of the sentence that starts at token `first`.
  std::size_t next(std::size_t first) const {
    bool content = false;  // something besides a list's number
    for (std::size_t i = first; i < tokens_.size(); ++i) {
      const TokenKind kind = tokens_[i].kind;
      if (i > first && is_bullet(i)) return i;
      const bool ends = kind == TokenKind::stop || kind == TokenKind::strong_stop ||
                        kind == TokenKind::ellipsis || kind == TokenKind::ending;
      if (ends || kind == TokenKind::pictograph) {
        const std::size_t end = after(i);
        if (end >= tokens_.size()) return tokens_.size();
        if ((content || kind == TokenKind::strong_stop) && breaks(i, end)) return end;
        if (kind != TokenKind::ending) i = std::max(i, end - 1);
      }
      const bool enumerator =
          i < first + 2 && (kind == TokenKind::number || tokens_[i].end - tokens_[i].begin == 1);
      content = content || !enumerator;
    }
    return tokens_.size();
  }

 private:
  View word(std::size_t i) const { return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin); }
  bool apart(std::size_t i) const { return i == 0 || tokens_[i - 1].end < tokens_[i].begin; }

  // "three phases: • The first …"
  bool is_bullet(std::size_t i) const {
    return i + 1 < tokens_.size() && View(U"•●▪").find(text_[tokens_[i].begin]) != View::npos && apart(i) &&
           apart(i + 1);
  }

  // "[17]": a note's number.
  bool is_note(std::size_t i) const {
    return i + 2 < tokens_.size() && word(i) == U"[" && tokens_[i + 1].kind == TokenKind::number &&
           word(i + 2) == U"]" && !apart(i + 1) && !apart(i + 2);
  }

  // Past the stop at `i` and what belongs to the same sentence: closing quotes, notes, emoji, hashtags at the
  // end.
  std::size_t after(std::size_t i) const {
    std::size_t end = i + 1;
    while (end < tokens_.size()) {
      const bool stop = tokens_[end].kind == TokenKind::stop || tokens_[end].kind == TokenKind::strong_stop;
      if (is_note(end)) {
        end += 3;
      } else if (!apart(end) && (stop || is_closer(text_[tokens_[end].begin]))) {
        ++end;
      } else {
        break;
      }
    }
    // A straight quotation mark with space on both sides closes.
    if (end < tokens_.size() && word(end) == U"\"" && apart(end) &&
        (end + 1 == tokens_.size() || apart(end + 1)))
      ++end;
    while (end < tokens_.size() && tokens_[end].kind == TokenKind::pictograph) ++end;
    return only_tags_[end] == 1 ? tokens_.size() : end;
  }

  Start start(std::size_t i) const {
    for (int skipped = 0;
         i < tokens_.size() && skipped < 3 && tokens_[i].kind == TokenKind::punctuation &&
         (is_opener(text_[tokens_[i].begin]) || View(U"([").find(text_[tokens_[i].begin]) != View::npos);
         ++skipped) {
      ++i;
    }
    if (i >= tokens_.size()) return Start::none;
    if (tokens_[i].kind == TokenKind::tag) return Start::tag;
    const char32_t c = text_[tokens_[i].begin];
    if (word(i) == U"I") return Start::pronoun_i;
    if (is_upper(c)) return opens_sentences(word(i)) ? Start::opener : Start::capital;
    if (is_digit(c) || tokens_[i].kind == TokenKind::number) return Start::digit;
    if (is_lower(c)) return Start::lower;
    return is_letter(c) ? Start::capital : Start::other;
  }

  // Whether the stop at `i` ends a sentence, when the next would start at `end`.
  bool breaks(std::size_t i, std::size_t end) const {
    const Start next = start(end);
    const bool closed = end > i + 1;
    const bool spaced = apart(end);
    const bool upper = next == Start::capital || next == Start::opener || next == Start::pronoun_i;
    switch (tokens_[i].kind) {
      case TokenKind::stop:
        if (!spaced)
          return upper && i > 0 && is_lower(text_[tokens_[i].begin - 1]) &&
                 is_letter(text_[tokens_[end].begin]);
        if (next == Start::lower) return !closed && lower_starts(i);
        return next != Start::other;
      case TokenKind::strong_stop:
        if (!spaced) return upper && !closed && is_letter(text_[tokens_[end].begin]);
        if (next == Start::lower)
          return !closed && !(word(i) == U"!" && i > 0 && is_upper(word(i - 1)[0]));  // "Yahoo! said"
        return next != Start::other;
      case TokenKind::ellipsis:
        return spaced && (next == Start::capital || next == Start::opener || (closed && upper));
      case TokenKind::ending:
        return spaced && (next == Start::opener || next == Start::pronoun_i);
      case TokenKind::pictograph:
        return spaced && (next == Start::opener || next == Start::pronoun_i);
      default:
        return false;
    }
  }

  // "they left. the army": a stop behind an ordinary word of lower case ends a sentence whatever follows.
  bool lower_starts(std::size_t i) const {
    if (i == 0) return false;
    const View last = word(i - 1);
    return last.size() > 1 && is_lower(last[0]);
  }

  View text_;
  const std::vector<Token>& tokens_;
  std::vector<char> only_tags_;  // 1: nothing but tags and emoji from here on
};

// Where a sentence [first, last) that is too long is cut.
std::size_t hard_cut(View text, const std::vector<Token>& tokens, std::size_t first) {
  const std::size_t limit = first + longest_sentence;
  for (std::size_t i = limit; i > first + longest_sentence / 2; --i) {
    const Token& token = tokens[i - 1];
    if (token.kind == TokenKind::punctuation && View(U",;:").find(text[token.begin]) != View::npos) return i;
  }
  for (std::size_t i = limit; i > first + longest_sentence / 2; --i) {
    if (tokens[i - 1].end < tokens[i].begin) return i;
  }
  return limit;
}

}  // namespace

Segmentation split(const Text& text) {
  const std::u32string points = to_code_points(text.bytes());
  Segmentation result;
  for (const Span paragraph : paragraphs(points)) {
    const std::vector<Token> tokens = cut_words(points, paragraph.begin, paragraph.end);
    const Boundaries boundaries(points, tokens);
    const auto offset = static_cast<WordIndex>(result.words.size());
    for (std::size_t first = 0; first < tokens.size();) {
      const std::size_t end = boundaries.next(first);
      while (first < end) {
        const std::size_t last = end - first > longest_sentence ? hard_cut(points, tokens, first) : end;
        result.sentences.push_back({.span = {tokens[first].begin, tokens[last - 1].end},
                                    .first = offset + static_cast<WordIndex>(first),
                                    .last = offset + static_cast<WordIndex>(last)});
        first = last;
      }
    }
    for (const Token& token : tokens) result.words.push_back({token.begin, token.end});
  }
  return result;
}

}  // namespace sayso::language
