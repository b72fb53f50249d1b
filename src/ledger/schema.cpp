#include "ledger/schema.hpp"

#include <string>
#include <utility>

namespace sayso::ledger {
namespace {

std::int64_t number_of(Connection& connection, const char* sql) {
  Query query = connection.query(sql);
  return query.next() ? query.number() : 0;
}

struct Header {
  std::int64_t application = 0;
  std::int64_t version = 0;
  std::int64_t tables = 0;
};

Header header_of(Connection& connection) {
  Header header;
  // The first reading of the file: here a damaged one shows.
  header.tables = number_of(connection, "SELECT count(*) FROM sqlite_schema");
  header.application = number_of(connection, "PRAGMA application_id");
  header.version = number_of(connection, "PRAGMA user_version");
  return header;
}

}  // namespace

void refuse_strangers(Connection& connection, const std::string& path) {
  const Header header = header_of(connection);
  if (connection.failed()) return;
  const bool fresh = header.tables == 0 && header.application == 0 && header.version == 0;
  if (!fresh && header.application != application_id) {
    connection.fail(item_error(ErrorCode::ledger_unopenable, path, "a database, but not a ledger of Sayso's",
                               "give another --ledger"));
  } else if (header.version > current_version) {
    connection.fail(item_error(ErrorCode::ledger_newer, path,
                               "the ledger has version " + std::to_string(header.version) +
                                   ", this program knows " + std::to_string(current_version),
                               "use the newer Sayso that made it"));
  }
}

void bring_up_to_date(Connection& connection, const std::string& path, bool may_write) {
  const std::int64_t seen = header_of(connection).version;
  if (connection.failed() || seen == current_version) return;
  if (!may_write) {
    connection.fail(
        item_error(ErrorCode::ledger_unopenable, path,
                   seen == 0 ? "an empty file, no ledger yet" : "an older ledger, opened only to read",
                   "open it once for writing: `sayso add` does"));
    return;
  }
  Transaction transaction(connection);
  // Another process may have been faster.
  refuse_strangers(connection, path);
  const auto from = static_cast<std::size_t>(header_of(connection).version);
  if (from == 0) connection.script("PRAGMA application_id = 0x53415953");
  for (std::size_t version = from; version < migration_scripts.size(); ++version) {
    connection.script(migration_scripts[version]);
  }
  transaction.commit();
}

}  // namespace sayso::ledger
