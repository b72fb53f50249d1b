#pragma once
#include <optional>

#include "evaluation/system.hpp"
#include "sayso/coder.hpp"

namespace sayso::evaluation {

/// Sayso itself. A part that a task has no need of may be left out; asking for it is an error (`internal`).
class TrainedSystem : public System {
 public:
  TrainedSystem(std::optional<language::Reader> reader, std::optional<Knowledge> knowledge, unsigned threads);

  [[nodiscard]] std::vector<Result<Account>> accounts(std::span<const Report> reports) const override;
  [[nodiscard]] Result<Analysis> analysis(const language::GivenSentences& sentences) const override;
  [[nodiscard]] Result<std::string> event(const Words& marked) const override;
  [[nodiscard]] Result<Words> parties(const Words& words) const override;
  [[nodiscard]] Result<std::vector<language::TypedSpan>> entities(const Report& report) const override;
  /// Error: `data_missing` without a gazetteer.
  [[nodiscard]] Result<std::vector<knowledge::SettledPlace>> settle(
      const std::vector<knowledge::PlaceMention>& mentions) const override;
  [[nodiscard]] unsigned threads() const override { return threads_; }

 private:
  std::optional<language::Reader> reader_;
  std::optional<Knowledge> knowledge_;
  unsigned threads_;
};

}  // namespace sayso::evaluation
