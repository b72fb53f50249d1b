#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sayso::knowledge {

/// Names as likely one as this or more are taken for spellings of one name.
inline constexpr double same_name = 0.82;

/// Keys under which spellings of one foreign name meet: "Kharkov" and "Kharkiv" have one in common.
///
/// A key holds the classes of a name's consonants in their order, and whether it starts with a vowel:
/// P (b p), F (f v w ph), K (c k q x g kh gh), T (t d th), S (s z ts c ch sh zh j), L, M, N, R, H at a start.
/// Vowels, y and a later h drop out; doubles count once. A name with a w, or a c before e or i, which are
/// read in two ways, has several keys. Sharing a key means little by itself: ask `name_likeness`.
///
/// `name` may be of several words; each word's key is joined by a space. Empty for a name without letters
/// A to Z after folding. The idea is Russell and Odell's Soundex (1918), with the classes of transliterated
/// Arabic, Cyrillic and Caucasian names.
[[nodiscard]] std::vector<std::string> name_keys(std::string_view name);

/// How alike two spellings are: 1 the same when folded, 0 nothing in common.
///
/// One minus a weighted edit distance over sounds, per sound of the longer name (8 at most). Confusions of
/// transliteration cost little (a for e, g for q or kh, b for p inside a word, a dropped h or doubled
/// letter), others a whole or more; letters gained or lost at the end, which make another country or a people
/// ("Niger", "Nigeria"), cost most. Symmetric.
[[nodiscard]] double name_likeness(std::string_view a, std::string_view b);

}  // namespace sayso::knowledge
