#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/places_file.hpp"
#include "sayso/claim.hpp"  // Precision
#include "sayso/result.hpp"
#include "sayso/span.hpp"

namespace sayso::knowledge {

/// A place that a name may mean.
struct PlaceCandidate {
  std::uint32_t place = no_place;  ///< index into the gazetteer; stable for one file
  std::string name;                ///< as the gazetteer shows it
  double lat = 0;                  ///< degrees WGS84
  double lon = 0;                  ///< degrees WGS84
  std::optional<std::int64_t> geonameid;
  std::string country;           ///< ISO 3166-1 alpha-3; empty when in none or several
  std::uint32_t population = 0;  ///< of its towns, for divisions and countries
  PlaceKind kind = PlaceKind::town;
  bool capital = false;  ///< of its country
  std::uint32_t admin1 = no_place;
  std::uint32_t admin2 = no_place;
  double likeness = 1;     ///< (0, 1]: 1 for the name itself, less for another spelling or a shortened form
  bool respelled = false;  ///< found by a name that only spells alike
  bool alternate = false;  ///< found by a name other than the one shown
};

/// A place name of a report.
struct PlaceMention {
  std::string name;
  Span span;  ///< where it stands; tells which names stand side by side ("Ganja, Azerbaijan")
};

/// A country that the report is about for other reasons, such as its actors.
struct CountryHint {
  std::string country;  ///< ISO 3166-1 alpha-3
  double weight = 1;    ///< about one a mention
};

/// Where a mention is; `place` is no_place where nothing was found.
struct SettledPlace {
  PlaceCandidate candidate;
  Precision precision = Precision::unknown;
  double confidence = 0;  ///< share of the weight that the chosen candidate has, [0, 1]

  [[nodiscard]] bool found() const { return candidate.place != no_place; }
};

/// The gazetteer: towns, divisions, countries and regions of the world with their names.
///
/// Copies share the mapped file. All look-ups are const and may run on any number of threads.
class Places {
 public:
  /// Errors: as `PlacesFile::open`.
  [[nodiscard]] static Result<Places> open(const std::string& path);

  /// What a name may mean, the most likely first: places of that very name (without a leading "the", and
  /// without "city of", "province", "St." for "Saint" and the like, at a lower likeness); only where there
  /// are none, and `other_spellings` is asked for, those of names that spell alike (`name_likeness` of
  /// `same_name` or more). At most `limit`.
  [[nodiscard]] std::vector<PlaceCandidate> look_up(std::string_view name, std::size_t limit = 60,
                                                    bool other_spellings = true) const;

  /// Chooses one candidate for every mention of a report, given all of them: by population, what stands
  /// beside it, what else the report names, and nearness. One name means one place throughout, save where a
  /// containing place stands beside it. A name found only by another spelling is left unknown unless its
  /// place is well known or the report bears it out. The answer is in the order of `mentions`.
  [[nodiscard]] std::vector<SettledPlace> settle(const std::vector<PlaceMention>& mentions,
                                                 const std::vector<CountryHint>& hints = {}) const;

  [[nodiscard]] PlaceCandidate candidate(std::uint32_t place) const;
  [[nodiscard]] const PlacesFile& file() const { return file_; }

 private:
  void add_exact(std::string_view folded, double likeness, std::optional<bool> divisions,
                 std::vector<PlaceCandidate>& found) const;
  void add_alike(const std::string& folded, std::vector<PlaceCandidate>& found) const;

  PlacesFile file_;
};

/// Kilometres along the great circle (sphere of 6,371 km).
[[nodiscard]] double distance_km(double lat1, double lon1, double lat2, double lon2);

}  // namespace sayso::knowledge
