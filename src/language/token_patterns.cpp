#include "language/token_patterns.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

#include "language/abbreviations.hpp"
#include "language/characters.hpp"

namespace sayso::language {
namespace {

using View = std::u32string_view;

bool ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool host_character(char32_t c) { return c == U'-' || c == U'_' || (is_word_character(c) && c != 0xAD); }

std::uint32_t run(View text, std::uint32_t at, std::uint32_t end, bool (*holds)(char32_t)) {
  std::uint32_t i = at;
  while (i < end && holds(text[i])) ++i;
  return i;
}

bool starts_with(View text, std::uint32_t at, std::uint32_t end, View what) {
  if (end - at < what.size()) return false;
  for (std::size_t i = 0; i < what.size(); ++i) {
    if (to_lower(text[at + i]) != what[i]) return false;
  }
  return true;
}

bool ends_url(char32_t c) {
  return c == U'"' || c == U'<' || c == U'>' || c == U'“' || c == U'”' || c == U'«' || c == U'»' ||
         c == U'’' || c == U'|' || c == U'…' || c == U'[' || c == U']';
}

// The end of a URL that starts at `at` and whose host ends at `host`: what a sentence puts behind it is left.
std::uint32_t url_end(View text, std::uint32_t at, std::uint32_t host, std::uint32_t end) {
  std::uint32_t i = host;
  std::uint32_t open = 0;
  std::uint32_t close = 0;
  for (; i < end && !ends_url(text[i]); ++i) {
    open += text[i] == U'(' ? 1U : 0U;
    close += text[i] == U')' ? 1U : 0U;
  }
  while (i > at + 1) {
    const char32_t last = text[i - 1];
    if (last == U')' && close > open) {
      --close;
    } else if (View(U".,;:!?'*]}").find(last) == View::npos) {
      break;
    }
    --i;
  }
  return i;
}

// The end of a host name with a known ending, from `at`; `at` for none. At most 253 code points (RFC 1035).
std::uint32_t host_end(View text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t limit = std::min(end, at + 253);
  std::uint32_t best = at;
  std::uint32_t i = at;
  for (bool first = true; i < limit; first = false) {
    const std::uint32_t label = i;
    i = run(text, i, limit, host_character);
    if (i == label) break;
    if (!first && i - label <= 6) {
      const std::u32string last = to_lower(text.substr(label, i - label));
      const bool one_case = View(last) == text.substr(label, i - label) || is_upper(text[at]);
      if (one_case && is_host_ending(last)) best = i;
    }
    if (i >= limit || text[i] != U'.') break;
    ++i;
  }
  return best;
}

constexpr auto emoticons = std::to_array<View>(
    {U":-)", U":-(", U":-D", U":-P", U":-/", U";-)", U":'(", U">:(", U"^_^", U"-_-", U":))", U":((", U":)",
     U":(",  U";)",  U":D",  U":P",  U":p",  U"=)",  U"=(",  U"=D",  U":|",  U"<3",  U":]",  U":["});

std::uint32_t digits(View text, std::uint32_t at, std::uint32_t end) {
  return run(text, at, end, ascii_digit) - at;
}

// Telephone numbers and dates: groups of digits joined by hyphens, of the lengths that these have.
std::uint32_t match_groups(View text, std::uint32_t at, std::uint32_t end) {
  std::array<std::uint32_t, 5> lengths{};
  std::size_t count = 0;
  std::uint32_t i = at;
  while (count < lengths.size()) {
    const std::uint32_t length = digits(text, i, std::min(end, i + 6));
    if (length == 0) break;
    lengths[count++] = length;
    i += length;
    if (i + 1 >= end || text[i] != U'-' || !ascii_digit(text[i + 1])) break;
    ++i;
  }
  if (i < end && (is_word_character(text[i]) || text[i] == U'-')) return 0;
  const auto is = [&](std::initializer_list<std::uint32_t> form) {
    return count == form.size() && std::equal(form.begin(), form.end(), lengths.begin());
  };
  const auto day = [](std::uint32_t length) { return length == 1 || length == 2; };
  const bool telephone = is({3, 4}) || is({3, 3, 4}) || is({1, 3, 3, 4}) || is({5, 4});
  const bool date =
      count == 3 && day(lengths[1]) &&
      ((lengths[0] == 4 && day(lengths[2])) || (day(lengths[0]) && (lengths[2] == 2 || lengths[2] == 4)));
  return telephone || date ? i - at : 0;
}

}  // namespace

std::uint32_t match_url(View text, std::uint32_t at, std::uint32_t end) {
  for (const View scheme :
       {View(U"http://"), View(U"https://"), View(U"ftp://"), View(U"www."), View(U"mailto:")}) {
    if (starts_with(text, at, end, scheme) && end - at > scheme.size()) {
      const auto host = at + static_cast<std::uint32_t>(scheme.size());
      const std::uint32_t last = url_end(text, at, host, end);
      return last > host ? last - at : 0;
    }
  }
  if (!is_word_character(text[at])) return 0;
  const std::uint32_t host = host_end(text, at, end);
  if (host < at + 4 || (host < end && text[host] == U'@')) return 0;
  return (host < end && text[host] == U'/' ? url_end(text, at, host, end) : host) - at;
}

std::uint32_t match_email(View text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t limit = std::min(end, at + 65);  // RFC 5321: 64 before the @
  std::uint32_t i = at;
  while (i < limit && (host_character(text[i]) || text[i] == U'.' || text[i] == U'+')) ++i;
  if (i == at || i >= limit || text[i] != U'@') return 0;
  const std::uint32_t host = ++i;
  const std::uint32_t host_limit = std::min(end, host + 253);
  std::uint32_t dots = 0;
  std::uint32_t last = host;
  while (i < host_limit) {
    const std::uint32_t label = i;
    i = run(text, i, host_limit, host_character);
    if (i == label) break;
    if (dots > 0 && is_upper(text[label]) && is_lower(text[label - 2])) break;  // "a@example.org.Please"
    last = i;
    if (i >= host_limit || text[i] != U'.') break;
    ++dots;
    ++i;
  }
  return dots > 0 && last > host ? last - at : 0;
}

std::uint32_t match_tag(View text, std::uint32_t at, std::uint32_t end) {
  if ((text[at] != U'@' && text[at] != U'#') || at + 1 >= end) return 0;
  const auto holds = [](char32_t c) { return c == U'_' || is_word_character(c); };
  const std::uint32_t last = run(text, at + 1, end, holds);
  const bool named =
      std::any_of(text.begin() + at + 1, text.begin() + last, [](char32_t c) { return is_letter(c); });
  return named ? last - at : 0;
}

std::uint32_t match_emoticon(View text, std::uint32_t at, std::uint32_t end) {
  for (const View form : emoticons) {
    const auto length = static_cast<std::uint32_t>(form.size());
    if (end - at < length || text.substr(at, length) != form) continue;
    if (at + length < end && is_word_character(text[at + length])) continue;
    return length;
  }
  return 0;
}

std::uint32_t match_pictograph(View text, std::uint32_t at, std::uint32_t end) {
  if (!is_pictograph(text[at])) return 0;
  const auto flag_letter = [](char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; };
  if (flag_letter(text[at])) return at + 1 < end && flag_letter(text[at + 1]) ? 2 : 1;
  const auto modifies = [](char32_t c) {
    return c == 0xFE0F || c == 0xFE0E || c == 0x20E3 || (c >= 0x1F3FB && c <= 0x1F3FF) ||
           (c >= 0xE0020 && c <= 0xE007F);
  };
  std::uint32_t i = run(text, at + 1, end, modifies);
  while (i + 1 < end && text[i] == 0x200D && is_pictograph(text[i + 1])) i = run(text, i + 2, end, modifies);
  return i - at;
}

std::uint32_t match_number(View text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t i = at;
  if (i < end && text[i] == U'.') ++i;
  if (i >= end || !is_digit(text[i])) return 0;
  if (const std::uint32_t groups = match_groups(text, at, end)) return groups;
  const auto holds = [](char32_t c) { return is_word_character(c) && !is_letter(c); };
  for (;;) {
    i = run(text, i, end, holds);
    const bool joined = i + 1 < end && View(U",.:/").find(text[i]) != View::npos && is_digit(text[i + 1]);
    if (!joined) break;
    ++i;
  }
  const std::uint32_t last = run(text, i, end, is_word_character);
  const View letters = text.substr(i, std::min<std::uint32_t>(last - i, 8));
  return (is_unit(letters) ? i : last) - at;
}

std::uint32_t match_acronym(View text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t i = at;
  std::uint32_t letters = 0;
  while (i < end && is_letter(text[i])) {
    const bool degree =
        i + 1 < end && ((text[i] == U'P' && text[i + 1] == U'h') || (text[i] == U'S' && text[i + 1] == U'c'));
    const std::uint32_t last = i + (degree ? 2 : 1);
    const bool dotted = last < end && text[last] == U'.' && !(last + 1 < end && text[last + 1] == U'.');
    if (!dotted) {
      if (last < end && is_word_character(text[last])) break;  // "J.R.Smith": its initials
      return letters >= 1 ? last - at : 0;                     // "U.S"
    }
    ++letters;
    i = last + 1;
  }
  return letters >= 2 ? i - at : 0;
}

}  // namespace sayso::language
