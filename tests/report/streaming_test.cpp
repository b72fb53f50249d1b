#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>

#include "support.hpp"

namespace sayso::report {
namespace {

/// Resident memory in bytes, now.
std::size_t resident() {
  std::ifstream statm("/proc/self/statm");
  std::size_t pages = 0;
  statm >> pages >> pages;
  return pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
}

TEST(Streaming, NeedsTheMemoryOfOneRecord) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "sanitizers keep freed memory";
#endif
  const Folder folder;
  std::string lines;
  for (int i = 0; lines.size() < 24'000'000; ++i) {
    lines += "{\"id\": \"r" + std::to_string(i) + "\", \"text\": \"" + std::string(50'000, 'a') +
             std::to_string(i) + "\"}\n";
  }
  const std::string path = folder.write("big.jsonl", lines);
  std::string().swap(lines);
  std::istringstream nothing;
  const std::vector<std::string> paths = {path};
  const std::size_t before = resident();
  std::size_t most = before;
  const ReadCounts counts = read_reports(
      paths, {}, nothing,
      [&](Report&&) {
        most = std::max(most, resident());
        return true;
      },
      [](const Error& error) { FAIL() << describe(error); });
  EXPECT_GT(counts.reports, 400U);
  EXPECT_LT(most - before, 8'000'000U);
}

}  // namespace
}  // namespace sayso::report
