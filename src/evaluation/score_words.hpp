#pragma once
#include <set>
#include <string>
#include <string_view>

namespace sayso::evaluation {

/// The words of a text as gold/score.py compares them: case folded, runs of letters, digits, numerals and
/// underscores, without articles and the like.
[[nodiscard]] std::set<std::string> score_words(std::string_view utf8);

/// How many words both have.
[[nodiscard]] std::size_t shared(const std::set<std::string>& a, const std::set<std::string>& b);

}  // namespace sayso::evaluation
