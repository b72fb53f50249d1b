// promise: nothing acknowledged is lost, whoever else writes and whatever kills the process.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <csignal>
#include <functional>
#include <thread>

#include "ledger/scratch.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {
namespace {

using sayso::testing::Coded;
using sayso::testing::coded_reports;
using sayso::testing::faults;
using sayso::testing::Folder;
using sayso::testing::Random;
using sayso::testing::whole_reports;
using ::testing::Contains;
using ::testing::Not;

/// A process that tells one byte for each thing done.
class Child {
 public:
  explicit Child(const std::function<void(int pipe)>& body) {
    int ends[2];
    if (::pipe(ends) != 0) return;
    pid_ = ::fork();
    if (pid_ == 0) {
      ::close(ends[0]);
      body(ends[1]);
      ::_exit(0);
    }
    ::close(ends[1]);
    pipe_ = ends[0];
  }
  ~Child() {
    if (pipe_ >= 0) ::close(pipe_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  void kill() const { ::kill(pid_, SIGKILL); }
  /// Everything that it told, once it has ended.
  std::vector<int> told() {
    ::waitpid(pid_, nullptr, 0);
    std::vector<int> out;
    unsigned char byte = 0;
    while (::read(pipe_, &byte, 1) == 1) out.push_back(byte);
    return out;
  }

 private:
  pid_t pid_ = -1;
  int pipe_ = -1;
};

void tell(int pipe, std::size_t number) {
  const auto byte = static_cast<unsigned char>(number);
  (void)!::write(pipe, &byte, 1);
}

/// Adds what is not yet in, as a run that resumes does, and tells the index of each once it is acknowledged.
void add_the_rest(const std::string& path, const std::vector<Coded>& coded, int pipe) {
  auto ledger = Ledger::open(path, Mode::create, {.busy_ms = 60'000});
  if (!ledger) return;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (ledger->has(identity(coded[i].report)).value_or(false)) continue;
    if (coded[i].into(*ledger)) tell(pipe, i);
  }
}

TEST(Kill, LosesNothingThirtyTimes) {
  const Folder folder;
  const std::string path = folder / "sayso.db";
  const auto coded = coded_reports(31, 250, 6);
  Random random(1);
  int cut_short = 0;
  std::vector<int> acknowledged;
  for (int round = 0; round < 30; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    if (acknowledged.size() == coded.size()) {
      // All in: begin a new ledger.
      for (const char* ending : {"", "-wal", "-shm"}) std::filesystem::remove(path + ending);
      acknowledged.clear();
    }
    Child child([&](int pipe) { add_the_rest(path, coded, pipe); });
    std::this_thread::sleep_for(std::chrono::microseconds(500 + random.below(60'000)));
    child.kill();
    for (const int index : child.told()) acknowledged.push_back(index);
    if (acknowledged.size() < coded.size()) ++cut_short;

    auto ledger = Ledger::open(path, Mode::create);
    ASSERT_TRUE(ledger) << describe(ledger.error());
    ASSERT_EQ(faults(*ledger), "");
    const auto in = whole_reports(*ledger, coded);
    EXPECT_THAT(in, Not(Contains(-1))) << "a report is in by half";
    for (const int index : acknowledged) EXPECT_THAT(in, Contains(index));
    // One may be in that was killed before it could tell.
    acknowledged = in;
  }
  EXPECT_GE(cut_short, 20) << "the kills came too late to show anything";
  Child last([&](int pipe) { add_the_rest(path, coded, pipe); });
  EXPECT_EQ(last.told().size(), coded.size() - acknowledged.size());
  const auto ledger = Ledger::open(path, Mode::read_only);
  EXPECT_EQ(whole_reports(*ledger, coded).size(), coded.size());
  EXPECT_EQ(ledger->counts()->reports, coded.size());
}

TEST(Writers, FourProcessesAtOnceLoseAndDoubleNothing) {
  const Folder folder;
  const std::string path = folder / "sayso.db";
  const auto coded = coded_reports(12, 60, 3);
  std::size_t added = 0;
  {
    std::vector<std::unique_ptr<Child>> children;
    for (std::size_t c = 0; c < 4; ++c) {
      // All of them make the ledger and add every report, each beginning at another.
      children.push_back(std::make_unique<Child>([&](int pipe) {
        auto ledger = Ledger::open(path, Mode::create, {.busy_ms = 60'000});
        if (!ledger) return;
        for (std::size_t i = 0; i < coded.size(); ++i) {
          const std::size_t index = (i + c * 15) % coded.size();
          const auto outcome = coded[index].into(*ledger);
          if (outcome && outcome->what == Added::added) tell(pipe, index);
          if (!outcome) tell(pipe, 255);
        }
      }));
    }
    for (const auto& child : children) {
      const auto told = child->told();
      EXPECT_THAT(told, Not(Contains(255))) << "a writer failed";
      added += told.size();
    }
  }
  EXPECT_EQ(added, coded.size());
  const auto ledger = Ledger::open(path, Mode::read_only);
  ASSERT_TRUE(ledger) << describe(ledger.error());
  EXPECT_EQ(faults(*ledger), "");
  EXPECT_EQ(whole_reports(*ledger, coded).size(), coded.size());
  EXPECT_EQ(ledger->counts()->codings, coded.size());
}

TEST(Writers, ThreadsWriteWhileOthersRead) {
  const Folder folder;
  const std::string path = folder / "sayso.db";
  const auto coded = coded_reports(13, 40, 3);
  ASSERT_TRUE(Ledger::open(path, Mode::create));
  std::vector<std::string> wrong(4);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 2; ++t) {
      threads.emplace_back([&, t] {
        auto ledger = Ledger::open(path, Mode::read_write, {.busy_ms = 60'000});
        if (!ledger) wrong[t] = describe(ledger.error());
        for (std::size_t i = t; ledger && i < coded.size(); i += 2) {
          if (const auto outcome = coded[i].into(*ledger); !outcome) wrong[t] = describe(outcome.error());
        }
      });
    }
    for (std::size_t t = 2; t < 4; ++t) {
      threads.emplace_back([&, t] {
        auto ledger = Ledger::open(path, Mode::read_only);
        if (!ledger) wrong[t] = describe(ledger.error());
        for (int i = 0; ledger && i < 20; ++i) {
          if (const auto in = whole_reports(*ledger, coded);
              std::find(in.begin(), in.end(), -1) != in.end()) {
            wrong[t] = "saw a report by half";
          }
        }
      });
    }
  }
  for (const std::string& each : wrong) EXPECT_EQ(each, "");
  const auto ledger = Ledger::open(path, Mode::read_only);
  EXPECT_EQ(whole_reports(*ledger, coded).size(), coded.size());
  EXPECT_EQ(faults(*ledger), "");
}

TEST(Writers, OneThatWaitsTooLongSaysBusy) {
  const Folder folder;
  auto first = Ledger::open(folder / "sayso.db", Mode::create);
  auto second = Ledger::open(folder / "sayso.db", Mode::read_write, {.busy_ms = 20});
  ASSERT_TRUE(first && second);
  const auto coded = coded_reports(1, 2);
  auto batch = first->batch();
  ASSERT_TRUE(batch);
  ASSERT_TRUE(coded[0].into(*batch));
  const auto outcome = coded[1].into(*second);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::ledger_busy);
  ASSERT_TRUE(batch->commit());
  EXPECT_TRUE(coded[1].into(*second));
  EXPECT_EQ(second->counts()->reports, 2U);
}

}  // namespace
}  // namespace sayso::ledger
