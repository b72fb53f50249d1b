#include "ledger/filter.hpp"

#include <algorithm>
#include <array>
#include <sstream>

#include "ledger/fold.hpp"
#include "ledger/rows.hpp"

namespace sayso::ledger {
namespace {

using Value = Condition::Value;

constexpr std::array<std::string_view, 20> roles = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB",
                                                    "OPP", "PTY", "CVL", "IGO", "NGO", "MED", "REL",
                                                    "BUS", "EDU", "LAB", "REF", "CRM", "ELI"};

bool is_code(std::string_view word) {
  return word.size() == 3 && std::ranges::all_of(word, [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// "?, ?, ?"
std::string marks(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += i == 0 ? "?" : ", ?";
  return out;
}

void one_of(Condition& condition, std::string_view column, const std::vector<std::string>& wanted) {
  if (wanted.empty()) return;
  condition.all(std::string(column) + " IN (" + marks(wanted.size()) + ")", {wanted.begin(), wanted.end()});
}

/// Names in which the words stand, none where there is no word; the last word may go on unless `whole`.
std::string names_with(const std::string& words, bool whole, std::vector<Value>& values) {
  std::string folded = fold(words);
  if (!whole && !folded.empty()) folded.pop_back();
  values.emplace_back(std::move(folded));
  return "(SELECT number FROM names WHERE instr(folded, nullif(?, '')) > 0)";
}

/// What `match` asks of a row that has a name, a country and maybe a role under the alias `e`.
void matched(Condition& condition, const Match& match, bool has_role) {
  if (!match.country.empty()) condition.all("e.country = ?", {match.country});
  if (!match.role.empty()) has_role ? condition.all("e.role = ?", {match.role}) : condition.all("0");
  if (!match.words.empty()) {
    std::vector<Value> values;
    const std::string names = names_with(match.words, false, values);
    condition.all("e.name IN " + names, values);
  }
  if (!match.code.empty()) {
    std::vector<Value> values = {match.code};
    const std::string names = names_with(match.code, true, values);
    condition.all("(e.country = ? OR e.name IN " + names + ")", values);
  }
}

/// Columns of the claim c. A statement looks only at the claims of its own coding: the plus keeps SQLite from
/// walking an index over all claims instead.
struct Columns {
  const char* plus = "";
  [[nodiscard]] std::string operator()(const char* column) const { return std::string(plus) + "c." + column; }
};

void entity(Condition& condition, const Columns& column, const char* slot,
            const std::optional<Match>& match) {
  if (!match) return;
  Condition inner;
  inner.all("e.slot = ?", {std::string(slot)});
  matched(inner, *match, true);
  condition.all(column("number") + " IN (SELECT e.claim FROM entities e WHERE " + inner.sql() + ")",
                inner.values());
}

void place(Condition& condition, const Columns& column, const std::optional<Match>& match) {
  if (!match) return;
  Condition inner;
  matched(inner, *match, false);
  condition.all(column("number") + " IN (SELECT e.claim FROM places e WHERE " + inner.sql() + ")",
                inner.values());
}

/// What is asked of the event, whoever tells it.
Condition event_condition(const Filter& filter, const Columns& column) {
  Condition condition;
  one_of(condition, column("type"), filter.types);
  one_of(condition, column("stance"), filter.stances);
  entity(condition, column, "actors", filter.actor);
  entity(condition, column, "recipients", filter.recipient);
  place(condition, column, filter.place);
  if (!filter.from.empty()) condition.all(column("time_end") + " >= ?", {filter.from});
  if (!filter.to.empty()) condition.all(column("time_start") + " <= ?", {filter.to});
  return condition;
}

void common(Condition& condition, const Filter& filter, std::string_view confidence) {
  if (!filter.reports.empty()) {
    std::vector<Value> values(filter.reports.begin(), filter.reports.end());
    values.insert(values.end(), filter.reports.begin(), filter.reports.end());
    const std::string list = marks(filter.reports.size());
    condition.all(
        "r.number IN (SELECT number FROM reports WHERE id IN (" + list + ") OR identity IN (" + list + "))",
        values);
  }
  if (filter.min_confidence > 0) condition.all(std::string(confidence) + " >= ?", {filter.min_confidence});
  if (!filter.history) condition.all(is_current);
}

}  // namespace

Match Match::parse(std::string_view typed) {
  Match codes;
  std::istringstream words{std::string(typed)};
  for (std::string word; words >> word;) {
    std::string& place = std::ranges::find(roles, word) != roles.end() ? codes.role : codes.code;
    if (!is_code(word) || !place.empty()) {
      Match all;
      all.words = typed;
      return all;
    }
    place = word;
  }
  return codes;
}

void Condition::all(std::string_view condition, const std::vector<Value>& values) {
  if (!sql_.empty()) sql_ += " AND ";
  sql_ += condition;
  values_.insert(values_.end(), values.begin(), values.end());
}

void Condition::bind_to(Query& query) const {
  for (const Value& value : values_) {
    std::visit([&](const auto& own) { query.bind(own); }, value);
  }
}

Condition claim_condition(const Filter& filter) {
  const Columns column;
  Condition condition = event_condition(filter, column);
  entity(condition, column, "sources", filter.source);
  if (filter.own_voice) {
    condition.all("NOT EXISTS (SELECT 1 FROM entities e WHERE e.claim = c.number AND e.slot = 'sources')");
  }
  common(condition, filter, "c.confidence");
  return condition;
}

Condition statement_condition(const Filter& filter) {
  Condition condition;
  if (const Condition told = event_condition(filter, {.plus = "+"}); !told.empty()) {
    condition.all(
        "EXISTS (SELECT 1 FROM claims c JOIN mentions m ON m.claim = c.number "
        "JOIN statement_spans p ON p.statement = s.number AND p.part = 'content' "
        "AND p.span_begin <= m.trigger_begin AND m.trigger_end <= p.span_end WHERE c.coding = s.coding AND " +
            told.sql() + ")",
        told.values());
  }
  if (filter.source) {
    Condition speaker;
    matched(speaker, *filter.source, true);
    std::vector<Value> values = speaker.values();
    std::string sql = "(s.number IN (SELECT e.statement FROM speakers e WHERE " + speaker.sql() + ")";
    // A source that could not be resolved has only its words.
    const Match& match = *filter.source;
    if (match.country.empty() && match.role.empty()) {
      const bool coded = match.words.empty();
      sql += " OR s.source IN " + names_with(coded ? match.code : match.words, coded, values);
    }
    condition.all(sql + ")", values);
  }
  if (filter.own_voice) {
    condition.all("s.source IS NULL AND NOT EXISTS (SELECT 1 FROM speakers e WHERE e.statement = s.number)");
  }
  common(condition, filter, "s.confidence");
  return condition;
}

}  // namespace sayso::ledger
