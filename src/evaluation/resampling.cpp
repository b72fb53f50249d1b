#include "evaluation/resampling.hpp"

#include <algorithm>

namespace sayso::evaluation {

PythonRandom::PythonRandom() {
  state_[0] = 19650218U;
  for (std::uint32_t i = 1; i < size; ++i)
    state_[i] = 1812433253U * (state_[i - 1] ^ (state_[i - 1] >> 30U)) + i;
  // The key is one word, 0: neither it nor its index add anything.
  std::size_t i = 1;
  const auto step = [&] {
    if (++i < size) return;
    state_[0] = state_[size - 1];
    i = 1;
  };
  for (std::size_t k = 0; k < size; ++k, step())
    state_[i] ^= (state_[i - 1] ^ (state_[i - 1] >> 30U)) * 1664525U;
  for (std::size_t k = 1; k < size; ++k, step())
    state_[i] = (state_[i] ^ ((state_[i - 1] ^ (state_[i - 1] >> 30U)) * 1566083941U)) -
                static_cast<std::uint32_t>(i);
  state_[0] = 0x80000000U;
}

void PythonRandom::refill() {
  constexpr std::size_t middle = 397;
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint32_t y = (state_[i] & 0x80000000U) | (state_[(i + 1) % size] & 0x7fffffffU);
    state_[i] = state_[(i + middle) % size] ^ (y >> 1U) ^ ((y & 1U) != 0 ? 0x9908b0dfU : 0U);
  }
  at_ = 0;
}

std::uint32_t PythonRandom::next() {
  if (at_ == size) refill();
  std::uint32_t y = state_[at_++];
  y ^= y >> 11U;
  y ^= (y << 7U) & 0x9d2c5680U;
  y ^= (y << 15U) & 0xefc60000U;
  return y ^ (y >> 18U);
}

double PythonRandom::random() {
  const std::uint32_t high = next() >> 5U, low = next() >> 6U;
  return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
}

Interval f1_interval(const std::vector<Tally>& reports) {
  constexpr std::size_t draws = 1000, low = 25, high = 974;
  if (reports.empty()) return {};
  PythonRandom random;
  std::vector<double> f1(draws);
  const auto count = static_cast<double>(reports.size());
  for (double& one : f1) {
    Tally sum;
    for (std::size_t i = 0; i < reports.size(); ++i)
      sum.add(reports[static_cast<std::size_t>(random.random() * count)]);
    one = sum.found + sum.wanted > 0 ? 2 * sum.hits / (sum.found + sum.wanted) : 0.0;
  }
  std::ranges::sort(f1);
  return {f1[low], f1[high]};
}

}  // namespace sayso::evaluation
