#include "knowledge/places.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

#include "knowledge/fold.hpp"
#include "knowledge/name_key.hpp"

namespace sayso::knowledge {
namespace {

constexpr std::uint32_t alternate_bit = 0x80000000U;

// Words that say what kind of place a name is of. Before it or after it they may be left out.
constexpr std::array<std::string_view, 18> division_words = {
    "province",   "region", "oblast",       "governorate",
    "district",   "county", "state",        "department",
    "prefecture", "raion",  "republic",     "territory",
    "division",   "parish", "municipality", "autonomous region",
    "krai",       "area"};
constexpr std::array<std::string_view, 8> town_words = {"city",    "town",   "village", "township",
                                                        "borough", "suburb", "camp",    "refugee camp"};
constexpr std::array<std::string_view, 12> leading_words = {
    "the",         "city of",   "town of", "village of", "province of",        "state of",
    "district of", "region of", "port of", "county of",  "city and county of", "republic of"};
constexpr std::array<std::string_view, 10> compass_words = {
    "northern", "southern", "eastern", "western", "central", "north", "south", "east", "west", "greater"};
constexpr std::array<std::pair<std::string_view, std::string_view>, 5> short_words = {
    {{"st", "saint"}, {"mt", "mount"}, {"ft", "fort"}, {"saint", "st"}, {"ste", "sainte"}}};

bool drop_front(std::string_view& name, std::string_view word) {
  if (name.size() <= word.size() + 1 || !name.starts_with(word) || name[word.size()] != ' ') return false;
  name.remove_prefix(word.size() + 1);
  return true;
}

bool drop_back(std::string_view& name, std::string_view word) {
  if (name.size() <= word.size() + 1 || !name.ends_with(word) || name[name.size() - word.size() - 1] != ' ') {
    return false;
  }
  name.remove_suffix(word.size() + 1);
  return true;
}

std::uint32_t fnv1a(std::string_view text) {
  std::uint32_t value = 0x811C9DC5U;
  for (const char c : text) value = (value ^ static_cast<std::uint8_t>(c)) * 0x01000193U;
  return value;
}

bool is_division(PlaceKind kind) {
  return kind == PlaceKind::first_order || kind == PlaceKind::second_order || kind == PlaceKind::region;
}

// How much a candidate stands out before the report is read; only for the order of `look_up`.
double prominence(const PlaceCandidate& candidate) {
  double weight = std::log10(candidate.population + 10.0);
  if (candidate.kind == PlaceKind::country) weight += 3;
  if (candidate.kind == PlaceKind::region) weight = 7;
  if (candidate.kind == PlaceKind::second_order) weight -= 1;
  if (candidate.capital) weight += 1.5;
  if (candidate.alternate) weight -= 0.7;
  return weight;
}

}  // namespace

double distance_km(double lat1, double lon1, double lat2, double lon2) {
  constexpr double degree = std::numbers::pi / 180;
  const double a =
      std::pow(std::sin((lat2 - lat1) * degree / 2), 2) +
      std::cos(lat1 * degree) * std::cos(lat2 * degree) * std::pow(std::sin((lon2 - lon1) * degree / 2), 2);
  return 2 * 6371 * std::asin(std::min(1.0, std::sqrt(a)));
}

Result<Places> Places::open(const std::string& path) {
  return PlacesFile::open(path).map([](PlacesFile file) {
    Places places;
    places.file_ = std::move(file);
    return places;
  });
}

PlaceCandidate Places::candidate(std::uint32_t place) const {
  PlaceCandidate made;
  if (place >= file_.places().size()) return made;
  const PlaceRecord& record = file_.places()[place];
  made.place = place;
  made.name = std::string(file_.shown(record));
  made.lat = record.lat_e5 / 1e5;
  made.lon = record.lon_e5 / 1e5;
  if (record.geonameid >= 0) made.geonameid = record.geonameid;
  if (record.country[0] != '\0') made.country.assign(record.country, 3);
  made.population = record.population;
  made.kind = record.kind;
  made.capital = record.capital != 0;
  made.admin1 = record.admin1;
  made.admin2 = record.admin2;
  return made;
}

void Places::add_exact(std::string_view folded, double likeness, std::optional<bool> divisions,
                       std::vector<PlaceCandidate>& found) const {
  const NameRecord* name = file_.find(folded);
  if (name == nullptr) return;
  for (const std::uint32_t ref : file_.refs(*name)) {
    const std::uint32_t place = ref & ~alternate_bit;
    if (place >= file_.places().size()) continue;
    if (divisions && is_division(file_.places()[place].kind) != *divisions) continue;
    const auto there = std::ranges::find(found, place, &PlaceCandidate::place);
    if (there != found.end()) continue;
    found.push_back(candidate(place));
    found.back().likeness = likeness;
    found.back().alternate = (ref & alternate_bit) != 0;
  }
}

void Places::add_alike(const std::string& folded, std::vector<PlaceCandidate>& found) const {
  if (folded.size() < 4) return;
  for (const std::string& key : name_keys(folded)) {
    const std::uint32_t hash = fnv1a(key);
    const auto keys = file_.keys();
    for (auto at = std::ranges::lower_bound(keys, hash, {}, &KeyRecord::hash);
         at != keys.end() && at->hash == hash; ++at) {
      const KeyRecord& record = *at;
      const NameRecord& name = file_.names()[record.name];
      const std::string_view text = file_.text(name);
      // A name much longer or shorter cannot be alike enough: spare the distance.
      if (text.size() * 10 < folded.size() * 6 || folded.size() * 10 < text.size() * 6) continue;
      const double likeness = name_likeness(folded, text);
      if (likeness >= same_name) add_exact(text, likeness, {}, found);
    }
  }
}

std::vector<PlaceCandidate> Places::look_up(std::string_view name, std::size_t limit,
                                            bool other_spellings) const {
  const std::string whole = fold(name);
  std::vector<PlaceCandidate> found;
  if (whole.empty()) return found;
  std::string_view rest = whole;
  drop_front(rest, "the");
  add_exact(rest, 1, {}, found);
  for (const auto& [from, to] : short_words) {
    std::string_view tail = rest;
    if (drop_front(tail, from)) add_exact(std::string(to) + " " + std::string(tail), 0.98, {}, found);
  }
  for (const auto word : division_words) {
    std::string_view shorter = rest;
    if (drop_back(shorter, word)) add_exact(shorter, 0.97, true, found);
  }
  if (found.empty()) {
    for (const auto word : division_words) {
      std::string_view shorter = rest;
      if (drop_back(shorter, word)) add_exact(shorter, 0.93, {}, found);
    }
    for (const auto word : town_words) {
      std::string_view shorter = rest;
      if (drop_back(shorter, word)) add_exact(shorter, 0.95, {}, found);
    }
    for (const auto word : leading_words) {
      std::string_view shorter = rest;
      if (drop_front(shorter, word)) add_exact(shorter, 0.95, {}, found);
    }
    for (const auto word : compass_words) {
      std::string_view shorter = rest;
      if (drop_front(shorter, word)) add_exact(shorter, 0.9, {}, found);
    }
  }
  if (found.empty() && other_spellings) {
    add_alike(std::string(rest), found);
    for (PlaceCandidate& each : found) each.respelled = true;
  }
  std::ranges::stable_sort(found, [](const PlaceCandidate& a, const PlaceCandidate& b) {
    const double left = prominence(a) + 8 * a.likeness;
    const double right = prominence(b) + 8 * b.likeness;
    return left != right ? left > right : a.place < b.place;
  });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace sayso::knowledge
