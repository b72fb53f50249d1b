#include "evaluation/claim_errors.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sayso::evaluation {
namespace {

using output::Json;
using testing::ElementsAre;
using testing::IsEmpty;

Json entity(const std::string& text) { return {{"text", text}, {"country", nullptr}, {"role", "MIL"}}; }

Json claim(const std::string& type, const std::string& evidence) {
  return {{"type", type},
          {"stance", "asserted"},
          {"actors", {entity("the coast guard")}},
          {"recipients", {entity("a trawler")}},
          {"sources", Json::array()},
          {"places", Json::array()},
          {"time", nullptr},
          {"killed", nullptr},
          {"injured", nullptr},
          {"evidence", evidence}};
}

std::vector<std::string> kinds(const std::vector<Json>& gold, const std::vector<Json>& system) {
  const Json annotated = {{"id", "r"}, {"claims", gold}};
  const Json answered = {{"id", "r"}, {"claims", system}};
  std::vector<ScoredClaim> wanted;
  std::vector<ScoredClaim> found;
  for (const Json& one : gold) wanted.push_back(scored_claim(one));
  for (const Json& one : system) found.push_back(scored_claim(one));
  std::vector<std::string> made;
  for (const ClaimError& error : claim_errors(annotated, answered, wanted, found)) made.push_back(error.kind);
  return made;
}

const std::string rammed = "The coast guard rammed a trawler off Poti.";
const std::string towed = "Later two tugs towed the wreck into Batumi harbour.";

TEST(ClaimErrors, NothingIsWrongWithTheSameClaims) {
  EXPECT_THAT(kinds({claim("ASSAULT", rammed)}, {claim("ASSAULT", rammed)}), IsEmpty());
}

TEST(ClaimErrors, MissedAndExtraClaimsAreTold) {
  EXPECT_THAT(kinds({claim("ASSAULT", rammed)}, {}), ElementsAre("missed"));
  EXPECT_THAT(kinds({}, {claim("ASSAULT", rammed)}), ElementsAre("extra"));
  EXPECT_THAT(kinds({claim("ASSAULT", rammed)}, {claim("ASSAULT", rammed), claim("ASSAULT", rammed)}),
              ElementsAre("extra: told already"));
}

TEST(ClaimErrors, AnotherTypeIsOneOnlyInTheSameSentence) {
  EXPECT_THAT(kinds({claim("ASSAULT", rammed)}, {claim("COERCE", rammed)}),
              ElementsAre("missed: of another type", "extra"));
  EXPECT_THAT(kinds({claim("ASSAULT", rammed)}, {claim("COERCE", towed)}), ElementsAre("missed", "extra"));
}

TEST(ClaimErrors, AFieldIsToldWithWhatIsWrongInIt) {
  const Json gold = claim("ASSAULT", rammed);
  Json system = gold;
  system["actors"] = Json::array();
  EXPECT_THAT(kinds({gold}, {system}), ElementsAre("actors: none found"));
  system["actors"] = {entity("the coast guard"), entity("two tugs")};
  EXPECT_THAT(kinds({gold}, {system}), ElementsAre("actors: too many"));
  system["actors"] = {entity("pirates")};
  EXPECT_THAT(kinds({gold}, {system}), ElementsAre("actors: others"));
  system = gold;
  system["killed"] = {2, 2};
  EXPECT_THAT(kinds({gold}, {system}), ElementsAre("killed: none told"));
  EXPECT_THAT(kinds({system}, {gold}), ElementsAre("killed: none found"));
  Json other = system;
  other["killed"] = {3, nullptr};
  EXPECT_THAT(kinds({other}, {system}), ElementsAre("killed: differs"));
  system = gold;
  system["sources"] = {entity("a sailor")};
  system["stance"] = "denied";
  EXPECT_THAT(kinds({gold}, {system}), ElementsAre("stance: differs", "sources: none told"));
}

}  // namespace
}  // namespace sayso::evaluation
