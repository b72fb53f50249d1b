#pragma once
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "sayso/claim.hpp"
#include "sayso/report.hpp"

namespace sayso::testing {

/// Reports, claims and statements drawn from a seed. The same seed always gives the same ones.
class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>(engine_() % limit); }
  bool coin() { return below(2) == 0; }

  /// A report of some sentences of invented words, with letters of one to four bytes.
  Report report(const std::string& id) {
    static constexpr std::array words = {"shelled", "Košice",   "the mayor", "said", "yesterday", "troops",
                                         "🔥",       "“twelve”", "Σπάρτα",    "of",   "bridge",    "denied",
                                         "ჯავა",    "village",  "radio",     "at",   "least",     "42"};
    std::string text;
    const std::uint32_t count = 30 + below(120);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (i > 0) text += i % 11 == 0 ? ".\n" : " ";
      text += words[below(words.size())];
    }
    text += " " + std::to_string(engine_()) + ".";
    Report out;
    out.id = id;
    out.publisher = coin() ? "Radio Vrch" : "";
    out.title = coin() ? "Bridge “hit” twice" : "";
    out.url = coin() ? "https://vrch.example/" + id : "";
    if (coin()) out.published = "2021-0" + std::to_string(1 + below(9)) + "-11";
    if (coin()) out.retrieved = "2022-01-05";
    out.language = "en";
    out.text = *Text::from_utf8(std::move(text));
    out.sha256 = std::string(64, static_cast<char>('a' + below(6)));
    return out;
  }

  /// A claim whose every span lies in `report` and whose words are those at its spans.
  Claim claim(const Report& report, std::uint32_t number) {
    static constexpr std::array types = {"ASSAULT", "ACCUSE", "CONSULT", "AGREE", "COERCE"};
    static constexpr std::array stances = {"asserted", "denied", "possible", "future"};
    Claim out;
    out.id = report.id + "#c" + std::to_string(number);
    out.report = report.id;
    out.event = "e" + std::to_string(1 + below(4));
    out.type = types[below(types.size())];
    if (coin()) out.mode = "heavy-weapons";
    out.stance = stances[below(stances.size())];
    out.actors = entities(report, 3, false);
    out.recipients = entities(report, 3, false);
    for (std::uint32_t n = below(3); n > 0; --n) out.places.push_back(place(report));
    if (coin()) out.time = TimeRange{.start = "2021-03-01", .end = "2021-03-07", .span = maybe_span(report)};
    out.killed = count(report);
    out.injured = count(report);
    out.sources = entities(report, 3, true);
    out.evidence_span = span(report);
    out.evidence = words(report, out.evidence_span);
    out.trigger_span = span(report);
    out.trigger = words(report, out.trigger_span);
    for (std::uint32_t n = 1 + below(3); n > 0; --n) out.mentions.push_back(mention(report));
    out.quad = coin() ? "material-conflict" : "";
    out.score = static_cast<double>(below(201)) / 10 - 10;
    out.cameo = coin() ? "190" : "";
    out.acled = coin() ? "Explosions/Remote violence/Shelling/artillery/missile attack" : "";
    out.confidence = static_cast<double>(engine_()) / 4294967296.0;
    for (std::uint32_t n = below(3); n > 0; --n) {
      out.decisions.push_back({.field = "type",
                               .voice = coin() ? "codebook" : "reader",
                               .value = "ASSAULT",
                               .entry = coin() ? "ASSAULT/heavy-weapons/shell" : "",
                               .confidence = static_cast<double>(below(1000)) / 7,
                               .won = coin()});
    }
    return out;
  }

  Statement statement(const Report& report, std::uint32_t number) {
    Statement out;
    out.id = report.id + "#s" + std::to_string(number);
    out.report = report.id;
    out.source = spans(report);
    out.cue = spans(report);
    out.content = spans(report);
    out.content.push_back(span(report));
    if (coin()) out.who = entity(report, true);
    if (coin()) {
      out.channel_span = span(report);
      out.channel = words(report, *out.channel_span);
    }
    out.confidence = static_cast<double>(engine_()) / 4294967296.0;
    return out;
  }

  std::vector<Claim> claims(const Report& report, std::uint32_t count) {
    std::vector<Claim> out;
    for (std::uint32_t i = 1; i <= count; ++i) out.push_back(claim(report, i));
    return out;
  }

  std::vector<Statement> statements(const Report& report, std::uint32_t count) {
    std::vector<Statement> out;
    for (std::uint32_t i = 1; i <= count; ++i) out.push_back(statement(report, i));
    return out;
  }

  /// Bytes that hurt: quotes, controls, commas, letters of four bytes, and at times what is no UTF-8.
  std::string nasty() {
    static constexpr std::array parts = {"\"", "\\",   "\n",   "\r\n",   "\t",    "\x01", "\x7f",   "😀",
                                         "é",  "=1+1", "\xff", "\xc3",   ",",     ";",    "'",      "/",
                                         " ",  "x",    "0",    "\u2028", "DROP;", "--",   "\\u0000"};
    std::string out;
    for (std::uint32_t n = below(9); n > 0; --n) out += parts[below(parts.size())];
    if (below(8) == 0) out += '\0';
    return out;
  }

  /// `claim` with its words and numbers replaced by ones that hurt. Its spans no longer tell the truth.
  Claim spoil(Claim claim) {
    for (std::string* words : {&claim.event, &claim.type, &claim.stance, &claim.evidence, &claim.trigger,
                               &claim.quad, &claim.cameo, &claim.acled}) {
      *words = nasty();
    }
    for (auto* list : {&claim.actors, &claim.recipients, &claim.sources}) {
      for (Entity& entity : *list) {
        entity.text = nasty();
        entity.role = nasty();
        if (coin()) entity.country = nasty();
        if (coin()) entity.channel = nasty();
        if (coin()) entity.channel_span = Span{below(9), 0xFFFFFFFF};
        if (coin()) entity.span.reset();
      }
    }
    for (Place& place : claim.places) {
      place.name = nasty();
      place.geonameid = coin() ? std::int64_t{-1} : std::int64_t{0x7FFFFFFFFFFFFFFF};
      place.lat = static_cast<double>(engine_()) / 3e7 - 90;
    }
    if (coin()) claim.mode = nasty();
    if (claim.time) claim.time->start = nasty();
    if (claim.killed) claim.killed->low = 0xFFFFFFFF;
    claim.score = coin() ? -0.0 : 1.0 / 3;
    claim.mentions.push_back({});
    return claim;
  }

 private:
  Span span(const Report& report) {
    const std::uint32_t begin = below(report.text.size() - 1);
    return {begin, begin + 1 + below(std::min<std::uint32_t>(12, report.text.size() - begin - 1) + 1) % 12};
  }
  std::optional<Span> maybe_span(const Report& report) {
    return coin() ? std::optional(span(report)) : std::nullopt;
  }
  std::vector<Span> spans(const Report& report) {
    std::vector<Span> out;
    for (std::uint32_t n = below(3); n > 0; --n) out.push_back(span(report));
    return out;
  }
  static std::string words(const Report& report, Span at) { return std::string(report.text.slice(at)); }

  Entity entity(const Report& report, bool speaks) {
    static constexpr std::array countries = {"SVK", "GRC", "GEO"};
    static constexpr std::array roles = {"MIL", "GOV", "CVL", "MED"};
    Entity out;
    out.span = span(report);
    out.text = words(report, *out.span);
    if (coin()) out.country = countries[below(countries.size())];
    out.role = roles[below(roles.size())];
    if (speaks && coin()) {
      out.channel_span = span(report);
      out.channel = words(report, *out.channel_span);
    }
    return out;
  }
  std::vector<Entity> entities(const Report& report, std::uint32_t limit, bool speak) {
    std::vector<Entity> out;
    for (std::uint32_t n = below(limit); n > 0; --n) out.push_back(entity(report, speak));
    return out;
  }
  Place place(const Report& report) {
    Place out;
    out.span = span(report);
    out.name = words(report, *out.span);
    if (coin()) out.country = "GRC";
    if (coin()) {
      out.lat = static_cast<double>(below(1800000)) / 10000 - 90;
      out.lon = static_cast<double>(below(3600000)) / 10000 - 180;
      out.geonameid = below(9000000);
    }
    out.precision = static_cast<Precision>(below(6));
    return out;
  }
  std::optional<CountRange> count(const Report& report) {
    if (coin()) return std::nullopt;
    CountRange out;
    out.low = below(30);
    if (coin()) out.high = out.low + below(9);
    out.span = maybe_span(report);
    return out;
  }
  Mention mention(const Report& report) {
    return {.sentence = span(report),
            .trigger = span(report),
            .actors = spans(report),
            .recipients = spans(report),
            .places = spans(report),
            .time = spans(report),
            .killed = spans(report),
            .injured = spans(report),
            .sources = spans(report),
            .channel = spans(report),
            .cue = spans(report),
            .stance = spans(report)};
  }

  std::mt19937 engine_;
};

}  // namespace sayso::testing
