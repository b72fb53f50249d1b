#include "evaluation/mention_score.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

using Indices = std::vector<std::uint32_t>;

void join(Indices& into, const Indices& more) {
  Indices both;
  std::ranges::set_union(into, more, std::back_inserter(both));
  into = std::move(both);
}

bool meet(const Indices& a, const Indices& b) { return tally_of(a, b).hits > 0; }

/// Triggers with a word in common, in order, each used once.
std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const std::vector<ScoredAct>& gold,
                                                          const std::vector<ScoredAct>& system, bool types) {
  std::vector<bool> used(system.size(), false);
  std::vector<std::pair<std::size_t, std::size_t>> made;
  for (std::size_t g = 0; g < gold.size(); ++g) {
    for (std::size_t s = 0; s < system.size(); ++s) {
      if (used[s] || (types && gold[g].type != system[s].type) || !meet(gold[g].trigger, system[s].trigger))
        continue;
      used[s] = true;
      made.emplace_back(g, s);
      break;
    }
  }
  return made;
}

}  // namespace

std::vector<ScoredAct> acts_of(const output::Json& claims, const std::vector<Span>& words) {
  std::map<std::pair<Indices, std::string>, ScoredAct> acts;
  for (const Json& claim : claims.get_ref<const Json::array_t&>()) {
    const auto type = claim.at("type").get<std::string>();
    if (!told(claim, "mentions")) continue;
    for (const Json& mention : claim.at("mentions").get_ref<const Json::array_t&>()) {
      const Indices trigger = words_in({span_of(mention.at("trigger"))}, words);
      if (trigger.empty()) continue;
      ScoredAct& act = acts[{trigger, type}];
      act.type = type;
      act.trigger = trigger;
      for (std::size_t slot = 0; slot < mention_slots.size(); ++slot)
        if (told(mention, mention_slots[slot]))
          join(act.slots[slot], words_in(spans_of(mention.at(mention_slots[slot])), words));
    }
  }
  std::vector<ScoredAct> made;
  made.reserve(acts.size());
  for (auto& [key, act] : acts) made.push_back(std::move(act));
  return made;
}

void MentionScore::add(const std::vector<ScoredAct>& gold, const std::vector<ScoredAct>& system) {
  const auto found = static_cast<double>(system.size()), wanted = static_cast<double>(gold.size());
  words_.add({static_cast<double>(pairs_of(gold, system, false).size()), found, wanted});
  const auto pairs = pairs_of(gold, system, true);
  acts_.add({static_cast<double>(pairs.size()), found, wanted});
  for (const auto& [g, s] : pairs)
    for (std::size_t slot = 0; slot < slots_.size(); ++slot)
      slots_[slot].add(tally_of(system[s].slots[slot], gold[g].slots[slot]));
}

Figures MentionScore::figures() const {
  Figures made{row_of("acts", acts_), row_of("words", words_)};
  for (std::size_t slot = 0; slot < slots_.size(); ++slot)
    made.push_back(row_of(mention_slots[slot], slots_[slot]));
  return made;
}

}  // namespace sayso::evaluation
