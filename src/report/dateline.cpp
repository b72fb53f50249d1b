#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "report/ascii.hpp"
#include "report/dates.hpp"

namespace sayso {
namespace report {
namespace {

constexpr std::uint32_t dateline_reach = 300;  ///< code points from the start in which a dateline begins
constexpr std::size_t most_words_before = 10;  ///< "RAMALLAH, West Bank (Our Agency) – "

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view w) { return same_word(word, w); });
}

/// A label before a date: "Published:", "Posted on", "Last updated", "Date".
bool is_label(std::string_view before) {
  std::string lower = to_lower(trim(before));
  while (!lower.empty() && (lower.back() == ':' || lower.back() == ' ')) lower.pop_back();
  if (lower.ends_with(" on")) lower.resize(lower.size() - 3);
  return is_one_of(lower, {"published", "posted", "updated", "last updated", "date", "issued", "released",
                           "filed", "release date", "for immediate release", "published at"});
}

bool starts_lower(const Text& text, std::uint32_t code_point) {
  return u_islower(static_cast<UChar32>(text.at(code_point))) != 0;
}

/// Whether only names of places and agencies stand between the line's start and the date.
bool is_place_part(const Text& text, std::uint32_t begin, std::uint32_t end) {
  if (is_label(text.slice({begin, end}))) return true;
  std::size_t words = 0;
  std::string_view last;
  for (std::uint32_t at = begin; at < end;) {
    if (u_isalpha(static_cast<UChar32>(text.at(at))) == 0) {
      if (text.at(at) == U'"' || text.at(at) == U'?' || text.at(at) == U'!') return false;
      ++at;
      continue;
    }
    std::uint32_t stop = at;
    while (stop < end && (u_isalpha(static_cast<UChar32>(text.at(stop))) != 0 || text.at(stop) == U'\'' ||
                          text.at(stop) == U'’')) {
      ++stop;
    }
    last = text.slice({at, stop});
    const bool joins = is_one_of(last, {"of", "the", "and", "de", "al", "el", "la", "near", "s"});
    if (starts_lower(text, at) && !joins) return false;
    if (++words > most_words_before) return false;
    at = stop;
  }
  return !is_one_of(last, {"on", "in", "since", "until", "by", "from", "before", "after", "of", "at",
                           "between", "during", "to", "the", "and", "near"});
}

/// Whether what follows the date ends a dateline: a dash, a colon, a full stop, a closing bracket, a line's
/// end.
bool ends_dateline(std::string_view rest, bool nothing_before) {
  const auto after_time = skip_time(rest, 0);
  if (!after_time) return false;
  rest = trim(rest.substr(*after_time));
  static constexpr std::array<std::pair<char, char>, 3> brackets = {{{'(', ')'}, {'/', '/'}, {'[', ']'}}};
  for (const auto& [open, close] : brackets) {
    if (rest.empty() || rest.front() != open) continue;
    const std::size_t end = rest.find(close, 1);
    if (end > 40) return false;  // too long, or never closed: npos
    rest = trim(rest.substr(end + 1));
    if (open == '/' || rest.empty()) return true;
  }
  if (rest.empty()) return true;
  for (const std::string_view mark : {"—", "–", "-", ":", ".", ")", "]", "|", "/", "―"}) {
    if (rest.starts_with(mark)) return true;
  }
  // "Mon 5 October 2020 Two killed …": a text that begins with its date, as news wires' headlines do.
  return nothing_before && ((rest.front() >= 'A' && rest.front() <= 'Z') || is_digit(rest.front()));
}

}  // namespace
}  // namespace report

std::optional<std::string> date_in_text(const Text& text) {
  const std::uint32_t reach = std::min(text.size(), report::dateline_reach);
  std::uint32_t line_begin = 0;
  for (std::uint32_t at = 0; at < reach; ++at) {
    if (text.at(at) == U'\n') {
      line_begin = at + 1;
      continue;
    }
    const auto is_part = [&](std::uint32_t i) {
      const char32_t c = text.at(i);
      return c < 0x80 && (report::is_letter(static_cast<char>(c)) || report::is_digit(static_cast<char>(c)));
    };
    if (!is_part(at) || (at > 0 && is_part(at - 1))) continue;
    const auto match = report::date_at(text.bytes(), text.byte_of(at));
    if (!match || !report::is_possible(match->day)) continue;
    const std::size_t line_end = std::min(text.bytes().find('\n', match->end), text.bytes().size());
    const std::string_view rest = std::string_view(text.bytes()).substr(match->end, line_end - match->end);
    const bool nothing_before = report::trim(text.slice({0, at})).empty();
    if (report::is_place_part(text, line_begin, at) && report::ends_dateline(rest, nothing_before)) {
      return report::to_iso(match->day);
    }
  }
  return std::nullopt;
}

std::optional<std::string> date_of(const Report& report) {
  return report.published ? report.published : date_in_text(report.text);
}

}  // namespace sayso
