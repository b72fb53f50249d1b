#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <streambuf>
#include <utility>
#include <vector>

#include "report/byte_source.hpp"
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

/// A live pipe: hands over one piece after the other and counts those asked for.
class Pipe : public std::streambuf {
 public:
  explicit Pipe(std::vector<std::string> pieces) : pieces_(std::move(pieces)) {}
  [[nodiscard]] std::size_t given() const { return given_; }

 protected:
  int_type underflow() override {
    if (given_ == pieces_.size()) return traits_type::eof();
    std::string& piece = pieces_[given_++];
    setg(piece.data(), piece.data(), piece.data() + piece.size());
    return traits_type::to_int_type(piece.front());
  }

 private:
  std::vector<std::string> pieces_;
  std::size_t given_ = 0;
};

TEST(Streaming, ALineOfAPipeIsReadBeforeTheNextComes) {
  Pipe pipe({"{\"id\": \"a\", \"text\": \"Shells fell on Agdam.\"}\n", "{\"id\": \"b\", \"te",
             "xt\": \"They fell again.\"}\n{\"id\": \"c\",", " \"text\": \"And again.\"}"});
  std::istream input(&pipe);
  const std::vector<std::string> paths = {"-"};
  std::vector<std::pair<std::string, std::size_t>> read;
  read_reports(
      paths, {}, input,
      [&](Report&& report) {
        read.emplace_back(report.id, pipe.given());
        return true;
      },
      [](const Error& error) { FAIL() << describe(error); });
  EXPECT_EQ(read, (std::vector<std::pair<std::string, std::size_t>>{{"a", 1}, {"b", 3}, {"c", 4}}));
}

TEST(Streaming, AMarkedEncodingInPiecesIsReadToItsEnd) {
  // UTF-16, little end first, a piece ending within a code unit and the input within another.
  Pipe pipe({std::string("\xFF\xFEO\0n\0e\0 ", 9), std::string("\0w\0o\0r\0d\0.", 10)});
  std::istream input(&pipe);
  ByteSource source(input);
  std::string text;
  for (std::string_view piece = source.next(); !piece.empty(); piece = source.next()) text += piece;
  EXPECT_EQ(text, "One word\xEF\xBF\xBD");
}

}  // namespace
}  // namespace sayso::report
