#pragma once
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "ledger/connection.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {

/// The slots of a mention under the names that the ledger has for them, in the order of the guidelines.
inline constexpr std::pair<const char*, std::vector<Span> Mention::*> mention_slots[] = {
    {"actors", &Mention::actors},   {"recipients", &Mention::recipients}, {"places", &Mention::places},
    {"time", &Mention::time},       {"killed", &Mention::killed},         {"injured", &Mention::injured},
    {"sources", &Mention::sources}, {"channel", &Mention::channel},       {"cue", &Mention::cue},
    {"stance", &Mention::stance}};

inline constexpr std::pair<const char*, std::vector<Entity> Claim::*> entity_slots[] = {
    {"actors", &Claim::actors}, {"recipients", &Claim::recipients}, {"sources", &Claim::sources}};

inline constexpr std::pair<const char*, std::vector<Span> Statement::*> statement_parts[] = {
    {"source", &Statement::source}, {"cue", &Statement::cue}, {"content", &Statement::content}};

/// Writes a claim and all its rows.
void put_claim(Connection& connection, std::int64_t coding, std::size_t position, const Claim& claim);

/// Writes a statement and all its rows. `source` are the words at its source spans.
void put_statement(Connection& connection, std::int64_t coding, std::size_t position,
                   const Statement& statement, const std::string& source);

/// What `claim_columns` and `statement_columns` select from: c or s, its coding k, its report r.
inline constexpr const char* claim_tables =
    "claims c JOIN codings k ON k.number = c.coding JOIN reports r ON r.number = k.report";
inline constexpr const char* statement_tables =
    "statements s JOIN codings k ON k.number = s.coding JOIN reports r ON r.number = k.report";
/// True for the current coding of a report that is not revised.
inline constexpr const char* is_current =
    "(k.is_current = 1 AND NOT EXISTS (SELECT 1 FROM reports later WHERE later.revises = r.number))";

/// "SELECT … FROM …", to be followed by a condition.
[[nodiscard]] std::string select_claims();
[[nodiscard]] std::string select_statements();

/// Reads the row of `select_claims` or `select_statements` that `row` stands on, with all that hangs on it.
[[nodiscard]] StoredClaim read_claim(Connection& connection, Query& row);
[[nodiscard]] StoredStatement read_statement(Connection& connection, Query& row);

}  // namespace sayso::ledger
