#include "output/words.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sayso::output {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// Calls `each(code point, its bytes)`; a code point below 0 where the bytes are not UTF-8.
template <class Each>
void for_each_code_point(std::string_view bytes, Each each) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  const std::size_t length = bytes.size();
  for (std::size_t i = 0; i < length;) {
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, length, c);
    each(c, bytes.substr(start, i - start));
  }
}

bool turns_direction(UChar32 c) { return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069); }

}  // namespace

std::string valid_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for_each_code_point(bytes, [&](UChar32 c, std::string_view own) { out += c < 0 ? replacement : own; });
  return out;
}

std::string printable(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  bool blank = false;
  for_each_code_point(bytes, [&](UChar32 c, std::string_view own) {
    if (c >= 0 && u_isUWhiteSpace(c)) {
      blank = !out.empty();
      return;
    }
    if (blank) out += ' ';
    blank = false;
    out += c < 0 || u_iscntrl(c) || turns_direction(c) ? replacement : own;
  });
  return out;
}

std::string decimal(double number) { return std::isfinite(number) ? fmt::format("{}", number + 0.0) : ""; }

double three_digits(double probability) {
  if (!std::isfinite(probability)) return 0;
  return std::round(std::clamp(probability, 0.0, 1.0) * 1000) / 1000 + 0.0;
}

std::string probability(double probability) { return fmt::format("{:.3f}", three_digits(probability)); }

}  // namespace sayso::output
