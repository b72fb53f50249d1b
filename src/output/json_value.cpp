#include "output/json_value.hpp"

#include <cmath>
#include <string_view>
#include <utility>

#include "output/names.hpp"
#include "output/words.hpp"

namespace sayso::output {
namespace {

Json value(Span span) { return Json::array({span.begin, span.end}); }

Json value(const std::optional<Span>& span) { return span ? value(*span) : Json(); }

Json value(const std::vector<Span>& spans) {
  Json list = Json::array();
  for (const Span span : spans) list.push_back(value(span));
  return list;
}

Json value(const std::optional<std::string>& words) { return words ? Json(*words) : Json(); }

Json words_or_null(const std::string& words) { return words.empty() ? Json() : Json(words); }

/// -0 is written as 0, so that equal numbers have equal bytes.
Json number(double number) { return std::isfinite(number) ? Json(number + 0.0) : Json(); }

Json number(const std::optional<double>& optional) { return optional ? number(*optional) : Json(); }

Json value(const Entity& entity) {
  Json out = Json::object();
  out["text"] = entity.text;
  out["country"] = value(entity.country);
  out["role"] = words_or_null(entity.role);
  if (entity.channel || entity.channel_span) {
    out["channel"] = value(entity.channel);
    out["channel_span"] = value(entity.channel_span);
  }
  out["span"] = value(entity.span);
  return out;
}

Json value(const std::vector<Entity>& entities) {
  Json list = Json::array();
  for (const Entity& entity : entities) list.push_back(value(entity));
  return list;
}

Json value(const Place& place) {
  Json out = Json::object();
  out["name"] = place.name;
  out["country"] = value(place.country);
  out["span"] = value(place.span);
  out["lat"] = number(place.lat);
  out["lon"] = number(place.lon);
  out["geonameid"] = place.geonameid ? Json(*place.geonameid) : Json();
  out["precision"] = std::string(name(place.precision));
  return out;
}

Json value(const std::optional<TimeRange>& time) {
  if (!time) return {};
  Json out = Json::object();
  out["start"] = time->start;
  out["end"] = time->end;
  out["span"] = value(time->span);
  return out;
}

Json value(const std::optional<CountRange>& count) {
  if (!count) return {};
  return Json::array({Json(count->low), count->high ? Json(*count->high) : Json()});
}

Json span_of(const std::optional<CountRange>& count) { return count ? value(count->span) : Json(); }

Json words_at(const std::vector<Span>& spans, const Text& text) {
  Json list = Json::array();
  for (const Span span : spans) list.push_back(std::string(text.slice(span)));
  return list;
}

}  // namespace

Json mention_value(const Mention& mention) {
  Json out = Json::object();
  out["sentence"] = value(mention.sentence);
  out["trigger"] = value(mention.trigger);
  const std::pair<const char*, const std::vector<Span>*> slots[] = {
      {"actors", &mention.actors},   {"recipients", &mention.recipients}, {"places", &mention.places},
      {"time", &mention.time},       {"killed", &mention.killed},         {"injured", &mention.injured},
      {"sources", &mention.sources}, {"channel", &mention.channel},       {"cue", &mention.cue},
      {"stance", &mention.stance}};
  for (const auto& [slot, spans] : slots) {
    if (!spans->empty()) out[slot] = value(*spans);
  }
  return out;
}

Json claim_value(const Claim& claim, const Coder& coder) {
  Json out = Json::object();
  out["id"] = claim.id;
  out["report"] = claim.report;
  out["event"] = claim.event;
  out["type"] = claim.type;
  out["mode"] = value(claim.mode);
  out["stance"] = claim.stance;
  out["actors"] = value(claim.actors);
  out["recipients"] = value(claim.recipients);
  Json places = Json::array();
  for (const Place& place : claim.places) places.push_back(value(place));
  out["places"] = std::move(places);
  out["time"] = value(claim.time);
  out["killed"] = value(claim.killed);
  out["killed_span"] = span_of(claim.killed);
  out["injured"] = value(claim.injured);
  out["injured_span"] = span_of(claim.injured);
  out["sources"] = value(claim.sources);
  out["evidence"] = claim.evidence;
  out["evidence_span"] = value(claim.evidence_span);
  out["trigger"] = claim.trigger;
  out["trigger_span"] = value(claim.trigger_span);
  Json mentions = Json::array();
  for (const Mention& mention : claim.mentions) mentions.push_back(mention_value(mention));
  out["mentions"] = std::move(mentions);
  out["quad"] = words_or_null(claim.quad);
  out["score"] = number(std::isfinite(claim.score) ? claim.score : 0.0);
  out["cameo"] = words_or_null(claim.cameo);
  out["acled"] = words_or_null(claim.acled);
  out["confidence"] = three_digits(claim.confidence);
  Json made_by = Json::object();
  made_by["program"] = coder.program;
  made_by["model"] = coder.model;
  made_by["codebook"] = coder.codebook;
  out["coder"] = std::move(made_by);
  return out;
}

Json statement_value(const Statement& statement, const Text& text) {
  Json out = Json::object();
  out["id"] = statement.id;
  out["report"] = statement.report;
  out["source"] = value(statement.source);
  out["source_text"] = words_at(statement.source, text);
  out["cue"] = value(statement.cue);
  out["cue_text"] = words_at(statement.cue, text);
  out["content"] = value(statement.content);
  out["content_text"] = words_at(statement.content, text);
  out["who"] = statement.who ? value(*statement.who) : Json();
  out["channel"] = value(statement.channel);
  out["channel_span"] = value(statement.channel_span);
  out["confidence"] = three_digits(statement.confidence);
  return out;
}

std::string dump(const Json& value) {
  return value.dump(-1, ' ', false, nlohmann::detail::error_handler_t::replace);
}

}  // namespace sayso::output
