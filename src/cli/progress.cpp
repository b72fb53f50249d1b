#include "cli/progress.hpp"

#include <fmt/format.h>

#include <cmath>

namespace sayso::cli {
namespace {

/// 1234567 is "1,234,567", whatever the locale.
std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

/// "0:07", "12:30", "1:02:03"
std::string clock(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::llround(seconds));
  const std::uint64_t hours = whole / 3600;
  const std::uint64_t minutes = whole / 60 % 60;
  if (hours > 0) return fmt::format("{}:{:02}:{:02}", hours, minutes, whole % 60);
  return fmt::format("{}:{:02}", minutes, whole % 60);
}

}  // namespace

std::string progress_line(const Progress& progress) {
  std::string line = grouped(progress.done);
  const bool known = progress.total && *progress.total > progress.done;
  if (known) line += " of about " + grouped(*progress.total);
  line += progress.done == 1 && !known ? " report" : " reports";
  if (progress.seconds <= 0 || progress.done == 0) return line;
  const double rate = static_cast<double>(progress.done) / progress.seconds;
  line += fmt::format(", {:.{}f}/s", rate, rate < 100 ? 1 : 0);
  if (known) line += ", " + clock(static_cast<double>(*progress.total - progress.done) / rate) + " left";
  return line;
}

ProgressMeter::ProgressMeter(Messages& messages, std::optional<std::uint64_t> total) : messages_(messages) {
  progress_.total = total;
}

void ProgressMeter::add(std::uint64_t count) {
  progress_.done += count;
  if (!messages_.terminal()) return;
  const auto now = Clock::now();
  if (now - painted_ < std::chrono::milliseconds(200)) return;
  painted_ = now;
  progress_.seconds = std::chrono::duration<double>(now - start_).count();
  messages_.status(progress_line(progress_));
}

}  // namespace sayso::cli
