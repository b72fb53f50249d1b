#include "claims/count_number.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace sayso::claims {
namespace {

using Entry = std::pair<std::string_view, int>;

constexpr std::array<Entry, 29> cardinals{{
    {"zero", 0},      {"one", 1},       {"two", 2},       {"three", 3},    {"four", 4},     {"five", 5},
    {"six", 6},       {"seven", 7},     {"eight", 8},     {"nine", 9},     {"ten", 10},     {"eleven", 11},
    {"twelve", 12},   {"thirteen", 13}, {"fourteen", 14}, {"fifteen", 15}, {"sixteen", 16}, {"seventeen", 17},
    {"eighteen", 18}, {"nineteen", 19}, {"twenty", 20},   {"thirty", 30},  {"forty", 40},   {"fourty", 40},
    {"fifty", 50},    {"sixty", 60},    {"seventy", 70},  {"eighty", 80},  {"ninety", 90},
}};

constexpr std::array<Entry, 22> ordinals{{
    {"first", 1},      {"second", 2},       {"third", 3},       {"fourth", 4},      {"fifth", 5},
    {"sixth", 6},      {"seventh", 7},      {"eighth", 8},      {"ninth", 9},       {"tenth", 10},
    {"eleventh", 11},  {"twelfth", 12},     {"thirteenth", 13}, {"fourteenth", 14}, {"fifteenth", 15},
    {"sixteenth", 16}, {"seventeenth", 17}, {"eighteenth", 18}, {"nineteenth", 19}, {"twentieth", 20},
    {"thirtieth", 30}, {"hundredth", 100},
}};

constexpr std::uint64_t limit = 1'000'000'000'000;

template <std::size_t size>
std::optional<int> find(const std::array<Entry, size>& entries, std::string_view word) {
  const auto* found = std::ranges::find(entries, word, &Entry::first);
  if (found == entries.end()) return std::nullopt;
  return found->second;
}

/// Reads numbers off tokens; every function moves `at` only when it takes something.
class Reader {
 public:
  Reader(std::span<const Token> tokens, std::size_t begin) : tokens_(tokens), at_(begin), begin_(begin) {}

  std::optional<Number> cardinal() {
    Number number;
    number.begin = begin_;
    if (is("half") && (is("a", 1) || is("an", 1)) && scale(2) > 1) {  // half a dozen, half a million
      number.value = scale(2) / 2;
      number.words = true;
      at_ += 3;
    } else if (at_ < tokens_.size() && tokens_[at_].kind == TokenKind::digits) {
      if (!numerals(number)) return std::nullopt;
    } else if (!spelled(number)) {
      return std::nullopt;
    }
    halves(number);
    number.end = at_;
    return number;
  }

 private:
  bool is(std::string_view word, std::size_t ahead = 0) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].lower == word;
  }
  bool glued(std::size_t ahead) const { return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].glued; }
  bool digits(std::size_t ahead) const {
    return at_ + ahead < tokens_.size() && tokens_[at_ + ahead].kind == TokenKind::digits;
  }

  /// What the word multiplies by; 0 for other words.
  std::uint64_t scale(std::size_t ahead) const {
    if (is("dozen", ahead)) return 12;
    if (is("hundred", ahead)) return 100;
    if (is("thousand", ahead)) return 1000;
    if (is("million", ahead)) return 1'000'000;
    if (is("billion", ahead)) return 1'000'000'000;
    return 0;
  }

  static bool append(std::uint64_t& value, std::string_view text) {
    for (const char c : text) {
      value = value * 10 + static_cast<std::uint64_t>(c - '0');
      if (value > limit) return false;
    }
    return true;
  }

  bool numerals(Number& number) {
    if (!append(number.value, tokens_[at_].lower)) return false;
    const bool grouped = tokens_[at_].lower.size() <= 3;
    ++at_;
    while (grouped && is(",") && glued(0) && digits(1) && glued(1) && tokens_[at_ + 1].lower.size() == 3) {
      if (!append(number.value, tokens_[at_ + 1].lower)) return false;
      at_ += 2;
    }
    std::uint64_t fraction = 0;
    std::uint64_t part = 1;
    if (is(".") && glued(0) && digits(1) && glued(1)) {
      const std::string_view places = std::string_view(tokens_[at_ + 1].lower).substr(0, 6);
      append(fraction, places);
      for (std::size_t i = 0; i < places.size(); ++i) part *= 10;
      at_ += 2;
    }
    std::uint64_t times = scale(0);
    if (times == 0 && glued(0)) {
      if (is("k")) times = 1000;
      if (is("m") || is("mn")) times = 1'000'000;
    }
    if (times != 0) {
      ++at_;
      if (number.value > limit / times) return false;
      number.value = number.value * times + fraction * times / part;
    } else if (fraction != 0) {
      number.half = fraction * 2 == part;
      number.exact = number.half;
    }
    return true;
  }

  /// "forty-two": a number under 100; nothing for other words.
  std::optional<int> under_hundred() {
    if (at_ >= tokens_.size()) return std::nullopt;
    const auto first = find(cardinals, tokens_[at_].lower);
    if (!first) return std::nullopt;
    ++at_;
    if (*first < 20) return first;
    const std::size_t ahead = is("-") && glued(0) && glued(1) ? 1 : 0;
    if (at_ + ahead < tokens_.size()) {
      const auto unit = find(cardinals, tokens_[at_ + ahead].lower);
      if (unit && *unit > 0 && *unit < 10) {
        at_ += ahead + 1;
        return *first + *unit;
      }
    }
    return first;
  }

  bool spelled(Number& number) {
    number.words = true;
    std::uint64_t total = 0;
    std::uint64_t current = 0;
    bool any = false;
    if (is("a") || is("an")) {
      if (is("couple", 1)) {
        number.value = 2;
        at_ += 2;
        if (is("of")) ++at_;
        return true;
      }
      if (scale(1) == 0) return false;
      current = 1;
      ++at_;
    }
    std::uint64_t smallest = limit;  // scales must fall: "two thousand three hundred"
    while (at_ < tokens_.size()) {
      const std::size_t before = at_;
      if (any && is("and")) ++at_;
      if (const auto part = current % 100 == 0 ? under_hundred() : std::nullopt) {
        current += static_cast<std::uint64_t>(*part);
        any = true;
        if (const std::uint64_t next = scale(0); next == 0) break;
      }
      const std::uint64_t times = scale(0);
      if (times == 0 || (current == 0 && total == 0) || times >= smallest) {
        if (before != at_ && tokens_[at_ - 1].lower == "and") at_ = before;
        break;
      }
      ++at_;
      any = true;
      if (times <= 100) {
        current *= times;
        if (is("thousand") || is("million")) continue;  // "two hundred thousand"
        if (times == 12) break;
        smallest = times;
      } else {
        total += current * times;
        current = 0;
        smallest = times;
      }
    }
    number.value = total + current;
    return any && number.value <= limit;
  }

  void halves(Number& number) {
    if (is("and") && is("a", 1) && is("half", 2)) {
      number.half = true;
      at_ += 3;
    } else if (is("1") && is("/", 1) && is("2", 2) && glued(1) && glued(2)) {
      number.half = true;
      at_ += 3;
    }
  }

  std::span<const Token> tokens_;
  std::size_t at_;
  std::size_t begin_;
};

}  // namespace

std::optional<Number> number_at(std::span<const Token> tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  return Reader(tokens, at).cardinal();
}

std::optional<Number> ordinal_at(std::span<const Token> tokens, std::size_t at) {
  if (at >= tokens.size()) return std::nullopt;
  Number number;
  number.begin = at;
  const Token& token = tokens[at];
  if (token.kind == TokenKind::digits) {
    if (token.lower.size() > 3 || at + 1 >= tokens.size() || !tokens[at + 1].glued) return std::nullopt;
    const std::string_view ending = tokens[at + 1].lower;
    if (ending != "st" && ending != "nd" && ending != "rd" && ending != "th") return std::nullopt;
    for (const char c : token.lower) number.value = number.value * 10 + static_cast<std::uint64_t>(c - '0');
    number.end = at + 2;
    return number;
  }
  number.words = true;
  if (const auto one = find(ordinals, token.lower)) {
    number.value = static_cast<std::uint64_t>(*one);
    number.end = at + 1;
    return number;
  }
  const auto tens = find(cardinals, token.lower);
  if (tens && *tens >= 20 && at + 2 < tokens.size() && tokens[at + 1].lower == "-") {
    const auto unit = find(ordinals, tokens[at + 2].lower);
    if (unit && *unit < 10) {
      number.value = static_cast<std::uint64_t>(*tens) + static_cast<std::uint64_t>(*unit);
      number.end = at + 3;
      return number;
    }
  }
  return std::nullopt;
}

std::optional<int> small_number(std::string_view lower) { return find(cardinals, lower); }

}  // namespace sayso::claims
