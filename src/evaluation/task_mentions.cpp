#include "evaluation/account_task.hpp"
#include "evaluation/mention_score.hpp"

namespace sayso::evaluation {
namespace {

/// The words of every mention: MentionScore says what the figures mean.
class MentionsTask : public AnnotatedReportsTask {
 public:
  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "claims")) return false;
    const auto text = text_of(annotated);
    if (!text) return false;
    const std::vector<Span> words = words_of(*text);
    score_.add(acts_of(annotated.at("claims"), words), acts_of(answered.at("claims"), words));
    return true;
  }

  [[nodiscard]] Figures figures() const override { return score_.figures(); }

 private:
  MentionScore score_;
};

}  // namespace

std::unique_ptr<Task> mentions_task() { return std::make_unique<MentionsTask>(); }

}  // namespace sayso::evaluation
