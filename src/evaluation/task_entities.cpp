#include <algorithm>
#include <map>
#include <tuple>

#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

using Typed = std::tuple<std::uint32_t, std::uint32_t, std::string>;  // begin, end, type

Result<Json> answer_one(const Json& seen, const System& system) {
  const auto report = report_of(seen);
  if (!report) return tl::unexpected(report.error());
  const auto entities = system.entities(*report);
  if (!entities) return tl::unexpected(entities.error());
  Json list = Json::array();
  for (const language::TypedSpan& entity : *entities) {
    Json one = Json::object();
    one["begin"] = entity.span.begin;
    one["end"] = entity.span.end;
    one["type"] = entity.type;
    one["value"] = std::string(report->text.slice(entity.span));
    list.push_back(std::move(one));
  }
  return Json{{"entities", std::move(list)}};
}

std::vector<Typed> entities_of(const Json& record) {
  std::vector<Typed> made;
  for (const Json& one : record.at("entities").get_ref<const Json::array_t&>())
    made.emplace_back(one.at("begin").get<std::uint32_t>(), one.at("end").get<std::uint32_t>(),
                      one.at("type").get<std::string>());
  std::ranges::sort(made);
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

std::vector<Typed> of_type(const std::vector<Typed>& all, const std::string& type) {
  std::vector<Typed> made;
  std::ranges::copy_if(all, std::back_inserter(made),
                       [&](const Typed& one) { return std::get<2>(one) == type; });
  return made;
}

/// re3d: an entity is found when its begin, end and type are right. Rows: all, then a type each.
class EntitiesTask : public Task {
 public:
  [[nodiscard]] Json see(const Json& record) const override { return only(record, {"text"}); }
  /// Relations are annotation too, which is not answered.
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"entities", "relations"}; }

  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const override {
    return answer_each(seen, system.threads(), [&](const Json& one) { return answer_one(one, system); });
  }

  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "entities")) return false;
    const auto gold = entities_of(annotated), system = entities_of(answered);
    all_.add(tally_of(system, gold));
    for (const auto* list : {&gold, &system})
      for (const Typed& one : *list) types_.try_emplace(std::get<2>(one));
    for (auto& [type, tally] : types_) tally.add(tally_of(of_type(system, type), of_type(gold, type)));
    return true;
  }

  [[nodiscard]] Figures figures() const override {
    Figures made{row_of("entities", all_)};
    for (const auto& [type, tally] : types_) made.push_back(row_of(type, tally));
    return made;
  }

 private:
  Tally all_;
  std::map<std::string, Tally> types_;
};

}  // namespace

std::unique_ptr<Task> entities_task() { return std::make_unique<EntitiesTask>(); }

}  // namespace sayso::evaluation
