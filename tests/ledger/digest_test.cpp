#include "ledger/digest.hpp"

#include <gtest/gtest.h>

#include "output/random_claims.hpp"

namespace sayso::ledger {
namespace {

using sayso::testing::Random;

TEST(Digest, TellsEveryFieldApart) {
  Random random(2);
  const Report report = random.report("r");
  Claim claim;
  do claim = random.claim(report, 1);
  while (!claim.time || !claim.killed || claim.actors.empty() || claim.places.empty() ||
         claim.decisions.empty());
  const auto of = [](const Claim& each) { return digest(std::vector{each}, {}); };
  const std::string before = of(claim);
  EXPECT_EQ(of(claim), before);
  const auto differs = [&](auto change) {
    Claim other = claim;
    change(other);
    return of(other) != before;
  };
  EXPECT_TRUE(differs([](Claim& c) { c.event += "1"; }));
  EXPECT_TRUE(differs([](Claim& c) { c.mode = "nothing-else"; }));
  EXPECT_TRUE(differs([](Claim& c) { c.actors[0].country = "XXX"; }));
  EXPECT_TRUE(differs([](Claim& c) { c.recipients = c.actors, c.actors.clear(); }));
  EXPECT_TRUE(differs([](Claim& c) {
    c.places[0].precision = Precision::near;
    c.places[0].lat = 1.5;
  }));
  EXPECT_TRUE(differs([](Claim& c) { c.time->end = "2021-03-08"; }));
  EXPECT_TRUE(differs([](Claim& c) { c.killed->low += 1; }));
  EXPECT_TRUE(differs([](Claim& c) { c.mentions[0].cue.push_back({}); }));
  EXPECT_TRUE(differs([](Claim& c) { c.decisions[0].won = !c.decisions[0].won; }));
  EXPECT_TRUE(differs([](Claim& c) { c.score += 0.1; }));
}

}  // namespace
}  // namespace sayso::ledger
