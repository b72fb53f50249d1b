#include "sayso/ledger.hpp"

#include <utility>

#include "ledger/filter.hpp"
#include "ledger/rows.hpp"
#include "ledger/state.hpp"
#include "ledger/write.hpp"

namespace sayso::ledger {
namespace {

Error nothing_named(std::string_view item, const char* what) {
  return {.code = ErrorCode::not_found,
          .item = std::string(item),
          .what = what,
          .remedy = "`sayso claims` lists what there is"};
}

constexpr const char* select_reports =
    "SELECT r.number, r.id, r.publisher, r.title, r.url, r.published, r.retrieved, r.language, r.text, "
    "r.sha256, "
    "r.identity, r.added_at, older.identity, newer.identity, k.program, k.model, k.codebook, k.made_at, "
    "k.claims, "
    "k.statements FROM reports r JOIN codings k ON k.report = r.number AND k.is_current = 1 "
    "LEFT JOIN reports older ON older.number = r.revises LEFT JOIN reports newer ON newer.revises = "
    "r.number ";

StoredReport read_report(Connection& connection, Query& row) {
  StoredReport stored;
  Report& report = stored.report;
  (void)row.number();
  report.id = row.words();
  report.publisher = row.words();
  report.title = row.words();
  report.url = row.words();
  report.published = row.optional_words();
  report.retrieved = row.optional_words();
  report.language = row.words();
  if (auto text = Text::from_utf8(row.words())) {
    report.text = *std::move(text);
  } else {
    connection.fail(Error{.code = ErrorCode::ledger_corrupt,
                          .item = report.id,
                          .offset = text.error().offset,
                          .what = "the report's text is damaged",
                          .remedy = "run `sayso check`, and go back to a backup"});
  }
  report.sha256 = row.words();
  stored.identity = row.words();
  stored.added_at = row.words();
  stored.revises = row.optional_words();
  stored.revised_by = row.optional_words();
  stored.coding.coder.program = row.words();
  stored.coding.coder.model = row.words();
  stored.coding.coder.codebook = row.words();
  stored.coding.made_at = row.words();
  stored.claims = static_cast<std::uint64_t>(row.number());
  stored.statements = static_cast<std::uint64_t>(row.number());
  return stored;
}

/// Walks the rows that a filter wants, by their numbers: what is sorted stays small. Reads each with
/// `read(number)` and hands it on until `each` says false or something fails. While the walk lasts, all of it
/// sees one state of the file.
template <class Read, class Each>
void walk(Connection& connection, const Filter& filter, const Condition& condition, const std::string& alias,
          const char* tables, Read read, const Each& each) {
  Query row = connection.query("SELECT " + alias + ".number FROM " + tables + " WHERE " + condition.sql() +
                               " ORDER BY r.number, k.number, " + alias + ".position LIMIT ? OFFSET ?");
  condition.bind_to(row);
  row.bind(filter.limit ? static_cast<std::int64_t>(*filter.limit) : std::int64_t{-1}).bind(filter.offset);
  while (row.next()) {
    const auto stored = read(row.number());
    if (!stored || connection.failed() || !each(*stored)) break;
  }
}

std::optional<StoredClaim> claim_of(Connection& connection, std::int64_t number) {
  static const std::string sql = select_claims() + "WHERE c.number = ?";
  Query row = connection.query(sql);
  if (!row.bind(number).next()) return std::nullopt;
  return read_claim(connection, row);
}

std::optional<StoredStatement> statement_of(Connection& connection, std::int64_t number) {
  static const std::string sql = select_statements() + "WHERE s.number = ?";
  Query row = connection.query(sql);
  if (!row.bind(number).next()) return std::nullopt;
  return read_statement(connection, row);
}

/// The number of the newest claim of that id; current ones come before others.
std::optional<std::int64_t> number_of_claim(Connection& connection, std::string_view id) {
  Query row = connection.query(std::string("SELECT c.number FROM ") + claim_tables +
                               " WHERE c.id = ? ORDER BY " + is_current + " DESC, c.number DESC LIMIT 1");
  if (!row.bind(id).next()) return std::nullopt;
  return row.number();
}

Result<void> done(Connection& connection) {
  if (connection.failed()) return tl::unexpected(connection.take_failure());
  return {};
}

}  // namespace

Ledger::State::~State() {
  // Figures for the query planner. Nobody waits for them, and they may fail.
  if (wrote && connection) {
    connection->script("PRAGMA busy_timeout = 0; PRAGMA analysis_limit = 400; PRAGMA optimize");
  }
}

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;
Ledger::~Ledger() = default;

Result<bool> Ledger::has(std::string_view identity) const {
  return reading(*state_->connection, [&](Connection& connection) {
    return connection.query("SELECT 1 FROM reports WHERE identity = ?").bind(identity).next();
  });
}

Result<AddOutcome> Ledger::add(const Report& report, const Coding& coding, std::span<const Claim> claims,
                               std::span<const Statement> statements) {
  state_->wrote = true;
  return writing(*state_->connection, [&](Connection& connection) {
    return put_report(connection,
                      {.report = &report, .coding = &coding, .claims = claims, .statements = statements});
  });
}

Result<Recoded> Ledger::recode(std::string_view identity, const Coding& coding, std::span<const Claim> claims,
                               std::span<const Statement> statements) {
  state_->wrote = true;
  return writing(*state_->connection, [&](Connection& connection) {
    return put_coding_again(connection, identity, coding, claims, statements);
  });
}

Result<StoredReport> Ledger::report(std::string_view id_or_identity) const {
  return reading(*state_->connection, [&](Connection& connection) {
    Query row =
        connection.query(std::string(select_reports) +
                         "WHERE r.number = (SELECT max(number) FROM reports WHERE id = ? OR identity = ?)");
    if (row.bind(id_or_identity).bind(id_or_identity).next()) return read_report(connection, row);
    connection.fail(nothing_named(id_or_identity, "no report of this id in the ledger"));
    return StoredReport{};
  });
}

Result<void> Ledger::reports(const std::function<bool(const StoredReport&)>& each) const {
  Connection& connection = *state_->connection;
  {
    Query row = connection.query(std::string(select_reports) + "ORDER BY r.number");
    while (row.next()) {
      const StoredReport stored = read_report(connection, row);
      if (connection.failed() || !each(stored)) break;
    }
  }
  return done(connection);
}

Result<void> Ledger::claims(const Filter& filter, const std::function<bool(const StoredClaim&)>& each) const {
  Connection& connection = *state_->connection;
  const auto read = [&](std::int64_t number) { return claim_of(connection, number); };
  walk(connection, filter, claim_condition(filter), "c", claim_tables, read, each);
  return done(connection);
}

Result<void> Ledger::statements(const Filter& filter,
                                const std::function<bool(const StoredStatement&)>& each) const {
  Connection& connection = *state_->connection;
  const auto read = [&](std::int64_t number) { return statement_of(connection, number); };
  walk(connection, filter, statement_condition(filter), "s", statement_tables, read, each);
  return done(connection);
}

Result<StoredClaim> Ledger::claim(std::string_view id) const {
  return reading(*state_->connection, [&](Connection& connection) {
    const auto number = number_of_claim(connection, id);
    auto stored = number ? claim_of(connection, *number) : std::nullopt;
    if (!stored) connection.fail(nothing_named(id, "no claim of this id in the ledger"));
    return std::move(stored).value_or(StoredClaim{});
  });
}

Result<void> Ledger::correct(const Correction& correction) {
  state_->wrote = true;
  const auto written = writing(*state_->connection, [&](Connection& connection) {
    const auto number = number_of_claim(connection, correction.claim);
    if (!number) {
      connection.fail(nothing_named(correction.claim, "no claim of this id in the ledger"));
      return false;
    }
    return connection.run(
        "INSERT INTO corrections (claim, field, value, who, made_at, note) VALUES (?, ?, ?, ?, ?, ?)",
        *number, correction.field, correction.value, correction.who, correction.made_at, correction.note);
  });
  if (!written) return tl::unexpected(written.error());
  return {};
}

Result<std::vector<Correction>> Ledger::corrections(std::string_view claim_id) const {
  return reading(*state_->connection, [&](Connection& connection) {
    std::vector<Correction> out;
    Query row = connection.query(
        "SELECT c.id, x.field, x.value, x.who, x.made_at, x.note FROM corrections x "
        "JOIN claims c ON c.number = x.claim WHERE c.id = ? ORDER BY x.number");
    row.bind(claim_id);
    while (row.next()) {
      Correction& correction = out.emplace_back();
      for (auto* words : {&correction.claim, &correction.field, &correction.value, &correction.who,
                          &correction.made_at, &correction.note}) {
        *words = row.words();
      }
    }
    return out;
  });
}

Result<Counts> Ledger::counts() const {
  return reading(*state_->connection, [](Connection& connection) {
    Counts counts;
    Query row = connection.query(
        "SELECT (SELECT count(*) FROM reports), (SELECT count(*) FROM codings), (SELECT count(*) FROM "
        "claims), "
        "(SELECT count(*) FROM statements)");
    if (row.next()) {
      for (auto* count : {&counts.reports, &counts.codings, &counts.claims, &counts.statements}) {
        *count = static_cast<std::uint64_t>(row.number());
      }
    }
    return counts;
  });
}

Result<std::vector<Error>> Ledger::check() const {
  return reading(*state_->connection, [](Connection& connection) { return find_faults(connection); });
}

}  // namespace sayso::ledger
