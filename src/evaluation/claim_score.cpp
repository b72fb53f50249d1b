#include "evaluation/claim_score.hpp"

#include <algorithm>
#include <utility>

#include "evaluation/claim_pairs.hpp"
#include "evaluation/resampling.hpp"

namespace sayso::evaluation {
namespace {

constexpr std::array<const char*, 3> level_names = {"claims", "strict", "whole"};
constexpr std::array<const char*, 7> field_names = {"actors", "recipients", "sources", "places",
                                                    "time",   "killed",     "injured"};

}  // namespace

ClaimScore::Type& ClaimScore::type(const std::string& name) {
  const auto found = std::ranges::find(types_, name, &Type::name);
  return found != types_.end() ? *found : types_.emplace_back(Type{name, {}});
}

void ClaimScore::count_pair(const ScoredClaim& gold, const ScoredClaim& system, const Agreement& fields,
                            std::array<Tally, 3>& report) {
  ++pairs_;
  stance_ += fields.stance;
  type(gold.type).tally.hits += 1;
  report[claims].hits += 1;
  if (agrees_strictly(fields)) report[strict].hits += 1;
  if (agrees_wholly(fields, gold, system)) report[whole].hits += 1;
  const auto count = [&](Field field, double value, bool in_gold, bool in_system) {
    fields_[field].add({in_gold && in_system ? value : 0.0, in_system ? 1.0 : 0.0, in_gold ? 1.0 : 0.0});
  };
  count(actors, fields.actors, !gold.actors.empty(), !system.actors.empty());
  count(recipients, fields.recipients, !gold.recipients.empty(), !system.recipients.empty());
  count(sources, fields.sources, !gold.source.empty(), !system.source.empty());
  count(places, fields.places, !gold.places.empty(), !system.places.empty());
  count(time, fields.time, gold.time.has_value(), system.time.has_value());
  count(killed, fields.killed, gold.killed.has_value(), system.killed.has_value());
  count(injured, fields.injured, gold.injured.has_value(), system.injured.has_value());
}

void ClaimScore::add(const std::vector<ScoredClaim>& gold, const std::vector<ScoredClaim>& system) {
  for (const ScoredClaim& claim : gold) type(claim.type).tally.wanted += 1;
  for (const ScoredClaim& claim : system) type(claim.type).tally.found += 1;
  std::array<Tally, 3> report;
  report.fill({0, static_cast<double>(system.size()), static_cast<double>(gold.size())});
  for (const ClaimPair& pair : pair_claims(gold, system)) {
    const ScoredClaim &wanted = gold[pair.gold], &found = system[pair.system];
    count_pair(wanted, found, agreement(wanted, found), report);
  }
  for (std::size_t level = 0; level < report.size(); ++level) reports_[level].push_back(report[level]);
}

Figures ClaimScore::figures() const {
  Figures made(1);
  for (std::size_t level = 0; level < reports_.size(); ++level) {
    Tally sum;
    for (const Tally& report : reports_[level]) sum.add(report);
    if (level == claims)
      made.front() = {
          "counts",
          {count_figure("reports", reports_[level].size()),
           count_figure("gold", static_cast<std::uint64_t>(sum.wanted)),
           count_figure("system", static_cast<std::uint64_t>(sum.found)), count_figure("paired", pairs_)}};
    FigureRow row = row_of(level_names[level], sum);
    const Interval interval = f1_interval(reports_[level]);
    row.figures.push_back({"low", interval.low, 3});
    row.figures.push_back({"high", interval.high, 3});
    made.push_back(std::move(row));
  }
  FigureRow fields{"fields", {{"stance", pairs_ > 0 ? stance_ / static_cast<double>(pairs_) : 0.0}}};
  for (std::size_t field = 0; field < fields_.size(); ++field)
    fields.figures.push_back({field_names[field], fields_[field].f1()});
  made.push_back(std::move(fields));
  std::vector<Type> types;
  std::ranges::copy_if(types_, std::back_inserter(types),
                       [](const Type& one) { return one.tally.wanted > 0; });
  std::ranges::stable_sort(types,
                           [](const Type& a, const Type& b) { return a.tally.wanted > b.tally.wanted; });
  FigureRow by_type{"types", {}};
  for (const Type& one : types) by_type.figures.push_back({one.name, one.tally.f1()});
  made.push_back(std::move(by_type));
  return made;
}

}  // namespace sayso::evaluation
