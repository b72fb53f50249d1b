#pragma once
#include <string_view>
#include <vector>

#include "sayso/span.hpp"

namespace sayso::language {

/// Joins lines that were only wrapped, and parts all others: the stretches of `text` over whose ends no
/// sentence runs, in order, without the space around them, none empty.
///
/// A blank line always parts. A single line break does too, except where the line above was full (a text
/// wrapped at 40 to 120 columns, told by the first word below, which would not have fitted) or where a long
/// line runs on in lower case. Headings and items of lists stay alone.
[[nodiscard]] std::vector<Span> paragraphs(std::u32string_view text);

}  // namespace sayso::language
