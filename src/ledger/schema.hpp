#pragma once
#include <array>
#include <cstdint>

#include "ledger/connection.hpp"
#include "ledger/migrations/0001_reports_and_claims.hpp"

namespace sayso::ledger {

/// In the header of every ledger (PRAGMA application_id): "SAYS" in ASCII.
inline constexpr std::int64_t application_id = 0x53415953;

/// What brings a ledger of version n to n + 1, by n. A migration that is out is never changed; each ends with
/// its own `PRAGMA user_version`.
inline constexpr std::array migration_scripts = {migrations::reports_and_claims};

/// The version that this program writes.
inline constexpr std::int64_t current_version = migration_scripts.size();

/// Fails the connection where the file is something that this program must leave alone: `ledger_newer`, or
/// `ledger_unopenable` for another program's database.
void refuse_strangers(Connection& connection, const std::string& path);

/// Runs the migrations that the file lacks. Where it may not be written, an older or an empty one fails with
/// `ledger_unopenable`.
void bring_up_to_date(Connection& connection, const std::string& path, bool may_write);

}  // namespace sayso::ledger
