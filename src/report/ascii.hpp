#pragma once
#include <string>
#include <string_view>

namespace sayso::report {

// Letters and digits of ASCII only, whatever the locale.
[[nodiscard]] constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
[[nodiscard]] constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
[[nodiscard]] constexpr bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
[[nodiscard]] constexpr char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] std::string to_lower(std::string_view text);
[[nodiscard]] bool is_upper(std::string_view word);
/// Whether `word` is `lower`, whatever its case.
[[nodiscard]] bool same_word(std::string_view word, std::string_view lower);
[[nodiscard]] bool contains(std::string_view text, std::string_view part);
[[nodiscard]] std::string_view trim(std::string_view text);
/// At most 60 bytes of a text on one line, cut between code points, for a message.
[[nodiscard]] std::string excerpt(std::string_view text);

}  // namespace sayso::report
