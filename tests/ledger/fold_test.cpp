#include "ledger/fold.hpp"

#include <gtest/gtest.h>

namespace sayso::ledger {
namespace {

TEST(Fold, LeavesTheWordsOnly) {
  EXPECT_EQ(fold("Hikmet Hajiyev,"), " hikmet hajiyev ");
  EXPECT_EQ(fold("KOŠICE's “Straße”"), " kosice s strasse ");
  EXPECT_EQ(fold("…!"), "");
}

}  // namespace
}  // namespace sayso::ledger
