#include "language/reader_batches.hpp"

#include <algorithm>
#include <numeric>

namespace sayso::language {

std::size_t padded(std::size_t pieces) {
  constexpr std::size_t step = 16;
  return (pieces + step - 1) / step * step;
}

std::vector<std::vector<std::size_t>> batches_of_one_length(const std::vector<Window>& windows,
                                                            std::size_t most_windows,
                                                            std::size_t most_pieces) {
  const auto length = [&](std::size_t window) { return padded(windows[window].pieces.size()); };
  std::vector<std::size_t> order(windows.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, std::ranges::greater{}, length);
  std::vector<std::vector<std::size_t>> made;
  for (const std::size_t window : order) {
    if (made.empty() || length(made.back().front()) != length(window) || made.back().size() >= most_windows ||
        (made.back().size() + 1) * length(window) > most_pieces)
      made.emplace_back();
    made.back().push_back(window);
  }
  return made;
}

}  // namespace sayso::language
