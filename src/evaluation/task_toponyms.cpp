#include <algorithm>
#include <numbers>

#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

constexpr double near_km = 161;  // a hundred miles, as the field has it
/// Half of the great circle: how far a place is that was not found.
constexpr double farthest_km = std::numbers::pi * 6371;

Result<Json> answer_one(const Json& seen, const System& system) {
  std::vector<knowledge::PlaceMention> mentions;
  for (const Json& one : seen.at("toponyms"))
    mentions.push_back({one.at("name").get<std::string>(),
                        {one.at("begin").get<std::uint32_t>(), one.at("end").get<std::uint32_t>()}});
  const auto settled = system.settle(mentions);
  if (!settled) return tl::unexpected(settled.error());
  Json list = Json::array();
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const knowledge::SettledPlace& place = (*settled)[i];
    Json one = seen.at("toponyms").at(i);
    one["lat"] = place.found() ? Json(rounded(place.candidate.lat)) : Json();
    one["lon"] = place.found() ? Json(rounded(place.candidate.lon)) : Json();
    const bool numbered = place.found() && place.candidate.geonameid;
    one["geonameid"] = numbered ? Json(std::to_string(*place.candidate.geonameid)) : Json();
    list.push_back(std::move(one));
  }
  return Json{{"toponyms", std::move(list)}};
}

/// Where named places are: the share within 161 km, the median error (a place not found is as far as can be),
/// the share found at all; over the toponyms that are annotated with coordinates.
class ToponymsTask : public Task {
 public:
  [[nodiscard]] Json see(const Json& record) const override {
    Json made = only(record, {"text"});
    made["toponyms"] = Json::array();
    for (const Json& one : record.at("toponyms").get_ref<const Json::array_t&>())
      made["toponyms"].push_back(only(one, {"begin", "end", "name"}));
    return made;
  }
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"toponyms"}; }

  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const override {
    return answer_each(seen, system.threads(), [&](const Json& one) { return answer_one(one, system); });
  }

  bool score(const Json& annotated, const Json& answered) override {
    std::vector<double> errors;
    std::uint64_t found = 0;
    const Json &gold = annotated.at("toponyms"), &system = answered.at("toponyms");
    for (std::size_t i = 0; i < gold.size(); ++i) {
      if (!told(gold.at(i), "lat") || !told(gold.at(i), "lon")) continue;
      const double lat = gold.at(i).at("lat").get<double>(), lon = gold.at(i).at("lon").get<double>();
      if (told(system.at(i), "lat")) {
        ++found;
        errors.push_back(knowledge::distance_km(lat, lon, system[i].at("lat").get<double>(),
                                                system[i].at("lon").get<double>()));
      } else {
        errors.push_back(farthest_km);
      }
    }
    found_ += found;
    errors_.insert(errors_.end(), errors.begin(), errors.end());
    return !errors.empty();
  }

  [[nodiscard]] Figures figures() const override {
    std::vector<double> sorted = errors_;
    std::ranges::sort(sorted);
    const auto count = static_cast<double>(sorted.size());
    const auto close = std::ranges::count_if(sorted, [](double km) { return km <= near_km; });
    const std::size_t middle = sorted.size() / 2;
    const double median = sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return {{"toponyms",
             {count_figure("count", sorted.size()),
              {"within_161_km", static_cast<double>(close) / count},
              {"median_error_km", median, 1},
              {"found", static_cast<double>(found_) / count}}}};
  }

 private:
  std::vector<double> errors_;  ///< kilometres
  std::uint64_t found_ = 0;
};

}  // namespace

std::unique_ptr<Task> toponyms_task() { return std::make_unique<ToponymsTask>(); }

}  // namespace sayso::evaluation
