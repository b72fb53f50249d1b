#pragma once
#include <cstddef>
#include <utility>
#include <vector>

namespace sayso::evaluation {

/// Pairs rows with columns, each used once, so that the summed weight is greatest; rows <= columns. The
/// Hungarian method (Kuhn 1955; Jonker & Volgenant's shortest augmenting paths), O(rows² columns). Steps and
/// order are those of gold/score.py, so that ties fall alike: pairs are ordered by column.
[[nodiscard]] std::vector<std::pair<std::size_t, std::size_t>> assign(
    const std::vector<std::vector<double>>& weights);

}  // namespace sayso::evaluation
