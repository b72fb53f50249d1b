#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "ledger/connection.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {

/// A condition with the values of its parameters, in their order.
class Condition {
 public:
  using Value = std::variant<std::string, std::int64_t, double>;

  /// Adds one more that must hold; `values` are those of its question marks.
  void all(std::string_view condition, const std::vector<Value>& values = {});
  [[nodiscard]] bool empty() const { return sql_.empty(); }
  /// "a AND b"; "1" where nothing is asked for.
  [[nodiscard]] std::string sql() const { return sql_.empty() ? "1" : sql_; }
  [[nodiscard]] const std::vector<Value>& values() const { return values_; }
  void bind_to(Query& query) const;

 private:
  std::string sql_;
  std::vector<Value> values_;
};

/// What `filter` asks of a row of `claim_tables` or `statement_tables`.
[[nodiscard]] Condition claim_condition(const Filter& filter);
[[nodiscard]] Condition statement_condition(const Filter& filter);

}  // namespace sayso::ledger
