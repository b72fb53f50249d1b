#pragma once
#include <array>
#include <atomic>
#include <functional>
#include <streambuf>

namespace sayso::cli {

/// A file descriptor's bytes; a read that waits for them can be ended from another thread.
class StandardInput : public std::streambuf {
 public:
  /// Ends too when `interrupted` says so, asked ten times a second.
  StandardInput(int descriptor, std::function<bool()> interrupted);

  /// As if there were nothing more to read.
  void end() { ended_ = true; }

 protected:
  int_type underflow() override;

 private:
  int descriptor_;
  std::function<bool()> interrupted_;
  std::atomic<bool> ended_ = false;
  std::array<char, 1 << 16> buffer_{};
};

}  // namespace sayso::cli
