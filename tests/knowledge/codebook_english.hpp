#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace sayso::knowledge {

/// The words of a sentence in lower case, hyphens taken apart; marks and possessive 's left out.
[[nodiscard]] std::vector<std::string> plain_words(std::string_view sentence);

/// Is `word` an inflected form of `lemma`? Regular English endings and the irregular verbs of conflict news;
/// generous, for tests only.
[[nodiscard]] bool inflects(std::string_view word, std::string_view lemma);

}  // namespace sayso::knowledge
