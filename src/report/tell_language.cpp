#include "report/tell_language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <limits>

#include "report/ascii.hpp"

namespace sayso::report {
namespace {

constexpr std::size_t long_enough = 200;  ///< bytes from which CLD2's own word is enough

// Frequent in English, no words of the languages that look most like it (Dutch, German, the Scandinavian
// ones, French).
constexpr std::array<std::string_view, 48> function_words = {
    "the",   "and",  "that",    "with",    "were",   "from",    "by",    "which", "said",  "have",
    "has",   "been", "after",   "their",   "this",   "they",    "would", "could", "of",    "to",
    "his",   "her",  "are",     "not",     "who",    "its",     "but",   "when",  "where", "there",
    "about", "into", "between", "against", "during", "through", "more",  "than",  "other", "had",
    "be",    "it",   "as",      "at",      "on",     "is",      "was",   "an"};
constexpr std::size_t surely_english = 24;  ///< of these the first are found in no other language's text

struct WordCount {
  std::size_t words = 0;
  std::size_t function = 0;
  std::size_t sure = 0;
  double ascii_letters = 0;  ///< share of the letters; every byte beyond ASCII counts as half a letter
};

WordCount count_words(std::string_view text) {
  WordCount count;
  std::size_t ascii = 0;
  std::size_t other = 0;
  std::string word;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : ' ';
    if (static_cast<unsigned char>(c) >= 0x80) ++other;
    if (is_letter(c)) {
      ++ascii;
      word += to_lower(c);
    } else if (!word.empty()) {
      ++count.words;
      if (const auto* found = std::ranges::find(function_words, word); found != function_words.end()) {
        ++count.function;
        if (static_cast<std::size_t>(found - function_words.begin()) < surely_english) ++count.sure;
      }
      word.clear();
    }
  }
  const double letters = static_cast<double>(ascii) + static_cast<double>(other) / 2;
  count.ascii_letters = letters > 0 ? static_cast<double>(ascii) / letters : 0;
  return count;
}

/// One word in eight is an English function word: names of people and places leave few others.
bool looks_english(std::string_view text) {
  const WordCount count = count_words(text);
  return count.ascii_letters >= 0.6 && count.sure >= 1 && count.function * 8 >= count.words;
}

}  // namespace

std::string language_code(std::string_view tag) {
  std::string name;
  for (const char c : trim(tag)) {
    if (!is_letter(c)) break;
    name += to_lower(c);
  }
  if (name == "english") return "en";
  if (name.size() < 2 || name.size() > 3 || name == "und" || name == "un") return {};
  std::array<char, 12> code{};
  UErrorCode status = U_ZERO_ERROR;
  uloc_getLanguage(name.c_str(), code.data(), static_cast<std::int32_t>(code.size()), &status);
  if (U_FAILURE(status) != 0) return {};
  std::string known(code.data());
  // Codes that ISO 639 has given up, which CLD2 and old pages still use.
  if (known == "iw") return "he";
  if (known == "jw") return "jv";
  if (known == "mo") return "ro";
  if (known == "in") return "id";
  if (known == "ji") return "yi";
  return known;
}

std::string tell_language(std::string_view text, std::string_view declared) {
  bool reliable = false;
  int valid_bytes = 0;
  CLD2::Language three[3] = {};
  int percent[3] = {};
  double score[3] = {};
  int text_bytes = 0;
  const CLD2::CLDHints hints{nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
  const std::size_t length = std::min<std::size_t>(text.size(), std::numeric_limits<int>::max());
  const CLD2::Language told =
      CLD2::ExtDetectLanguageSummaryCheckUTF8(text.data(), static_cast<int>(length), true, &hints, 0, three,
                                              percent, score, nullptr, &text_bytes, &reliable, &valid_bytes);
  const std::string found = told == CLD2::UNKNOWN_LANGUAGE ? "" : language_code(CLD2::LanguageCode(told));
  const bool is_clear = text.size() >= long_enough || found == "en" || count_words(text).ascii_letters < 0.6;
  if (reliable && !found.empty() && is_clear) return found;
  if (std::string code = language_code(declared); !code.empty()) return code;
  if (looks_english(text)) return "en";
  return reliable && !found.empty() ? found : "und";
}

}  // namespace sayso::report
