#include "evaluation/assignment.hpp"

#include <limits>

namespace sayso::evaluation {

std::vector<std::pair<std::size_t, std::size_t>> assign(const std::vector<std::vector<double>>& weights) {
  if (weights.empty()) return {};
  constexpr double infinite = std::numeric_limits<double>::infinity();
  const std::size_t rows = weights.size(), columns = weights.front().size();
  // Rows and columns count from 1; column 0 holds the row that is being placed.
  std::vector<double> row_price(rows + 1, 0.0), column_price(columns + 1, 0.0);
  std::vector<std::size_t> row_of(columns + 1, 0), before(columns + 1, 0);
  for (std::size_t row = 1; row <= rows; ++row) {
    row_of[0] = row;
    std::size_t at = 0;
    std::vector<double> least(columns + 1, infinite);
    std::vector<bool> used(columns + 1, false);
    do {
      used[at] = true;
      const std::size_t from = row_of[at];
      std::size_t next = 0;
      double step = infinite;
      for (std::size_t column = 1; column <= columns; ++column) {
        if (used[column]) continue;
        const double cost = -weights[from - 1][column - 1] - row_price[from] - column_price[column];
        if (cost < least[column]) {
          least[column] = cost;
          before[column] = at;
        }
        if (least[column] < step) {
          step = least[column];
          next = column;
        }
      }
      for (std::size_t column = 0; column <= columns; ++column) {
        if (used[column]) {
          row_price[row_of[column]] += step;
          column_price[column] -= step;
        } else {
          least[column] -= step;
        }
      }
      at = next;
    } while (row_of[at] != 0);
    while (at != 0) {
      row_of[at] = row_of[before[at]];
      at = before[at];
    }
  }
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t column = 1; column <= columns; ++column)
    if (row_of[column] != 0) pairs.emplace_back(row_of[column] - 1, column - 1);
  return pairs;
}

}  // namespace sayso::evaluation
