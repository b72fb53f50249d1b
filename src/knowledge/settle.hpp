#pragma once
#include <vector>

#include "knowledge/places.hpp"

namespace sayso::knowledge {

/// How much each kind of evidence counts when place names are settled; found on LGL, TR-News and GeoVirus
/// together, each rounded (`sayso_places_eval`). Natural logarithms of odds, where not said otherwise.
struct SettleWeights {
  double population = 0.7;     ///< a tenfold of people
  double country = 3.0;        ///< being a country
  double first_order = 0.2;    ///< being a division of the first order
  double second_order = -0.7;  ///< being a division of the second order
  double region = 7.5;         ///< being a region of ours, whose people are not counted
  double capital = 1.5;        ///< being the capital of a country
  double likeness = 10.0;      ///< a name wholly other; taken off by its share
  double alternate = -0.6;     ///< found by another name than the one shown
  double respelled = 2.5;      ///< what the best of names that only spell alike must reach to be believed
  double contains = 6.0;       ///< standing before the place that contains it: "Ganja, Azerbaijan"
  double inside = 2.5;         ///< the report names a division or country that it lies in
  double same_division = 2.0;  ///< the report names another place of its first-order division
  double same_country = 0.5;   ///< the report names another place of its country
  double nearness = 2.5;       ///< the report names a place at no distance
  double near_km = 120;        ///< distance at which nearness has fallen to 1/e
  double context = 2.2;        ///< all evidence of the report together, before it levels off
  double hint = 0.8;           ///< a country hint of weight one
  int rounds = 3;              ///< how often the places of a report are weighed against each other
};

/// As `Places::settle`, with other weights.
[[nodiscard]] std::vector<SettledPlace> settle_places(const Places& places,
                                                      const std::vector<PlaceMention>& mentions,
                                                      const std::vector<CountryHint>& hints,
                                                      const SettleWeights& weights);

}  // namespace sayso::knowledge
