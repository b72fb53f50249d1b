#include "claims/parties.hpp"

#include <gtest/gtest.h>

#include "claims/graph.hpp"

namespace sayso::claims {
namespace {

class PartiesOf : public testing::Test {
 protected:
  void SetUp() override {
    auto loaded = knowledge::Actors::load("data/actors");
    ASSERT_TRUE(loaded) << "run from the source folder";
    actors_.emplace(std::move(*loaded));
  }

  [[nodiscard]] Parties parties(const Graph& graph) const {
    return {graph.report, graph.analysis, *actors_, nullptr};
  }
  [[nodiscard]] Entity entity(const Graph& graph, const std::string& words) const {
    return parties(graph).entity(graph.phrase(words));
  }

  std::optional<knowledge::Actors> actors_;
};

Graph colonel() {
  Graph graph("Armenian colonel Aram Tumanov spoke. He left. A guest laughed. Tumanov slept. They sang.",
              R"(Armenian ADJ Armenian 2 amod
                 colonel NOUN colonel 3 compound
                 Aram PROPN Aram 5 nsubj
                 Tumanov PROPN Tumanov 3 flat
                 spoke VERB speak 0 root
                 . PUNCT . 5 punct

                 He PRON he 2 nsubj
                 left VERB leave 0 root
                 . PUNCT . 2 punct

                 A DET a 2 det
                 guest NOUN guest 3 nsubj
                 laughed VERB laugh 0 root
                 . PUNCT . 3 punct

                 Tumanov PROPN Tumanov 2 nsubj
                 slept VERB sleep 0 root
                 . PUNCT . 2 punct

                 They PRON they 2 nsubj
                 sang VERB sing 0 root
                 . PUNCT . 2 punct)");
  graph.named("Aram Tumanov", "person").named("guest", "person");
  return graph;
}

TEST_F(PartiesOf, APronounIsTheLastPersonNamed) {
  const Graph graph = colonel();
  const Entity he = entity(graph, "He");
  EXPECT_EQ(he.text, "Armenian colonel Aram Tumanov");
  EXPECT_EQ(he.country, "ARM");
  EXPECT_EQ(he.role, "MIL");
  EXPECT_EQ(entity(graph, "They").text, "They") << "of nobody in the singular";
}

TEST_F(PartiesOf, ANameWithASurnameIsAPersonsToo) {
  Graph graph = colonel();
  graph.analysis.entities.clear();
  EXPECT_EQ(entity(graph, "He").text, "Armenian colonel Aram Tumanov");
}

TEST_F(PartiesOf, HeIsNobodyThatIsNoPerson) {
  const Graph graph("The Turkish defence ministry spoke. He left.",
                    R"(The DET the 4 det
                       Turkish ADJ Turkish 4 amod
                       defence NOUN defence 4 compound
                       ministry NOUN ministry 5 nsubj
                       spoke VERB speak 0 root
                       . PUNCT . 5 punct

                       He PRON he 2 nsubj
                       left VERB leave 0 root
                       . PUNCT . 2 punct)");
  EXPECT_EQ(entity(graph, "He").text, "He");
}

TEST_F(PartiesOf, ThePronounsOwnArcGoesBeforeTheLastPerson) {
  Graph graph("A colonel spoke. A guest laughed. He left.",
              R"(A DET a 2 det
                 colonel NOUN colonel 3 nsubj
                 spoke VERB speak 0 root
                 . PUNCT . 3 punct

                 A DET a 2 det
                 guest NOUN guest 3 nsubj
                 laughed VERB laugh 0 root
                 . PUNCT . 3 punct

                 He PRON he 2 nsubj
                 left VERB leave 0 root
                 . PUNCT . 2 punct)");
  graph.named("colonel", "person").named("guest", "person");
  EXPECT_EQ(entity(graph, "He").text, "A guest");
  graph.analysis.words[graph.word("He")].coreferents = {{graph.word("colonel"), 0.9F}};
  EXPECT_EQ(entity(graph, "He").text, "A colonel");
}

TEST_F(PartiesOf, ASurnameIsTheFullName) {
  const Graph graph = colonel();
  const Entity bare = entity(graph, "Tumanov#2");
  EXPECT_EQ(bare.text, "Armenian colonel Aram Tumanov");
  EXPECT_EQ(bare.country, "ARM");
  EXPECT_TRUE(parties(graph).same(graph.word("Aram"), graph.word("Tumanov#2")));
  EXPECT_FALSE(parties(graph).same(graph.word("Aram"), graph.word("guest")));
}

TEST_F(PartiesOf, TheMinistryIsTheLastOneNamed) {
  const Graph graph(
      "Georgia's health ministry spoke. The Turkish defence ministry spoke. The ministry slept.",
      R"(Georgia PROPN Georgia 4 nmod:poss
                       's PART 's 1 case
                       health NOUN health 4 compound
                       ministry NOUN ministry 5 nsubj
                       spoke VERB speak 0 root
                       . PUNCT . 5 punct

                       The DET the 4 det
                       Turkish ADJ Turkish 4 amod
                       defence NOUN defence 4 compound
                       ministry NOUN ministry 5 nsubj
                       spoke VERB speak 0 root
                       . PUNCT . 5 punct

                       The DET the 2 det
                       ministry NOUN ministry 3 nsubj
                       slept VERB sleep 0 root
                       . PUNCT . 3 punct)");
  const Entity ministry = entity(graph, "The ministry");
  EXPECT_EQ(ministry.text, "The Turkish defence ministry");
  EXPECT_EQ(ministry.country, "TUR");
}

Graph acronym(const std::string& relation) {
  return {"The Caspian Monitoring Union (CMU) spoke. CMU left.",
          R"(The DET the 4 det
             Caspian PROPN Caspian 4 compound
             Monitoring PROPN Monitoring 4 compound
             Union PROPN Union 8 nsubj IGO
             ( PUNCT ( 6 punct
             CMU PROPN CMU 4 )" +
              relation + R"(
             ) PUNCT ) 6 punct
             spoke VERB speak 0 root
             . PUNCT . 8 punct

             CMU PROPN CMU 2 nsubj
             left VERB leave 0 root
             . PUNCT . 2 punct)"};
}

TEST_F(PartiesOf, AnAcronymIsTheNameThatItStandsBehind) {
  for (const auto& [relation, name] : std::vector<std::pair<std::string, std::string>>{
           {"appos", "The Caspian Monitoring Union (CMU)"}, {"parataxis", "The Caspian Monitoring Union"}}) {
    const Graph graph = acronym(relation);
    EXPECT_TRUE(parties(graph).same(graph.word("Union"), graph.word("CMU#2"))) << relation;
    EXPECT_EQ(entity(graph, "CMU#2").text, name);
  }
}

TEST_F(PartiesOf, TheReadersRoleStandsUnlessATableNamesTheParty) {
  const Graph graph("Gunmen met NATO.",
                    "Gunmen NOUN gunman 2 nsubj REB\nmet VERB meet 0 root\nNATO PROPN NATO 2 obj MIL\n"
                    ". PUNCT . 2 punct");
  EXPECT_EQ(entity(graph, "Gunmen").role, "REB");
  EXPECT_EQ(entity(graph, "NATO").role, "IGO");
}

TEST_F(PartiesOf, WhomNobodyTellsARoleIsOfThePeople) {
  const Graph graph("Wanderers met.",
                    "Wanderers NOUN wanderer 2 nsubj\nmet VERB meet 0 root\n. PUNCT . 2 punct");
  const Entity made = entity(graph, "Wanderers");
  EXPECT_EQ(made.role, "CVL");
  EXPECT_FALSE(made.country);
}

Graph officials() {
  return {"Turkish troops met Turkish troops. Georgian soldiers saw officials.",
          R"(Turkish ADJ Turkish 2 amod
             troops NOUN troops 3 nsubj
             met VERB meet 0 root
             Turkish ADJ Turkish 5 amod
             troops NOUN troops 3 obj
             . PUNCT . 3 punct

             Georgian ADJ Georgian 2 amod
             soldiers NOUN soldier 3 nsubj
             saw VERB see 0 root
             officials NOUN official 3 obj GOV
             . PUNCT . 3 punct)"};
}

TEST_F(PartiesOf, CountriesAreCounted) {
  const Graph graph = officials();
  const std::map<std::string, int> expected = {{"GEO", 1}, {"TUR", 2}};
  EXPECT_EQ(parties(graph).countries(), expected);
}

TEST_F(PartiesOf, AnOfficialIsOfTheLastPartyNamed) {
  const Graph graph = officials();
  Claim claim;
  claim.actors = {entity(graph, "officials")};
  ASSERT_EQ(claim.actors[0].role, "GOV");
  ASSERT_FALSE(claim.actors[0].country);
  fill_countries(claim, parties(graph));
  EXPECT_EQ(claim.actors[0].country, "GEO");
}

TEST_F(PartiesOf, OthersAreOfWhereItHappenedElseOfTheCountryNamedMost) {
  const Graph graph = officials();
  Claim claim;
  claim.actors = {Entity{"gunmen", {}, "REB", {}, {}, {}}};
  claim.recipients = {Entity{"the reporters", {}, "MED", {}, {}, {}}};
  claim.sources = {Entity{"the army", "IRN", "MIL", {}, {}, {}}};
  fill_countries(claim, parties(graph));
  EXPECT_EQ(claim.actors[0].country, "TUR");
  EXPECT_FALSE(claim.recipients[0].country) << "press is of no state";
  EXPECT_EQ(claim.sources[0].country, "IRN") << "told is told";

  Claim placed;
  placed.actors = {Entity{"gunmen", {}, "REB", {}, {}, {}}};
  placed.places = {Place{}, Place{}};
  placed.places[1].country = "ARM";
  fill_countries(placed, parties(graph));
  EXPECT_EQ(placed.actors[0].country, "ARM");
}

}  // namespace
}  // namespace sayso::claims
