#pragma once
#include <optional>
#include <vector>

#include "claims/phrases.hpp"
#include "claims/telling.hpp"
#include "sayso/claim.hpp"

namespace sayso::claims {

/// The phrases of an act's slots that tell where, when and how many.
struct CircumstanceWords {
  std::vector<Phrase> places;
  std::vector<Phrase> times;
  std::vector<Phrase> killed;
  std::vector<Phrase> injured;
};

/// Fills a claim's places, time, killed and injured. Its type, stance and recipients stand already;
/// `recipients` are the phrases of those, `lemma` that of the act's word.
///
///  - A time is read with the preposition before it ("since Monday"). What is told as done lies before the
///  report: a day
///    without a year that was taken for one to come is the last one of that name.
///  - "killed" with no number beside it is as many as the words of whom it was done to tell: one for one
///  person named.
///  - "there", "the city" is the last place told before it that it can stand for, else no place. An attack on
///  a town is
///    there.
void tell_circumstances(const Surroundings& around, const CircumstanceWords& words,
                        const std::vector<Phrase>& recipients, std::string_view lemma, Claim& claim);

}  // namespace sayso::claims
