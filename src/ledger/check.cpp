// What `sayso check` looks at, each part on its own: a fault in one keeps none of the others from being
// looked at.
#include <utility>

#include "ledger/digest.hpp"
#include "ledger/rows.hpp"
#include "ledger/state.hpp"
#include "ledger/write.hpp"

namespace sayso::ledger {
namespace {

constexpr const char* remedy = "keep a copy, then go back to a backup or add the reports to a new ledger";

class Faults {
 public:
  explicit Faults(Connection& connection) : connection_(connection) {}

  void add(const std::string& item, std::string what) {
    found_.push_back(
        {.code = ErrorCode::ledger_corrupt, .item = item, .what = std::move(what), .remedy = remedy});
  }
  /// Takes over a failure of the connection. Being busy or the like is no fault of the ledger: it stays a
  /// failure.
  void take_over() {
    if (!connection_.failed()) return;
    Error failure = connection_.take_failure();
    if (failure.code == ErrorCode::ledger_corrupt) {
      found_.push_back(std::move(failure));
    } else {
      unable_ = std::move(failure);
    }
  }
  [[nodiscard]] bool unable() const { return unable_.has_value(); }
  std::vector<Error> all() && {
    if (unable_) connection_.fail(*std::move(unable_));
    return std::move(found_);
  }

 private:
  Connection& connection_;
  std::vector<Error> found_;
  std::optional<Error> unable_;
};

void check_pages(Connection& connection, Faults& faults) {
  {
    Query row = connection.query("PRAGMA integrity_check");
    while (row.next()) {
      if (std::string words = row.words(); words != "ok") faults.add("", "SQLite: " + words);
    }
  }
  Query row = connection.query("PRAGMA foreign_key_check");
  while (row.next()) {
    const std::string table = row.words();
    faults.add("", "a row of " + table + " leads nowhere (row " + std::to_string(row.number()) + ")");
  }
}

/// Looks whether spans lie in a report's text and words are those at their span.
class Words {
 public:
  Words(const std::string& item, const Text& text, Faults& faults)
      : item_(item), text_(text), faults_(faults) {}

  void inside(Span span, const char* what) {
    if (span.begin > span.end || span.end > text_.size()) {
      faults_.add(item_, std::string("the span of ") + what + " is outside the text");
    }
  }
  void inside(const std::optional<Span>& span, const char* what) {
    if (span) inside(*span, what);
  }
  void inside(const std::vector<Span>& spans, const char* what) {
    for (const Span span : spans) inside(span, what);
  }
  void same(const std::string& words, const std::optional<Span>& span, const char* what) {
    if (!span) return;
    inside(*span, what);
    if (text_.slice(*span) != words) {
      faults_.add(item_, std::string("the words of ") + what + " are not those at its span");
    }
  }
  void entity(const Entity& entity, const char* what) {
    same(entity.text, entity.span, what);
    if (entity.channel) same(*entity.channel, entity.channel_span, "a channel");
  }
  void claim(const Claim& claim) {
    same(claim.evidence, claim.evidence_span, "the evidence");
    same(claim.trigger, claim.trigger_span, "the trigger");
    for (const auto& [slot, entities] : entity_slots) {
      for (const Entity& each : claim.*entities) entity(each, slot);
    }
    for (const Place& place : claim.places) same(place.name, place.span, "a place");
    if (claim.time) inside(claim.time->span, "the time");
    if (claim.killed) inside(claim.killed->span, "the number killed");
    if (claim.injured) inside(claim.injured->span, "the number injured");
    for (const Mention& mention : claim.mentions) {
      inside(mention.sentence, "a mention's sentence");
      inside(mention.trigger, "a mention's trigger");
      for (const auto& [slot, spans] : mention_slots) inside(mention.*spans, slot);
    }
  }
  void statement(const Statement& statement) {
    for (const auto& [part, spans] : statement_parts) inside(statement.*spans, part);
    if (statement.who) entity(*statement.who, "the source");
    if (statement.channel) same(*statement.channel, statement.channel_span, "the channel");
  }

 private:
  const std::string& item_;
  const Text& text_;
  Faults& faults_;
};

struct CodingRow {
  std::int64_t number = 0;
  std::uint64_t claims = 0;
  std::uint64_t statements = 0;
  std::string digest;
  bool current = false;
};

std::vector<CodingRow> codings_of(Connection& connection, std::int64_t report) {
  std::vector<CodingRow> codings;
  Query row = connection.query(
      "SELECT number, claims, statements, digest, is_current FROM codings WHERE report = ? ORDER BY number");
  row.bind(report);
  while (row.next()) {
    CodingRow& coding = codings.emplace_back();
    coding.number = row.number();
    coding.claims = static_cast<std::uint64_t>(row.number());
    coding.statements = static_cast<std::uint64_t>(row.number());
    coding.digest = row.words();
    coding.current = row.number() != 0;
  }
  return codings;
}

void check_coding(Connection& connection, const CodingRow& coding, const std::string& report,
                  const Text& text, Faults& faults) {
  std::vector<Claim> claims;
  std::vector<Statement> statements;
  {
    Query row = connection.query(select_claims() + "WHERE c.coding = ? ORDER BY c.position");
    row.bind(coding.number);
    while (row.next()) claims.push_back(read_claim(connection, row).claim);
  }
  {
    Query row = connection.query(select_statements() + "WHERE s.coding = ? ORDER BY s.position");
    row.bind(coding.number);
    while (row.next()) statements.push_back(read_statement(connection, row).statement);
  }
  if (connection.failed()) return;
  if (claims.size() != coding.claims || statements.size() != coding.statements) {
    faults.add(report, "has " + std::to_string(claims.size()) + " claims and " +
                           std::to_string(statements.size()) + " statements, not " +
                           std::to_string(coding.claims) + " and " + std::to_string(coding.statements));
  } else if (digest(claims, statements) != coding.digest) {
    faults.add(report, "its claims or statements are not those that were put in");
  }
  for (const Claim& claim : claims) Words(claim.id, text, faults).claim(claim);
  for (const Statement& statement : statements) Words(statement.id, text, faults).statement(statement);
}

/// One report: its text, its identity, its codings.
void check_report(Connection& connection, std::int64_t number, Faults& faults) {
  Report report;
  std::string kept_identity;
  std::string bytes;
  {
    Query row = connection.query(
        "SELECT id, publisher, url, published, text, identity FROM reports WHERE number = ?");
    if (!row.bind(number).next()) return;
    report.id = row.words();
    report.publisher = row.words();
    report.url = row.words();
    report.published = row.optional_words();
    bytes = row.words();
    kept_identity = row.words();
  }
  auto text = Text::from_utf8(std::move(bytes));
  if (!text) return faults.add(report.id, "the text is not UTF-8");
  report.text = *std::move(text);
  if (identity(report) != kept_identity) {
    faults.add(report.id, "text, publisher, date and address are not those that were put in");
  }
  std::size_t current = 0;
  for (const CodingRow& coding : codings_of(connection, number)) {
    current += coding.current ? 1 : 0;
    check_coding(connection, coding, report.id, report.text, faults);
    faults.take_over();
  }
  if (current != 1) faults.add(report.id, "has " + std::to_string(current) + " current codings, not one");
}

}  // namespace

std::vector<Error> find_faults(Connection& connection) {
  Faults faults(connection);
  check_pages(connection, faults);
  faults.take_over();
  std::vector<std::int64_t> reports;
  if (!faults.unable()) {
    Query row = connection.query("SELECT number FROM reports ORDER BY number");
    while (row.next()) reports.push_back(row.number());
  }
  faults.take_over();
  for (std::size_t i = 0; i < reports.size() && !faults.unable(); ++i) {
    check_report(connection, reports[i], faults);
    faults.take_over();
  }
  return std::move(faults).all();
}

}  // namespace sayso::ledger
