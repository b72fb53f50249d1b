#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/graph.hpp"
#include "claims/parties.hpp"

namespace sayso::claims {
namespace {

using testing::ElementsAre;

class PronounsOf : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = knowledge::Actors::load("data/actors");
    ASSERT_TRUE(loaded) << "run from the source folder";
    actors_.emplace(std::move(*loaded));
  }

  [[nodiscard]] std::vector<std::string> names(const Graph& graph, const std::string& words) const {
    const Parties parties(graph.report, graph.analysis, *actors_, nullptr);
    std::vector<std::string> made;
    for (const Entity& entity : parties.entities(graph.phrase(words))) made.push_back(entity.text);
    return made;
  }

  std::optional<knowledge::Actors> actors_;
};

TEST_F(PronounsOf, ABodyIsItsOwnSpeaker) {
  const Graph graph("Kenya bought a boat. Somalia said it had ended its patrols.",
                    R"(Kenya PROPN Kenya 2 nsubj
                       bought VERB buy 0 root
                       a DET a 4 det
                       boat NOUN boat 2 obj
                       . PUNCT . 2 punct

                       Somalia PROPN Somalia 2 nsubj
                       said VERB say 0 root
                       it PRON it 5 nsubj
                       had AUX have 5 aux
                       ended VERB end 2 ccomp
                       its PRON its 7 nmod:poss
                       patrols NOUN patrol 5 obj
                       . PUNCT . 2 punct)");
  EXPECT_THAT(names(graph, "it"), ElementsAre("Somalia"));
  EXPECT_THAT(names(graph, "its"), ElementsAre("Somalia"));
}

TEST_F(PronounsOf, TheObjectOfAVerbIsNotItsSubject) {
  const Graph graph("Kenya left. Somalia thanked it.",
                    R"(Kenya PROPN Kenya 2 nsubj
                       left VERB leave 0 root
                       . PUNCT . 2 punct

                       Somalia PROPN Somalia 2 nsubj
                       thanked VERB thank 0 root
                       it PRON it 2 obj
                       . PUNCT . 2 punct)");
  EXPECT_THAT(names(graph, "it"), ElementsAre("Kenya"));
}

TEST_F(PronounsOf, ThingsAreNoParties) {
  const Graph graph("Somalia spoke. A storm from Kenya came. It left.",
                    R"(Somalia PROPN Somalia 2 nsubj
                       spoke VERB speak 0 root
                       . PUNCT . 2 punct

                       A DET a 2 det
                       storm NOUN storm 5 nsubj
                       from ADP from 4 case
                       Kenya PROPN Kenya 2 nmod
                       came VERB come 0 root
                       . PUNCT . 5 punct

                       It PRON it 2 nsubj
                       left VERB leave 0 root
                       . PUNCT . 2 punct)");
  EXPECT_THAT(names(graph, "It"), testing::Not(ElementsAre("A storm from Kenya")));
}

Graph quoted() {
  Graph graph(R"(Davit Beridze spoke. "Irakli Lomidze fled and we stay," said he. He left.)",
              R"(Davit PROPN Davit 3 nsubj
                 Beridze PROPN Beridze 1 flat
                 spoke VERB speak 0 root
                 . PUNCT . 3 punct

                 " PUNCT " 4 punct
                 Irakli PROPN Irakli 4 nsubj
                 Lomidze PROPN Lomidze 2 flat
                 fled VERB flee 10 ccomp
                 and CCONJ and 7 cc
                 we PRON we 7 nsubj
                 stay VERB stay 4 conj
                 , PUNCT , 10 punct
                 " PUNCT " 10 punct
                 said VERB say 0 root
                 he PRON he 10 nsubj
                 . PUNCT . 10 punct

                 He PRON he 2 nsubj
                 left VERB leave 0 root
                 . PUNCT . 2 punct)");
  graph.named("Davit Beridze", "person")
      .named("Irakli Lomidze", "person")
      .named("he", "person")
      .named("He", "person");
  return graph;
}

TEST_F(PronounsOf, WhoIsQuotedIsNotWhomTheQuotationNames) {
  const Graph graph = quoted();
  EXPECT_THAT(names(graph, "he"), ElementsAre("Davit Beridze"));
  EXPECT_THAT(names(graph, "He"), ElementsAre("Davit Beridze"));
}

TEST_F(PronounsOf, WeIsWhoSpeaks) {
  Graph graph = quoted();
  EXPECT_THAT(names(graph, "we"), ElementsAre("we")) << "attributed to nobody";
  graph.says("he", "said", "Irakli Lomidze fled and we stay");
  EXPECT_THAT(names(graph, "we"), ElementsAre("Davit Beridze"));
  graph.analysis.attributions.clear();
  graph.says("he", "said", "Irakli Lomidze fled");
  EXPECT_THAT(names(graph, "we"), ElementsAre("Davit Beridze")) << "of the same quotation";
}

Graph together(const std::string& later, const std::string& lines) {
  return {"Kenya and Somalia met. Chad watched. " + later,
          R"(Kenya PROPN Kenya 4 nsubj
             and CCONJ and 3 cc
             Somalia PROPN Somalia 1 conj
             met VERB meet 0 root
             . PUNCT . 4 punct

             Chad PROPN Chad 2 nsubj
             watched VERB watch 0 root
             . PUNCT . 2 punct

             )" +
              lines};
}

TEST_F(PronounsOf, TheyAreAllThatWereToldTogether) {
  EXPECT_THAT(names(together("They left.", R"(They PRON they 2 nsubj
                                              left VERB leave 0 root
                                              . PUNCT . 2 punct)"),
                    "They"),
              ElementsAre("Kenya", "Somalia"));
}

TEST_F(PronounsOf, BothSidesAreTheTwoToldTogether) {
  for (const std::string side : {"countries", "sides"}) {
    EXPECT_THAT(names(together("The two " + side + " left.",
                               "The DET the 3 det\ntwo NUM two 3 nummod\n" + side + " NOUN " + side +
                                   " 4 nsubj\nleft VERB leave 0 root\n. PUNCT . 4 punct"),
                      "The two " + side),
                ElementsAre("Kenya", "Somalia"));
  }
}

TEST_F(PronounsOf, TheCountryIsTheLastStateNamed) {
  EXPECT_THAT(
      names(together(
                "The country left.",
                "The DET the 2 det\ncountry NOUN country 3 nsubj\nleft VERB leave 0 root\n. PUNCT . 3 punct"),
            "The country"),
      ElementsAre("Chad"));
  EXPECT_THAT(
      names(
          together("A country left.",
                   "A DET a 2 det\ncountry NOUN country 3 nsubj\nleft VERB leave 0 root\n. PUNCT . 3 punct"),
          "A country"),
      ElementsAre("A country"));
}

TEST_F(PronounsOf, AQuotationEndsWithItsMarkOrItsParagraph) {
  const Graph graph("Open \"one two\n\n\"three\" four \"five\n\nsix",
                    R"(Open X open 0 root
                       " PUNCT " 1 punct
                       one X one 1 dep
                       two X two 1 dep

                       " PUNCT " 2 punct
                       three X three 0 root
                       " PUNCT " 2 punct
                       four X four 2 dep
                       " PUNCT " 2 punct
                       five X five 2 dep

                       six X six 0 root)");
  EXPECT_THAT(quotations(graph.report.text, graph.analysis), ElementsAre(0, 1, 1, 1, 1, 1, 1, 0, 2, 2, 0));
}

}  // namespace
}  // namespace sayso::claims
