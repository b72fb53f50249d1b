#pragma once
#include <span>
#include <string>
#include <vector>

#include "sayso/analysis.hpp"

namespace sayso::language {

/// Stretches of words that BIO tags ("O", "B-person", "I-person") mark, in order, none across two sentences.
/// "I-" of another type than the stretch before it, or after "O", begins a stretch (as in CoNLL-2000's
/// scoring).
[[nodiscard]] std::vector<NamedEntity> spans_of_tags(std::span<const std::string> tags,
                                                     std::span<const Sentence> sentences);

}  // namespace sayso::language
