#include "claims/count.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <limits>
#include <vector>

#include "claims/count_lexicon.hpp"
#include "claims/count_number.hpp"
#include "claims/count_token.hpp"

namespace sayso::claims {
namespace {

constexpr std::uint64_t most = std::numeric_limits<std::uint32_t>::max();

std::uint32_t clipped(std::uint64_t value) { return static_cast<std::uint32_t>(std::min(value, most)); }

/// What bounds the number that follows.
enum class Bound { none, lower, upper };

/// One part of a list: "a woman", "her two children".
struct Part {
  std::uint32_t low = 0;
  std::optional<std::uint32_t> high;
  bool numbered = true;  ///< false for a bare plural or a word of harm
};

class Phrase {
 public:
  explicit Phrase(std::span<const Token> tokens) : tokens_(tokens) {}

  std::optional<Part> read() {
    for (at_ = 0; at_ < tokens_.size(); ++at_) {
      if (const auto part = explicit_part()) return part;
    }
    return implicit_part();
  }

 private:
  bool is(std::size_t at, std::initializer_list<std::string_view> words) const {
    return at < tokens_.size() && std::ranges::find(words, tokens_[at].lower) != words.end();
  }

  Bound bound_before(std::size_t at) const {
    const auto back = [&](std::size_t n, std::initializer_list<std::string_view> words) {
      return at >= n && is(at - n, words);
    };
    if (back(1, {"than", "then"})) {  // "more then": a common slip
      const bool negated = back(3, {"no", "not"});
      if (back(2, {"more", "greater", "higher"})) return negated ? Bound::upper : Bound::lower;
      if (back(2, {"fewer", "less"})) return negated ? Bound::lower : Bound::upper;
    }
    if (back(1, {"least"})) return Bound::lower;
    if (back(1, {"over", "above", "exceeding", "exceeded", "exceeds", "surpassed", "passed", "topped",
                 "minimum", "beyond"})) {
      return Bound::lower;
    }
    if (back(1, {"of"}) && back(2, {"upwards", "minimum", "excess"})) return Bound::lower;
    if (back(1, {"to"}) && back(2, {"up"})) return Bound::upper;
    if (back(1, {"as"}) && back(2, {"many", "much"})) return Bound::upper;
    if (back(1, {"most"}) && back(2, {"at"})) return Bound::upper;
    if (back(1, {"under", "below", "maximum"})) return Bound::upper;
    return Bound::none;
  }

  static Part bounded(Bound bound, std::uint64_t low, std::uint64_t high) {
    switch (bound) {
      case Bound::lower:
        return {clipped(low), std::nullopt};
      case Bound::upper:
        return {std::min<std::uint32_t>(1, clipped(high)), clipped(high)};
      case Bound::none:
        break;
    }
    return {clipped(low), clipped(high)};
  }

  /// "35-year-old", "40 years": a number that counts no people.
  bool counts_time(const Number& number) const {
    std::size_t next = number.end;
    if (is(next, {"-"})) ++next;
    return is(next, {"year", "years", "month", "months", "day", "days", "hour", "hours", "percent", "km",
                     "week", "weeks", "%", "mm"});
  }

  std::optional<Part> explicit_part() {
    if (tokens_[at_].glued && at_ > 0 && tokens_[at_ - 1].kind == TokenKind::letters)
      return std::nullopt;  // T72
    if (is(at_, {"no", "none", "nobody", "without", "nil", "neither", "zero"}) &&
        !is(at_ + 1, {"fewer", "less", "more"})) {
      return Part{0, 0};
    }
    if (is(at_, {"not"}) && is(at_ + 1, {"any", "one", "a"})) return Part{0, 0};
    if (auto number = number_at(tokens_, at_)) {
      if (counts_time(*number)) {
        at_ = number->end - 1;
        return std::nullopt;
      }
      return numbered(*number);
    }
    if (const auto ordinal = ordinal_at(tokens_, at_);
        ordinal && at_ == 0 && ordinal->end == tokens_.size()) {
      return Part{clipped(ordinal->value), clipped(ordinal->value)};  // "the sixth" to die
    }
    return vague();
  }

  std::optional<Part> numbered(const Number& number) {
    const Bound bound = bound_before(number.begin);
    if (is(number.end, {"to", "-", "or", "and"})) {
      const auto other = number_at(tokens_, number.end + 1);
      const bool range =
          other && other->value > number.value &&
          (!is(number.end, {"and"}) || (number.begin > 0 && is(number.begin - 1, {"between"})));
      if (range) {
        std::uint64_t low = number.value;  // "20 to 30 thousand"
        if (other->value >= 1000 && low < 100 && other->value / 1000 >= low && other->end > number.end + 2)
          low *= 1000;
        return bounded(bound, low, other->value);
      }
    }
    if (is(number.end, {"or"}) && is(number.end + 1, {"more"}))
      return Part{clipped(number.value), std::nullopt};
    if (is(number.end, {"+"})) return Part{clipped(number.value), std::nullopt};
    return bounded(bound, number.value, number.value);
  }

  std::optional<Part> vague() {
    const std::string_view word = tokens_[at_].lower;
    const auto count = vague_count(word);
    if (!count) return std::nullopt;
    const auto next = [&](std::string_view first) {
      const std::size_t at = is(at_ + 1, {"of"}) ? at_ + 2 : at_ + 1;
      return is(at, {first});
    };
    // "tens of thousands", "several hundred": one multiplies the other.
    struct Scale {
      std::string_view one, many;
      std::uint64_t times;
    };
    for (const auto& [one, many, times] :
         {Scale{"dozen", "dozens", 12}, Scale{"hundred", "hundreds", 100},
          Scale{"thousand", "thousands", 1000}, Scale{"million", "millions", 1'000'000}}) {
      if (word == many || !(next(one) || next(many)) || !count->high || *count->high < 3) continue;
      return bounded(bound_before(at_), count->low * times, (*count->high + std::uint64_t{1}) * times - 1);
    }
    if (count->low <= 1 && (!count->high || *count->high == 1)) {
      // "some 80", "all 12", "many of the 30": a number further on says more.
      if (number_follows_) return std::nullopt;
      for (std::size_t later = at_ + 1; later < tokens_.size(); ++later) {
        const auto number = number_at(tokens_, later);
        number_follows_ = number && !counts_time(*number);
        if (number_follows_) return std::nullopt;
      }
      return Part{count->low, count->high, count->high.has_value()};
    }
    if (word == "few" && at_ > 0 && is(at_ - 1, {"very"})) return Part{1, 9};
    if (bound_before(at_) == Bound::lower) return Part{count->low, std::nullopt};
    return Part{count->low, count->high};
  }

  /// No number at all: people named or meant, or a word of harm.
  std::optional<Part> implicit_part() const {
    std::size_t begin = 0;
    while (begin < tokens_.size() && tokens_[begin].kind == TokenKind::mark) ++begin;
    std::size_t end = begin;  // the noun phrase: up to what hangs on it
    while (end < tokens_.size() &&
           !(end > begin && is(end, {"of", "in", "at", "from", "inside", "who", "on", "with", "to", "near",
                                     "by", "for", "aboard", "outside", ",", "(", "that"}))) {
      ++end;
    }
    std::size_t head = end;
    while (head > begin && tokens_[head - 1].kind != TokenKind::letters) --head;
    if (head == begin) return std::nullopt;
    const Token& noun = tokens_[head - 1];
    if (is(head - 1, {"family", "families", "group", "groups", "crowd", "household"}))
      return Part{2, std::nullopt};
    if (is(begin, {"a", "an", "one", "another"})) return Part{1, 1};
    if (end - begin == 1 || !is(begin, {"the", "his", "her", "their", "its", "this", "that"})) {
      for (std::size_t at = begin; at < tokens_.size(); ++at) {
        if (const auto harm = harm_word(tokens_[at].lower))
          return Part{harm->low, harm->high, harm->high.has_value()};
      }
    }
    if (is_plural(noun.lower) && !(noun.capital() && head - begin > 1)) return Part{1, std::nullopt, false};
    if (const auto harm = harm_word(noun.lower)) return Part{harm->low, harm->high, harm->high.has_value()};
    // A single person: "the officer", "Ambassador …".
    return Part{1, 1};
  }

  std::span<const Token> tokens_;
  std::size_t at_ = 0;
  bool number_follows_ = false;  ///< a number is known to stand further on
};

bool opens_detail(std::span<const Token> tokens, std::size_t at) {
  constexpr std::array<std::string_view, 5> words{"including", "among", "mostly", "mainly", "most"};
  return std::ranges::find(words, tokens[at].lower) != words.end() && at > 0;
}

/// Cuts a list into its parts and leaves out what only details a part before ("…, including three children").
std::vector<std::span<const Token>> parts_of(std::span<const Token> tokens) {
  std::vector<std::span<const Token>> parts;
  std::size_t begin = 0;
  const auto close = [&](std::size_t end) {
    const auto part = tokens.subspan(begin, end - begin);
    const bool detail =
        std::ranges::any_of(
            part, [&](const Token& token) { return token.lower == "whom" || token.lower == "them"; }) &&
        !parts.empty();
    if (!part.empty() && !detail) parts.push_back(part);
  };
  for (std::size_t at = 0; at < tokens.size();) {
    if (opens_detail(tokens, at)) {
      close(at);
      return parts;
    }
    if (const auto number = number_at(tokens, at)) {
      at = number->end;
      const bool between = number->begin > 0 && tokens[number->begin - 1].lower == "between";
      if (between && at < tokens.size()) ++at;
      continue;
    }
    const std::string_view word = tokens[at].lower;
    if (word == "and" || word == "," || word == ";" || word == "plus" || word == "(" || word == "&") {
      close(at);
      begin = at + 1;
      if (word == "(") {  // what stands in brackets repeats
        while (at < tokens.size() && tokens[at].lower != ")") ++at;
        begin = std::min(at + 1, tokens.size());
      }
    }
    ++at;
  }
  if (begin < tokens.size()) close(tokens.size());
  return parts;
}

struct Sum {
  std::uint64_t low = 0;
  std::uint64_t high = 0;
  bool open = false;
  bool unnumbered = false;  ///< some part had no number
  bool any = false;

  void add(const Part& part) {
    if (part.numbered) {
      low += part.low;
    } else {
      unnumbered = true;
    }
    if (part.high) {
      high += *part.high;
    } else {
      open = true;
    }
    any = true;
  }

  std::optional<CountRange> range() const {
    if (!any) return std::nullopt;
    // However many parts have no number, all that they tell is that there is somebody more.
    CountRange out{clipped(low + (unnumbered ? 1 : 0)), std::nullopt, std::nullopt};
    if (!open) out.high = clipped(high);
    return out;
  }
};

void add_all(Sum& sum, std::string_view words) {
  const auto tokens = fine_tokens(words);
  for (const auto part : parts_of(tokens)) {
    if (const auto read = Phrase(part).read()) sum.add(*read);
  }
}

}  // namespace

std::optional<CountRange> count_of(std::string_view words) {
  return count_of(std::span<const std::string_view>(&words, 1));
}

std::optional<CountRange> count_of(std::span<const std::string_view> pieces) {
  Sum sum;
  for (const auto piece : pieces) add_all(sum, piece);
  return sum.range();
}

}  // namespace sayso::claims
