#include "language/case_shape.hpp"

#include <unicode/uchar.h>

#include "language/utf8.hpp"

namespace sayso::language {
namespace {

bool is_decimal_or_digit(UChar32 c) {
  const std::int32_t type = u_getIntPropertyValue(c, UCHAR_NUMERIC_TYPE);
  return type == U_NT_DECIMAL || type == U_NT_DIGIT;
}

std::int64_t shape_of(std::u32string_view word) {
  std::size_t upper = 0;
  std::size_t lower = 0;
  bool upper_first = false;
  bool digit = false;
  for (const char32_t point : word) {
    const auto c = static_cast<UChar32>(point);
    digit = digit || is_decimal_or_digit(c);
    if (u_isUUppercase(c) != 0) {
      upper_first = upper_first || lower == 0;
      ++upper;
    } else if (u_isULowercase(c) != 0) {
      ++lower;
    }
  }
  if (digit) return 5;
  if (upper + lower == 0) return 6;
  if (upper == 0) return 0;
  if (upper + lower == 1) return 3;
  if (lower == 0) return 2;
  return upper == 1 && upper_first ? 1 : 4;
}

}  // namespace

std::int64_t case_shape(std::string_view word, bool first_of_sentence) {
  return shape_of(to_code_points(word)) + (first_of_sentence ? case_shapes / 2 : 0);
}

}  // namespace sayso::language
