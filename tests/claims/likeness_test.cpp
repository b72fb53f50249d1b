#include "claims/likeness.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sayso::claims {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Entity party(const std::string& text, const std::string& country, const std::string& role) {
  Entity made;
  made.text = text;
  if (!country.empty()) made.country = country;
  made.role = role;
  return made;
}

Place place(const std::string& name) {
  Place made;
  made.name = name;
  return made;
}

TEST(SameParty, ByCountryAndRoleOrByName) {
  struct Case {
    Entity a, b;
    bool same;
  };
  const std::vector<Case> cases = {
      {party("its gunners", "GEO", "MIL"), party("Georgian troops", "GEO", "MIL"), true},
      {party("its gunners", "GEO", "MIL"), party("the premier", "GEO", "GOV"), false},
      {party("the Lori Brigade", "", "REB"), party("Lori Brigade fighters", "", "REB"), true},
      {party("rebels", "", "REB"), party("gunmen", "", "REB"), false},  // one role without a country
      {party("the army", "GEO", "MIL"), party("the army", "TUR", "MIL"), false},
      {party("the army", "", "MIL"), party("the Turkish army", "TUR", "MIL"), true},
      {party("the Lori River Valley Brigade", "", "REB"), party("Red River Dam Company", "", "BUS"), false},
      {party("the", "", "CVL"), party("the", "", "CVL"), false},
      {party("", "", "CVL"), party("", "", "CVL"), false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(same_party(c.a, c.b), c.same) << c.a.text << " / " << c.b.text;
    EXPECT_EQ(same_party(c.b, c.a), c.same) << c.b.text << " / " << c.a.text;
  }
}

TEST(ShareParty, OneOfEachIsEnough) {
  const Entity army = party("the army", "GEO", "MIL");
  const Entity gunmen = party("gunmen", "", "UAF");
  const Entity police = party("the police", "GEO", "COP");
  EXPECT_TRUE(share_party({gunmen, army}, {police, army}));
  EXPECT_FALSE(share_party({gunmen, army}, {police}));
  EXPECT_FALSE(share_party({}, {police}));
}

TEST(SharePlace, ByAContentWord) {
  EXPECT_TRUE(share_place({place("the city of Gyumri")}, {place("Vanadzor"), place("GYUMRI")}));
  EXPECT_FALSE(share_place({place("the north of Gyumri")}, {place("the Debed of Lori")}));
  EXPECT_FALSE(share_place({}, {place("Gyumri")}));
}

TEST(ShareDay, BothEndsCount) {
  const TimeRange days{"2021-03-08", "2021-03-10", {}};
  EXPECT_TRUE(share_day(days, {"2021-03-10", "2021-03-12", {}}));
  EXPECT_TRUE(share_day(days, {"2021-03-09", "2021-03-09", {}}));
  EXPECT_FALSE(share_day(days, {"2021-03-11", "2021-03-12", {}}));
  EXPECT_FALSE(share_day(days, {"2021-03-01", "2021-03-07", {}}));
}

TEST(ContentWords, FoldedSortedEachOnce) {
  EXPECT_THAT(content_words("The Old Bridge, and the OLD Élan's gate"),
              ElementsAre("bridge", "gate", "old", "élan"));
  EXPECT_THAT(content_words("of the"), IsEmpty());
  EXPECT_THAT(content_words(""), IsEmpty());
}

TEST(Likeness, PlacesOnTheMapAreOneWhereTheyAreNear) {
  const auto place = [](const std::string& name, double lat, double lon) {
    Place made;
    made.name = name;
    made.lat = lat;
    made.lon = lon;
    return made;
  };
  const Place poti = place("the port city of Poti", 42.147, 41.672);
  const Place batumi = place("the port city of Batumi", 41.643, 41.634);
  EXPECT_FALSE(share_place({poti}, {batumi})) << "the same words, 56 km apart";
  EXPECT_TRUE(share_place({poti}, {place("its harbour", 42.15, 41.65)}));
}

}  // namespace
}  // namespace sayso::claims
