#include "evaluation/claim_score.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sayso::evaluation {
namespace {

using output::Json;

std::vector<ScoredClaim> claims(const char* json) {
  std::vector<ScoredClaim> made;
  for (const Json& claim : Json::parse(json)) made.push_back(scored_claim(claim));
  return made;
}

std::string figures_of(const char* gold, const char* system) {
  ClaimScore score;
  score.add(claims(gold), claims(system));
  return to_text(score.figures());
}

constexpr const char* shelling = R"([{"type": "ASSAULT", "stance": "asserted",
  "actors": [{"text": "the Hill Guard", "country": "SVK", "role": "REB"}],
  "recipients": [{"text": "residents of Dol", "country": "SVK", "role": "CVL"}],
  "places": [{"name": "Dol", "country": "SVK"}], "time": {"start": "2021-03-01", "end": "2021-03-02"},
  "killed": [12, null], "injured": null, "sources": [{"text": "mayor Novak", "country": "SVK", "role": "GOV"}],
  "evidence": "The Hill Guard shelled Dol, mayor Novak said."}])";

Agreement with(const char* field, const char* value) {
  Json other = Json::parse(shelling).at(0);
  other[field] = Json::parse(value);
  return agreement(claims(shelling).front(), scored_claim(other));
}

TEST(ClaimAgreement, OfFields) {
  EXPECT_TRUE(agrees_wholly(with("type", "\"ASSAULT\""), claims(shelling).front(), claims(shelling).front()));
  EXPECT_EQ(with("stance", "\"denied\"").stance, 0);
  EXPECT_EQ(with("time", R"({"start": "2021-03-01", "end": "2021-03-01"})").time, 0.5);
  EXPECT_EQ(with("time", R"({"start": "2021-03-03", "end": "2021-03-03"})").time, 0);
  EXPECT_EQ(with("time", R"({"start": "2021-02-30", "end": "2021-03-01"})").time, 0);
  EXPECT_EQ(with("time", "null").time, 0);
  EXPECT_EQ(with("killed", "[12, 12]").killed, 0);
  EXPECT_EQ(with("killed", "[12, null]").killed, 1);
  EXPECT_EQ(with("injured", "[]").injured, 1);
  EXPECT_EQ(with("places", R"([{"name": "DOL town"}])").places, 1);
  EXPECT_EQ(with("places", R"([{"name": "Dolina"}])").places, 0);
  // Of one country and role, or half the words of one.
  EXPECT_EQ(with("actors", R"([{"text": "fighters", "country": "SVK", "role": "REB"}])").actors, 1);
  EXPECT_EQ(with("actors", R"([{"text": "Guard", "country": null, "role": "MIL"}])").actors, 1);
  EXPECT_EQ(with("actors", R"([{"text": "river guard post", "country": null, "role": "REB"}])").actors, 1);
  EXPECT_EQ(with("actors", R"([{"text": "the", "country": null, "role": "REB"}])").actors, 0);
  EXPECT_DOUBLE_EQ(with("actors", R"([{"text": "Guard"}, {"text": "river police"}])").actors, 2.0 / 3);
  // Only the immediate source counts.
  EXPECT_EQ(with("sources", R"([{"text": "Radio Vrch"}, {"text": "Novak"}])").sources, 1);
  EXPECT_EQ(with("sources", R"([{"text": "Novak"}, {"text": "Radio Vrch"}])").sources, 0);
}

TEST(ClaimAgreement, WholeAsksForWordsInCommon) {
  Json other = Json::parse(shelling).at(0);
  other["actors"][0]["text"] = "fighters";
  const auto gold = claims(shelling).front(), system = scored_claim(other);
  EXPECT_TRUE(agrees_strictly(agreement(gold, system)));
  EXPECT_FALSE(agrees_wholly(agreement(gold, system), gold, system));
}

TEST(ClaimAgreement, RefusesWhatIsNoClaim) {
  EXPECT_THROW((void)scored_claim(Json::parse(R"({"stance": "asserted"})")), Json::exception);
  EXPECT_THROW((void)scored_claim(Json::parse(R"({"type": "AID", "actors": 3})")), Json::exception);
}

TEST(ClaimScore, APerfectAnswer) {
  EXPECT_EQ(
      figures_of(shelling, shelling),
      "counts  reports 1  gold 1  system 1  paired 1\n"
      "claims  precision 1.0000  recall 1.0000  f1 1.0000  low 1.000  high 1.000\n"
      "strict  precision 1.0000  recall 1.0000  f1 1.0000  low 1.000  high 1.000\n"
      "whole   precision 1.0000  recall 1.0000  f1 1.0000  low 1.000  high 1.000\n"
      "fields  stance 1.0000  actors 1.0000  recipients 1.0000  sources 1.0000  places 1.0000  time 1.0000"
      "  killed 1.0000  injured 0.0000\n"
      "types   ASSAULT 1.0000\n");
}

TEST(ClaimScore, OnlyClaimsOfOneTypeThatAgreeByHalfArePaired) {
  constexpr const char* other_type =
      R"([{"type": "COERCE", "stance": "asserted", "evidence": "The Hill Guard shelled Dol"}])";
  EXPECT_NE(figures_of(shelling, other_type).find("paired 0"), std::string::npos);
  constexpr const char* too_little =
      R"([{"type": "ASSAULT", "stance": "asserted", "evidence": "Rain fell."}])";
  EXPECT_NE(figures_of(shelling, too_little).find("paired 0"), std::string::npos);
  EXPECT_NE(figures_of(shelling, "[]").find("precision 0.0000  recall 0.0000"), std::string::npos);
}

}  // namespace
}  // namespace sayso::evaluation
