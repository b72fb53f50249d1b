#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "cli/console.hpp"

namespace sayso::cli {

/// How far a run has come.
struct Progress {
  std::uint64_t done = 0;                ///< reports
  std::optional<std::uint64_t> total{};  ///< as far as it is known; may be less than `done`
  double seconds = 0;                    ///< since the start
};

/// "312 of about 1,000 reports, 24.1/s, 0:28 left"
[[nodiscard]] std::string progress_line(const Progress& progress);

/// Paints it on the status line, five times a second at most. Nothing where there is no terminal.
class ProgressMeter {
 public:
  ProgressMeter(Messages& messages, std::optional<std::uint64_t> total);
  ProgressMeter(const ProgressMeter&) = delete;
  ProgressMeter& operator=(const ProgressMeter&) = delete;
  ~ProgressMeter() { messages_.clear(); }
  void add(std::uint64_t count = 1);

 private:
  using Clock = std::chrono::steady_clock;
  Messages& messages_;
  Progress progress_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point painted_;
};

}  // namespace sayso::cli
