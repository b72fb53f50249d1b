#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso::cli {

/// Somewhere to write bytes, buffered: a file descriptor whose failures are kept, so that none is overlooked.
///
/// Once writing failed, or nobody reads any more (a broken pipe: no fault), the rest is dropped.
class Sink {
 public:
  /// Writes to a descriptor that stays open; `name` stands in errors.
  Sink(int descriptor, std::string name);
  /// Makes a file anew. Errors: `disk_full`, `write_failed`.
  [[nodiscard]] static Result<Sink> create(const std::string& path);
  Sink(Sink&& other) noexcept;
  Sink& operator=(Sink&& other) noexcept;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  ~Sink();

  /// False when there is no use in writing more.
  bool write(std::string_view bytes);
  bool flush();
  [[nodiscard]] bool ended() const { return closed_ || error_.has_value(); }
  /// Why writing failed: `disk_full` or `write_failed`.
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }

 private:
  void fail(int number);

  int descriptor_ = -1;
  bool owned_ = false;
  bool closed_ = false;
  std::string name_;
  std::string buffer_;
  std::optional<Error> error_;
};

}  // namespace sayso::cli
