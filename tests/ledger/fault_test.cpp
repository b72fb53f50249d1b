// promise: nothing acknowledged is lost; a report is in with all its claims or not at all.
// The disk fills up, fails or stops at write 1, 2, 3, …
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <cstring>
#include <set>

#include "ledger/fault_vfs.hpp"
#include "ledger/scratch.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {
namespace {

using sayso::testing::Coded;
using sayso::testing::coded_reports;
using sayso::testing::Fault;
using sayso::testing::faults;
using sayso::testing::FaultVfs;
using sayso::testing::Folder;
using sayso::testing::tamper;
using sayso::testing::whole_reports;
using ::testing::AnyOf;
using ::testing::Contains;
using ::testing::Eq;
using ::testing::Not;

/// Adds reports until one fails; gives the indices that were acknowledged.
std::vector<int> add_all(Ledger& ledger, const std::vector<Coded>& coded, std::vector<ErrorCode>& errors) {
  std::vector<int> acknowledged;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    if (const auto outcome = coded[i].into(ledger)) {
      acknowledged.push_back(static_cast<int>(i));
    } else {
      errors.push_back(outcome.error().code);
    }
  }
  return acknowledged;
}

/// What must hold of the file after whatever happened to it.
void expect_nothing_lost(const std::string& path, const std::vector<Coded>& coded,
                         const std::vector<int>& acknowledged) {
  auto ledger = Ledger::open(path, Mode::create);
  ASSERT_TRUE(ledger) << describe(ledger.error());
  EXPECT_EQ(faults(*ledger), "");
  const auto in = whole_reports(*ledger, coded);
  EXPECT_THAT(in, Not(Contains(-1))) << "a report is in by half";
  for (const int index : acknowledged) EXPECT_THAT(in, Contains(index));
  // And the rest can be added.
  std::vector<ErrorCode> errors;
  EXPECT_EQ(add_all(*ledger, coded, errors).size(), coded.size());
  EXPECT_EQ(whole_reports(*ledger, coded).size(), coded.size());
  EXPECT_EQ(ledger->counts()->reports, coded.size());
}

class EveryStep : public ::testing::TestWithParam<Fault> {};

TEST_P(EveryStep, LosesNothing) {
  const auto coded = coded_reports(5, 2, 2);
  std::uint64_t steps = 0;
  bool struck = true;
  for (std::uint64_t step = 1; struck; ++step) {
    SCOPED_TRACE("step " + std::to_string(step));
    const Folder folder;
    std::vector<int> acknowledged;
    std::vector<ErrorCode> errors;
    {
      const FaultVfs vfs(step, GetParam());
      {
        auto ledger = Ledger::open(folder / "sayso.db", Mode::create, {.busy_ms = 0, .vfs = vfs.name()});
        if (ledger) {
          acknowledged = add_all(*ledger, coded, errors);
        } else {
          errors.push_back(ledger.error().code);
        }
      }
      struck = vfs.struck();
      steps = vfs.steps();
    }
    for (const ErrorCode code : errors) {
      EXPECT_THAT(code, AnyOf(Eq(ErrorCode::disk_full), Eq(ErrorCode::write_failed),
                              Eq(ErrorCode::ledger_unopenable)))
          << name(code);
    }
    expect_nothing_lost(folder / "sayso.db", coded, acknowledged);
    if (HasFatalFailure()) return;
    ASSERT_LT(step, 1000U);
  }
  EXPECT_GT(steps, 30U) << "too few steps to have tried anything";
}

INSTANTIATE_TEST_SUITE_P(Ledger, EveryStep, ::testing::Values(Fault::full, Fault::error, Fault::crash),
                         [](const auto& each) {
                           return each.param == Fault::full    ? "Full"
                                  : each.param == Fault::error ? "Error"
                                                               : "Crash";
                         });

TEST(Batch, IsLostAsAWholeWhereTheDiskFillsUp) {
  const auto coded = coded_reports(5, 6, 3);
  bool struck = true;
  bool ever_failed = false;
  for (std::uint64_t step = 1; struck; step += 5) {
    SCOPED_TRACE("step " + std::to_string(step));
    const Folder folder;
    bool acknowledged = false;
    ASSERT_TRUE(Ledger::open(folder / "sayso.db", Mode::create));
    {
      const FaultVfs vfs(step, Fault::crash);
      if (auto ledger = Ledger::open(folder / "sayso.db", Mode::create, {.busy_ms = 0, .vfs = vfs.name()})) {
        if (auto batch = ledger->batch()) {
          bool all = true;
          for (const Coded& each : coded) all = each.into(*batch).has_value() && all;
          acknowledged = batch->commit().has_value() && all;
        }
      }
      ever_failed = ever_failed || !acknowledged;
      struck = vfs.struck();
    }
    const auto ledger = Ledger::open(folder / "sayso.db", Mode::read_only);
    ASSERT_TRUE(ledger) << describe(ledger.error());
    EXPECT_EQ(faults(*ledger), "");
    const auto in = whole_reports(*ledger, coded);
    EXPECT_THAT(in, Not(Contains(-1)));
    EXPECT_THAT(in.size(), AnyOf(Eq(acknowledged ? coded.size() : 0), Eq(coded.size())));
  }
  EXPECT_TRUE(ever_failed);
}

// A limit on the file's size, raised page by page: full at every place where the file grows.
TEST(Full, AtEverySizeOfTheFile) {
  const auto coded = coded_reports(5, 2, 3);
  bool ever_full = false;
  bool all = false;
  for (std::uint32_t pages = 30; !all; ++pages) {
    SCOPED_TRACE("pages " + std::to_string(pages));
    const Folder folder;
    std::vector<int> acknowledged;
    std::vector<ErrorCode> errors;
    if (auto ledger = Ledger::open(folder / "sayso.db", Mode::create, {.max_pages = pages})) {
      acknowledged = add_all(*ledger, coded, errors);
      EXPECT_EQ(faults(*ledger), "");
    } else {
      errors.push_back(ledger.error().code);
    }
    for (const ErrorCode code : errors) EXPECT_EQ(code, ErrorCode::disk_full) << name(code);
    ever_full = ever_full || !errors.empty();
    all = errors.empty();
    expect_nothing_lost(folder / "sayso.db", coded, acknowledged);
    ASSERT_LT(pages, 500U);
  }
  EXPECT_TRUE(ever_full);
}

/// A file system of one megabyte, while it lives. Needs the right to mount.
class SmallDisk {
 public:
  explicit SmallDisk(std::string path) : path_(std::move(path)) {
    std::filesystem::create_directory(path_);
    mounted_ = ::mount("tmpfs", path_.c_str(), "tmpfs", 0, "size=1m") == 0;
    why_ = std::strerror(errno);
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(path_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }
  [[nodiscard]] const std::string& why() const { return why_; }

 private:
  std::string path_;
  std::string why_;
  bool mounted_ = false;
};

TEST(Full, OnARealDiskWithoutRoom) {
  const Folder folder;
  const SmallDisk disk(folder / "disk");
  if (!disk.mounted()) GTEST_SKIP() << "no small disk could be mounted here: " << disk.why();
  const auto coded = coded_reports(5, 60, 10);
  const std::string path = folder / "disk/sayso.db";
  std::vector<int> acknowledged;
  std::vector<ErrorCode> errors;
  {
    auto ledger = Ledger::open(path, Mode::create);
    ASSERT_TRUE(ledger) << describe(ledger.error());
    acknowledged = add_all(*ledger, coded, errors);
    EXPECT_EQ(faults(*ledger), "");
  }
  EXPECT_GT(acknowledged.size(), 0U);
  ASSERT_GT(errors.size(), 0U);
  for (const ErrorCode code : errors) EXPECT_EQ(code, ErrorCode::disk_full) << name(code);
  // It goes on where there is room.
  const std::string moved = folder / "sayso.db";
  std::filesystem::copy_file(path, moved);
  if (std::filesystem::exists(path + "-wal")) std::filesystem::copy_file(path + "-wal", moved + "-wal");
  expect_nothing_lost(moved, coded, acknowledged);
}

}  // namespace
}  // namespace sayso::ledger
