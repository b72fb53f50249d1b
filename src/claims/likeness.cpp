#include "claims/likeness.hpp"

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <string>

#include "knowledge/places.hpp"

namespace sayso::claims {
namespace {

bool is_small(std::string_view word) {
  static constexpr std::array<std::string_view, 14> small = {"the", "a",  "an",  "of",  "in",  "on",    "for",
                                                             "and", "by", "its", "his", "her", "their", "s"};
  return std::ranges::find(small, word) != small.end();
}

std::size_t shared(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return static_cast<std::size_t>(
      std::ranges::count_if(a, [&](const auto& w) { return std::ranges::binary_search(b, w); }));
}

}  // namespace

std::vector<std::string> content_words(std::string_view name) {
  icu::UnicodeString text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
  text.foldCase();
  std::vector<std::string> words;
  icu::UnicodeString word;
  const auto close = [&] {
    if (word.isEmpty()) return;
    std::string made;
    word.toUTF8String(made);
    if (!is_small(made)) words.push_back(std::move(made));
    word.remove();
  };
  for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
    const UChar32 c = text.char32At(i);
    if (u_isalnum(c) != 0) {
      word.append(c);
    } else {
      close();
    }
  }
  close();
  std::ranges::sort(words);
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

bool same_party(const Entity& a, const Entity& b) {
  if (a.country && a.country == b.country && a.role == b.role) return true;
  const auto x = content_words(a.text);
  const auto y = content_words(b.text);
  if (x.empty() || y.empty()) return false;
  if (a.country && b.country && a.country != b.country) return false;
  return 2 * shared(x, y) >= std::min(x.size(), y.size());
}

bool share_party(const std::vector<Entity>& a, const std::vector<Entity>& b) {
  return std::ranges::any_of(a, [&](const Entity& x) {
    return std::ranges::any_of(b, [&](const Entity& y) { return same_party(x, y); });
  });
}

bool same_name(const Entity& a, const Entity& b) {
  return shared(content_words(a.text), content_words(b.text)) > 0;
}

bool share_name(const std::vector<Entity>& a, const std::vector<Entity>& b) {
  return std::ranges::any_of(a, [&](const Entity& x) {
    return std::ranges::any_of(b, [&](const Entity& y) { return same_name(x, y); });
  });
}

bool share_place(const std::vector<Place>& a, const std::vector<Place>& b) {
  constexpr double town_km = 25;
  return std::ranges::any_of(a, [&](const Place& x) {
    const auto mine = content_words(x.name);
    return std::ranges::any_of(b, [&](const Place& y) {
      if (x.lat && x.lon && y.lat && y.lon)
        return knowledge::distance_km(*x.lat, *x.lon, *y.lat, *y.lon) <= town_km;
      return shared(mine, content_words(y.name)) > 0;
    });
  });
}

bool share_day(const TimeRange& a, const TimeRange& b) { return a.start <= b.end && b.start <= a.end; }

}  // namespace sayso::claims
