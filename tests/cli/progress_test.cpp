#include "cli/progress.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sayso::cli {
namespace {

struct Case {
  Progress progress;
  const char* line;
};

TEST(ProgressLine, SaysHowFarHowFastHowLong) {
  const std::vector<Case> cases = {
      {{.done = 0, .total = 1000, .seconds = 0}, "0 of about 1,000 reports"},
      {{.done = 312, .total = 1000, .seconds = 13}, "312 of about 1,000 reports, 24.0/s, 0:29 left"},
      {{.done = 1, .total = {}, .seconds = 2}, "1 report, 0.5/s"},
      {{.done = 1'234'567, .total = {}, .seconds = 1000}, "1,234,567 reports, 1235/s"},
      {{.done = 10, .total = 100'000, .seconds = 10}, "10 of about 100,000 reports, 1.0/s, 27:46:30 left"},
      {{.done = 10, .total = 110, .seconds = 1}, "10 of about 110 reports, 10.0/s, 0:10 left"},
      // A total that was counted too low is no total any more.
      {{.done = 12, .total = 10, .seconds = 6}, "12 reports, 2.0/s"},
      {{.done = 10, .total = 10, .seconds = 5}, "10 reports, 2.0/s"},
  };
  for (const Case& each : cases) EXPECT_EQ(progress_line(each.progress), each.line);
}

}  // namespace
}  // namespace sayso::cli
