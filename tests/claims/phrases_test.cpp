#include "claims/phrases.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/graph.hpp"

namespace sayso::claims {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> texts(const Graph& graph, const std::vector<Arc>& arcs, float surest = 0,
                               float enough = 0) {
  std::vector<std::string> made;
  for (const Phrase& phrase : phrases(graph.analysis, arcs, surest, enough))
    made.push_back(graph.text(phrase));
  return made;
}

std::vector<Arc> both(std::vector<Arc> a, const std::vector<Arc>& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

Graph talks() {
  return {"Georgia, Turkey and the rebels met in Batumi.",
          R"(Georgia PROPN Georgia 7 nsubj
             , PUNCT , 3 punct
             Turkey PROPN Turkey 1 conj
             and CCONJ and 6 cc
             the DET the 6 det
             rebels NOUN rebel 1 conj
             met VERB meet 0 root
             in ADP in 9 case
             Batumi PROPN Batumi 7 obl
             . PUNCT . 7 punct)"};
}

Graph troops() {
  return {"Shells hit the Karabakh defence ministry near the Bank of Georgia.",
          R"(Shells NOUN shell 2 nsubj
             hit VERB hit 0 root
             the DET the 6 det
             Karabakh PROPN Karabakh 6 compound
             defence NOUN defence 6 compound
             ministry NOUN ministry 2 obj
             near ADP near 9 case
             the DET the 9 det
             Bank PROPN Bank 2 obl
             of ADP of 11 case
             Georgia PROPN Georgia 9 nmod
             . PUNCT . 2 punct)"};
}

TEST(Phrases, PartAtConjuncts) {
  const Graph graph = talks();
  EXPECT_THAT(texts(graph, graph.arcs("Georgia , Turkey and the rebels")),
              ElementsAre("Georgia", "Turkey", "the rebels"));
}

TEST(Phrases, CutOffPrepositions) {
  const Graph graph = talks();
  EXPECT_THAT(texts(graph, graph.arcs("in Batumi")), ElementsAre("Batumi"));
  EXPECT_THAT(texts(graph, graph.arcs("in")), IsEmpty());
}

TEST(Phrases, NameIsCompletedByItsModifiers) {
  const Graph graph = troops();
  EXPECT_THAT(texts(graph, graph.arcs("ministry")), ElementsAre("the Karabakh defence ministry"));
}

TEST(Phrases, GapInsideANameJoins) {
  const Graph graph = troops();
  EXPECT_THAT(texts(graph, both(graph.arcs("Karabakh"), graph.arcs("ministry"))),
              ElementsAre("the Karabakh defence ministry"));
  EXPECT_THAT(texts(graph, both(graph.arcs("Bank"), graph.arcs("Georgia"))),
              ElementsAre("the Bank of Georgia"));
}

TEST(Phrases, WordsOfNoOneNameStayApart) {
  const Graph graph = troops();
  EXPECT_THAT(texts(graph, both(graph.arcs("ministry"), graph.arcs("Bank"))),
              ElementsAre("the Karabakh defence ministry", "the Bank"));
}

TEST(Phrases, OnlySureOnesCountWhereOneIsSure) {
  const Graph graph = talks();
  const auto arcs = [&](float georgia, float rebels) {
    return both(graph.arcs("Georgia", georgia), graph.arcs("rebels", rebels));
  };
  EXPECT_THAT(texts(graph, arcs(0.5F, 0.4F), 0.45F, 0.3F), ElementsAre("Georgia"));
  EXPECT_THAT(texts(graph, arcs(0.5F, 0.6F), 0.45F, 0.3F), ElementsAre("Georgia", "the rebels"));
}

TEST(Phrases, TheSurestIsEnoughWhereNoneIsSure) {
  const Graph graph = talks();
  const auto arcs = [&](float georgia, float rebels) {
    return both(graph.arcs("Georgia", georgia), graph.arcs("rebels", rebels));
  };
  EXPECT_THAT(texts(graph, arcs(0.32F, 0.4F), 0.45F, 0.3F), ElementsAre("the rebels"));
  EXPECT_THAT(texts(graph, arcs(0.2F, 0.25F), 0.45F, 0.3F), IsEmpty());
}

TEST(Phrases, WeakWordsWidenASureOne) {
  const Graph graph = troops();
  const auto arcs = both(graph.arcs("Bank", 0.8F), graph.arcs("of Georgia", 0.1F));
  const auto made = phrases(graph.analysis, arcs, 0.45F, 0.3F);
  ASSERT_EQ(made.size(), 1U);
  EXPECT_EQ(graph.text(made[0]), "the Bank of Georgia");
  EXPECT_EQ(made[0].head, graph.word("Bank"));
  EXPECT_FLOAT_EQ(made[0].confidence, 0.8F);
}

TEST(Phrases, ArcsToNoWordAreNothing) {
  const Graph graph = talks();
  EXPECT_THAT(texts(graph, {{1000, 0.9F}, {no_word, 0.9F}}), IsEmpty());
  EXPECT_THAT(texts(graph, {}), IsEmpty());
}

TEST(NounPhrase, HasOfAndNoRelativeClause) {
  const Graph graph("They fled from the army of Georgia that had crossed the river.",
                    R"(They PRON they 2 nsubj
                       fled VERB flee 0 root
                       from ADP from 5 case
                       the DET the 5 det
                       army NOUN army 2 obl
                       of ADP of 7 case
                       Georgia PROPN Georgia 5 nmod
                       that PRON that 10 nsubj
                       had AUX have 10 aux
                       crossed VERB cross 5 acl:relcl
                       the DET the 12 det
                       river NOUN river 10 obj
                       . PUNCT . 2 punct)");
  EXPECT_EQ(graph.text(noun_phrase(graph.analysis, graph.word("army"))), "the army of Georgia");
  EXPECT_EQ(graph.text(noun_phrase(graph.analysis, graph.word("Georgia"))), "Georgia");
}

TEST(NounPhrase, ClosesTheBracketsThatItOpens) {
  const Graph graph("Envoys (of the Lori Union (LU)) met.",
                    R"(Envoys NOUN envoy 11 nsubj
                       ( PUNCT ( 6 punct
                       of ADP of 6 case
                       the DET the 6 det
                       Lori PROPN Lori 6 compound
                       Union PROPN Union 1 nmod
                       ( PUNCT ( 8 punct
                       LU PROPN LU 6 appos
                       ) PUNCT ) 8 punct
                       ) PUNCT ) 6 punct
                       met VERB meet 0 root
                       . PUNCT . 11 punct)");
  EXPECT_EQ(graph.text(noun_phrase(graph.analysis, graph.word("Union"))), "the Lori Union (LU)");
  EXPECT_EQ(graph.text(noun_phrase(graph.analysis, graph.word("LU"))), "LU");
  EXPECT_THAT(texts(graph, graph.arcs("the Lori Union ( LU )")), ElementsAre("the Lori Union (LU)"));
}

TEST(HangsOn, GoesUpAndEndsInACircle) {
  Graph graph = troops();
  EXPECT_TRUE(hangs_on(graph.analysis, graph.word("of"), graph.word("hit")));
  EXPECT_FALSE(hangs_on(graph.analysis, graph.word("hit"), graph.word("of")));
  graph.analysis.words[graph.word("Bank")].head = graph.word("Georgia");
  EXPECT_FALSE(hangs_on(graph.analysis, graph.word("of"), graph.word("hit")));
}

}  // namespace
}  // namespace sayso::claims
