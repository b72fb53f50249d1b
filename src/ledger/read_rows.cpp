#include <string_view>

#include "ledger/rows.hpp"
#include "output/names.hpp"

namespace sayso::ledger {
namespace {

/// Name, country, role, span, channel and its span, as six to nine columns next to each other.
Entity read_entity(Query& row) {
  Entity entity;
  entity.text = row.words();
  entity.country = row.optional_words();
  entity.role = row.words();
  entity.span = row.optional_span();
  entity.channel = row.optional_words();
  entity.channel_span = row.optional_span();
  return entity;
}

/// The list that `slot` names among `slots`; none where it names none.
template <class Slots, class Owner>
auto* list_of(const Slots& slots, std::string_view slot, Owner& owner) {
  for (const auto& [name, list] : slots) {
    if (slot == name) return &(owner.*list);
  }
  return decltype(&(owner.*(slots[0].second))){nullptr};
}

void read_entities(Connection& connection, std::int64_t number, Claim& claim) {
  Query row = connection.query(
      "SELECT e.slot, n.text, e.country, e.role, e.span_begin, e.span_end, e.channel, e.channel_begin, "
      "e.channel_end "
      "FROM entities e JOIN names n ON n.number = e.name WHERE e.claim = ? ORDER BY e.slot, e.position");
  row.bind(number);
  while (row.next()) {
    if (auto* list = list_of(entity_slots, row.words(), claim)) list->push_back(read_entity(row));
  }
}

void read_places(Connection& connection, std::int64_t number, Claim& claim) {
  Query row = connection.query(
      "SELECT n.text, p.country, p.span_begin, p.span_end, p.lat, p.lon, p.geonameid, p.precision "
      "FROM places p JOIN names n ON n.number = p.name WHERE p.claim = ? ORDER BY p.position");
  row.bind(number);
  while (row.next()) {
    Place& place = claim.places.emplace_back();
    place.name = row.words();
    place.country = row.optional_words();
    place.span = row.optional_span();
    place.lat = row.optional_real();
    place.lon = row.optional_real();
    place.geonameid = row.optional_number();
    place.precision = output::precision_of(row.words()).value_or(Precision::unknown);
  }
}

void read_mentions(Connection& connection, std::int64_t number, Claim& claim) {
  {
    Query row = connection.query(
        "SELECT sentence_begin, sentence_end, trigger_begin, trigger_end FROM mentions WHERE claim = ? "
        "ORDER BY position");
    row.bind(number);
    while (row.next()) {
      Mention& mention = claim.mentions.emplace_back();
      mention.sentence = row.span();
      mention.trigger = row.span();
    }
  }
  Query row = connection.query(
      "SELECT mention, slot, span_begin, span_end FROM mention_spans WHERE claim = ? "
      "ORDER BY mention, slot, position");
  row.bind(number);
  while (row.next()) {
    const auto mention = static_cast<std::size_t>(row.number());
    if (mention >= claim.mentions.size()) continue;  // a damaged ledger: `check` sees it
    if (auto* list = list_of(mention_slots, row.words(), claim.mentions[mention]))
      list->push_back(row.span());
  }
}

void read_decisions(Connection& connection, std::int64_t number, Claim& claim) {
  Query row = connection.query(
      "SELECT field, voice, value, entry, confidence, won FROM decisions WHERE claim = ? ORDER BY position");
  row.bind(number);
  while (row.next()) {
    Decision& decision = claim.decisions.emplace_back();
    decision.field = row.words();
    decision.voice = row.words();
    decision.value = row.words();
    decision.entry = row.words();
    decision.confidence = row.real();
    decision.won = row.number() != 0;
  }
}

std::optional<CountRange> read_count(Query& row) {
  const auto low = row.optional_number();
  const auto high = row.optional_number();
  const auto span = row.optional_span();
  if (!low) return std::nullopt;
  CountRange count{.low = static_cast<std::uint32_t>(*low), .high = {}, .span = span};
  if (high) count.high = static_cast<std::uint32_t>(*high);
  return count;
}

constexpr const char* coding_columns = "r.id, r.identity, k.program, k.model, k.codebook, k.made_at, ";

template <class Stored>
void read_coding(Query& row, Stored& stored) {
  stored.report_identity = row.words();
  stored.coding.coder.program = row.words();
  stored.coding.coder.model = row.words();
  stored.coding.coder.codebook = row.words();
  stored.coding.made_at = row.words();
  stored.current = row.number() != 0;
}

}  // namespace

std::string select_claims() {
  return std::string("SELECT c.number, ") + coding_columns + is_current +
         ", c.id, c.event, c.type, c.mode, c.stance, c.time_start, c.time_end, c.time_span_begin, "
         "c.time_span_end, "
         "c.killed_low, c.killed_high, c.killed_span_begin, c.killed_span_end, "
         "c.injured_low, c.injured_high, c.injured_span_begin, c.injured_span_end, "
         "c.evidence, c.evidence_begin, c.evidence_end, c.trigger_words, c.trigger_begin, c.trigger_end, "
         "c.quad, c.score, c.cameo, c.acled, c.confidence FROM " +
         claim_tables + " ";
}

std::string select_statements() {
  return std::string("SELECT s.number, ") + coding_columns + is_current +
         ", s.id, s.channel, s.channel_begin, s.channel_end, s.confidence FROM " + statement_tables + " ";
}

StoredClaim read_claim(Connection& connection, Query& row) {
  StoredClaim stored;
  Claim& claim = stored.claim;
  const std::int64_t number = row.number();
  claim.report = row.words();
  read_coding(row, stored);
  claim.id = row.words();
  claim.event = row.words();
  claim.type = row.words();
  claim.mode = row.optional_words();
  claim.stance = row.words();
  const auto start = row.optional_words();
  const auto end = row.optional_words();
  const auto time_span = row.optional_span();
  if (start && end) claim.time = TimeRange{.start = *start, .end = *end, .span = time_span};
  claim.killed = read_count(row);
  claim.injured = read_count(row);
  claim.evidence = row.words();
  claim.evidence_span = row.span();
  claim.trigger = row.words();
  claim.trigger_span = row.span();
  claim.quad = row.words();
  claim.score = row.real();
  claim.cameo = row.words();
  claim.acled = row.words();
  claim.confidence = row.real();
  read_entities(connection, number, claim);
  read_places(connection, number, claim);
  read_mentions(connection, number, claim);
  read_decisions(connection, number, claim);
  return stored;
}

StoredStatement read_statement(Connection& connection, Query& row) {
  StoredStatement stored;
  Statement& statement = stored.statement;
  const std::int64_t number = row.number();
  statement.report = row.words();
  read_coding(row, stored);
  statement.id = row.words();
  statement.channel = row.optional_words();
  statement.channel_span = row.optional_span();
  statement.confidence = row.real();
  {
    Query part = connection.query(
        "SELECT part, span_begin, span_end FROM statement_spans WHERE statement = ? ORDER BY part, position");
    part.bind(number);
    while (part.next()) {
      if (auto* list = list_of(statement_parts, part.words(), statement)) list->push_back(part.span());
    }
  }
  Query who = connection.query(
      "SELECT n.text, w.country, w.role, w.span_begin, w.span_end, w.channel, w.channel_begin, w.channel_end "
      "FROM speakers w JOIN names n ON n.number = w.name WHERE w.statement = ?");
  if (who.bind(number).next()) statement.who = read_entity(who);
  return stored;
}

}  // namespace sayso::ledger
