#pragma once
#include <optional>
#include <string>
#include <vector>

#include "claims/calendar.hpp"
#include "claims/parties.hpp"
#include "claims/phrases.hpp"
#include "claims/place_names.hpp"
#include "claims/time_expression.hpp"
#include "knowledge/codebook.hpp"
#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"
#include "sayso/report.hpp"

namespace sayso::claims {

/// One place where the report tells or names an event, with what it tells there: a claim in the making.
struct Telling {
  WordIndex act = no_word;
  Claim claim;                  ///< `mentions` holds this one place
  std::vector<Arc> same_event;  ///< acts that the reader holds to tell the same event
  std::vector<Arc> same_claim;  ///< of those, on the same source's word
  std::string lemma;            ///< of the act's word
  bool bare = false;            ///< names the event and tells nothing of it: "the attack"
};

/// What every telling of a report is read with.
struct Surroundings {
  const Report& report;
  const Analysis& analysis;
  const Parties& parties;
  const PlaceNames& places;
  const knowledge::Codebook& codebook;
  std::vector<TimeExpression> times;  ///< find_times of the report
  std::optional<CalendarDate> published;
};

/// What an act's arcs tell, slot by slot. One telling, or several where the words are reciprocal: "accused
/// each other" is one by each.
[[nodiscard]] std::vector<Telling> tellings(const Surroundings& around, const Act& act);

}  // namespace sayso::claims
