#pragma once
#include <vector>

#include "claims/time_expression_lexicon.hpp"
#include "claims/time_expression_term.hpp"

namespace sayso::claims {

/// For each token the tense of the clause that it stands in, from the nearest cue before it in its sentence,
/// else the first one after it: "will", "said", "-ed". A cheap stand-in for tags, since a time expression is
/// read before the reader's tags are to be trusted. Linear.
[[nodiscard]] std::vector<Tense> tenses(const TokenView& tokens);

}  // namespace sayso::claims
