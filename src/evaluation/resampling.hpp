#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "evaluation/figures.hpp"

namespace sayso::evaluation {

/// Python's `random.Random(0)`: MT19937 (Matsumoto & Nishimura 1998), seeded by `init_by_array({0})`.
class PythonRandom {
 public:
  PythonRandom();
  /// [0, 1), 53 bits.
  [[nodiscard]] double random();

 private:
  [[nodiscard]] std::uint32_t next();
  void refill();

  static constexpr std::size_t size = 624;
  std::array<std::uint32_t, size> state_{};
  std::size_t at_ = size;
};

struct Interval {
  double low = 0;
  double high = 0;
};

/// 95 % interval of F1 over reports drawn anew, 1,000 times as many as there are; the draws are those of
/// gold/score.py. {0, 0} without reports.
[[nodiscard]] Interval f1_interval(const std::vector<Tally>& reports);

}  // namespace sayso::evaluation
