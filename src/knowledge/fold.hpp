#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sayso::knowledge {

/// How a word is joined to the one before it.
enum class Joint : std::uint8_t {
  space,   ///< white space, or the start
  hyphen,  ///< "US-led": no space between
  pause    ///< comma, bracket, dash, colon: another part of the phrase begins
};

/// A word of a phrase, folded for look-up.
struct FoldedWord {
  std::string text;         ///< lower case, no accents, no dots or apostrophes: "us" of "U.S."
  std::uint32_t begin = 0;  ///< bytes of the phrase, [begin, end), without a possessive ending
  std::uint32_t end = 0;
  Joint joint = Joint::space;
  bool capital = false;       ///< starts with a capital
  bool all_capitals = false;  ///< two letters or more, none of them small
  bool possessive = false;    ///< "Hamas's", "workers'"
};

/// Splits a phrase in UTF-8 into folded words. What is not UTF-8 counts as a space.
///
/// Letters are decomposed (NFKD), marks dropped, the rest lower-cased; a few Latin letters that do not
/// decompose are spelled out ("ł" l, "ß" ss, "ə" a). Everything but letters and digits parts words, save
/// apostrophes and full stops inside a word, which are dropped.
[[nodiscard]] std::vector<FoldedWord> fold_words(std::string_view phrase);

/// The folded words joined by single spaces: the form in which names are stored and compared.
/// scripts/place_names.py folds the same way; a test holds the two together.
[[nodiscard]] std::string fold(std::string_view phrase);

}  // namespace sayso::knowledge
