#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/graph.hpp"
#include "sayso/coder.hpp"
#include "sayso/output.hpp"

namespace sayso::claims {
namespace {

using testing::ElementsAre;

class AccountOf : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = Knowledge::load("data");
    ASSERT_TRUE(loaded) << "run from the source folder";
    knowledge_.emplace(std::move(*loaded));
  }

  [[nodiscard]] Account of(const Graph& graph) const {
    return account_of(graph.report, graph.analysis, *knowledge_);
  }

  std::optional<Knowledge> knowledge_;
};

/// One side shells a village of the other, one ministry tells it, the other denies it; "the war" is only
/// named.
Graph shelling(const std::string& one, const std::string& other) {
  const std::string text = one + " troops shelled the " + other +
                           " village on Monday, killing three soldiers, the " + other +
                           " defence ministry said on Telegram. The " + one +
                           " defence ministry denied the attack. The war goes on.";
  const std::string lines = one + " ADJ " + one + R"( 2 amod
troops NOUN troops 3 nsubj MIL
shelled VERB shell 17 ccomp
the DET the 6 det
)" + other + " ADJ " + other +
                            R"( 6 amod
village NOUN village 3 obj CVL
on ADP on 8 case
Monday PROPN Monday 3 obl
, PUNCT , 10 punct
killing VERB kill 3 advcl
three NUM three 12 nummod
soldiers NOUN soldier 10 obj MIL
, PUNCT , 17 punct
the DET the 16 det
)" + other + " ADJ " + other +
                            R"( 16 amod
defence NOUN defence 16 compound
ministry NOUN ministry 18 nsubj MIL
said VERB say 0 root
on ADP on 20 case
Telegram PROPN Telegram 18 obl
. PUNCT . 18 punct

The DET the 4 det
)" + one + " ADJ " + one + R"( 4 amod
defence NOUN defence 4 compound
ministry NOUN ministry 5 nsubj MIL
denied VERB deny 0 root
the DET the 7 det
attack NOUN attack 5 obj
. PUNCT . 5 punct

The DET the 2 det
war NOUN war 3 nsubj
goes VERB go 0 root
on ADP on 3 compound:prt
. PUNCT . 3 punct)";
  Graph graph(text, lines);
  const std::string theirs = "the " + other + " defence ministry";
  const std::string ours = "The " + one + " defence ministry";
  graph
      .act("shelled", "ASSAULT",
           {{Slot::actors, one + " troops"},
            {Slot::recipients, "the " + other + " village"},
            {Slot::time, "on Monday"},
            {Slot::killed, "three soldiers"},
            {Slot::sources, theirs},
            {Slot::channel, "Telegram"},
            {Slot::cue, "said"},
            {Slot::same_event, "attack"}})
      .act(
          "attack", "ASSAULT",
          {{Slot::sources, ours}, {Slot::cue, "denied"}, {Slot::actors, ours}, {Slot::same_event, "shelled"}},
          "denied")
      .act("war", "ASSAULT", {})
      .says(theirs, "said", one + " troops shelled the " + other + " village")
      .says(ours, "denied", "the attack");
  return graph;
}

TEST_F(AccountOf, ToldFromTheGraphToTheCodes) {
  const Account account = of(shelling("Armenian", "Azerbaijani"));
  ASSERT_EQ(account.claims.size(), 2U) << "the war alone tells nothing";
  const Claim& told = account.claims[0];
  EXPECT_EQ(told.id, "r#c1");
  EXPECT_EQ(told.event, "e1");
  EXPECT_EQ(told.type, "ASSAULT");
  EXPECT_EQ(told.mode, "heavy-weapons");
  EXPECT_EQ(told.stance, "asserted");
  ASSERT_EQ(told.actors.size(), 1U);
  EXPECT_EQ(told.actors[0].text, "Armenian troops");
  EXPECT_EQ(told.actors[0].country, "ARM");
  EXPECT_EQ(told.actors[0].role, "MIL");
  ASSERT_EQ(told.recipients.size(), 1U);
  EXPECT_EQ(told.recipients[0].text, "the Azerbaijani village");
  EXPECT_EQ(told.recipients[0].country, "AZE");
  ASSERT_TRUE(told.time);
  EXPECT_EQ(told.time->start, "2021-03-08");
  ASSERT_TRUE(told.killed);
  EXPECT_EQ(told.killed->low, 3U);
  ASSERT_EQ(told.sources.size(), 1U);
  EXPECT_EQ(told.sources[0].text, "the Azerbaijani defence ministry");
  EXPECT_EQ(told.sources[0].country, "AZE");
  EXPECT_EQ(told.sources[0].channel, "Telegram");
  EXPECT_EQ(told.quad, "material-conflict");
  EXPECT_LT(told.score, 0);
  EXPECT_EQ(told.cameo.substr(0, 2), "19");
  EXPECT_FALSE(told.acled.empty());

  const Claim& denied = account.claims[1];
  EXPECT_EQ(denied.id, "r#c2");
  EXPECT_EQ(denied.event, "e1");
  EXPECT_EQ(denied.stance, "denied");
  ASSERT_EQ(denied.sources.size(), 1U);
  EXPECT_EQ(denied.sources[0].country, "ARM");
  ASSERT_TRUE(denied.time) << "the day is the event's";
  EXPECT_EQ(denied.time->start, "2021-03-08");
  EXPECT_FALSE(denied.killed);

  ASSERT_EQ(account.statements.size(), 2U);
  ASSERT_TRUE(account.statements[0].who);
  EXPECT_EQ(account.statements[0].who->country, "AZE");
}

TEST_F(AccountOf, EverySpanIsWhereItsWordsStand) {
  const Graph graph = shelling("Armenian", "Azerbaijani");
  for (const Claim& claim : of(graph).claims) {
    EXPECT_EQ(graph.text(claim.evidence_span), claim.evidence);
    EXPECT_EQ(graph.text(claim.trigger_span), claim.trigger);
    for (const auto* party : {&claim.actors, &claim.recipients, &claim.sources}) {
      for (const Entity& entity : *party) EXPECT_EQ(graph.text(entity.span.value()), entity.text);
    }
  }
}

/// What a claim tells, without where it stands.
std::string told(const Claim& claim) {
  std::string made = claim.id + " " + claim.event + " " + claim.type + " " + claim.mode.value_or("-") + " " +
                     claim.stance + " " + claim.cameo + " " + claim.acled + " " + claim.quad;
  for (const auto* party : {&claim.actors, &claim.recipients, &claim.sources}) {
    made += " |";
    for (const Entity& e : *party) {
      made += " " + e.text + "/" + e.country.value_or("-") + "/" + e.role + "/" + e.channel.value_or("-");
    }
  }
  if (claim.time) made += " | " + claim.time->start + " " + claim.time->end;
  if (claim.killed) made += " | killed " + std::to_string(claim.killed->low);
  return made + " | " + claim.evidence;
}

/// `text` with each of two words in the other's place.
std::string swapped(const std::string& text, const std::string& a, const std::string& b) {
  std::string made;
  for (std::size_t i = 0; i < text.size();) {
    if (text.compare(i, a.size(), a) == 0) {
      made += b;
      i += a.size();
    } else if (text.compare(i, b.size(), b) == 0) {
      made += a;
      i += b.size();
    } else {
      made += text[i++];
    }
  }
  return made;
}

TEST_F(AccountOf, SwappedPartiesSwapTheClaimsAndNothingElse) {
  const Account as_is = of(shelling("Armenian", "Azerbaijani"));
  const Account swap = of(shelling("Azerbaijani", "Armenian"));
  ASSERT_EQ(as_is.claims.size(), swap.claims.size());
  for (std::size_t i = 0; i < swap.claims.size(); ++i) {
    const std::string names = swapped(told(as_is.claims[i]), "Armenian", "Azerbaijani");
    EXPECT_EQ(told(swap.claims[i]), swapped(names, "/ARM/", "/AZE/"));
    EXPECT_NE(told(swap.claims[i]), told(as_is.claims[i]));
  }
}

TEST_F(AccountOf, SameInputSameBytes) {
  const Graph graph = shelling("Armenian", "Azerbaijani");
  const auto lines = [&] {
    const Account account = of(graph);
    std::string made;
    for (const Claim& claim : account.claims) made += output::to_json(claim, Coder{}) + "\n";
    for (const Statement& s : account.statements) made += output::to_json(s, graph.report.text) + "\n";
    return made;
  };
  const std::string once = lines();
  EXPECT_EQ(once, lines());
  EXPECT_EQ(std::ranges::count(once, '\n'), 4);
}

TEST_F(AccountOf, AReportWithoutActsHasNoClaims) {
  Graph graph = shelling("Armenian", "Azerbaijani");
  graph.analysis.acts.clear();
  EXPECT_TRUE(of(graph).claims.empty());
  EXPECT_EQ(of(graph).statements.size(), 2U);
  const Account nothing = account_of(Report{}, Analysis{}, *knowledge_);
  EXPECT_TRUE(nothing.claims.empty());
  EXPECT_TRUE(nothing.statements.empty());
}

TEST(Knowledge, SaysWhichTablesAreMissing) {
  const auto loaded = Knowledge::load("data/no-such-folder");
  ASSERT_FALSE(loaded);
  EXPECT_EQ(loaded.error().code, ErrorCode::data_missing);
}

}  // namespace
}  // namespace sayso::claims
