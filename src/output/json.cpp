#include <utility>

#include "output/json_fields.hpp"
#include "output/json_value.hpp"
#include "output/names.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

using Value = Fields::Value;

Result<Value> parse(std::string_view line) {
  // The only exceptions of the library that bytes can raise; they end here.
  try {
    return Value::parse(line);
  } catch (const Value::parse_error& fault) {
    return tl::unexpected(Error{.code = ErrorCode::broken_json,
                                .offset = fault.byte > 0 ? fault.byte - 1 : 0,
                                .what = "not a line of JSON",
                                .remedy = "mend or remove the line"});
  } catch (const Value::exception&) {
    return tl::unexpected(Error{.code = ErrorCode::broken_json,
                                .what = "JSON with a number out of range",
                                .remedy = "mend or remove the line"});
  }
}

Entity entity(Fields& fields) {
  Entity out;
  out.text = fields.words("text");
  out.country = fields.optional_words("country");
  out.role = fields.words_or_empty("role");
  out.channel = fields.optional_words("channel");
  out.channel_span = fields.span("channel_span");
  out.span = fields.span("span");
  return out;
}

std::vector<Entity> entities(Fields& fields, const char* key) {
  std::vector<Entity> out;
  fields.objects(key, [&](Fields& each) { out.push_back(entity(each)); });
  return out;
}

Place place(Fields& fields) {
  Place out;
  out.name = fields.words("name");
  out.country = fields.optional_words("country");
  out.span = fields.span("span");
  out.lat = fields.number("lat");
  out.lon = fields.number("lon");
  out.geonameid = fields.whole_number("geonameid");
  if (const auto told = fields.optional_words("precision")) {
    const auto precision = precision_of(*told);
    if (!precision) fields.invalid("precision", "a precision");
    out.precision = precision.value_or(Precision::unknown);
  }
  return out;
}

TimeRange time_range(Fields& fields) {
  TimeRange out;
  out.start = fields.words("start");
  out.end = fields.words("end");
  out.span = fields.span("span");
  return out;
}

std::optional<CountRange> count(Fields& fields, const char* key, const char* span_key) {
  auto out = fields.count(key);
  if (out) out->span = fields.span(span_key);
  return out;
}

Span must_span(Fields& fields, const char* key) {
  fields.must_have(key);
  const auto span = fields.span(key);
  if (!span) fields.invalid(key, "[begin, end]");
  return span.value_or(Span{});
}

Mention mention(Fields& fields) {
  Mention out;
  out.sentence = must_span(fields, "sentence");
  out.trigger = must_span(fields, "trigger");
  out.actors = fields.spans("actors");
  out.recipients = fields.spans("recipients");
  out.places = fields.spans("places");
  out.time = fields.spans("time");
  out.killed = fields.spans("killed");
  out.injured = fields.spans("injured");
  out.sources = fields.spans("sources");
  out.channel = fields.spans("channel");
  out.cue = fields.spans("cue");
  out.stance = fields.spans("stance");
  return out;
}

Claim claim(Fields& fields) {
  Claim out;
  out.id = fields.words("id");
  out.report = fields.words_or_empty("report");
  out.event = fields.words("event");
  out.type = fields.words("type");
  out.mode = fields.optional_words("mode");
  out.stance = fields.words("stance");
  out.actors = entities(fields, "actors");
  out.recipients = entities(fields, "recipients");
  fields.objects("places", [&](Fields& each) { out.places.push_back(place(each)); });
  fields.object("time", [&](Fields& each) { out.time = time_range(each); });
  out.killed = count(fields, "killed", "killed_span");
  out.injured = count(fields, "injured", "injured_span");
  out.sources = entities(fields, "sources");
  out.evidence = fields.words("evidence");
  out.evidence_span = fields.span("evidence_span").value_or(Span{});
  out.trigger = fields.words("trigger");
  out.trigger_span = fields.span("trigger_span").value_or(Span{});
  fields.objects("mentions", [&](Fields& each) { out.mentions.push_back(mention(each)); });
  out.quad = fields.words_or_empty("quad");
  out.score = fields.number("score").value_or(0);
  out.cameo = fields.words_or_empty("cameo");
  out.acled = fields.words_or_empty("acled");
  out.confidence = fields.number("confidence").value_or(0);
  return out;
}

Statement statement(Fields& fields) {
  Statement out;
  out.id = fields.words("id");
  out.report = fields.words_or_empty("report");
  out.source = fields.spans("source");
  out.cue = fields.spans("cue");
  fields.must_have("content");
  out.content = fields.spans("content");
  fields.object("who", [&](Fields& each) { out.who = entity(each); });
  out.channel = fields.optional_words("channel");
  out.channel_span = fields.span("channel_span");
  out.confidence = fields.number("confidence").value_or(0);
  return out;
}

Coder coder(Fields& fields) {
  Coder out;
  fields.object("coder", [&](Fields& each) {
    out.program = each.words_or_empty("program");
    out.model = each.words_or_empty("model");
    out.codebook = each.words_or_empty("codebook");
  });
  return out;
}

/// Parses `line` and reads it with `read(Fields&)`.
template <class Read>
auto read_line(std::string_view line, Read read) -> Result<decltype(read(std::declval<Fields&>()))> {
  const Result<Value> object = parse(line);
  if (!object) return tl::unexpected(object.error());
  std::optional<Error> fault;
  Fields fields(*object, {}, fault);
  auto out = read(fields);
  if (fault) return tl::unexpected(*fault);
  return out;
}

}  // namespace

std::string to_json(const Claim& claim, const Coder& coder) { return dump(claim_value(claim, coder)); }

std::string to_json(const Statement& statement, const Text& text) {
  return dump(statement_value(statement, text));
}

Result<Claim> claim_from_json(std::string_view line) { return read_line(line, claim); }

Result<Coder> coder_from_json(std::string_view line) { return read_line(line, coder); }

Result<Statement> statement_from_json(std::string_view line) { return read_line(line, statement); }

}  // namespace sayso::output
