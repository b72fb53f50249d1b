#include <cmath>

#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

Result<Json> answer_one(const Json& seen, const System& system) {
  const auto words = seen.at("tokens").get<Words>();
  Json targets = Json::array();
  if (seen.at("targets").empty()) return Json{{"targets", std::move(targets)}};
  const auto analysis = system.analysis({words});
  if (!analysis) return tl::unexpected(analysis.error());
  for (const Json& one : seen.at("targets")) {
    const auto token = one.at("token").get<std::size_t>();
    if (token >= analysis->words.size())
      return tl::unexpected(
          Error{ErrorCode::word_out_of_range,
                "",
                {},
                {},
                "target token " + std::to_string(token) + " of " + std::to_string(words.size()),
                "tokens count from 0"});
    Json target = Json::object();
    target["token"] = token;
    target["factuality"] = rounded(static_cast<double>(analysis->words[token].factuality));
    targets.push_back(std::move(target));
  }
  return Json{{"targets", std::move(targets)}};
}

/// How surely each predicate happened: mean absolute error and Pearson's r over all targets.
class FactualityTask : public Task {
 public:
  [[nodiscard]] Json see(const Json& record) const override {
    Json made = only(record, {"tokens"});
    made["targets"] = Json::array();
    for (const Json& one : record.at("targets").get_ref<const Json::array_t&>())
      made["targets"].push_back({{"token", one.at("token")}});
    return made;
  }
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"targets"}; }

  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const override {
    return answer_each(seen, system.threads(), [&](const Json& one) { return answer_one(one, system); });
  }

  bool score(const Json& annotated, const Json& answered) override {
    std::vector<std::pair<double, double>> pairs;
    const Json &gold = annotated.at("targets"), &system = answered.at("targets");
    for (std::size_t i = 0; i < gold.size(); ++i)
      if (told(gold.at(i), "factuality"))
        pairs.emplace_back(gold.at(i).at("factuality").get<double>(),
                           system.at(i).at("factuality").get<double>());
    pairs_.insert(pairs_.end(), pairs.begin(), pairs.end());
    return !pairs.empty();
  }

  [[nodiscard]] Figures figures() const override {
    double error = 0, mean_gold = 0, mean_system = 0;
    const auto count = static_cast<double>(pairs_.size());
    for (const auto& [gold, system] : pairs_) {
      error += std::abs(gold - system) / count;
      mean_gold += gold / count;
      mean_system += system / count;
    }
    double both = 0, of_gold = 0, of_system = 0;
    for (const auto& [gold, system] : pairs_) {
      both += (gold - mean_gold) * (system - mean_system);
      of_gold += (gold - mean_gold) * (gold - mean_gold);
      of_system += (system - mean_system) * (system - mean_system);
    }
    // Without spread there is no correlation: 0/0, which is printed as what could not be measured.
    return {{"factuality",
             {count_figure("targets", pairs_.size()),
              {"mean_absolute_error", error},
              {"pearson_r", both / std::sqrt(of_gold * of_system)}}}};
  }

 private:
  std::vector<std::pair<double, double>> pairs_;  ///< annotated, answered
};

}  // namespace

std::unique_ptr<Task> factuality_task() { return std::make_unique<FactualityTask>(); }

}  // namespace sayso::evaluation
