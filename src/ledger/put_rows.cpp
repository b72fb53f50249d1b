#include "ledger/fold.hpp"
#include "ledger/rows.hpp"
#include "output/names.hpp"

namespace sayso::ledger {
namespace {

/// The number of a name, which is added where it is new.
std::int64_t name_number(Connection& connection, const std::string& text) {
  {
    Query known = connection.query("SELECT number FROM names WHERE text = ?");
    if (known.bind(text).next()) return known.number();
  }
  connection.run("INSERT INTO names (text, folded) VALUES (?, ?)", text, fold(text));
  return connection.last_row();
}

void put_entities(Connection& connection, std::int64_t claim, const char* slot,
                  const std::vector<Entity>& entities) {
  for (std::size_t i = 0; i < entities.size(); ++i) {
    const Entity& entity = entities[i];
    connection.run("INSERT INTO entities VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", claim, slot,
                   std::uint64_t{i}, name_number(connection, entity.text), entity.country, entity.role,
                   entity.span, entity.channel, entity.channel_span);
  }
}

void put_places(Connection& connection, std::int64_t claim, const std::vector<Place>& places) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Place& place = places[i];
    connection.run("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", claim, std::uint64_t{i},
                   name_number(connection, place.name), place.country, place.span, place.lat, place.lon,
                   place.geonameid, output::name(place.precision));
  }
}

void put_mentions(Connection& connection, std::int64_t claim, const std::vector<Mention>& mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& mention = mentions[i];
    connection.run("INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?)", claim, std::uint64_t{i},
                   mention.sentence, mention.trigger);
    for (const auto& [slot, spans] : mention_slots) {
      for (std::size_t j = 0; j < (mention.*spans).size(); ++j) {
        connection.run("INSERT INTO mention_spans VALUES (?, ?, ?, ?, ?, ?)", claim, std::uint64_t{i}, slot,
                       std::uint64_t{j}, (mention.*spans)[j]);
      }
    }
  }
}

void put_decisions(Connection& connection, std::int64_t claim, const std::vector<Decision>& decisions) {
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    const Decision& decision = decisions[i];
    connection.run("INSERT INTO decisions VALUES (?, ?, ?, ?, ?, ?, ?, ?)", claim, std::uint64_t{i},
                   decision.field, decision.voice, decision.value, decision.entry, decision.confidence,
                   decision.won);
  }
}

}  // namespace

void put_claim(Connection& connection, std::int64_t coding, std::size_t position, const Claim& claim) {
  const auto count = [](const std::optional<CountRange>& range, auto field) {
    return range ? std::optional((*range).*field) : std::nullopt;
  };
  const auto high = [](const std::optional<CountRange>& range) { return range ? range->high : std::nullopt; };
  const auto at = [](const auto& value) { return value ? value->span : std::nullopt; };
  connection.run(
      "INSERT INTO claims (coding, position, id, event, type, mode, stance, time_start, time_end, "
      "time_span_begin, "
      "time_span_end, killed_low, killed_high, killed_span_begin, killed_span_end, injured_low, "
      "injured_high, "
      "injured_span_begin, injured_span_end, evidence, evidence_begin, evidence_end, trigger_words, "
      "trigger_begin, "
      "trigger_end, quad, score, cameo, acled, confidence) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      coding, std::uint64_t{position}, claim.id, claim.event, claim.type, claim.mode, claim.stance,
      claim.time ? std::optional(claim.time->start) : std::nullopt,
      claim.time ? std::optional(claim.time->end) : std::nullopt, at(claim.time),
      count(claim.killed, &CountRange::low), high(claim.killed), at(claim.killed),
      count(claim.injured, &CountRange::low), high(claim.injured), at(claim.injured), claim.evidence,
      claim.evidence_span, claim.trigger, claim.trigger_span, claim.quad, claim.score, claim.cameo,
      claim.acled, claim.confidence);
  const std::int64_t number = connection.last_row();
  for (const auto& [slot, entities] : entity_slots) put_entities(connection, number, slot, claim.*entities);
  put_places(connection, number, claim.places);
  put_mentions(connection, number, claim.mentions);
  put_decisions(connection, number, claim.decisions);
}

void put_statement(Connection& connection, std::int64_t coding, std::size_t position,
                   const Statement& statement, const std::string& source) {
  std::optional<std::int64_t> source_name;
  if (!source.empty()) source_name = name_number(connection, source);
  connection.run(
      "INSERT INTO statements (coding, position, id, source, channel, channel_begin, channel_end, "
      "confidence) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      coding, std::uint64_t{position}, statement.id, source_name, statement.channel, statement.channel_span,
      statement.confidence);
  const std::int64_t number = connection.last_row();
  for (const auto& [part, spans] : statement_parts) {
    for (std::size_t i = 0; i < (statement.*spans).size(); ++i) {
      connection.run("INSERT INTO statement_spans VALUES (?, ?, ?, ?, ?)", number, part, std::uint64_t{i},
                     (statement.*spans)[i]);
    }
  }
  if (statement.who) {
    const Entity& who = *statement.who;
    connection.run("INSERT INTO speakers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", number,
                   name_number(connection, who.text), who.country, who.role, who.span, who.channel,
                   who.channel_span);
  }
}

}  // namespace sayso::ledger
