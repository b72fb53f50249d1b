#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>

#include "ledger/schema.hpp"
#include "ledger/scratch.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {
namespace {

namespace fs = std::filesystem;
using sayso::testing::coded_reports;
using sayso::testing::faults;
using sayso::testing::Folder;
using sayso::testing::tamper;
using ::testing::HasSubstr;

void make(const std::string& path, int reports = 8) {
  auto ledger = Ledger::open(path, Mode::create);
  ASSERT_TRUE(ledger) << describe(ledger.error());
  for (const auto& each : coded_reports(3, reports)) ASSERT_TRUE(each.into(*ledger));
}

void write_at(const std::string& path, std::uintmax_t offset, const std::string& bytes) {
  std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(offset));
  file << bytes;
}

/// The error of opening; fails where it opens.
Error refused(const std::string& path, Mode mode) {
  const auto ledger = Ledger::open(path, mode);
  EXPECT_FALSE(ledger);
  return ledger ? Error{} : ledger.error();
}

TEST(Open, SaysWhatIsMissing) {
  const Folder folder;
  EXPECT_EQ(refused(folder / "none.db", Mode::read_write).code, ErrorCode::ledger_unopenable);
  EXPECT_EQ(refused(folder / "none.db", Mode::read_only).code, ErrorCode::ledger_unopenable);
  EXPECT_EQ(refused(folder / "none/sayso.db", Mode::create).code, ErrorCode::ledger_unopenable);
  EXPECT_EQ(refused(folder.path(), Mode::create).code, ErrorCode::ledger_unopenable);
  EXPECT_EQ(refused("", Mode::create).code, ErrorCode::usage);
  EXPECT_FALSE(fs::exists(folder / "none.db"));
}

TEST(Open, EveryErrorHasItsPlaceAndRemedy) {
  const Folder folder;
  const Error error = refused(folder / "none.db", Mode::read_only);
  EXPECT_EQ(error.item, folder / "none.db");
  EXPECT_NE(error.what, "");
  EXPECT_NE(error.remedy, "");
}

TEST(Open, APathIsOnlyAPath) {
  const Folder folder;
  for (const std::string name : {"a?b=c#d%41.db", "Košice 🔥.db", "file:x.db"}) {
    make(folder / name, 1);
    EXPECT_TRUE(fs::exists(folder / name));
    EXPECT_EQ(Ledger::open(folder / name, Mode::read_only)->counts()->reports, 1U);
  }
}

TEST(Open, LeavesOtherFilesAlone) {
  const Folder folder;
  std::ofstream(folder / "letter.txt") << std::string(5000, 'a');
  EXPECT_EQ(refused(folder / "letter.txt", Mode::create).code, ErrorCode::ledger_corrupt);
  EXPECT_EQ(fs::file_size(folder / "letter.txt"), 5000U);
  ASSERT_TRUE(tamper(folder / "other.db", "CREATE TABLE birds (name TEXT)"));
  EXPECT_EQ(refused(folder / "other.db", Mode::create).code, ErrorCode::ledger_unopenable);
  EXPECT_THAT(refused(folder / "other.db", Mode::create).what, HasSubstr("not a ledger"));
  EXPECT_TRUE(tamper(folder / "other.db", "INSERT INTO birds VALUES ('stork')"));
}

TEST(Open, AnEmptyFileBecomesALedgerOnlyByWriting) {
  const Folder folder;
  std::ofstream(folder / "sayso.db").flush();
  EXPECT_EQ(refused(folder / "sayso.db", Mode::read_only).code, ErrorCode::ledger_unopenable);
  EXPECT_TRUE(Ledger::open(folder / "sayso.db", Mode::create));
  EXPECT_TRUE(Ledger::open(folder / "sayso.db", Mode::read_only));
}

TEST(Open, RefusesANewerLedger) {
  const Folder folder;
  make(folder / "sayso.db");
  ASSERT_TRUE(tamper(folder / "sayso.db", "PRAGMA user_version = 99"));
  for (const Mode mode : {Mode::create, Mode::read_write, Mode::read_only}) {
    const Error error = refused(folder / "sayso.db", mode);
    EXPECT_EQ(error.code, ErrorCode::ledger_newer);
    EXPECT_THAT(error.what, HasSubstr("99"));
  }
}

TEST(Open, MigrationsEndWithTheirVersion) {
  const Folder folder;
  make(folder / "sayso.db", 0);
  auto connection = Connection::open(folder / "sayso.db", SQLITE_OPEN_READONLY, "", 0);
  ASSERT_TRUE(connection);
  Query version =
      (*connection)
          ->query("SELECT user_version, application_id FROM pragma_user_version, pragma_application_id");
  ASSERT_TRUE(version.next());
  EXPECT_EQ(version.number(), current_version);
  EXPECT_EQ(version.number(), application_id);
}

TEST(Open, KeepsItsPromisesOfDurability) {
  const Folder folder;
  make(folder / "sayso.db", 1);
  auto connection = Connection::open(folder / "sayso.db", SQLITE_OPEN_READONLY, "", 0);
  ASSERT_TRUE(connection);
  Query mode = (*connection)->query("PRAGMA journal_mode");
  ASSERT_TRUE(mode.next());
  EXPECT_EQ(mode.words(), "wal");
  Query strict = (*connection)
                     ->query(
                         "SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 AND "
                         "name NOT LIKE 'sqlite_%'");
  ASSERT_TRUE(strict.next());
  EXPECT_EQ(strict.number(), 0);
}

TEST(Corrupt, EveryPageThatIsOverwrittenIsFound) {
  const Folder folder;
  make(folder / "whole.db", 6);
  const std::uintmax_t pages = fs::file_size(folder / "whole.db") / 4096;
  ASSERT_GT(pages, 30U);
  for (std::uintmax_t page = 0; page < pages; ++page) {
    SCOPED_TRACE("page " + std::to_string(page + 1));
    const std::string path = folder / "sayso.db";
    fs::copy_file(folder / "whole.db", path, fs::copy_options::overwrite_existing);
    write_at(path, page * 4096, std::string(4096, '\xA5'));
    const auto ledger = Ledger::open(path, Mode::read_write);
    if (!ledger) {
      EXPECT_EQ(ledger.error().code, ErrorCode::ledger_corrupt) << describe(ledger.error());
      continue;
    }
    const auto found = ledger->check();
    EXPECT_TRUE(!found || !found->empty());
    (void)ledger->claims({.history = true}, [](const StoredClaim&) { return true; });
    (void)ledger->statements({.history = true}, [](const StoredStatement&) { return true; });
  }
}

TEST(Corrupt, AFewBytesInTheMiddleNeverDoHarmUnseen) {
  const Folder folder;
  make(folder / "whole.db", 6);
  const std::uintmax_t size = fs::file_size(folder / "whole.db");
  std::string before;
  {
    const auto ledger = Ledger::open(folder / "whole.db", Mode::read_only);
    ASSERT_TRUE(ledger->claims({}, [&](const StoredClaim& stored) {
      before += output::to_json(stored.claim, stored.coding.coder) + "\n";
      return true;
    }));
  }
  for (std::uintmax_t offset = 5000; offset < size; offset += 1013) {
    SCOPED_TRACE("offset " + std::to_string(offset));
    const std::string path = folder / "sayso.db";
    fs::copy_file(folder / "whole.db", path, fs::copy_options::overwrite_existing);
    write_at(path, offset, "\x7F\x01\xFE");
    const auto ledger = Ledger::open(path, Mode::read_only);
    if (!ledger) continue;
    const auto found = ledger->check();
    std::string after;
    const auto read = ledger->claims({}, [&](const StoredClaim& stored) {
      after += output::to_json(stored.claim, stored.coding.coder) + "\n";
      return true;
    });
    // What is read is what was there, or somebody says that it isn't.
    EXPECT_TRUE(after == before || !read || !found || !found->empty());
  }
}

TEST(Corrupt, ATruncatedFileIsFound) {
  const Folder folder;
  make(folder / "whole.db");
  const std::uintmax_t size = fs::file_size(folder / "whole.db");
  for (const std::uintmax_t keep :
       {size - 4096, size / 2, std::uintmax_t{4096}, std::uintmax_t{1000}, std::uintmax_t{50}}) {
    SCOPED_TRACE(keep);
    fs::copy_file(folder / "whole.db", folder / "sayso.db", fs::copy_options::overwrite_existing);
    fs::resize_file(folder / "sayso.db", keep);
    for (const Mode mode : {Mode::create, Mode::read_write, Mode::read_only}) {
      EXPECT_EQ(refused(folder / "sayso.db", mode).code, ErrorCode::ledger_corrupt);
    }
    EXPECT_EQ(fs::file_size(folder / "sayso.db"), keep) << "a damaged file was written to";
  }
}

/// Runs `body` as a user who is not root, in another process; true where it says so.
bool as_nobody(const std::function<bool()>& body) {
  const pid_t child = ::fork();
  if (child == 0) {
    constexpr uid_t nobody = 65534;
    const bool ready = ::geteuid() != 0 || ::setuid(nobody) == 0;
    ::_exit(ready && body() ? 0 : 1);
  }
  int status = 1;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

TEST(ReadOnly, AFolderThatMayNotBeWrittenCanBeRead) {
  const Folder folder;
  const std::string path = folder / "sayso.db";
  make(path, 3);
  ASSERT_FALSE(fs::exists(path + "-wal"));
  fs::permissions(path, fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0555));
  EXPECT_TRUE(as_nobody([&] {
    const auto ledger = Ledger::open(path, Mode::read_only);
    return ledger && ledger->counts()->reports == 3 && faults(*ledger).empty();
  }));
  for (const Mode mode : {Mode::create, Mode::read_write}) {
    EXPECT_TRUE(as_nobody([&] {
      const auto ledger = Ledger::open(path, mode);
      return !ledger && ledger.error().code == ErrorCode::ledger_unopenable && !ledger.error().remedy.empty();
    }));
  }
  EXPECT_TRUE(as_nobody([&] {
    const auto ledger = Ledger::open(folder / "new.db", Mode::create);
    return !ledger && ledger.error().code == ErrorCode::ledger_unopenable;
  }));
  fs::permissions(folder.path(), fs::perms(0755));
}

TEST(ReadOnly, WritesNothing) {
  const Folder folder;
  make(folder / "sayso.db", 1);
  auto ledger = Ledger::open(folder / "sayso.db", Mode::read_only);
  ASSERT_TRUE(ledger);
  const auto outcome = coded_reports(9, 1)[0].into(*ledger);
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::ledger_unopenable);
  EXPECT_EQ(ledger->counts()->reports, 1U);
}

}  // namespace
}  // namespace sayso::ledger
