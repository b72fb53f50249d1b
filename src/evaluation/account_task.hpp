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

/// The claims of an account as the annotated reports have them: `id` is "c1", and no report or coder is
/// named.
[[nodiscard]] Json claims_answer(const Account& account);

}  // namespace sayso::evaluation
