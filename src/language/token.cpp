#include "language/token.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "language/abbreviations.hpp"
#include "language/characters.hpp"
#include "language/token_patterns.hpp"

namespace sayso::language {
namespace {

using View = std::u32string_view;
using Index = std::uint32_t;

class Cutter {
 public:
  Cutter(View text, Index begin, Index end) : text_(text), begin_(begin), limit_(end), end_(begin) {}

  std::vector<Token> cut() {
    Index i = begin_;
    while (i < limit_) {
      if (is_space(text_[i])) {
        ++i;
        continue;
      }
      end_ = i;
      while (end_ < limit_ && !is_space(text_[end_])) ++end_;
      next_ = end_;
      while (next_ < limit_ && is_space(text_[next_])) ++next_;
      start_ = i;
      while (i < end_) i = step(i);
    }
    return std::move(tokens_);
  }

 private:
  char32_t at(Index i) const { return i < end_ ? text_[i] : U' '; }
  char32_t before(Index i) const { return i > start_ ? text_[i - 1] : U' '; }

  Index put(Index from, Index to, TokenKind kind) {
    tokens_.push_back({from, to, kind});
    return to;
  }

  // Cuts what stands at `i` off and gives where it ends.
  Index step(Index i) {
    const char32_t c = text_[i];
    const bool fresh = !is_word_character(before(i));
    if (fresh) {
      if (const Index n = match_email(text_, i, end_)) return put(i, i + n, TokenKind::tag);
      if (const Index n = match_url(text_, i, end_)) return put(i, i + n, TokenKind::tag);
      if (const Index n = match_tag(text_, i, end_)) return put(i, i + n, TokenKind::tag);
      const bool free = i == start_ || View(U".!?,").find(before(i)) != View::npos;
      if (const Index n = free ? match_emoticon(text_, i, end_) : 0)
        return put(i, i + n, TokenKind::pictograph);
    }
    if (is_digit(c) || (c == U'.' && fresh && is_digit(at(i + 1)))) return number(i);
    if (is_word_character(c)) return word(i);
    if (is_apostrophe(c)) {
      if (const Index n = elision(i)) return put(i, i + n, TokenKind::word);
    }
    if (const Index n = match_pictograph(text_, i, end_)) return put(i, i + n, TokenKind::pictograph);
    return punctuation(i);
  }

  Index number(Index i) {
    Index end = i + match_number(text_, i, end_);
    // "1990's" is one word, "2003's" two.
    const bool decade = end - i >= 2 && text_[end - 1] == U'0' && is_apostrophe(at(end)) &&
                        at(end + 1) == U's' && !is_word_character(at(end + 2));
    if (decade) end += 2;
    return put(i, end, TokenKind::number);
  }

  // What stands at `i` behind an apostrophe that opens a word: "'em", "'72", or a clitic behind no letter.
  Index elision(Index i) const {
    Index end = i + 1;
    while (end < end_ && end - i < 6 && is_word_character(text_[end])) ++end;
    if (is_word_character(at(end))) return 0;
    const std::u32string lower = to_lower(text_.substr(i + 1, end - i - 1));
    if (i > start_) {
      const bool clitic = lower == U"s" || lower == U"ll" || lower == U"re" || lower == U"ve" ||
                          lower == U"d" || lower == U"m";
      return clitic ? end - i : 0;
    }
    for (const View form : {View(U"em"), View(U"cause"), View(U"cuz"), View(U"til"), View(U"bout"),
                            View(U"n"), View(U"tis"), View(U"twas")}) {
      if (lower == form) return end - i;
    }
    const bool year = lower.size() >= 2 && lower.size() <= 3 && is_digit(lower[0]) && is_digit(lower[1]);
    if (!year || (lower.size() == 3 && lower[2] != U's')) return 0;
    return lower.size() == 3 || text_[i] == U'’' || follows_date() ? end - i : 0;
  }

  // True where a straight apostrophe before two digits is a year's, not a quotation mark.
  bool follows_date() const {
    if (tokens_.empty()) return false;
    const View last = text_.substr(tokens_.back().begin, tokens_.back().end - tokens_.back().begin);
    for (const View form :
         {View(U"of"), View(U"in"), View(U"since"), View(U"summer"), View(U"spring"), View(U"winter")}) {
      if (last == form) return true;
    }
    return false;
  }

  Index letters(Index i) const {
    while (i < end_ && is_word_character(text_[i])) ++i;
    return i;
  }

  // One word without its clitics' cut: letters, with the signs inside that do not part them.
  Index core(Index i) const {
    Index end = letters(i);
    for (;;) {
      const char32_t sign = at(end);
      if (!is_word_character(at(end + 1))) return end;
      const bool letter = is_letter(at(end + 1));
      const bool inside =
          is_apostrophe(sign) ? letter : sign == U'_' || (sign == U'*' && letter) || ampersand(i, end);
      if (is_hyphen(sign) && is_prefix(i, end)) {
        const Index rest = end + 1;
        if (const Index n =
                is_digit(text_[rest]) ? match_number(text_, rest, end_) : match_acronym(text_, rest, end_)) {
          return rest + n;
        }
      } else if (sign == U'/' && !slash(i, end)) {
        return end;
      } else if (sign != U'/' && !inside) {
        return end;
      }
      end = letters(end + 1);
    }
  }

  // "anti" of "anti-tank"; neither the "e" of "Lashkar-e-Taiba" nor the "UN" of "UN-backed".
  bool is_prefix(Index i, Index end) const {
    if (end - i > 7 || is_hyphen(before(i)) || !keeps_hyphen(to_lower(text_.substr(i, end - i))))
      return false;
    const bool capitals = end - i > 1 && is_upper(text_[i + 1]);
    return !capitals || (end - i > 2 && is_upper(at(end + 2)));
  }

  // "AT&T", "R&D".
  bool ampersand(Index i, Index end) const {
    if (at(end) != U'&') return false;
    const Index last = std::min(letters(end + 1), end + 6);
    if (end - i == 1 && last - end == 2) return true;
    if (end - i > 4 || last - end > 5) return false;
    const auto upper = [](char32_t c) { return is_upper(c); };
    return std::all_of(text_.begin() + i, text_.begin() + end, upper) &&
           std::all_of(text_.begin() + end + 1, text_.begin() + last, upper);
  }

  // "I/C", "w/o", "s/he"; "and/or" is three words.
  bool slash(Index i, Index end) const {
    if (end - i != 1 || at(end) != U'/') return false;
    const Index last = std::min(letters(end + 1), end + 5);
    const std::u32string lower = to_lower(text_.substr(i, last - i));
    return lower == U"s/he" || lower == U"w/o" ||
           (last - end == 2 && at(last) != U'/' && is_upper(text_[i]) && is_upper(text_[end + 1]));
  }

  Index word(Index i) {
    if (const Index n = match_acronym(text_, i, end_)) {
      const std::u32string lower = to_lower(text_.substr(i, std::min<Index>(n, 5)));
      return put(i, i + n, lower == U"e.g." || lower == U"i.e." ? TokenKind::title : TokenKind::ending);
    }
    const Index end = core(i);
    if (at(end) == U'$' && end - i <= 3 && is_upper(text_[i]) && is_upper(text_[end - 1])) {
      return put(i, end + 1, TokenKind::word);  // "US$"
    }
    if (at(end) == U'.' && at(end + 1) != U'.') {
      const TokenKind kind = with_stop(i, end);
      if (kind != TokenKind::word) return put(i, end + 1, kind);
    }
    clitics(i, end);
    return end;
  }

  // The first code point of the next word, past what may open it; U+0020 when there is none.
  Index next_word(Index i) const {
    if (i >= end_) i = next_;
    for (int skipped = 0; i < limit_ && skipped < 3 && is_opener(text_[i]); ++skipped) ++i;
    return i;
  }

  // What [begin, end) is together with the stop behind it; `word` when the stop is a word of its own.
  TokenKind with_stop(Index begin, Index end) const {
    const bool glued = end + 1 < end_ && is_letter(text_[end + 1]);
    const Index next = next_word(end + 1);
    const char32_t first = next < limit_ ? text_[next] : U' ';
    if (end - begin == 1 && is_letter(text_[begin]) && is_upper(text_[begin])) {
      return is_initial(begin, next) ? TokenKind::initial : TokenKind::word;
    }
    if (end - begin > 10) return TokenKind::word;
    const bool comma = end + 1 < end_ && View(U",;:").find(text_[end + 1]) != View::npos;
    switch (abbreviation(text_.substr(begin, end - begin))) {
      case Abbreviation::title:
        return first == U' ' && !comma ? TokenKind::word : TokenKind::title;
      case Abbreviation::numeric:
        return has_digit(next) ? TokenKind::title : TokenKind::word;
      case Abbreviation::dated:
        return comma || is_digit(first) || is_upper(first) ? TokenKind::ending : TokenKind::word;
      case Abbreviation::ending:
        return glued ? TokenKind::word : TokenKind::ending;
      case Abbreviation::et_cetera:
        return first == U' ' || is_upper(first) ? TokenKind::word : TokenKind::title;
      case Abbreviation::none:
        break;
    }
    return TokenKind::word;
  }

  // "5", "A-320": the number that "No." promises.
  bool has_digit(Index i) const {
    for (Index n = 0; n < 8 && i < limit_ && !is_space(text_[i]) && !is_lower(text_[i]); ++n, ++i) {
      if (is_digit(text_[i])) return true;
    }
    return false;
  }

  // A capital and a stop, before `next`: somebody's initial, or the end of a sentence ("Plan B. The …").
  bool is_initial(Index begin, Index next) const {
    if (next >= limit_) return false;
    Index end = letters(next);
    if (next >= end_) {  // the next run is not the one that `end_` bounds
      end = next;
      while (end < limit_ && end - next < 24 && is_word_character(text_[end])) ++end;
    }
    const View word = text_.substr(next, end - next);
    const bool initial_next = word.size() == 1 && end < limit_ && text_[end] == U'.';
    const bool named =
        !tokens_.empty() && tokens_.back().kind == TokenKind::word && is_upper(text_[tokens_.back().begin]);
    if (!tokens_.empty()) {
      const Token& last = tokens_.back();
      if (last.kind == TokenKind::initial || last.kind == TokenKind::title) return true;
      if (takes_letter(to_lower(text_.substr(last.begin, std::min<Index>(last.end - last.begin, 16)))))
        return false;
    }
    if (text_[next] == U',') return named;
    if (word.empty() || !is_upper(text_[next])) return false;
    if (initial_next) return true;
    if (opens_sentences(word)) return false;
    return text_[begin] != U'I' || named;
  }

  // Cuts the clitics off [begin, end): "would|n't|'ve", "can|not".
  void clitics(Index begin, Index end) {
    std::array<Index, 3> cuts{};
    std::size_t count = 0;
    Index last = end;
    while (count < cuts.size()) {
      const Index cut = clitic(begin, last);
      if (cut <= begin || cut >= last) break;
      cuts[count++] = last = cut;
    }
    Index from = begin;
    while (count > 0) from = put(from, cuts[--count], TokenKind::word);
    put(from, end, TokenKind::word);
  }

  Index clitic(Index begin, Index end) const {
    Index mark = end;
    while (mark > begin && end - mark < 4 && !is_apostrophe(text_[mark - 1])) --mark;
    if (mark > begin && is_apostrophe(text_[mark - 1])) {
      --mark;
      const std::u32string tail = to_lower(text_.substr(mark + 1, end - mark - 1));
      const bool known =
          tail == U"s" || tail == U"m" || tail == U"d" || tail == U"re" || tail == U"ve" || tail == U"ll";
      if (known) return mark;
      if (tail == U"t" && mark > begin + 1 && to_lower(text_[mark - 1]) == U'n') return mark - 1;
      if (tail == U"all" && mark == begin + 1 && to_lower(text_[begin]) == U'y') return mark + 1;
      return end;
    }
    if (end - begin > 9) return end;
    const View form = text_.substr(begin, end - begin);
    if (form == U"Im" || form == U"im") return begin + 1;
    const Index at = contraction(to_lower(form));
    return at > 0 ? begin + at : end;
  }

  Index punctuation(Index i) {
    const char32_t c = text_[i];
    const auto run = [&](auto holds) {
      Index end = i + 1;
      while (end < end_ && holds(text_[end])) ++end;
      return end;
    };
    static constexpr View marks = U".…!?‼⁉。！？";
    if (marks.find(c) != View::npos) {
      const Index end = run([](char32_t d) { return marks.find(d) != View::npos; });
      const View all = text_.substr(i, end - i);
      if (all == U".") return put(i, end, TokenKind::stop);
      const bool strong = all.find_first_not_of(U".…") != View::npos;
      return put(i, end, strong ? TokenKind::strong_stop : TokenKind::ellipsis);
    }
    if (is_dash(c)) return put(i, run(is_dash), TokenKind::punctuation);
    if (View(U"-=*_~+#<>^|,`'/$").find(c) != View::npos) {
      return put(i, run([c](char32_t d) { return d == c; }), TokenKind::punctuation);
    }
    // A sign takes the marks that stand on it, so that no word begins with one.
    return put(i, run([](char32_t d) { return d == 0xFE0F || d == 0x200D; }), TokenKind::punctuation);
  }

  View text_;
  Index begin_;
  Index limit_;
  Index start_ = 0;  // of the run without spaces
  Index end_;        // of the run without spaces
  Index next_ = 0;   // start of the next such run
  std::vector<Token> tokens_;
};

}  // namespace

std::vector<Token> cut_words(View text, Index begin, Index end) { return Cutter(text, begin, end).cut(); }

}  // namespace sayso::language
