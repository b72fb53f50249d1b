#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sayso/claim.hpp"
#include "sayso/text.hpp"

namespace sayso::cli {

/// What a word of a report is to its claims; where several fit, the last here.
enum class Mark : std::uint8_t { none, party, source, act };

/// What each code point of a text of `size` is, by the mentions of the claims and the sources of the
/// statements.
[[nodiscard]] std::vector<Mark> marks_of(std::uint32_t size, std::span<const Claim> claims,
                                         std::span<const Statement> statements);

/// The text for a terminal, with sources cyan, acts red, parties yellow; `marks` may be shorter than the
/// text.
///
/// Line breaks stay. Characters that could move the cursor or turn the reading direction become U+FFFD.
[[nodiscard]] std::string marked_text(const Text& text, std::span<const Mark> marks);

}  // namespace sayso::cli
