#include "cli/report_stream.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <chrono>
#include <istream>
#include <sstream>
#include <string>
#include <thread>

#include "cli/standard_input.hpp"
#include "report/support.hpp"

namespace sayso::cli {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// A console that reads from `in` and prints nowhere.
struct Desk {
  explicit Desk(
      std::istream& in, std::function<void()> end_in = [] {})
      : console{.in = in,
                .end_in = std::move(end_in),
                .out = sink,
                .messages = messages,
                .interrupted = [] { return false; },
                .program = "sayso"} {}
  Sink sink{-1, "nowhere"};
  Messages messages{sink, false};
  Console console;
};

/// "report:ID", "error:CODE", "end" in the order in which they come.
std::vector<std::string> all_of(ReportStream& stream) {
  std::vector<std::string> seen;
  while (true) {
    auto item = stream.next(seconds(20));
    if (const auto* report = std::get_if<Report>(&item)) {
      seen.push_back("report:" + report->id);
    } else if (const auto* error = std::get_if<Error>(&item)) {
      seen.push_back(std::string("error:") + name(error->code));
    } else {
      seen.emplace_back(std::holds_alternative<ReadCounts>(item) ? "end" : "waiting");
      return seen;
    }
  }
}

TEST(ReportStream, ReportsAndErrorsComeInTheirOrder) {
  const report::Folder folder;
  folder.write("a.txt", "The ferry to Zadar was late.");
  folder.write("b.txt", "");
  folder.write("c.jsonl",
               "{\"id\":\"one\",\"text\":\"Rain in Split.\"}\nbroken\n{\"id\":\"two\",\"text\":\"Sun.\"}\n");
  std::istringstream nothing;
  Desk desk(nothing);
  ReportStream stream(desk.console, {folder.path()}, {});
  EXPECT_EQ(all_of(stream), (std::vector<std::string>{"report:a", "error:empty", "report:one",
                                                      "error:broken_json", "report:two", "end"}));
}

TEST(ReportStream, MoreThanMayWaitComesWholeToASlowTaker) {
  const report::Folder folder;
  std::string lines;
  for (int i = 0; i < 300; ++i)
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + std::string(10'000, 'a') + "\"}\n";
  folder.write("big.jsonl", lines);
  std::istringstream nothing;
  Desk desk(nothing);
  ReportStream stream(desk.console, {folder.path()}, {});
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_EQ(all_of(stream).size(), 301U);
}

TEST(ReportStream, AStreamThatIsLeftEarlyEnds) {
  const report::Folder folder;
  std::string lines;
  for (int i = 0; i < 300; ++i)
    lines += "{\"id\":\"" + std::to_string(i) + "\",\"text\":\"" + std::string(10'000, 'a') + "\"}\n";
  folder.write("big.jsonl", lines);
  std::istringstream nothing;
  Desk desk(nothing);
  ReportStream stream(desk.console, {folder.path()}, {});
  EXPECT_TRUE(std::holds_alternative<Report>(stream.next(seconds(20))));
}

TEST(ReportStream, StandardInputThatSaysNothingCanBeLeft) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  StandardInput buffer(ends[0], [] { return false; });
  std::istream in(&buffer);
  Desk desk(in, [&] { buffer.end(); });
  {
    ReportStream stream(desk.console, {"-"}, {});
    EXPECT_TRUE(std::holds_alternative<ReportStream::Waiting>(stream.next(milliseconds(20))));
  }
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(StandardInput, EndsWhenInterrupted) {
  std::array<int, 2> ends{};
  ASSERT_EQ(::pipe(ends.data()), 0);
  ASSERT_EQ(::write(ends[1], "abc", 3), 3);
  std::atomic<bool> interrupted = false;
  StandardInput buffer(ends[0], [&] { return interrupted.load(); });
  std::istream in(&buffer);
  std::string word(3, ' ');
  in.read(word.data(), 3);
  EXPECT_EQ(word, "abc");
  interrupted = true;
  EXPECT_EQ(in.get(), std::istream::traits_type::eof());
  ::close(ends[0]);
  ::close(ends[1]);
}

TEST(CountReports, CountsLinesAndFiles) {
  const report::Folder folder;
  folder.write("a.txt", "one");
  folder.write("b.html", "two");
  folder.write("c.jsonl", "{}\n{}\n{}\n");
  folder.write("d.json", " {}");
  EXPECT_EQ(count_reports({folder.path()}, true), 6U);
}

TEST(CountReports, SaysNothingWhereItCannotTell) {
  const report::Folder folder;
  const std::string array = folder.write("a.json", "[{}, {}]");
  const std::string feed = folder.write("b.rss", "<rss/>");
  EXPECT_FALSE(count_reports({array}, true));
  EXPECT_FALSE(count_reports({feed}, true));
  EXPECT_FALSE(count_reports({"-"}, true));
}

}  // namespace
}  // namespace sayso::cli
