#include "claims/merge.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sayso::claims {
namespace {

using testing::ElementsAre;

Entity party(const std::string& text) {
  Entity made;
  made.text = text;
  made.role = "MIL";
  return made;
}

/// An attack told at word `act`. `source` may be empty: the reporter's own voice.
Telling attack(WordIndex act, const std::string& source, const std::string& actor = "the army") {
  Telling made;
  made.act = act;
  made.lemma = "attack";
  made.claim.type = "ASSAULT";
  if (!source.empty()) made.claim.sources = {party(source)};
  if (!actor.empty()) made.claim.actors = {party(actor)};
  made.bare = actor.empty();
  made.claim.evidence = "sentence " + std::to_string(act);
  Mention mention;
  mention.trigger = {act * 10, act * 10 + 6};
  made.claim.trigger_span = mention.trigger;
  made.claim.mentions = {mention};
  return made;
}

/// The reader's arcs between the two, one each way.
void tie(Telling& a, Telling& b) {
  a.same_event.push_back({b.act, 0.99F});
  b.same_event.push_back({a.act, 0.99F});
}

std::vector<std::string> events(const std::vector<Claim>& claims) {
  std::vector<std::string> made;
  for (const Claim& claim : claims) made.push_back(claim.event);
  return made;
}

TEST(Merge, OneSourceTwiceIsOneClaim) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "the mayor");
  b.claim.recipients = {party("a village")};
  tie(a, b);
  const auto claims = merge({a, b});
  ASSERT_EQ(claims.size(), 1U);
  ASSERT_EQ(claims[0].mentions.size(), 2U);
  EXPECT_EQ(claims[0].mentions[0].trigger, (Span{10, 16}));
  EXPECT_EQ(claims[0].mentions[1].trigger, (Span{50, 56}));
  EXPECT_EQ(claims[0].evidence, "sentence 5") << "the fullest telling leads";
  EXPECT_EQ(claims[0].recipients.size(), 1U);
}

TEST(Merge, TwoSourcesAreTwoClaimsOfOneEvent) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "a nurse");
  tie(a, b);
  const auto claims = merge({a, b});
  ASSERT_THAT(events(claims), ElementsAre("e1", "e1"));
  EXPECT_EQ(claims[0].sources[0].text, "the mayor");
  EXPECT_EQ(claims[1].sources[0].text, "a nurse");
}

TEST(Merge, TheReadersOwnArcMakesOneClaimOfTwoSourceNames) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "Davit");
  tie(a, b);
  b.same_claim.push_back({a.act, 0.99F});
  EXPECT_EQ(merge({a, b}).size(), 1U);
}

TEST(Merge, TheReporterIsASourceOfItsOwn) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "");
  tie(a, b);
  EXPECT_THAT(events(merge({a, b})), ElementsAre("e1", "e1"));
}

TEST(Merge, DeniedIsKeptApartFromAsserted) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "the mayor");
  b.claim.stance = "denied";
  tie(a, b);
  a.same_claim.push_back({b.act, 0.99F});
  const auto claims = merge({a, b});
  ASSERT_THAT(events(claims), ElementsAre("e1", "e1"));
  EXPECT_EQ(claims[0].stance, "asserted");
  EXPECT_EQ(claims[1].stance, "denied");
}

TEST(Merge, ABareNameGoesToTheFirstAccount) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "a nurse");
  Telling bare = attack(7, "", "");
  tie(a, b);
  tie(a, bare);
  tie(b, bare);
  const auto claims = merge({a, b, bare});
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].mentions.size(), 2U);
  EXPECT_EQ(claims[1].mentions.size(), 1U);
}

TEST(Merge, ABareNameBeforeTheAccountsGoesToTheFirstToo) {
  Telling bare = attack(1, "", "");
  Telling a = attack(5, "the mayor");
  tie(a, bare);
  const auto claims = merge({bare, a});
  ASSERT_EQ(claims.size(), 1U);
  EXPECT_EQ(claims[0].sources[0].text, "the mayor");
  EXPECT_EQ(claims[0].evidence, "sentence 5");
  EXPECT_EQ(claims[0].mentions.size(), 2U);
}

TEST(Merge, PartiesThatDifferKeepApart) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "the mayor");
  a.same_event.push_back({b.act, 0.99F});  // one arc: not sure
  EXPECT_EQ(merge({a, b}).size(), 1U);
  b.claim.actors = {party("gunmen")};
  EXPECT_THAT(events(merge({a, b})), ElementsAre("e1", "e2"));
}

TEST(Merge, NothingIsJoinedWithoutAReason) {
  EXPECT_THAT(events(merge({attack(1, "the mayor"), attack(5, "the mayor")})), ElementsAre("e1", "e2"));
}

TEST(Merge, TypesNeverJoin) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "the mayor");
  tie(a, b);
  b.claim.type = "PROTEST";
  EXPECT_EQ(merge({a, b}).size(), 2U);
}

TEST(Merge, AThirdIsLeftOutThatDiffersOnTheWhole) {
  Telling a = attack(1, "", "the army");
  Telling bare = attack(5, "", "");
  Telling c = attack(9, "", "gunmen");
  tie(a, bare);
  bare.same_event.push_back({c.act, 0.99F});
  a.claim.time = TimeRange{"2021-03-01", "2021-03-01", {}};
  c.claim.time = TimeRange{"2021-03-05", "2021-03-05", {}};
  EXPECT_GT(event_likeness(bare, c), 0);
  const auto claims = merge({a, bare, c});
  ASSERT_EQ(claims.size(), 2U);
  EXPECT_EQ(claims[0].mentions.size(), 2U);
  EXPECT_EQ(claims[1].actors[0].text, "gunmen");
}

TEST(Merge, DaysAreSharedInsideAnEventOnly) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "a nurse");
  Telling other = attack(9, "a nurse", "gunmen");
  a.claim.time = TimeRange{"2021-03-08", "2021-03-08", {}};
  a.claim.places = {Place{}};
  a.claim.places[0].name = "Gyumri";
  tie(a, b);
  const auto claims = merge({a, b, other});
  ASSERT_EQ(claims.size(), 3U);
  ASSERT_TRUE(claims[1].time);
  EXPECT_EQ(claims[1].time->start, "2021-03-08");
  EXPECT_TRUE(claims[1].places.empty()) << "places stay apart";
  EXPECT_FALSE(claims[2].time);
}

TEST(Merge, ANumberOutdoesAVagueOne) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "the mayor");
  a.claim.killed = CountRange{1, std::nullopt, {}};  // "deadly"
  b.claim.killed = CountRange{4, 4, {}};
  a.claim.recipients = {party("a village")};
  tie(a, b);
  const auto claims = merge({a, b});
  ASSERT_EQ(claims.size(), 1U);
  ASSERT_TRUE(claims[0].killed);
  EXPECT_EQ(claims[0].killed->low, 4U);
}

TEST(Merge, ClaimsStandInTheOrderOfTheirFirstTelling) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(3, "the mayor", "gunmen");
  Telling c = attack(5, "a nurse");
  tie(a, c);
  const auto claims = merge({a, b, c});
  EXPECT_THAT(events(claims), ElementsAre("e1", "e2", "e1"));
  EXPECT_TRUE(merge({}).empty());
}

TEST(EventLikeness, IsTheSameBothWays) {
  Telling a = attack(1, "the mayor");
  Telling b = attack(5, "a nurse", "gunmen");
  a.same_event.push_back({b.act, 0.99F});
  EXPECT_DOUBLE_EQ(event_likeness(a, b), event_likeness(b, a));
  EXPECT_LT(event_likeness(a, a), 0);
}

TEST(TellsNothing, ActAloneWithoutHarm) {
  Claim claim;
  claim.type = "ASSAULT";
  claim.sources = {party("the mayor")};
  EXPECT_TRUE(tells_nothing(claim));
  for (const auto fill : std::vector<void (*)(Claim&)>{[](Claim& c) { c.actors = {party("gunmen")}; },
                                                       [](Claim& c) { c.recipients = {party("gunmen")}; },
                                                       [](Claim& c) {
                                                         c.killed = CountRange{1, 1, {}};
                                                       },
                                                       [](Claim& c) {
                                                         c.injured = CountRange{1, 1, {}};
                                                       }}) {
    Claim told = claim;
    fill(told);
    EXPECT_FALSE(tells_nothing(told));
  }
}

}  // namespace
}  // namespace sayso::claims
