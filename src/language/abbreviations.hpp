#pragma once
#include <cstdint>
#include <string_view>

namespace sayso::language {

/// How a word that is written with a full stop behaves.
enum class Abbreviation : std::uint8_t {
  none,
  title,     ///< "Gen.": a name or a number follows, so it never ends a sentence
  numeric,   ///< "No.": an abbreviation only before a number; never ends a sentence
  ending,    ///< "Inc.", "Sept.": may end a sentence
  dated,     ///< "Sat.": like `ending`, but an abbreviation only before a number or a capital
  et_cetera  ///< "etc.": the stop is the sentence's own when it ends one (English Web Treebank)
};

/// The kind of `word` (without its stop), as written: "Gen", "GEN"; a word of lower case only if listed so.
[[nodiscard]] Abbreviation abbreviation(std::u32string_view word);

/// A word that opens sentences and hardly ever a name ("The", "However"): after "U.S." it tells a new
/// sentence. Takes it as written; "the" is none.
[[nodiscard]] bool opens_sentences(std::u32string_view word);

/// Prefixes that stay joined to what follows their hyphen ("anti-tank"); `lower` is lower case. The list of
/// the English Web Treebank's guidelines, less those that its release splits.
[[nodiscard]] bool keeps_hyphen(std::u32string_view lower);

/// Units that are words of their own behind a number ("155|mm"); as written.
[[nodiscard]] bool is_unit(std::u32string_view word);

/// Where a contraction that is written together is cut ("cannot", "dont"): code points from its start; 0 for
/// other words. `lower` is lower case, without apostrophes.
[[nodiscard]] std::uint32_t contraction(std::u32string_view lower);

/// Ends of host names ("com") and of file names ("pdf"); `lower` is lower case. Country codes that are also
/// English words ("is", "in") are left out.
[[nodiscard]] bool is_host_ending(std::u32string_view lower);

/// Words after which a single capital is a name of a thing, not an initial ("Plan B."); lower case.
[[nodiscard]] bool takes_letter(std::u32string_view lower);

}  // namespace sayso::language
