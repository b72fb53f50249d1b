#include "language/characters.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cstdint>

namespace sayso::language {
namespace {

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

bool ascii_letter(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z'); }

}  // namespace

bool is_newline(char32_t c) { return (c >= 0x0A && c <= 0x0D) || c == 0x85 || c == 0x2028 || c == 0x2029; }

bool is_space(char32_t c) {
  if (c < 0x80) return c <= 0x20 || c == 0x7F;
  if (c < 0xA0) return true;  // C1 controls
  return u_isUWhiteSpace(icu(c)) != 0 || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x061C ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

bool is_letter(char32_t c) { return c < 0x80 ? ascii_letter(c) : u_isalpha(icu(c)) != 0; }

bool is_upper(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z';
  return u_isupper(icu(c)) != 0 || u_istitle(icu(c)) != 0;
}

bool is_lower(char32_t c) { return c < 0x80 ? c >= U'a' && c <= U'z' : u_islower(icu(c)) != 0; }

bool is_digit(char32_t c) {
  if (c < 0x80) return c >= U'0' && c <= U'9';
  return (U_GET_GC_MASK(icu(c)) & U_GC_N_MASK) != 0;
}

bool is_word_character(char32_t c) {
  if (c < 0x80) return ascii_letter(c) || is_digit(c);
  if (c == 0xAD || c == 0x200C || c == 0x200D) return true;
  return (U_GET_GC_MASK(icu(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'’' || c == U'‘' || c == U'`' || c == U'´' || c == U'′' || c == U'＇' ||
         c == U'ʼ';
}

bool is_hyphen(char32_t c) { return c == U'-' || c == 0x2010 || c == 0x2011; }

bool is_dash(char32_t c) { return c >= 0x2012 && c <= 0x2015; }

bool is_quote(char32_t c) {
  return c == U'"' || is_apostrophe(c) || (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB ||
         c == 0x2039 || c == 0x203A || (c >= 0x300C && c <= 0x300F) || c == 0xFF02;
}

bool is_closer(char32_t c) {
  return is_quote(c) || (U_GET_GC_MASK(icu(c)) & (U_GC_PE_MASK | U_GC_PF_MASK)) != 0;
}

bool is_opener(char32_t c) {
  return is_quote(c) || is_dash(c) || is_hyphen(c) || c == 0xBF || c == 0xA1 || c == U'$' || c == U'*' ||
         (U_GET_GC_MASK(icu(c)) & (U_GC_PS_MASK | U_GC_PI_MASK | U_GC_SC_MASK)) != 0;
}

bool is_pictograph(char32_t c) {
  if (c < 0x2190) return false;  // © and ® are signs
  return u_hasBinaryProperty(icu(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0 ||
         u_hasBinaryProperty(icu(c), UCHAR_REGIONAL_INDICATOR) != 0 ||
         u_hasBinaryProperty(icu(c), UCHAR_EMOJI_MODIFIER) != 0;
}

char32_t to_lower(char32_t c) {
  if (c < 0x80) return c >= U'A' && c <= U'Z' ? c + 32 : c;
  return static_cast<char32_t>(u_tolower(icu(c)));
}

std::u32string to_lower(std::u32string_view text) {
  std::u32string lower(text);
  std::ranges::transform(lower, lower.begin(), [](char32_t c) { return to_lower(c); });
  return lower;
}

}  // namespace sayso::language
