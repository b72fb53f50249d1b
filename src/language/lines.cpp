#include "language/lines.hpp"

#include <algorithm>
#include <cstdint>

#include "language/characters.hpp"

namespace sayso::language {
namespace {

using View = std::u32string_view;
using Index = std::uint32_t;

constexpr Index narrowest = 40;  // columns of a wrapped text
constexpr Index widest = 120;
constexpr Index shortest_run_on = 30;  // a line shorter than this is an item, not a line that runs on

// A line without the space around it, and how many line breaks stand before it.
struct Line {
  Span span;
  Index breaks = 0;
};

std::vector<Line> lines_of(View text) {
  std::vector<Line> lines;
  Index breaks = 0;
  const auto size = static_cast<Index>(text.size());
  for (Index i = 0; i < size;) {
    if (is_newline(text[i])) {
      const bool pair = text[i] == U'\r' && i + 1 < size && text[i + 1] == U'\n';
      const bool page = text[i] == U'\f' || text[i] == 0x2029;
      breaks += page ? 2 : 1;
      i += pair ? 2 : 1;
      continue;
    }
    Index end = i;
    while (end < size && !is_newline(text[end])) ++end;
    Span span{i, end};
    while (span.begin < span.end && is_space(text[span.begin])) ++span.begin;
    while (span.begin < span.end && is_space(text[span.end - 1])) --span.end;
    if (!span.empty()) {
      lines.push_back({span, breaks});
      breaks = 0;
    }
    i = end;
  }
  return lines;
}

Index first_word(View line) {
  const auto space = std::ranges::find_if(line, is_space);
  return static_cast<Index>(space - line.begin());
}

bool is_item(View line) {
  static constexpr View bullets = U"-*•·▪◦‣●○■□►▶>–";
  const bool bullet = bullets.find(line[0]) != View::npos && (line.size() == 1 || is_space(line[1]));
  Index i = 0;
  while (i < line.size() && i < 3 && is_digit(line[i])) ++i;
  if (i == 0 && is_letter(line[0]) && is_lower(line[0])) i = 1;
  const bool numbered =
      i > 0 && i + 1 < line.size() && (line[i] == U'.' || line[i] == U')') && is_space(line[i + 1]);
  return bullet || numbered || is_pictograph(line[0]) || line[0] == U'•';
}

bool ends_sentence(View line) {
  Index i = static_cast<Index>(line.size());
  while (i > 0 && is_closer(line[i - 1])) --i;
  return i > 0 && View(U".!?…:;").find(line[i - 1]) != View::npos;
}

// Most of the long words capitalised, no stop at the end: "Clashes Erupt Near Fizuli".
bool is_heading(View line) {
  if (ends_sentence(line) || line.back() == U',' || is_hyphen(line.back())) return false;
  int capital = 0;
  int small = 0;
  for (Index i = 0; i < line.size();) {
    Index end = i;
    while (end < line.size() && !is_space(line[end])) ++end;
    if (end - i > 3) {
      capital += is_upper(line[i]) ? 1 : 0;
      small += is_lower(line[i]) ? 1 : 0;
    }
    i = end + 1;
  }
  return capital >= 3 && small * 4 <= capital;
}

class Joiner {
 public:
  Joiner(View text, const std::vector<Line>& lines) : text_(text), lines_(lines), width_(lines.size(), 0) {
    for (std::size_t i = 0; i < lines.size();) {
      std::size_t end = i + 1;
      while (end < lines.size() && lines[end].breaks == 1) ++end;
      Index width = 0;
      for (std::size_t k = i; k < end; ++k) {
        const View line = view(k);
        if (first_word(line) < line.size()) width = std::max(width, lines[k].span.size());  // not a lone URL
      }
      std::fill(width_.begin() + static_cast<std::ptrdiff_t>(i),
                width_.begin() + static_cast<std::ptrdiff_t>(end), width);
      i = end;
    }
    for (std::size_t i = 1; i < lines.size() && !wrapped_text_; ++i) {
      wrapped_text_ =
          lines[i].breaks == 1 && is_full(i - 1) && !ends_sentence(view(i - 1)) && is_lower(view(i)[0]);
    }
  }

  // Whether line `i` goes on with the sentence of the line above.
  bool joins(std::size_t i) const {
    if (lines_[i].breaks != 1) return false;
    const View above = view(i - 1);
    const View line = view(i);
    if (is_item(line)) return false;
    if (is_lower(line[0]) && !ends_sentence(above) && above.size() >= shortest_run_on) return true;
    if (!wrapped_text_ || !is_full(i - 1)) return false;
    return !(is_heading(above) && !is_heading(line) && is_upper(line[0]));
  }

 private:
  View view(std::size_t i) const { return text_.substr(lines_[i].span.begin, lines_[i].span.size()); }

  // Whether the first word of the next line would have had no room in line `i`.
  bool is_full(std::size_t i) const {
    const Index width = width_[i];
    if (width < narrowest || width > widest) return false;
    return lines_[i].span.size() + 1 + first_word(view(i + 1)) > width;
  }

  View text_;
  const std::vector<Line>& lines_;
  std::vector<Index> width_;  // of the block that each line stands in: its longest line
  bool wrapped_text_ = false;
};

}  // namespace

std::vector<Span> paragraphs(View text) {
  const std::vector<Line> lines = lines_of(text);
  const Joiner joiner(text, lines);
  std::vector<Span> result;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0 && joiner.joins(i)) {
      result.back().end = lines[i].span.end;
    } else {
      result.push_back(lines[i].span);
    }
  }
  return result;
}

}  // namespace sayso::language
