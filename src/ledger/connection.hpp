#pragma once
#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "sayso/result.hpp"
#include "sayso/span.hpp"

namespace sayso::ledger {

class Connection;

/// A prepared statement in use: bind, then walk its rows. Ends, ready for the next use, when it dies.
class Query {
 public:
  Query(Query&&) noexcept;
  Query& operator=(Query&&) = delete;
  ~Query();

  /// Binds the next parameter. Words are copied.
  Query& bind(std::string_view words);
  Query& bind(const std::string& words) { return bind(std::string_view(words)); }
  Query& bind(const char* words) { return bind(std::string_view(words)); }
  Query& bind(std::int64_t number);
  Query& bind(std::uint64_t number) { return bind(static_cast<std::int64_t>(number)); }
  Query& bind(std::uint32_t number) { return bind(std::int64_t{number}); }
  Query& bind(std::int32_t number) { return bind(std::int64_t{number}); }
  Query& bind(bool truth) { return bind(std::int64_t{truth}); }
  Query& bind(double number);
  Query& bind(std::nullptr_t);
  /// Two parameters: begin and end.
  Query& bind(Span span) { return bind(span.begin).bind(span.end); }
  Query& bind(const std::optional<Span>& span) { return span ? bind(*span) : bind(nullptr).bind(nullptr); }
  template <class T>
  Query& bind(const std::optional<T>& value) {
    return value ? bind(*value) : bind(nullptr);
  }

  /// Goes to the next row; false when there is none, or after a failure (ask the connection).
  bool next();

  /// Reads the columns of the row from left to right.
  [[nodiscard]] std::string words();
  [[nodiscard]] std::optional<std::string> optional_words();
  [[nodiscard]] std::int64_t number();
  [[nodiscard]] std::uint32_t uint32() { return static_cast<std::uint32_t>(number()); }
  [[nodiscard]] std::optional<std::int64_t> optional_number();
  [[nodiscard]] double real();
  [[nodiscard]] std::optional<double> optional_real();
  /// Two columns: begin and end.
  [[nodiscard]] Span span();
  [[nodiscard]] std::optional<Span> optional_span();

 private:
  friend class Connection;
  struct Prepared {
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
    Prepared() = default;
    Prepared(const Prepared&) = delete;
    Prepared& operator=(const Prepared&) = delete;
    ~Prepared() { sqlite3_finalize(statement); }
  };
  Query(Connection& connection, std::shared_ptr<Prepared> prepared);
  Query& checked(int code);
  [[nodiscard]] bool null_here() const;

  Connection* connection_;
  std::shared_ptr<Prepared> prepared_;  ///< none after a failure: everything reads as empty
  int parameter_ = 0;
  int column_ = 0;
};

/// A connection to one SQLite file. Its first failure sticks: all that follows does nothing until
/// `take_failure`, so that a transaction is written straight on and asked about once, before its commit.
class Connection {
 public:
  /// `path` as the file system has it; `flags` are SQLite's of sqlite3_open_v2.
  [[nodiscard]] static Result<std::unique_ptr<Connection>> open(const std::string& path, int flags,
                                                                const std::string& vfs,
                                                                std::uint32_t busy_ms);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  ~Connection();

  /// Prepares `sql` (one statement) or takes it from those prepared before.
  [[nodiscard]] Query query(std::string_view sql);
  /// Runs one statement that gives no rows, with all its parameters.
  template <class... Values>
  bool run(std::string_view sql, const Values&... values) {
    Query statement = query(sql);
    (statement.bind(values), ...);
    while (statement.next()) {
    }
    return !failed();
  }
  /// Runs a script of statements without parameters.
  bool script(const char* sql);

  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(handle_); }
  [[nodiscard]] bool in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
  /// Whether SQLite could open the file only to read, whatever was asked for.
  [[nodiscard]] bool read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }
  [[nodiscard]] bool failed() const { return failure_.has_value(); }
  /// The failure, which is then forgotten. Only after one.
  [[nodiscard]] Error take_failure();
  /// Makes a failure of the ledger's own stick.
  void fail(Error error);
  /// Runs what must run even after a failure: a roll-back.
  void roll_back(const char* sql) noexcept;

 private:
  friend class Query;
  Connection(sqlite3* handle, std::string path) : handle_(handle), path_(std::move(path)) {}
  void fail(int code);

  sqlite3* handle_;
  std::string path_;
  std::unordered_map<std::string, std::shared_ptr<Query::Prepared>> prepared_;  // never walked
  std::optional<Error> failure_;
};

/// What an SQLite result code means for a user of the ledger at `path`.
[[nodiscard]] Error error_of(int code, int system_error, const std::string& path, std::string_view message);

/// Writes between its birth and `commit`; rolled back where that never comes. One at a time.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  /// False where anything since the start failed, or the commit itself.
  bool commit();

 private:
  Connection& connection_;
  bool open_ = false;
};

}  // namespace sayso::ledger
