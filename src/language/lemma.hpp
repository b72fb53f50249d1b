#pragma once
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso::language {

/// How a lemma is made of a word: "c;k;suffix". `c` is "l" (lower case first) or "k" (keep the case), `k`
/// code points are taken off the end, then the suffix, which may be empty, is put on: "l;3;y" makes "study"
/// of "Studies".
struct LemmaScript {
  bool lower = false;
  std::uint32_t strip = 0;  ///< code points
  std::string suffix;       ///< UTF-8
};

/// Error: `field_invalid` for a script of another form.
[[nodiscard]] Result<LemmaScript> parse_lemma_script(std::string_view script);

/// The lemma of `word` (UTF-8). A script that would strip more than the word has leaves the word as it is, in
/// the case that the script asks for: a label may be learned from longer words than it is given to.
[[nodiscard]] std::string apply(const LemmaScript& script, std::string_view word);

}  // namespace sayso::language
