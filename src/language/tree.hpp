#pragma once
#include <cstdint>
#include <vector>

#include "sayso/result.hpp"

namespace sayso::language {

/// Head of a sentence's root.
inline constexpr std::int32_t root_head = -1;

/// The heads of the best dependency tree of a sentence of `words` words: the spanning arborescence of the
/// highest sum of scores among those with exactly one word under the root (Chu and Liu 1965, Edmonds 1967).
///
/// `scores` is row-major, words x (words + 1): row d, column 0 scores word d as the root, column 1 + h scores
/// word h as its head. An arc of NaN or minus infinity is taken only where no tree does without; one of plus
/// infinity is preferred to any finite. Ties fall the same way each time. Takes time in the square of
/// `words`. Gives each word's head, `root_head` for the root. Error: `internal` when sizes do not match.
[[nodiscard]] Result<std::vector<std::int32_t>> best_tree(const std::vector<float>& scores,
                                                          std::size_t words);

}  // namespace sayso::language
