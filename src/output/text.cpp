#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "output/words.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

// SGR parameters (ECMA-48).
constexpr std::string_view bold = "1";
constexpr std::string_view dim = "2";
constexpr std::string_view source_colour = "36";  // cyan
constexpr std::string_view act_colour = "1;31";   // bold red
constexpr std::string_view party_colour = "33";   // yellow

class Block {
 public:
  explicit Block(TextStyle style) : style_(style) {}

  [[nodiscard]] std::string in(std::string_view colour, std::string_view words) const {
    if (!style_.colour || words.empty()) return std::string(words);
    return fmt::format("\x1b[{}m{}\x1b[0m", colour, words);
  }
  void head(std::string_view words) { out_ += fmt::format("{}\n", words); }
  /// "  where     Shusha (AZE)"; nothing without words.
  void line(std::string_view label, std::string_view words) {
    if (words.empty()) return;
    out_ += fmt::format("  {}{}\n", in(dim, fmt::format("{:<9}", label)), words);
  }
  [[nodiscard]] std::string text() && { return std::move(out_); }

 private:
  TextStyle style_;
  std::string out_;
};

void add(std::string& list, std::string_view words, std::string_view separator = ", ") {
  if (words.empty()) return;
  if (!list.empty()) list += separator;
  list += words;
}

/// "Hikmet Hajiyev (AZE GOV, on Twitter)"
std::string entity(const Block& block, std::string_view colour, const Entity& entity) {
  std::string codes;
  add(codes, printable(entity.country.value_or("")), " ");
  add(codes, printable(entity.role), " ");
  if (entity.channel) add(codes, "on " + printable(*entity.channel));
  std::string out = block.in(colour, printable(entity.text));
  if (!codes.empty()) out += " (" + codes + ")";
  return out;
}

std::string entities(const Block& block, std::string_view colour, const std::vector<Entity>& list,
                     std::string_view separator = ", ") {
  std::string out;
  for (const Entity& each : list) add(out, entity(block, colour, each), separator);
  return out;
}

std::string places(const std::vector<Place>& list) {
  std::string out;
  for (const Place& place : list) {
    std::string codes = printable(place.country.value_or(""));
    if (place.lat && place.lon) add(codes, fmt::format("{:.2f}, {:.2f}", *place.lat, *place.lon));
    add(out, printable(place.name) + (codes.empty() ? "" : " (" + codes + ")"));
  }
  return out;
}

std::string days(const TimeRange& time) {
  return printable(time.start == time.end ? time.start : time.start + " to " + time.end);
}

/// "12 killed", "at least 12 killed", "24 to 99 killed"
std::string count(const std::optional<CountRange>& count, std::string_view harm) {
  if (!count) return {};
  if (!count->high) return fmt::format("at least {} {}", count->low, harm);
  if (*count->high == count->low) return fmt::format("{} {}", count->low, harm);
  return fmt::format("{} to {} {}", count->low, *count->high, harm);
}

/// The evidence with its trigger marked, where the offsets say that the trigger stands in it.
std::string evidence(const Block& block, const Claim& claim) {
  const auto text = Text::from_utf8(claim.evidence);
  const Span outer = claim.evidence_span;
  const Span inner = claim.trigger_span;
  if (!text || inner.empty() || !outer.contains(inner)) return printable(claim.evidence);
  const std::uint32_t begin = inner.begin - outer.begin;
  const std::uint32_t end = inner.end - outer.begin;
  if (text->slice({begin, end}) != claim.trigger) return printable(claim.evidence);
  // The blanks around a part would be lost on its own.
  const auto part = [&](Span span) {
    const std::string_view words = text->slice(span);
    std::string out = printable("." + std::string(words) + ".");
    return out.substr(1, out.size() - 2);
  };
  return part({0, begin}) + block.in(act_colour, part({begin, end})) + part({end, text->size()});
}

std::string at(const std::vector<Span>& spans, const Text& text) {
  std::string out;
  for (const Span span : spans) add(out, printable(text.slice(span)), " … ");
  return out;
}

}  // namespace

std::string to_text(const Claim& claim, TextStyle style) {
  Block block(style);
  std::string act = printable(claim.type);
  if (claim.mode) add(act, printable(*claim.mode), " ");
  block.head(fmt::format("{}  {}  {}  {}", block.in(bold, printable(claim.id)), block.in(act_colour, act),
                         printable(claim.stance), probability(claim.confidence)));
  // Outermost first: each speaks of the next.
  const std::string sources = entities(block, source_colour, claim.sources, " > ");
  block.line("says", sources.empty() ? "the report itself" : sources);
  block.line("that", entities(block, party_colour, claim.actors));
  block.line("did to", entities(block, party_colour, claim.recipients));
  block.line("where", places(claim.places));
  if (claim.time) block.line("when", days(*claim.time));
  std::string harm = count(claim.killed, "killed");
  add(harm, count(claim.injured, "injured"));
  block.line("harm", harm);
  block.line("words", evidence(block, claim));
  return std::move(block).text();
}

std::string to_text(const Statement& statement, const Text& text, TextStyle style) {
  Block block(style);
  block.head(
      fmt::format("{}  {}", block.in(bold, printable(statement.id)), probability(statement.confidence)));
  const std::string words = at(statement.source, text);
  std::string source =
      statement.who ? entity(block, source_colour, *statement.who) : block.in(source_colour, words);
  if (statement.channel && !(statement.who && statement.who->channel == statement.channel)) {
    add(source, "on " + printable(*statement.channel));
  }
  block.line("says", source.empty() ? "somebody not named" : source);
  block.line("how", at(statement.cue, text));
  block.line("what", at(statement.content, text));
  return std::move(block).text();
}

}  // namespace sayso::output
