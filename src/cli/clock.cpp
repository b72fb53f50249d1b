#include "cli/clock.hpp"

#include <fmt/format.h>

#include <chrono>

namespace sayso::cli {

std::string now_utc() {
  namespace chrono = std::chrono;
  const auto now = chrono::floor<chrono::seconds>(chrono::system_clock::now());
  const auto midnight = chrono::floor<chrono::days>(now);
  const chrono::year_month_day day{midnight};
  const chrono::hh_mm_ss time{now - midnight};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(day.year()),
                     static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                     time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace sayso::cli
