#pragma once
#include <vector>

#include "claims/parties.hpp"
#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"
#include "sayso/report.hpp"

namespace sayso::claims {

/// Every stretch of speech, thought or writing that the report attributes to somebody, in the order of the
/// text: source, cue and content as the reader finds them, the source resolved, the channel where an act
/// tells one or where the words beside the cue name one ("on Twitter", "in a statement").
///
/// Ids are REPORT#s1, REPORT#s2, …
[[nodiscard]] std::vector<Statement> statements(const Report& report, const Analysis& analysis,
                                                const Parties& parties);

}  // namespace sayso::claims
