#include "ledger/write.hpp"

#include <cmath>
#include <optional>
#include <utility>

#include "core/sha256.hpp"
#include "ledger/digest.hpp"
#include "ledger/rows.hpp"

namespace sayso::ledger {
namespace {

bool finite(const std::optional<double>& number) { return !number || std::isfinite(*number); }

/// Says what a claim or statement holds that no ledger can keep.
std::optional<Error> fault(const std::string& report, const Material& material) {
  const auto of = [&](const auto& each, const char* what) {
    return item_error(ErrorCode::field_invalid, each.id, what, "report this as a fault of Sayso's");
  };
  for (const Claim& claim : material.claims) {
    if (claim.report != report) return of(claim, "the claim is of another report");
    bool all = std::isfinite(claim.score) && std::isfinite(claim.confidence);
    for (const Place& place : claim.places) all = all && finite(place.lat) && finite(place.lon);
    for (const Decision& decision : claim.decisions) all = all && std::isfinite(decision.confidence);
    if (!all) return of(claim, "the claim has a number that is not finite");
  }
  for (const Statement& statement : material.statements) {
    if (statement.report != report) return of(statement, "the statement is of another report");
    if (!std::isfinite(statement.confidence))
      return of(statement, "the statement's confidence is not finite");
  }
  return std::nullopt;
}

void put_coding(Connection& connection, std::int64_t report, const Text& text, const Material& material) {
  const Coder& coder = material.coding->coder;
  connection.run(
      "INSERT INTO codings (report, program, model, codebook, made_at, is_current, claims, statements, "
      "digest) "
      "VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?)",
      report, coder.program, coder.model, coder.codebook, material.coding->made_at,
      std::uint64_t{material.claims.size()}, std::uint64_t{material.statements.size()},
      digest(material.claims, material.statements));
  const std::int64_t coding = connection.last_row();
  for (std::size_t i = 0; i < material.claims.size() && !connection.failed(); ++i) {
    put_claim(connection, coding, i, material.claims[i]);
  }
  for (std::size_t i = 0; i < material.statements.size() && !connection.failed(); ++i) {
    const Statement& statement = material.statements[i];
    put_statement(connection, coding, i, statement, source_words(statement, text));
  }
}

struct Known {
  std::int64_t number = 0;
  std::string id;
};

/// The report that `report` is another version of: the newest at its address, where the text is another one,
/// or the same one of the same publisher under another date.
std::optional<Known> older_version(Connection& connection, const Report& report) {
  if (report.url.empty()) return std::nullopt;
  Query row = connection.query(
      "SELECT number, id FROM reports r WHERE url = ? AND (text <> ? OR publisher = ?) "
      "AND NOT EXISTS (SELECT 1 FROM reports later WHERE later.revises = r.number) ORDER BY number DESC "
      "LIMIT 1");
  row.bind(report.url).bind(report.text.bytes()).bind(report.publisher);
  if (!row.next()) return std::nullopt;
  Known known;
  known.number = row.number();
  known.id = row.words();
  return known;
}

/// Whether the id stands for another text, at another address or none.
bool id_is_taken(Connection& connection, const Report& report) {
  Query row = connection.query(
      "SELECT 1 FROM reports WHERE id = ? AND text <> ? AND NOT (url = ? AND url <> '') LIMIT 1");
  return row.bind(report.id).bind(report.text.bytes()).bind(report.url).next();
}

}  // namespace

std::string identity(const Report& report) {
  // The length of each part before it: no two reports run into the same bytes.
  std::string bytes;
  for (const std::string& part :
       {report.text.bytes(), report.publisher, report.published.value_or(""), report.url}) {
    bytes += std::to_string(part.size());
    bytes += ':';
    bytes += part;
  }
  return sha256_hex(bytes);
}

std::string source_words(const Statement& statement, const Text& text) {
  std::string words;
  for (const Span span : statement.source) {
    if (!words.empty()) words += ' ';
    words += text.slice(span);
  }
  return words;
}

AddOutcome put_report(Connection& connection, const Material& material) {
  const Report& report = *material.report;
  AddOutcome outcome;
  outcome.identity = identity(report);
  {
    Query known = connection.query("SELECT id FROM reports WHERE identity = ?");
    if (known.bind(outcome.identity).next()) {
      outcome.what = Added::already_there;
      outcome.known_as = known.words();
      return outcome;
    }
  }
  if (auto wrong = fault(report.id, material)) {
    connection.fail(*std::move(wrong));
    return outcome;
  }
  if (id_is_taken(connection, report)) {
    connection.fail(item_error(ErrorCode::id_conflict, report.id, "the ledger has another report of this id",
                               "give one of them another --id, or the address at which both stood"));
    return outcome;
  }
  std::optional<std::int64_t> revises;
  if (const auto older = older_version(connection, report)) {
    outcome.what = Added::revision;
    outcome.known_as = older->id;
    revises = older->number;
  }
  connection.run(
      "INSERT INTO reports (identity, id, publisher, title, url, published, retrieved, language, text, "
      "sha256, added_at, "
      "revises) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      outcome.identity, report.id, report.publisher, report.title, report.url, report.published,
      report.retrieved, report.language, report.text.bytes(), report.sha256, material.coding->made_at,
      revises);
  put_coding(connection, connection.last_row(), report.text, material);
  return outcome;
}

Recoded put_coding_again(Connection& connection, std::string_view identity, const Coding& coding,
                         std::span<const Claim> claims, std::span<const Statement> statements) {
  const Material material{.report = nullptr, .coding = &coding, .claims = claims, .statements = statements};
  std::int64_t number = 0;
  std::string id;
  Text text;
  {
    Query row = connection.query("SELECT number, id, text FROM reports WHERE identity = ?");
    if (!row.bind(identity).next()) {
      connection.fail(item_error(ErrorCode::not_found, std::string(identity),
                                 "no report of this identity in the ledger", "add it first"));
      return Recoded::unchanged;
    }
    number = row.number();
    id = row.words();
    auto read = Text::from_utf8(row.words());
    if (!read) {
      connection.fail(
          item_error(ErrorCode::ledger_corrupt, id, "the report's text is damaged", "run `sayso check`"));
      return Recoded::unchanged;
    }
    text = *std::move(read);
  }
  if (auto wrong = fault(id, material)) {
    connection.fail(*std::move(wrong));
    return Recoded::unchanged;
  }
  {
    Query same = connection.query(
        "SELECT 1 FROM codings WHERE report = ? AND is_current = 1 AND program = ? AND model = ? AND "
        "codebook = ? "
        "AND digest = ?");
    same.bind(number).bind(coding.coder.program).bind(coding.coder.model).bind(coding.coder.codebook);
    if (same.bind(digest(claims, statements)).next()) return Recoded::unchanged;
  }
  connection.run("UPDATE codings SET is_current = 0 WHERE report = ? AND is_current = 1", number);
  put_coding(connection, number, text, material);
  return Recoded::recoded;
}

}  // namespace sayso::ledger
