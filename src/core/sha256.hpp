#pragma once
#include <array>
#include <memory>
#include <string>
#include <string_view>

namespace sayso {

/// SHA-256 (FIPS 180-4) of bytes that come piece by piece; libcrypto's.
///
/// Where libcrypto itself cannot be used every function here throws std::runtime_error: two texts must never
/// be taken for one because both have no sum.
class Sha256 {
 public:
  Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  /// Of all that was added; call it once, last.
  [[nodiscard]] std::array<unsigned char, 32> digest();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

[[nodiscard]] std::array<unsigned char, 32> sha256(std::string_view bytes);

/// Lower-case hex: 64 characters.
[[nodiscard]] std::string hex(const std::array<unsigned char, 32>& digest);
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace sayso
