#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "evaluation/claim_errors.hpp"
#include "evaluation/figures.hpp"
#include "evaluation/system.hpp"
#include "output/json_value.hpp"
#include "sayso/result.hpp"

namespace sayso::evaluation {

using output::Json;

/// A question that annotated records put: how they are read, asked and scored.
///
/// `see` is the only way from a record to the system. `see`, `answer` and `score` may throw `Json::exception`
/// for a record that is not as the corpora have it; `evaluate_records` makes an error of it.
class Task {
 public:
  Task() = default;
  Task(const Task&) = delete;
  Task& operator=(const Task&) = delete;
  virtual ~Task() = default;

  /// The fields that the system may see, and nothing else.
  [[nodiscard]] virtual Json see(const Json& record) const = 0;
  /// For each of what was seen, the fields that answer it.
  [[nodiscard]] virtual std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                         const System& system) const = 0;
  /// Annotated fields: an answered record has only the answers to them.
  [[nodiscard]] virtual std::vector<const char*> hidden() const = 0;
  /// Counts an answered record against the annotated one. False where nothing is annotated. Leaves the counts
  /// as they were where it throws.
  virtual bool score(const Json& annotated, const Json& answered) = 0;
  [[nodiscard]] virtual Figures figures() const = 0;
  /// What is wrong with one more answered record; none by a task that keeps no book of errors.
  [[nodiscard]] virtual std::vector<ClaimError> errors(const Json& /*annotated*/,
                                                       const Json& /*answered*/) const {
    return {};
  }
};

// A task a file, task_NAME.cpp, which says what its figures mean.
[[nodiscard]] std::unique_ptr<Task> claims_task();
[[nodiscard]] std::unique_ptr<Task> mentions_task();
[[nodiscard]] std::unique_ptr<Task> attribution_task();
[[nodiscard]] std::unique_ptr<Task> events_task();
[[nodiscard]] std::unique_ptr<Task> actors_task();
[[nodiscard]] std::unique_ptr<Task> factuality_task();
[[nodiscard]] std::unique_ptr<Task> entities_task();
[[nodiscard]] std::unique_ptr<Task> timex_task();
[[nodiscard]] std::unique_ptr<Task> toponyms_task();

}  // namespace sayso::evaluation
