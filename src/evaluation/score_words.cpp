#include "evaluation/score_words.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>

namespace sayso::evaluation {
namespace {

/// What Python's `\w` matches: `str.isalnum` or the underscore.
bool is_word(UChar32 c) {
  return c == U'_' || u_isalnum(c) != 0 || u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE) != U_NT_NONE;
}

bool is_stop(const std::string& word) {
  static constexpr std::array<std::string_view, 13> stops = {"the", "a",  "an",  "of",  "in",  "on",   "for",
                                                             "and", "by", "its", "his", "her", "their"};
  return word == "s" || std::ranges::find(stops, word) != stops.end();
}

}  // namespace

std::set<std::string> score_words(std::string_view utf8) {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())));
  text.foldCase();
  std::set<std::string> words;
  std::int32_t begin = -1;
  for (std::int32_t at = 0; at <= text.length();) {
    const bool inside = at < text.length() && is_word(text.char32At(at));
    if (inside && begin < 0) begin = at;
    if (!inside && begin >= 0) {
      std::string word;
      text.tempSubStringBetween(begin, at).toUTF8String(word);
      if (!is_stop(word)) words.insert(std::move(word));
      begin = -1;
    }
    at = at < text.length() ? text.moveIndex32(at, 1) : at + 1;
  }
  return words;
}

std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const std::string& word) { return b.contains(word); }));
}

}  // namespace sayso::evaluation
