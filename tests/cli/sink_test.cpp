#include "cli/sink.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace sayso::cli {
namespace {

std::string temporary(const std::string& name) {
  return (std::filesystem::path(testing::TempDir()) / (name + std::to_string(::getpid()))).string();
}

TEST(Sink, WritesWhatItIsGiven) {
  const std::string path = temporary("sink");
  {
    auto sink = Sink::create(path);
    ASSERT_TRUE(sink);
    EXPECT_TRUE(sink->write("one\n"));
    EXPECT_TRUE(sink->write(std::string(200'000, 'x')));
    EXPECT_TRUE(sink->flush());
  }
  std::ifstream file(path);
  const std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  EXPECT_EQ(all, "one\n" + std::string(200'000, 'x'));
  std::filesystem::remove(path);
}

TEST(Sink, AFullDiskIsAnError) {
  const int full = ::open("/dev/full", O_WRONLY);
  if (full < 0) GTEST_SKIP() << "no /dev/full here";
  Sink sink(full, "standard output");
  EXPECT_TRUE(sink.write("a"));
  EXPECT_FALSE(sink.flush());
  ASSERT_TRUE(sink.error());
  EXPECT_EQ(sink.error()->code, ErrorCode::disk_full);
  EXPECT_EQ(sink.error()->item, "standard output");
  EXPECT_FALSE(sink.write("more"));
  ::close(full);
}

TEST(Sink, ABrokenPipeEndsItWithoutAnError) {
  std::signal(SIGPIPE, SIG_IGN);
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ::close(ends[0]);
  Sink sink(ends[1], "standard output");
  sink.write("a");
  EXPECT_FALSE(sink.flush());
  EXPECT_TRUE(sink.ended());
  EXPECT_FALSE(sink.error());
  ::close(ends[1]);
}

TEST(Sink, AFileThatCannotBeMadeIsAnError) {
  const auto sink = Sink::create(temporary("no-such-folder") + "/file");
  ASSERT_FALSE(sink);
  EXPECT_EQ(sink.error().code, ErrorCode::write_failed);
}

}  // namespace
}  // namespace sayso::cli
