#pragma once
#include "claims/telling.hpp"
#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"

namespace sayso::claims {

/// Settles `claim.type` and `claim.mode` from two voices, the codebook's entries for the act's words and the
/// reader's labels, and notes both in `claim.decisions`.
///
/// An entry marked firm decides. Otherwise the type is the reader's, and the mode is the surer voice's: a
/// codebook entry counts the more, the more words and constructions it asks for.
void decide_type_and_mode(const Surroundings& around, const Act& act, Claim& claim);

/// Fills quad class, PLOVER score, CAMEO and ACLED codes from type, mode and the roles of the parties.
void assign_codes(const knowledge::Codebook& codebook, Claim& claim);

}  // namespace sayso::claims
