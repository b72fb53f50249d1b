#include "report/digest.hpp"

#include <openssl/evp.h>

namespace sayso::report {

std::array<unsigned char, 32> sha256(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  // Fails only where OpenSSL itself cannot be used at all; the digest is then all zero.
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
  return digest;
}

std::string sha256_hex(std::string_view bytes) {
  constexpr std::string_view hex = "0123456789abcdef";
  std::string text;
  for (const unsigned char byte : sha256(bytes)) {
    text += hex[byte >> 4U];
    text += hex[byte & 0xFU];
  }
  return text;
}

}  // namespace sayso::report
