#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/scratch.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {
namespace {

using sayso::testing::coded_reports;
using sayso::testing::faults;
using sayso::testing::Folder;
using sayso::testing::tamper;
using ::testing::HasSubstr;

/// SQL that spoils a clean ledger, and what `check` says of it.
struct Damage {
  const char* sql;
  const char* said;
};

class Damaged : public ::testing::TestWithParam<Damage> {};

TEST_P(Damaged, IsFound) {
  const Folder folder;
  {
    auto ledger = Ledger::open(folder / "sayso.db", Mode::create);
    ASSERT_TRUE(ledger) << describe(ledger.error());
    for (const auto& each : coded_reports(23, 6, 6)) ASSERT_TRUE(each.into(*ledger));
    ASSERT_EQ(faults(*ledger), "");
  }
  ASSERT_TRUE(tamper(folder / "sayso.db", GetParam().sql));
  const auto ledger = Ledger::open(folder / "sayso.db", Mode::read_only);
  ASSERT_TRUE(ledger);
  EXPECT_THAT(faults(*ledger), HasSubstr(GetParam().said));
  // Reading a damaged ledger may fail, but must not crash.
  (void)ledger->claims({.history = true}, [](const StoredClaim&) { return true; });
}

INSTANTIATE_TEST_SUITE_P(
    Ledger, Damaged,
    ::testing::Values(
        Damage{"UPDATE reports SET text = replace(text, 'troops', 'trOOps')",
               "are not those that were put in"},
        Damage{"UPDATE reports SET text = CAST(x'ff' AS TEXT) WHERE number = 2", "the text is not UTF-8"},
        Damage{"UPDATE reports SET publisher = 'Vrch Times' WHERE number = 3", "r2: text, publisher, date"},
        Damage{"UPDATE claims SET stance = 'denied'", "its claims or statements are not those"},
        Damage{"UPDATE claims SET evidence_end = 99999 WHERE number = 1", "the evidence is outside the text"},
        Damage{"UPDATE claims SET trigger_words = 'sang' WHERE number = 1",
               "of the trigger are not those at its span"},
        Damage{"UPDATE entities SET country = 'XXX'", "its claims or statements are not those"},
        Damage{"UPDATE places SET lat = 0.5", "its claims or statements are not those"},
        Damage{"UPDATE decisions SET entry = 'x'", "its claims or statements are not those"},
        Damage{"DELETE FROM mention_spans WHERE slot = 'cue'", "its claims or statements are not those"},
        Damage{"DELETE FROM claims WHERE number = 1", "leads nowhere"},
        Damage{"DELETE FROM statement_spans; DELETE FROM speakers; DELETE FROM statements WHERE coding = 2",
               "and 0 statements, not 6 and 3"},
        Damage{"DELETE FROM names WHERE number = 1", "leads nowhere"},
        Damage{"UPDATE codings SET is_current = 0 WHERE number = 1", "has 0 current codings"},
        Damage{"PRAGMA writable_schema = 1; DELETE FROM sqlite_schema WHERE name = 'claims_by_id'",
               "never used"}));

}  // namespace
}  // namespace sayso::ledger
