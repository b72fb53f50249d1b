#pragma once
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>
#include <vector>

#include "cli/console.hpp"
#include "sayso/reading.hpp"

namespace sayso::cli {

/// Reports and errors of an input in its order, read ahead on a thread of its own.
///
/// About a million bytes of text wait at most.
class ReportStream {
 public:
  struct Waiting {};                                              ///< nothing came in time
  using Item = std::variant<Waiting, Report, Error, ReadCounts>;  ///< ReadCounts: the end

  /// Reading begins at once. `console` must outlive the stream.
  ReportStream(Console& console, std::vector<std::string> files, ReadOptions options);
  ReportStream(const ReportStream&) = delete;
  ReportStream& operator=(const ReportStream&) = delete;
  /// Ends the reading, wherever it is.
  ~ReportStream();

  /// The next item, as soon as there is one.
  [[nodiscard]] Item next(std::chrono::milliseconds patience);

 private:
  void read(const std::vector<std::string>& files, const ReadOptions& options);
  /// False when nobody wants more.
  bool put(Item item, std::size_t size);

  Console& console_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Item, std::size_t>> items_;
  std::size_t waiting_bytes_ = 0;
  bool closed_ = false;
  std::thread thread_;
};

/// How many reports the files hold, for the time left: lines of .jsonl, other files one each. Empty where
/// that cannot be told without reading: standard input, arrays, feeds.
[[nodiscard]] std::optional<std::uint64_t> count_reports(const std::vector<std::string>& files,
                                                         bool recursive);

}  // namespace sayso::cli
