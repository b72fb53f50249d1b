#include "claims/telling.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/graph.hpp"

namespace sayso::claims {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class TellingsOf : public testing::Test {
 protected:
  void SetUp() override {
    auto actors = knowledge::Actors::load("data/actors");
    auto codebook = knowledge::Codebook::load("data/codebook");
    ASSERT_TRUE(actors && codebook) << "run from the source folder";
    actors_.emplace(std::move(*actors));
    codebook_.emplace(std::move(*codebook));
  }

  /// What the graph's acts tell.
  [[nodiscard]] std::vector<Telling> told(const Graph& graph) const {
    const Parties parties(graph.report, graph.analysis, *actors_, nullptr);
    const PlaceNames places(graph.report.text, graph.analysis, nullptr, {});
    std::vector<Span> words;
    for (const Word& word : graph.analysis.words) words.push_back(word.span);
    const auto published = parse_date(*graph.report.published);
    const Surroundings around{graph.report, graph.analysis, parties,
                              places,       *codebook_,     find_times(graph.report.text, words, published),
                              published};
    std::vector<Telling> made;
    for (const Act& act : graph.analysis.acts) {
      for (Telling& telling : tellings(around, act)) made.push_back(std::move(telling));
    }
    return made;
  }

 private:
  std::optional<knowledge::Actors> actors_;
  std::optional<knowledge::Codebook> codebook_;
};

std::vector<std::string> texts(const std::vector<Entity>& entities) {
  std::vector<std::string> made;
  for (const Entity& entity : entities) made.push_back(entity.text);
  return made;
}

Graph accusers() {
  return {"Georgia and Turkey accused each other of piracy.",
          R"(Georgia PROPN Georgia 4 nsubj
             and CCONJ and 3 cc
             Turkey PROPN Turkey 1 conj
             accused VERB accuse 0 root
             each DET each 6 det
             other PRON other 4 obj
             of ADP of 8 case
             piracy NOUN piracy 4 obl
             . PUNCT . 4 punct)"};
}

TEST_F(TellingsOf, EachOtherIsOneByEach) {
  Graph graph = accusers();
  graph.act("accused", "ACCUSE", {{Slot::actors, "Georgia and Turkey"}});
  const auto made = told(graph);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_THAT(texts(made[0].claim.actors), ElementsAre("Georgia"));
  EXPECT_THAT(texts(made[0].claim.recipients), ElementsAre("Turkey"));
  EXPECT_THAT(texts(made[1].claim.actors), ElementsAre("Turkey"));
  EXPECT_THAT(texts(made[1].claim.recipients), ElementsAre("Georgia"));
}

TEST_F(TellingsOf, TheSamePartiesOnBothSidesAreReciprocalToo) {
  Graph graph = accusers();
  graph.analysis.words[graph.word("other")].lemma = "somebody";
  graph.act("accused", "ACCUSE",
            {{Slot::actors, "Georgia and Turkey"}, {Slot::recipients, "Georgia and Turkey"}});
  EXPECT_EQ(told(graph).size(), 2U);
}

TEST_F(TellingsOf, TwoActorsWithoutEachOtherAreOneTelling) {
  Graph graph = accusers();
  graph.analysis.words[graph.word("other")].lemma = "somebody";
  graph.act("accused", "ACCUSE", {{Slot::actors, "Georgia and Turkey"}});
  const auto made = told(graph);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_THAT(texts(made[0].claim.actors), ElementsAre("Georgia", "Turkey"));
}

Graph harm(const std::string& verb, const std::string& lemma) {
  return {"Gunmen " + verb + " two shepherds on Monday.",
          "Gunmen NOUN gunman 2 nsubj UAF\n" + verb + " VERB " + lemma + R"( 0 root
             two NUM two 4 nummod
             shepherds NOUN shepherd 2 obj CVL
             on ADP on 6 case
             Monday PROPN Monday 2 obl
             . PUNCT . 2 punct)"};
}

const std::vector<Filler> gunmen_and_shepherds = {
    {Slot::actors, "Gunmen"}, {Slot::recipients, "two shepherds"}, {Slot::time, "on Monday"}};

TEST_F(TellingsOf, HarmIsToldByTheActsWord) {
  Graph kills = harm("murdered", "murder");
  kills.act("murdered", "ASSAULT", gunmen_and_shepherds);
  const Claim killed = told(kills).at(0).claim;
  ASSERT_TRUE(killed.killed);
  EXPECT_EQ(killed.killed->low, 2U);
  EXPECT_EQ(killed.killed->high, 2U);
  EXPECT_FALSE(killed.injured);

  Graph wounds = harm("wounded", "wound");
  wounds.act("wounded", "ASSAULT", gunmen_and_shepherds);
  const Claim injured = told(wounds).at(0).claim;
  ASSERT_TRUE(injured.injured);
  EXPECT_EQ(injured.injured->low, 2U);
  EXPECT_FALSE(injured.killed);
}

TEST_F(TellingsOf, OtherWordsTellNoHarm) {
  Graph graph = harm("attacked", "attack");
  graph.act("attacked", "ASSAULT", gunmen_and_shepherds);
  const Claim claim = told(graph).at(0).claim;
  EXPECT_FALSE(claim.killed);
  EXPECT_FALSE(claim.injured);
}

TEST_F(TellingsOf, NobodyIsHarmedByWhatIsDeniedOrToCome) {
  for (const std::string stance : {"denied", "future"}) {
    Graph graph = harm("murdered", "murder");
    graph.act("murdered", "ASSAULT", gunmen_and_shepherds, stance);
    const Claim claim = told(graph).at(0).claim;
    EXPECT_EQ(claim.stance, stance);
    EXPECT_FALSE(claim.killed) << stance;
  }
}

TEST_F(TellingsOf, KilledAloneIsAsManyAsItWasDoneTo) {
  Graph graph("Gunmen killed Davit Beridze and fled.",
              R"(Gunmen NOUN gunman 2 nsubj
                 killed VERB kill 0 root
                 Davit PROPN Davit 2 obj
                 Beridze PROPN Beridze 3 flat
                 and CCONJ and 6 cc
                 fled VERB flee 2 conj
                 . PUNCT . 2 punct)");
  graph.named("Davit Beridze", "person")
      .act("killed", "ASSAULT", {{Slot::recipients, "Davit Beridze"}, {Slot::killed, "killed"}});
  const Claim claim = told(graph).at(0).claim;
  ASSERT_TRUE(claim.killed);
  EXPECT_EQ(claim.killed->low, 1U);
  EXPECT_EQ(claim.killed->high, 1U);
  EXPECT_EQ(graph.text(claim.killed->span.value()), "Davit Beridze") << "the words that tell the number";
}

TEST_F(TellingsOf, ThoseAmongOthersAreCountedOnce) {
  for (const auto& [between, after, killed] : std::vector<std::tuple<std::string, std::string, unsigned>>{
           {"including", "", 9}, {"with", "among them", 9}, {"and", "", 12}}) {
    std::string lines = R"(Shells NOUN shell 2 nsubj
                           killed VERB kill 0 root
                           nine NUM nine 2 obj
                           , PUNCT , 3 punct
                           )" +
                        between + " ADP " + between + R"( 7 case
                           three NUM three 7 nummod
                           children NOUN child 3 nmod
                           )";
    if (!after.empty()) lines += "among ADP among 9 case\nthem PRON they 7 nmod\n";
    Graph graph(
        "Shells killed nine, " + between + " three children" + (after.empty() ? "" : " " + after) + ".",
        lines + ". PUNCT . 2 punct");
    graph.act("killed", "ASSAULT", {{Slot::killed, "nine"}, {Slot::killed, "three children"}});
    EXPECT_EQ(told(graph).at(0).claim.killed.value().low, killed) << between << ' ' << after;
  }
}

TEST_F(TellingsOf, WhatIsToldAsDoneLiesBehind) {
  const auto start = [&](const std::string& day, const std::string& stance) {
    Graph graph("They will mark the " + day + " attack.", R"(They PRON they 3 nsubj
                                                             will AUX will 3 aux
                                                             mark VERB mark 0 root
                                                             the DET the 7 det
                                                             20 NUM 20 7 nummod
                                                             March PROPN March 7 compound
                                                             attack NOUN attack 3 obj
                                                             . PUNCT . 3 punct)");
    graph.act("attack", "ASSAULT", {{Slot::time, day}}, stance);
    return told(graph).at(0).claim.time.value().start;
  };
  EXPECT_EQ(start("20 March", "asserted"), "2020-03-20") << "ten days ahead of the report";
  EXPECT_EQ(start("20 March", "future"), "2021-03-20");
}

TEST_F(TellingsOf, TheDayIsCountedFromTheReports) {
  Graph graph = harm("murdered", "murder");
  graph.act("murdered", "ASSAULT", gunmen_and_shepherds);
  const Claim claim = told(graph).at(0).claim;
  ASSERT_TRUE(claim.time);
  EXPECT_EQ(claim.time->start, "2021-03-08");
  EXPECT_EQ(claim.time->end, "2021-03-08");
  EXPECT_EQ(graph.text(claim.time->span.value()), "Monday");
}

TEST_F(TellingsOf, WordsOfTheMentionAreWhereTheyStand) {
  Graph graph = harm("murdered", "murder");
  graph.act("murdered", "ASSAULT", gunmen_and_shepherds);
  const Telling telling = told(graph).at(0);
  EXPECT_EQ(telling.claim.trigger, "murdered");
  EXPECT_EQ(telling.claim.evidence, "Gunmen murdered two shepherds on Monday.");
  ASSERT_EQ(telling.claim.mentions.size(), 1U);
  const Mention& mention = telling.claim.mentions[0];
  ASSERT_EQ(mention.recipients.size(), 1U);
  EXPECT_EQ(graph.text(mention.recipients[0]), "two shepherds");
  EXPECT_FALSE(telling.bare);
}

TEST_F(TellingsOf, UnsureWordsFillNoSlot) {
  Graph graph = harm("murdered", "murder");
  graph.act("murdered", "ASSAULT", {{Slot::actors, "Gunmen", 0.29F}, {Slot::time, "Monday", 0.29F}});
  const Telling telling = told(graph).at(0);
  EXPECT_THAT(telling.claim.actors, IsEmpty());
  EXPECT_FALSE(telling.claim.time);
  EXPECT_TRUE(telling.bare);
}

TEST_F(TellingsOf, TheTriggerHasWhatMakesItOneExpression) {
  Graph graph("An air raid hit Poti and sappers blew up a bridge.",
              R"(An DET a 3 det
                 air NOUN air 3 compound
                 raid NOUN raid 4 nsubj
                 hit VERB hit 0 root
                 Poti PROPN Poti 4 obj
                 and CCONJ and 8 cc
                 sappers NOUN sapper 8 nsubj
                 blew VERB blow 4 conj
                 up ADP up 8 compound:prt
                 a DET a 11 det
                 bridge NOUN bridge 8 obj
                 . PUNCT . 4 punct)");
  graph.act("raid", "ASSAULT", {{Slot::same_event, "blew"}})
      .act("blew", "ASSAULT", {{Slot::actors, "sappers"}});
  const auto made = told(graph);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].claim.trigger, "air raid");
  EXPECT_TRUE(made[0].bare);
  ASSERT_EQ(made[0].same_event.size(), 1U);
  EXPECT_EQ(made[0].same_event[0].word, graph.word("blew"));
  EXPECT_EQ(made[1].claim.trigger, "blew up");
}

TEST_F(TellingsOf, TheChannelIsOfWhoSpeaksHimself) {
  Graph graph("The radio said the mayor wrote on Twitter that gunmen attacked Poti.",
              R"(The DET the 2 det
                 radio NOUN radio 3 nsubj MED
                 said VERB say 0 root
                 the DET the 5 det
                 mayor NOUN mayor 6 nsubj GOV
                 wrote VERB write 3 ccomp
                 on ADP on 8 case
                 Twitter PROPN Twitter 6 obl
                 that SCONJ that 11 mark
                 gunmen NOUN gunman 11 nsubj UAF
                 attacked VERB attack 6 ccomp
                 Poti PROPN Poti 11 obj
                 . PUNCT . 3 punct)");
  graph
      .act("attacked", "ASSAULT",
           {{Slot::actors, "gunmen"},
            {Slot::sources, "The radio"},
            {Slot::sources, "the mayor"},
            {Slot::channel, "Twitter"}})
      .says("The radio", "said", "the mayor wrote on Twitter that gunmen attacked Poti")
      .says("the mayor", "wrote", "that gunmen attacked Poti");
  const Claim claim = told(graph).at(0).claim;
  ASSERT_THAT(texts(claim.sources), ElementsAre("The radio", "the mayor"));
  EXPECT_FALSE(claim.sources[0].channel);
  EXPECT_EQ(claim.sources[1].channel, "Twitter");
  EXPECT_EQ(graph.text(claim.sources[1].channel_span.value()), "Twitter");
}

}  // namespace
}  // namespace sayso::claims
