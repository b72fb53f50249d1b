#include "ledger/digest.hpp"

#include <bit>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/sha256.hpp"

namespace sayso::ledger {
namespace {

/// Values one after the other, each so that no two different lists give the same bytes.
class Bytes {
 public:
  void put(std::uint64_t number) {
    for (int shift = 0; shift < 64; shift += 8) bytes_ += static_cast<char>(number >> shift & 0xFF);
  }
  void put(std::string_view words) {
    put(std::uint64_t{words.size()});
    bytes_ += words;
  }
  /// -0 counts as 0: SQLite keeps no sign of zero.
  void put(double number) { put(std::bit_cast<std::uint64_t>(number + 0.0)); }
  void put(Span span) { put(std::uint64_t{span.begin} << 32 | span.end); }
  void put(const Entity& entity) {
    put(std::string_view(entity.text));
    put(entity.country);
    put(std::string_view(entity.role));
    put(entity.span);
    put(entity.channel);
    put(entity.channel_span);
  }
  void put(const Place& place) {
    put(std::string_view(place.name));
    put(place.country);
    put(place.span);
    put(place.lat);
    put(place.lon);
    put(place.geonameid ? std::optional(static_cast<std::uint64_t>(*place.geonameid)) : std::nullopt);
    put(static_cast<std::uint64_t>(place.precision));
  }
  void put(const TimeRange& time) {
    put(std::string_view(time.start));
    put(std::string_view(time.end));
    put(time.span);
  }
  void put(const CountRange& count) {
    put(std::uint64_t{count.low});
    put(count.high ? std::optional(std::uint64_t{*count.high}) : std::nullopt);
    put(count.span);
  }
  void put(const Mention& mention) {
    put(mention.sentence);
    put(mention.trigger);
    for (const auto* slot :
         {&mention.actors, &mention.recipients, &mention.places, &mention.time, &mention.killed,
          &mention.injured, &mention.sources, &mention.channel, &mention.cue, &mention.stance}) {
      put(*slot);
    }
  }
  void put(const Decision& decision) {
    for (const auto* words : {&decision.field, &decision.voice, &decision.value, &decision.entry}) {
      put(std::string_view(*words));
    }
    put(decision.confidence);
    put(std::uint64_t{decision.won});
  }
  void put(const Claim& claim) {
    for (const auto* words : {&claim.id, &claim.report, &claim.event, &claim.type, &claim.stance,
                              &claim.evidence, &claim.trigger, &claim.quad, &claim.cameo, &claim.acled}) {
      put(std::string_view(*words));
    }
    put(claim.mode);
    put(claim.actors);
    put(claim.recipients);
    put(claim.places);
    put(claim.time);
    put(claim.killed);
    put(claim.injured);
    put(claim.sources);
    put(claim.evidence_span);
    put(claim.trigger_span);
    put(claim.mentions);
    put(claim.score);
    put(claim.confidence);
    put(claim.decisions);
  }
  void put(const Statement& statement) {
    put(std::string_view(statement.id));
    put(std::string_view(statement.report));
    put(statement.source);
    put(statement.cue);
    put(statement.content);
    put(statement.who);
    put(statement.channel);
    put(statement.channel_span);
    put(statement.confidence);
  }
  void put(const std::optional<std::string>& words) {
    put(std::uint64_t{words.has_value()});
    if (words) put(std::string_view(*words));
  }
  template <class T>
  void put(const std::optional<T>& optional) {
    put(std::uint64_t{optional.has_value()});
    if (optional) put(*optional);
  }
  template <class T>
  void put(const std::vector<T>& list) {
    put(std::uint64_t{list.size()});
    for (const T& each : list) put(each);
  }
  template <class T>
  void put(std::span<const T> list) {
    put(std::uint64_t{list.size()});
    for (const T& each : list) put(each);
  }
  [[nodiscard]] const std::string& all() const { return bytes_; }

 private:
  std::string bytes_;
};

}  // namespace

std::string digest(std::span<const Claim> claims, std::span<const Statement> statements) {
  Bytes bytes;
  bytes.put(claims);
  bytes.put(statements);
  return sha256_hex(bytes.all());
}

}  // namespace sayso::ledger
