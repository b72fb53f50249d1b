#pragma once
#include <functional>
#include <memory>
#include <span>

#include "language/decode_scores.hpp"
#include "language/model_package.hpp"
#include "language/windows.hpp"
#include "sayso/result.hpp"

namespace sayso::language {

/// A window on its way into the network.
struct NetworkWindow {
  const Window* window = nullptr;
  std::span<const std::int64_t> shapes;     ///< case shape of each word
  std::span<const std::int64_t> sentences;  ///< of each word, counted from the window's first sentence
};

/// The model in OpenVINO on the CPU, in 32-bit floats where it is not int8. The only place that knows
/// OpenVINO.
///
/// Any number of threads may call `run` at once; `threads` of them run, one core each, the others wait.
/// Inputs (64-bit integers; B windows, T pieces, W words): input_ids, attention_mask [B,T]; first_piece,
/// shape, sentence [B,W], -1 for padding in sentence. Outputs: train/reader/model.py.
class Network {
 public:
  /// Errors: `model_damaged` when OpenVINO cannot read the files, or heads and `package.labels` do not match.
  [[nodiscard]] static Result<Network> load(const ModelPackage& package, unsigned threads);
  Network(Network&&) noexcept;
  Network& operator=(Network&&) noexcept;
  Network(const Network&) = delete;
  Network& operator=(const Network&) = delete;
  ~Network();

  /// Runs the windows as one batch, which is padded to its longest, and hands the scores of each to `take`,
  /// in order; they live until `take` returns. Scores of a window are the same in any batch. Error:
  /// `internal` when OpenVINO fails (memory).
  [[nodiscard]] Result<void> run(std::span<const NetworkWindow> windows, std::int64_t padding_piece,
                                 const std::function<void(std::size_t, const WindowScores&)>& take) const;

 private:
  struct State;
  explicit Network(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso::language
