#pragma once
#include <vector>

#include "claims/phrases.hpp"
#include "sayso/analysis.hpp"

namespace sayso::claims {

/// The sources of an act in the order of who quotes whom, outermost first: "According to X, Y said" is {X,
/// Y}, and so is "Y said, according to X".
///
/// A source whose words stand in what another source is quoted with is quoted by that one; where nothing
/// tells, the order of the text stands. Reads: attributions, heads.
[[nodiscard]] std::vector<Phrase> source_order(const Analysis& analysis, std::vector<Phrase> sources);

}  // namespace sayso::claims
