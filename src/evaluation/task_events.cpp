#include <algorithm>
#include <array>
#include <string_view>

#include "evaluation/class_score.hpp"
#include "evaluation/marked_sentence.hpp"
#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

struct Root {
  std::string_view name;
  int penta;
};

/// The group of five that most sentences of PLV's train part with a root have: 0 CONSULT, 1 verbal
/// cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
constexpr std::array<Root, 15> roots = {{{"YIELD", 2},
                                         {"REJECT", 3},
                                         {"ACCUSE", 3},
                                         {"AGREE", 1},
                                         {"ASSAULT", 4},
                                         {"COERCE", 4},
                                         {"SUPPORT", 1},
                                         {"AID", 2},
                                         {"CONSULT", 1},
                                         {"REQUEST", 3},
                                         {"THREATEN", 3},
                                         {"SANCTION", 4},
                                         {"PROTEST", 4},
                                         {"MOBILIZE", 4},
                                         {"COOPERATE", 2}}};

Result<Json> answer_one(const Json& seen, const System& system) {
  const auto words = marked_words(seen.at("marked").get<std::string>());
  if (!words) return tl::unexpected(words.error());
  const auto event = system.event(*words);
  if (!event) return tl::unexpected(event.error());
  Json made = Json::object();
  made["root"] = *event;
  const auto root = std::ranges::find(roots, *event, &Root::name);
  made["penta"] = root == roots.end() ? Json() : Json(root->penta);
  return made;
}

/// PLV: the event between a marked source and target, and its group of five.
class EventsTask : public Task {
 public:
  [[nodiscard]] Json see(const Json& record) const override {
    return only(record, {"sentence", "marked", "source", "target"});
  }
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"root", "penta"}; }

  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const override {
    return answer_each(seen, system.threads(), [&](const Json& one) { return answer_one(one, system); });
  }

  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "root")) return false;
    const auto root = annotated.at("root").get<std::string>();
    const std::string penta =
        told(annotated, "penta") ? std::to_string(annotated.at("penta").get<int>()) : "";
    roots_.add(root, answered.at("root").get<std::string>());
    if (!penta.empty())
      pentas_.add(penta, told(answered, "penta") ? std::to_string(answered.at("penta").get<int>()) : "none");
    return true;
  }

  [[nodiscard]] Figures figures() const override {
    return {roots_.row("root"), pentas_.row("penta"), roots_.by_class("roots")};
  }

 private:
  ClassScore roots_, pentas_;
};

}  // namespace

std::unique_ptr<Task> events_task() { return std::make_unique<EventsTask>(); }

}  // namespace sayso::evaluation
