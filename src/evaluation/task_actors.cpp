#include <array>
#include <string>
#include <utility>

#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

constexpr std::array<const char*, 2> kinds = {"S", "T"};

using Stretch = std::pair<std::uint32_t, std::uint32_t>;

/// Words [begin, end) of one kind in BIO tags; an "I-" with nothing before it begins one, as conlleval has
/// it.
std::vector<Stretch> stretches(const Words& tags, const std::string& kind) {
  std::vector<Stretch> made;
  bool inside = false;
  for (std::uint32_t i = 0; i < tags.size(); ++i) {
    const bool begins = tags[i] == "B-" + kind, goes_on = tags[i] == "I-" + kind;
    if (begins || (goes_on && !inside)) made.emplace_back(i, i);
    inside = begins || goes_on;
    if (inside) made.back().second = i + 1;
  }
  return made;
}

std::vector<std::uint32_t> words_of_kind(const Words& tags, const std::string& kind) {
  std::vector<std::uint32_t> made;
  for (std::uint32_t i = 0; i < tags.size(); ++i)
    if (tags[i] == "B-" + kind || tags[i] == "I-" + kind) made.push_back(i);
  return made;
}

Result<Json> answer_one(const Json& seen, const System& system) {
  const auto words = seen.at("tokens").get<Words>();
  if (words.empty()) return Json{{"tags", Json::array()}};
  const auto tags = system.parties(words);
  if (!tags) return tl::unexpected(tags.error());
  return Json{{"tags", *tags}};
}

/// CAMEO's source and target: rows "spans" (just the right words) and "tokens", of both kinds and of each.
class ActorsTask : public Task {
 public:
  [[nodiscard]] Json see(const Json& record) const override { return only(record, {"tokens"}); }
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"tags"}; }

  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const override {
    return answer_each(seen, system.threads(), [&](const Json& one) { return answer_one(one, system); });
  }

  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "tags")) return false;
    const auto gold = annotated.at("tags").get<Words>(), system = answered.at("tags").get<Words>();
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
      spans_[kind].add(tally_of(stretches(system, kinds[kind]), stretches(gold, kinds[kind])));
      tokens_[kind].add(tally_of(words_of_kind(system, kinds[kind]), words_of_kind(gold, kinds[kind])));
    }
    return true;
  }

  [[nodiscard]] Figures figures() const override {
    Figures made;
    const auto add = [&](const std::string& name, const std::array<Tally, kinds.size()>& tallies) {
      Tally both;
      for (const Tally& tally : tallies) both.add(tally);
      made.push_back(row_of(name, both));
      for (std::size_t kind = 0; kind < kinds.size(); ++kind)
        made.push_back(row_of(name + "_" + kinds[kind], tallies[kind]));
    };
    add("spans", spans_);
    add("tokens", tokens_);
    return made;
  }

 private:
  std::array<Tally, kinds.size()> spans_, tokens_;
};

}  // namespace

std::unique_ptr<Task> actors_task() { return std::make_unique<ActorsTask>(); }

}  // namespace sayso::evaluation
