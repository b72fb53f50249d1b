#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "cli/console.hpp"

namespace sayso::cli {

/// An error as one line of JSON: code, item, line, offset, what, remedy; null where not told.
[[nodiscard]] std::string reject_row(const Error& error);

/// Where rejected items go: a line each on standard error, and a row each in the file of `--rejects`.
class Rejects {
 public:
  /// `path` is empty where no rows are wanted. Errors: `disk_full`, `write_failed`.
  [[nodiscard]] static Result<Rejects> open(Messages& messages, const std::string& path);

  void add(const Error& error);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// Rows that could not be written are an error of the whole run.
  [[nodiscard]] Result<void> close();

 private:
  explicit Rejects(Messages& messages) : messages_(&messages) {}

  Messages* messages_;
  std::optional<Sink> file_;
  std::uint64_t count_ = 0;
};

}  // namespace sayso::cli
