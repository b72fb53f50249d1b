#include "ledger/connection.hpp"

#include <cerrno>
#include <utility>

namespace sayso::ledger {

Error error_of(int code, int system_error, const std::string& path, std::string_view message) {
  Error error{.code = ErrorCode::internal,
              .item = path,
              .what = "SQLite: " + std::string(message),
              .remedy = "report this as a fault of Sayso's"};
  const auto is = [&](ErrorCode kind, std::string what, std::string remedy) {
    error.code = kind;
    error.what = std::move(what);
    error.remedy = std::move(remedy);
    return error;
  };
  const Error full = {
      .code = ErrorCode::disk_full,
      .item = path,
      .what = "no room left for the ledger",
      .remedy = "make room, then run the same command again: nothing that was acknowledged is lost"};
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return full;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return is(ErrorCode::ledger_busy, "another process is writing to the ledger",
                "wait for it to end, then run the same command again");
    case SQLITE_CORRUPT:
      return is(ErrorCode::ledger_corrupt, "the ledger is damaged",
                "keep a copy, run `sayso check`, and go back to a backup or add the reports to a new ledger");
    case SQLITE_NOTADB:
      return is(ErrorCode::ledger_corrupt, "the file is no ledger, or its start is damaged",
                "give another --ledger, or go back to a backup");
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return is(ErrorCode::ledger_unopenable, "the ledger cannot be opened",
                "check that its folder exists and that you may read and write there");
    case SQLITE_READONLY:
      return is(ErrorCode::ledger_unopenable, "the ledger may not be written to",
                "give yourself the right to write to the file and its folder");
    case SQLITE_TOOBIG:
      return is(ErrorCode::too_long, "a text is longer than the ledger can hold", "split it into reports");
    case SQLITE_IOERR:
      if (system_error == ENOSPC || system_error == EDQUOT) return full;
      if (code == SQLITE_IOERR_SHORT_READ || code == SQLITE_IOERR_CORRUPTFS) {
        return is(ErrorCode::ledger_corrupt, "the ledger's file ends too early", "go back to a backup");
      }
      return is(ErrorCode::write_failed, "the disk failed: " + std::string(message),
                "check the disk, then run the same command again");
    default:
      return error;
  }
}

Query::Query(Connection& connection, std::shared_ptr<Prepared> prepared)
    : connection_(&connection), prepared_(std::move(prepared)) {
  if (prepared_) prepared_->in_use = true;
}

Query::Query(Query&& other) noexcept
    : connection_(other.connection_),
      prepared_(std::exchange(other.prepared_, nullptr)),
      parameter_(other.parameter_),
      column_(other.column_) {}

Query::~Query() {
  if (!prepared_) return;
  sqlite3_reset(prepared_->statement);
  sqlite3_clear_bindings(prepared_->statement);
  prepared_->in_use = false;
}

Query& Query::checked(int code) {
  if (code != SQLITE_OK) connection_->fail(code);
  return *this;
}

Query& Query::bind(std::string_view words) {
  if (!prepared_) return *this;
  // SQLite takes a null pointer for NULL, whatever the length.
  const char* data = words.data() == nullptr ? "" : words.data();
  return checked(sqlite3_bind_text64(prepared_->statement, ++parameter_, data, words.size(), SQLITE_TRANSIENT,
                                     SQLITE_UTF8));
}

Query& Query::bind(std::int64_t number) {
  return prepared_ ? checked(sqlite3_bind_int64(prepared_->statement, ++parameter_, number)) : *this;
}

Query& Query::bind(double number) {
  return prepared_ ? checked(sqlite3_bind_double(prepared_->statement, ++parameter_, number)) : *this;
}

Query& Query::bind(std::nullptr_t) {
  return prepared_ ? checked(sqlite3_bind_null(prepared_->statement, ++parameter_)) : *this;
}

bool Query::next() {
  column_ = 0;
  if (!prepared_ || connection_->failed()) return false;
  const int code = sqlite3_step(prepared_->statement);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) connection_->fail(code);
  return false;
}

bool Query::null_here() const {
  return !prepared_ || sqlite3_column_type(prepared_->statement, column_) == SQLITE_NULL;
}

std::string Query::words() {
  if (!prepared_) return {};
  const int column = column_++;
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(prepared_->statement, column));
  const int size = sqlite3_column_bytes(prepared_->statement, column);
  return data == nullptr ? std::string() : std::string(data, static_cast<std::size_t>(size));
}

std::optional<std::string> Query::optional_words() {
  if (!null_here()) return words();
  ++column_;
  return std::nullopt;
}

std::int64_t Query::number() { return prepared_ ? sqlite3_column_int64(prepared_->statement, column_++) : 0; }

std::optional<std::int64_t> Query::optional_number() {
  if (!null_here()) return number();
  ++column_;
  return std::nullopt;
}

double Query::real() { return prepared_ ? sqlite3_column_double(prepared_->statement, column_++) : 0; }

std::optional<double> Query::optional_real() {
  if (!null_here()) return real();
  ++column_;
  return std::nullopt;
}

Span Query::span() {
  const std::uint32_t begin = uint32();
  return {begin, uint32()};
}

std::optional<Span> Query::optional_span() {
  if (!null_here()) return span();
  column_ += 2;
  return std::nullopt;
}

Result<std::unique_ptr<Connection>> Connection::open(const std::string& path, int flags,
                                                     const std::string& vfs, std::uint32_t busy_ms) {
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
                                   vfs.empty() ? nullptr : vfs.c_str());
  // Even a failed open leaves a handle to close.
  std::unique_ptr<Connection> connection(new Connection(handle, path));
  if (code != SQLITE_OK) {
    return tl::unexpected(error_of(code, handle == nullptr ? 0 : sqlite3_system_errno(handle), path,
                                   handle == nullptr ? "out of memory" : sqlite3_errmsg(handle)));
  }
  sqlite3_busy_timeout(handle, static_cast<int>(busy_ms));
  return connection;
}

Connection::~Connection() {
  prepared_.clear();
  sqlite3_close_v2(handle_);
}

Query Connection::query(std::string_view sql) {
  if (failed()) return {*this, nullptr};
  auto& kept = prepared_[std::string(sql)];
  if (kept && !kept->in_use) return {*this, kept};
  auto fresh = std::make_shared<Query::Prepared>();
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &fresh->statement, nullptr);
  if (code != SQLITE_OK) {
    fail(code);
    return {*this, nullptr};
  }
  if (!kept) kept = fresh;
  return {*this, std::move(fresh)};
}

bool Connection::script(const char* sql) {
  if (failed()) return false;
  const int code = sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
  return !failed();
}

void Connection::fail(int code) {
  if (!failure_) failure_ = error_of(code, sqlite3_system_errno(handle_), path_, sqlite3_errmsg(handle_));
}

void Connection::fail(Error error) {
  if (!failure_) failure_ = std::move(error);
}

Error Connection::take_failure() {
  Error error = std::move(failure_).value_or(Error{});
  failure_.reset();
  return error;
}

void Connection::roll_back(const char* sql) noexcept {
  if (in_transaction()) sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr);
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  open_ = connection_.run("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (open_) connection_.roll_back("ROLLBACK");
}

bool Transaction::commit() {
  const bool committed = open_ && connection_.run("COMMIT");
  if (committed) open_ = false;
  return committed;
}

}  // namespace sayso::ledger
