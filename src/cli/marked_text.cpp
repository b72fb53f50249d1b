#include "cli/marked_text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sayso::cli {
namespace {

// SGR parameters (ECMA-48), the colours of output::to_text.
constexpr std::array<std::string_view, 4> colours = {"", "\x1b[33m", "\x1b[36m", "\x1b[1;31m"};
constexpr std::string_view plain = "\x1b[0m";

bool unfit(char32_t c) {
  const bool control = (c < 0x20 && c != U'\n') || (c >= 0x7F && c < 0xA0);
  return control || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

std::vector<Mark> marks_of(std::uint32_t size, std::span<const Claim> claims,
                           std::span<const Statement> statements) {
  std::vector<Mark> marks(size, Mark::none);
  const auto paint = [&](Span span, Mark mark) {
    for (std::uint32_t at = span.begin; at < std::min(span.end, size); ++at)
      marks[at] = std::max(marks[at], mark);
  };
  const auto paint_all = [&](const std::vector<Span>& spans, Mark mark) {
    for (const Span span : spans) paint(span, mark);
  };
  for (const Statement& statement : statements) paint_all(statement.source, Mark::source);
  for (const Claim& claim : claims) {
    for (const Mention& mention : claim.mentions) {
      paint(mention.trigger, Mark::act);
      paint_all(mention.sources, Mark::source);
      paint_all(mention.actors, Mark::party);
      paint_all(mention.recipients, Mark::party);
    }
  }
  return marks;
}

std::string marked_text(const Text& text, std::span<const Mark> marks) {
  std::string out;
  Mark now = Mark::none;
  const auto change = [&](Mark mark) {
    if (mark == now) return;
    if (now != Mark::none) out += plain;
    out += colours[static_cast<std::size_t>(mark)];
    now = mark;
  };
  for (std::uint32_t at = 0; at < text.size(); ++at) {
    const char32_t c = text.at(at);
    // A colour that runs over a line's end would paint what a pager puts beside it.
    change(at < marks.size() && c != U'\n' ? marks[at] : Mark::none);
    if (c == U'\t') {
      out += ' ';
    } else {
      out += unfit(c) ? std::string_view("\xEF\xBF\xBD") : text.slice({at, at + 1});
    }
  }
  change(Mark::none);
  return out;
}

}  // namespace sayso::cli
