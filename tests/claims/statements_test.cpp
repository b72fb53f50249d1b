#include "claims/statements.hpp"

#include <gtest/gtest.h>

#include "claims/graph.hpp"

namespace sayso::claims {
namespace {

class StatementsOf : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = knowledge::Actors::load("data/actors");
    ASSERT_TRUE(loaded) << "run from the source folder";
    actors_.emplace(std::move(*loaded));
  }

  [[nodiscard]] std::vector<Statement> of(const Graph& graph) const {
    return statements(graph.report, graph.analysis, {graph.report, graph.analysis, *actors_, nullptr});
  }

 private:
  std::optional<knowledge::Actors> actors_;
};

Graph speech() {
  return {"The Turkish government said in a statement that pirates, on the radio, lied. A nurse agreed.",
          R"(The DET the 3 det
             Turkish ADJ Turkish 3 amod
             government NOUN government 4 nsubj GOV
             said VERB say 0 root
             in ADP in 7 case
             a DET a 7 det
             statement NOUN statement 4 obl
             that SCONJ that 15 mark
             pirates NOUN pirate 15 nsubj
             , PUNCT , 13 punct
             on ADP on 13 case
             the DET the 13 det
             radio NOUN radio 15 obl
             , PUNCT , 13 punct
             lied VERB lie 4 ccomp
             . PUNCT . 4 punct

             A DET a 2 det
             nurse NOUN nurse 3 nsubj CVL
             agreed VERB agree 0 root
             . PUNCT . 3 punct)"};
}

TEST_F(StatementsOf, IdsCountFromOne) {
  Graph graph = speech();
  graph.says("The Turkish government", "said", "that pirates").says("A nurse", "agreed", "lied");
  const auto made = of(graph);
  ASSERT_EQ(made.size(), 2U);
  EXPECT_EQ(made[0].id, "r#s1");
  EXPECT_EQ(made[1].id, "r#s2");
  EXPECT_EQ(made[1].report, "r");
}

TEST_F(StatementsOf, TheSourceIsResolvedAndTheChannelStandsBesideTheCue) {
  Graph graph = speech();
  graph.says("The Turkish government", "said", "that pirates , on the radio , lied");
  const Statement statement = of(graph).at(0);
  ASSERT_TRUE(statement.who);
  EXPECT_EQ(statement.who->text, "The Turkish government");
  EXPECT_EQ(statement.who->country, "TUR");
  EXPECT_EQ(statement.who->role, "GOV");
  EXPECT_EQ(statement.channel, "a statement");
  EXPECT_EQ(statement.who->channel, "a statement");
  EXPECT_EQ(graph.text(statement.channel_span.value()), "a statement");
  ASSERT_EQ(statement.content.size(), 1U);
  EXPECT_EQ(graph.text(statement.content[0]), "that pirates, on the radio, lied");
}

TEST_F(StatementsOf, MarksLeftOutInsideARunBelongToIt) {
  Graph graph = speech();
  graph.says("The Turkish government", "said", "pirates");
  for (const WordIndex w : graph.words("on the radio")) graph.analysis.attributions[0].content.push_back(w);
  const auto content = of(graph).at(0).content;
  ASSERT_EQ(content.size(), 1U);
  EXPECT_EQ(graph.text(content[0]), "pirates, on the radio");
}

TEST_F(StatementsOf, WordsApartAreSpansApart) {
  Graph graph = speech();
  graph.says("The Turkish government", "said", "pirates");
  graph.analysis.attributions[0].content.push_back(graph.word("lied"));
  EXPECT_EQ(of(graph).at(0).content.size(), 2U);
}

TEST_F(StatementsOf, WhatIsSaidNamesNoChannel) {
  Graph graph = speech();
  graph.says("The Turkish government", "said", "in a statement that pirates , on the radio , lied");
  EXPECT_FALSE(of(graph).at(0).channel);
}

TEST_F(StatementsOf, AnActsChannelServesWhereTheCueNamesNone) {
  Graph graph = speech();
  graph.says("A nurse", "agreed", "lied");
  EXPECT_FALSE(of(graph).at(0).channel);
  graph.act("lied", "ACCUSE", {{Slot::cue, "agreed"}, {Slot::channel, "radio"}});
  EXPECT_EQ(of(graph).at(0).channel, "the radio");
}

TEST_F(StatementsOf, ASourceMayBeLeftOut) {
  Graph graph = speech();
  graph.says("", "said", "pirates");
  const Statement statement = of(graph).at(0);
  EXPECT_FALSE(statement.who);
  EXPECT_TRUE(statement.source.empty());
  EXPECT_EQ(statement.channel, "a statement");
}

}  // namespace
}  // namespace sayso::claims
