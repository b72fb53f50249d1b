#pragma once
#include <cstdint>
#include <string_view>

namespace sayso::language {

/// Stretches that stay one word though they hold punctuation. Each function looks at `text` from `at`, not
/// past `end` (the end of the run without spaces), and gives the stretch's length in code points, 0 for none.
/// Each looks at a bounded number of code points past what it takes, so that cutting stays linear.

/// "https://…", "www.…", "name.org/path": without the stop or bracket that the sentence puts behind it.
[[nodiscard]] std::uint32_t match_url(std::u32string_view text, std::uint32_t at, std::uint32_t end);
/// "press@example.org".
[[nodiscard]] std::uint32_t match_email(std::u32string_view text, std::uint32_t at, std::uint32_t end);
/// "@handle", "#hashtag"; not "#1".
[[nodiscard]] std::uint32_t match_tag(std::u32string_view text, std::uint32_t at, std::uint32_t end);
/// ":)", ":-(", "<3".
[[nodiscard]] std::uint32_t match_emoticon(std::u32string_view text, std::uint32_t at, std::uint32_t end);
/// One emoji with its modifiers and what a joiner joins to it; a flag's two letters.
[[nodiscard]] std::uint32_t match_pictograph(std::u32string_view text, std::uint32_t at, std::uint32_t end);
/// "1,200", "10:30", "9/11", "2020-10-05", "713-555-0100", "20th", "1970s", ".5"; of "155mm" the "155".
[[nodiscard]] std::uint32_t match_number(std::u32string_view text, std::uint32_t at, std::uint32_t end);
/// Letters and dots: "U.S.", "a.m.", "Ph.D."; with the last dot unless another follows it.
[[nodiscard]] std::uint32_t match_acronym(std::u32string_view text, std::uint32_t at, std::uint32_t end);

}  // namespace sayso::language
