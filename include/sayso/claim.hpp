#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sayso/span.hpp"

namespace sayso {

/// Somebody or something that acts, is acted on, or speaks.
struct Entity {
  std::string text;                    ///< the words of the report, the fullest that names it
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3 of the state it belongs to
  std::string role;                    ///< PLOVER role, "MIL"
  std::optional<Span> span;            ///< where `text` stands
  std::optional<std::string> channel;  ///< of a source: "Twitter", "a statement"; empty when not told
  std::optional<Span> channel_span;
};

/// How near a place's coordinates are to where it happened.
enum class Precision : std::uint8_t { exact, near, second_order, first_order, country, unknown };

struct Place {
  std::string name;                    ///< as the report has it
  std::optional<std::string> country;  ///< ISO 3166-1 alpha-3
  std::optional<Span> span;
  std::optional<double> lat;  ///< degrees WGS84
  std::optional<double> lon;  ///< degrees WGS84
  std::optional<std::int64_t> geonameid;
  Precision precision = Precision::unknown;
};

/// Whole days, both ends included, ISO dates.
struct TimeRange {
  std::string start;
  std::string end;
  std::optional<Span> span;  ///< the words it was worked out from
};

/// A count as its source gives it: "at least 12" is {12, none}.
struct CountRange {
  std::uint32_t low = 0;
  std::optional<std::uint32_t> high;
  std::optional<Span> span;
};

/// One place where the report tells or names a claim's event: the words of each slot.
struct Mention {
  Span sentence;
  Span trigger;
  std::vector<Span> actors, recipients, places, time, killed, injured;
  std::vector<Span> sources;  ///< outermost first
  std::vector<Span> channel, cue, stance;
};

/// Who decided on a type or mode, for `sayso explain`.
struct Decision {
  std::string field;  ///< "type", "mode", "stance"
  std::string voice;  ///< "codebook" or "reader"
  std::string value;
  std::string entry;      ///< codebook entry, "ASSAULT/heavy-weapons/bomb"; empty for the reader
  double confidence = 0;  ///< [0, 1]
  bool won = false;
};

/// One event as told by one source chain in one report. Fields as in gold/GUIDELINES.md.
struct Claim {
  std::string id;      ///< "REPORT#c3"
  std::string report;  ///< the report's id
  std::string event;   ///< "e3": the same for claims of one report on one event
  std::string type;    ///< PLOVER type
  std::optional<std::string> mode;
  std::string stance = "asserted";  ///< asserted, denied, possible, future
  std::vector<Entity> actors;
  std::vector<Entity> recipients;
  std::vector<Place> places;
  std::optional<TimeRange> time;
  std::optional<CountRange> killed;
  std::optional<CountRange> injured;
  std::vector<Entity> sources;  ///< outermost first; empty: the reporter's own voice
  std::string evidence;         ///< the sentence that says most, verbatim
  Span evidence_span;
  std::string trigger;  ///< the words in it that name the act
  Span trigger_span;
  std::vector<Mention> mentions;
  std::string quad;       ///< PLOVER quad class, "material-conflict"
  double score = 0;       ///< PLOVER score, -10 to 10
  std::string cameo;      ///< CAMEO code, "190"
  std::string acled;      ///< ACLED "event type/sub-event type"; empty where none fits
  double confidence = 0;  ///< calibrated probability that the claim is right
  std::vector<Decision> decisions;
};

/// One stretch of speech, thought or writing that the report attributes to somebody.
struct Statement {
  std::string id;  ///< "REPORT#s3"
  std::string report;
  std::vector<Span> source;  ///< words of the source; empty when it is left out
  std::vector<Span> cue;
  std::vector<Span> content;
  std::optional<Entity> who;           ///< the source, resolved
  std::optional<std::string> channel;  ///< "Twitter"
  std::optional<Span> channel_span;
  double confidence = 0;
};

}  // namespace sayso
