#pragma once
#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {

/// A task whose answer stands in what a report says: its claims or its statements.
class AccountTask : public Task {
 public:
  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const final;

 protected:
  [[nodiscard]] virtual Json answer_of(const Account& account) const = 0;
};

/// A task over the annotated reports: the system sees the report and answers with its claims, as the
/// annotated reports have them: `id` is "c1", and no report or coder is named.
class AnnotatedReportsTask : public AccountTask {
 public:
  [[nodiscard]] Json see(const Json& record) const final;
  [[nodiscard]] std::vector<const char*> hidden() const final;

 protected:
  [[nodiscard]] Json answer_of(const Account& account) const final;
};

}  // namespace sayso::evaluation
