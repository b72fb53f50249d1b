#include "knowledge/settle.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <optional>
#include <utility>

#include "knowledge/fold.hpp"

namespace sayso::knowledge {
namespace {

struct Point {
  double x = 0, y = 0, z = 0;
};

Point on_sphere(double lat, double lon) {
  constexpr double degree = std::numbers::pi / 180;
  return {std::cos(lat * degree) * std::cos(lon * degree), std::cos(lat * degree) * std::sin(lon * degree),
          std::sin(lat * degree)};
}

// What one name of the report may mean, and how likely each meaning is by now.
struct Node {
  std::vector<PlaceCandidate> candidates;
  std::vector<Point> points;
  std::vector<double> base;
  std::vector<double> share;
  double best = 0;                       ///< score of the likeliest
  std::optional<std::size_t> container;  ///< node that stands right after it
  double weight = 0;                     ///< how often it is named; grows slowly
};

bool lies_in(const PlaceCandidate& inner, const PlaceCandidate& outer) {
  if (inner.place == outer.place) return false;
  if (inner.admin1 == outer.place || inner.admin2 == outer.place) return true;
  return outer.kind == PlaceKind::country && !inner.country.empty() && inner.country == outer.country;
}

std::uint32_t division_of(const PlaceCandidate& candidate) {
  return candidate.kind == PlaceKind::first_order ? candidate.place : candidate.admin1;
}

class Settling {
 public:
  Settling(const Places& places, const SettleWeights& weights) : places_(places), weights_(weights) {}

  std::vector<SettledPlace> settle(const std::vector<PlaceMention>& mentions,
                                   const std::vector<CountryHint>& hints) {
    make_nodes(mentions);
    for (Node& node : nodes_) prepare(node, hints);
    for (int round = 0; round < weights_.rounds; ++round) weigh();
    std::vector<SettledPlace> settled;
    settled.reserve(mentions.size());
    for (const std::size_t node : node_of_) settled.push_back(choose(nodes_[node]));
    return settled;
  }

 private:
  void make_nodes(const std::vector<PlaceMention>& mentions) {
    std::vector<std::size_t> order(mentions.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&mentions](std::size_t i) { return mentions[i].span; });
    std::vector<std::string> folded(mentions.size());
    for (std::size_t i = 0; i < mentions.size(); ++i) folded[i] = fold(mentions[i].name);
    // The name that stands right after each, ", " between.
    std::vector<std::string> after(mentions.size());
    for (std::size_t k = 0; k + 1 < order.size(); ++k) {
      const auto& here = mentions[order[k]].span;
      const auto& next = mentions[order[k + 1]].span;
      const bool beside = next.begin >= here.end && next.begin - here.end <= 3 && next.begin > here.end;
      if (beside && folded[order[k]] != folded[order[k + 1]]) after[order[k]] = folded[order[k + 1]];
    }
    std::map<std::string, std::vector<PlaceCandidate>> found;
    for (const std::string& name : folded) {
      if (!found.contains(name)) found[name] = places_.look_up(name);
    }
    // Names that stand side by side contain each other only if some pair of candidates does.
    const auto contained = [&found](const std::string& name, const std::string& outer) {
      return std::ranges::any_of(found[name], [&](const PlaceCandidate& inner) {
        return std::ranges::any_of(
            found[outer], [&](const PlaceCandidate& candidate) { return lies_in(inner, candidate); });
      });
    };
    std::map<std::string, std::string> first_container;
    for (const std::size_t i : order) {
      if (after[i].empty()) continue;
      if (!contained(folded[i], after[i])) {
        after[i].clear();
      } else {
        first_container.try_emplace(folded[i], after[i]);
      }
    }
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    node_of_.assign(mentions.size(), 0);
    for (const std::size_t i : order) {
      std::string outer = after[i];
      if (outer.empty() && first_container.contains(folded[i])) outer = first_container[folded[i]];
      const auto [at, fresh] = known.try_emplace({folded[i], outer}, nodes_.size());
      if (fresh) {
        nodes_.emplace_back();
        nodes_.back().candidates = found[folded[i]];
      }
      nodes_[at->second].weight += 1;
      node_of_[i] = at->second;
    }
    for (const auto& [key, node] : known) {
      if (key.second.empty()) continue;
      const auto& container = key.second;
      const auto outer = std::ranges::find_if(
          known, [&container](const auto& item) { return item.first.first == container; });
      if (outer != known.end()) nodes_[node].container = outer->second;
    }
  }

  void prepare(Node& node, const std::vector<CountryHint>& hints) const {
    node.weight = std::sqrt(node.weight);
    for (const PlaceCandidate& candidate : node.candidates) {
      node.points.push_back(on_sphere(candidate.lat, candidate.lon));
      double score = 0;
      switch (candidate.kind) {
        case PlaceKind::country:
          score += weights_.country;
          break;
        case PlaceKind::first_order:
          score += weights_.first_order;
          break;
        case PlaceKind::second_order:
          score += weights_.second_order;
          break;
        case PlaceKind::region:
          score += weights_.region;
          break;
        case PlaceKind::town:
          break;
      }
      if (candidate.kind != PlaceKind::region)
        score += weights_.population * std::log10(candidate.population + 10.0);
      score -= weights_.likeness * (1 - candidate.likeness);
      if (candidate.capital) score += weights_.capital;
      if (candidate.alternate) score += weights_.alternate;
      for (const CountryHint& hint : hints) {
        if (!candidate.country.empty() && hint.country == candidate.country)
          score += weights_.hint * hint.weight;
      }
      node.base.push_back(score);
    }
    node.share = shares(node.base);
  }

  static std::vector<double> shares(const std::vector<double>& scores) {
    std::vector<double> share(scores.size(), 0);
    if (scores.empty()) return share;
    const double top = *std::ranges::max_element(scores);
    double sum = 0;
    for (std::size_t i = 0; i < scores.size(); ++i) sum += share[i] = std::exp(scores[i] - top);
    for (double& s : share) s /= sum;
    return share;
  }

  double bearing(const Node& node, std::size_t c, const Node& other, std::size_t d) const {
    const PlaceCandidate& here = node.candidates[c];
    const PlaceCandidate& there = other.candidates[d];
    if (here.place == there.place) return 0;
    double evidence = 0;
    if (lies_in(here, there)) {
      evidence += weights_.inside * (there.kind == PlaceKind::country ? 0.6 : 1.0);
    } else if (!here.country.empty() && here.country == there.country) {
      evidence += weights_.same_country;
      const std::uint32_t division = division_of(here);
      if (division != no_place && division == division_of(there)) evidence += weights_.same_division;
    }
    if (there.kind == PlaceKind::town || there.kind == PlaceKind::second_order) {
      const Point& a = node.points[c];
      const Point& b = other.points[d];
      const double chord =
          std::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) + (a.z - b.z) * (a.z - b.z));
      evidence += weights_.nearness * std::exp(-chord * 6371 / weights_.near_km);
    }
    return evidence;
  }

  void weigh() {
    std::vector<std::vector<double>> next(nodes_.size());
    for (std::size_t n = 0; n < nodes_.size(); ++n) {
      const Node& node = nodes_[n];
      std::vector<double> scores = node.base;
      for (std::size_t c = 0; c < scores.size(); ++c) {
        double evidence = 0;
        for (std::size_t m = 0; m < nodes_.size(); ++m) {
          if (m == n) continue;
          const Node& other = nodes_[m];
          double from = 0;
          for (std::size_t d = 0; d < other.candidates.size(); ++d) {
            if (other.share[d] < 0.02) continue;
            from += other.share[d] * bearing(node, c, other, d);
          }
          evidence += other.weight * from;
        }
        scores[c] += weights_.context * std::log1p(evidence);
        if (node.container) {
          const Node& outer = nodes_[*node.container];
          double inside = 0;
          for (std::size_t d = 0; d < outer.candidates.size(); ++d) {
            if (lies_in(node.candidates[c], outer.candidates[d])) inside += outer.share[d];
          }
          scores[c] += weights_.contains * std::min(1.0, inside);
        }
      }
      next[n] = shares(scores);
      if (!scores.empty()) nodes_[n].best = *std::ranges::max_element(scores);
    }
    for (std::size_t n = 0; n < nodes_.size(); ++n) nodes_[n].share = std::move(next[n]);
  }

  SettledPlace choose(const Node& node) const {
    SettledPlace settled;
    if (node.candidates.empty()) return settled;
    if (node.candidates.front().respelled && node.best < weights_.respelled) return settled;
    const auto best = static_cast<std::size_t>(std::ranges::max_element(node.share) - node.share.begin());
    settled.candidate = node.candidates[best];
    settled.confidence = node.share[best];
    switch (settled.candidate.kind) {
      case PlaceKind::country:
        settled.precision = Precision::country;
        break;
      case PlaceKind::first_order:
        settled.precision = Precision::first_order;
        break;
      case PlaceKind::second_order:
        settled.precision = Precision::second_order;
        break;
      case PlaceKind::region:
        settled.precision = Precision::near;
        break;
      case PlaceKind::town:
        settled.precision = Precision::exact;
        break;
    }
    return settled;
  }

  const Places& places_;
  const SettleWeights& weights_;
  std::vector<Node> nodes_;
  std::vector<std::size_t> node_of_;
};

}  // namespace

std::vector<SettledPlace> settle_places(const Places& places, const std::vector<PlaceMention>& mentions,
                                        const std::vector<CountryHint>& hints, const SettleWeights& weights) {
  return Settling(places, weights).settle(mentions, hints);
}

std::vector<SettledPlace> Places::settle(const std::vector<PlaceMention>& mentions,
                                         const std::vector<CountryHint>& hints) const {
  return settle_places(*this, mentions, hints, SettleWeights{});
}

}  // namespace sayso::knowledge
