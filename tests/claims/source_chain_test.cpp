#include "claims/source_chain.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "claims/graph.hpp"

namespace sayso::claims {
namespace {

using testing::ElementsAre;

std::vector<std::string> order(const Graph& graph, const std::vector<std::string>& sources) {
  std::vector<Phrase> in;
  for (const std::string& source : sources) in.push_back(graph.phrase(source));
  std::vector<std::string> made;
  for (const Phrase& phrase : source_order(graph.analysis, in)) made.push_back(graph.text(phrase));
  return made;
}

Graph shells() {
  return {"The mayor said shells fell, the radio and a nurse told us.",
          R"(The DET the 2 det
             mayor NOUN mayor 3 nsubj
             said VERB say 12 ccomp
             shells NOUN shell 5 nsubj
             fell VERB fall 3 ccomp
             , PUNCT , 12 punct
             the DET the 8 det
             radio NOUN radio 12 nsubj
             and CCONJ and 11 cc
             a DET a 11 det
             nurse NOUN nurse 8 conj
             told VERB tell 0 root
             us PRON we 12 obj
             . PUNCT . 12 punct)"};
}

TEST(SourceOrder, OutermostFirstByWhoQuotesWhom) {
  Graph graph = shells();
  graph.says("The mayor", "said", "shells fell").says("the radio", "told", "The mayor said shells fell");
  EXPECT_THAT(order(graph, {"The mayor", "the radio"}), ElementsAre("the radio", "The mayor"));
}

TEST(SourceOrder, KeepsTheOrderWhereItIsOutermostFirst) {
  Graph graph = shells();
  graph.says("the radio", "told", "The mayor said shells fell");
  EXPECT_THAT(order(graph, {"the radio", "The mayor"}), ElementsAre("the radio", "The mayor"));
}

TEST(SourceOrder, TextOrderWhereNothingTells) {
  Graph graph = shells();
  EXPECT_THAT(order(graph, {"The mayor", "the radio"}), ElementsAre("The mayor", "the radio"));
  graph.says("The mayor", "said", "shells fell");  // quotes nobody
  EXPECT_THAT(order(graph, {"The mayor", "the radio"}), ElementsAre("The mayor", "the radio"));
}

TEST(SourceOrder, TextOrderWhereEachQuotesTheOther) {
  Graph graph = shells();
  graph.says("The mayor", "said", "the radio").says("the radio", "told", "The mayor said");
  EXPECT_THAT(order(graph, {"The mayor", "the radio"}), ElementsAre("The mayor", "the radio"));
}

TEST(SourceOrder, WhomItIsAccordingToIsOutermost) {
  const Graph graph("A nurse said shells fell, according to the radio.",
                    R"(A DET a 2 det
                       nurse NOUN nurse 3 nsubj
                       said VERB say 0 root
                       shells NOUN shell 5 nsubj
                       fell VERB fall 3 ccomp
                       , PUNCT , 3 punct
                       according VERB accord 10 case
                       to ADP to 10 case
                       the DET the 10 det
                       radio NOUN radio 3 obl
                       . PUNCT . 3 punct)");
  EXPECT_THAT(order(graph, {"A nurse", "the radio"}), ElementsAre("the radio", "A nurse"));
}

TEST(SourceOrder, ThreeDeep) {
  Graph graph = shells();
  graph.says("The mayor", "said", "shells fell")
      .says("the radio", "told", "The mayor said shells fell")
      .says("a nurse", "told", "The mayor said shells fell , the radio");
  EXPECT_THAT(order(graph, {"The mayor", "the radio", "a nurse"}),
              ElementsAre("a nurse", "the radio", "The mayor"));
}

}  // namespace
}  // namespace sayso::claims
