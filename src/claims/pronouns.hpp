#pragma once
#include <cstddef>
#include <span>
#include <vector>

#include "claims/party_mention.hpp"

namespace sayso::claims {

/// Whom the pronouns of a report stand for: for each mention the index of another that its pronoun stands
/// for, `no_mention` for what is no pronoun or stands for nobody told.
///
/// "I", "we" and "our" are whoever the words around them are attributed to. Of the others each takes, among
/// the parties told shortly before that agree with it in number and kind, the most salient: near, a subject,
/// told often, outside quotations when it is outside itself, and the reader's own arc weighs most. `group`
/// joins the mentions that are known to be one party. (After Lappin and Leass 1994, "An Algorithm for
/// Pronominal Anaphora Resolution", with this reader's arcs.)
[[nodiscard]] std::vector<std::size_t> antecedents(const Analysis& analysis,
                                                   std::span<const PartyMention> mentions,
                                                   std::span<const std::size_t> group);

}  // namespace sayso::claims
