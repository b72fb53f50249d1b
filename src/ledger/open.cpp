// Opening a ledger: the ways in which that can go wrong, and how each connection is set up.
#include <chrono>
#include <filesystem>
#include <thread>

#include "ledger/schema.hpp"
#include "ledger/state.hpp"

namespace sayso::ledger {
namespace {

namespace fs = std::filesystem;
using Opened = Result<std::unique_ptr<Connection>>;

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

/// As a URI of SQLite's, in which ? # and % mean something.
std::string immutable_uri(const std::string& path) {
  static constexpr std::string_view digits = "0123456789ABCDEF";
  std::string uri = "file:";
  std::error_code ignored;
  for (const char c : fs::absolute(path, ignored).string()) {
    if (c == '?' || c == '#' || c == '%') {
      uri += '%';
      uri += digits[static_cast<unsigned char>(c) >> 4];
      uri += digits[static_cast<unsigned char>(c) & 15];
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

void set_up(Connection& connection, const Options& options) {
  connection.script(
      "PRAGMA foreign_keys = ON;"
      "PRAGMA trusted_schema = OFF;"
      "PRAGMA cell_size_check = ON;"  // a damaged page is found before it does harm
      "PRAGMA temp_store = MEMORY;"
      "PRAGMA cache_size = -32768");  // 32 MiB
  if (options.max_pages > 0) {
    connection.script(("PRAGMA max_page_count = " + std::to_string(options.max_pages)).c_str());
  }
}

/// Write-ahead log: readers never wait for a writer. FULL: a commit is on the disk before it is acknowledged.
void set_up_writing(Connection& connection) {
  std::string mode;
  {
    Query query = connection.query("PRAGMA journal_mode");
    if (query.next()) mode = query.words();
  }
  if (mode != "wal") connection.script("PRAGMA journal_mode = WAL");
  connection.script("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864");
}

Opened attempt(const std::string& path, const std::string& name, int flags, Mode mode,
               const Options& options) {
  auto connection = Connection::open(name, flags, options.vfs, options.busy_ms);
  if (!connection) {
    connection.error().item = path;
    return connection;
  }
  const bool may_write = mode != Mode::read_only;
  if (may_write && (*connection)->read_only()) {
    return tl::unexpected(error_of(SQLITE_READONLY, 0, path, {}));
  }
  set_up(**connection, options);
  refuse_strangers(**connection, path);
  if (may_write) set_up_writing(**connection);
  bring_up_to_date(**connection, path, may_write);
  if ((*connection)->failed()) {
    Error failure = (*connection)->take_failure();
    failure.item = path;
    return tl::unexpected(std::move(failure));
  }
  return connection;
}

Opened open_once(const std::string& path, Mode mode, const Options& options) {
  const int access = mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
  Opened opened =
      attempt(path, path, mode == Mode::create ? access | SQLITE_OPEN_CREATE : access, mode, options);
  // In a folder where nothing may be written, the log's index cannot be made. Without a log none is needed.
  const bool closed_folder = !opened && mode == Mode::read_only && options.vfs.empty() &&
                             opened.error().code == ErrorCode::ledger_unopenable && !exists(path + "-wal");
  if (!closed_folder) return opened;
  Opened again = attempt(path, immutable_uri(path), access | SQLITE_OPEN_URI, mode, options);
  return again ? std::move(again) : std::move(opened);
}

}  // namespace

Result<Ledger> Ledger::open(const std::string& path, Mode mode, const Options& options) {
  if (path.empty()) {
    return tl::unexpected(
        item_error(ErrorCode::usage, path, "no path for the ledger", "give --ledger a path"));
  }
  if (mode != Mode::create && options.vfs.empty() && !exists(path)) {
    return tl::unexpected(item_error(ErrorCode::ledger_unopenable, path, "no ledger there",
                                     "check --ledger, or make one with `sayso add`"));
  }
  // While another process makes the ledger, SQLite says busy at once here and there, without waiting.
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(options.busy_ms);
  Opened opened = open_once(path, mode, options);
  while (!opened && opened.error().code == ErrorCode::ledger_busy &&
         std::chrono::steady_clock::now() < deadline) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
    opened = open_once(path, mode, options);
  }
  if (!opened) return tl::unexpected(std::move(opened).error());
  auto state = std::make_unique<State>();
  state->connection = *std::move(opened);
  return Ledger(std::move(state));
}

}  // namespace sayso::ledger
