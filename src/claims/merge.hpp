#pragma once
#include <vector>

#include "claims/telling.hpp"
#include "sayso/claim.hpp"

namespace sayso::claims {

/// How far two tellings of a report tell one event, as log odds; negative where they do not.
///
/// Weighs the reader's own arcs, which reach as far as its window, with what the fields share: parties,
/// place, day, number, the act's word.
[[nodiscard]] double event_likeness(const Telling& a, const Telling& b);

/// Tellings into claims: one an event and source chain. Claims are in the order of their first telling, with
/// `event` set; ids are left to the caller. What several tellings say of a claim is gathered; its evidence is
/// the sentence that says most.
[[nodiscard]] std::vector<Claim> merge(std::vector<Telling> tellings);

/// Whether a claim names an act and nobody with it, and no harm: "the conflict" alone is no account of
/// anything.
[[nodiscard]] bool tells_nothing(const Claim& claim);

}  // namespace sayso::claims
