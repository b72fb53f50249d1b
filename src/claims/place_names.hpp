#pragma once
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/phrases.hpp"
#include "knowledge/places.hpp"
#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"
#include "sayso/text.hpp"

namespace sayso::claims {

/// The places of a report, settled together: each tells which of its namesakes another is.
///
/// What is settled are runs of proper nouns: of the places where acts happened, and of whatever else the
/// reader holds to be a place.
class PlaceNames {
 public:
  /// `places` may be null: then names stay without coordinates. `countries` are those of the report's
  /// parties, with how often each is named.
  PlaceNames(const Text& text, const Analysis& analysis, const knowledge::Places* places,
             const std::map<std::string, int>& countries);

  /// The place that `phrase` names. `name` is as the report has it, without article. In "the Brandenburg Gate
  /// in Berlin" the first name that the gazetteer knows gives the coordinates; `precision` is `near` where
  /// that is not the head's own name. "there" and "the city" are the last place named before them that they
  /// can stand for; nothing where there is none.
  [[nodiscard]] std::optional<Place> place(const Phrase& phrase) const;

  /// The town that `phrase` names or stands for, when it does.
  [[nodiscard]] std::optional<Place> town(const Phrase& phrase) const;

 private:
  [[nodiscard]] Place settled(const knowledge::SettledPlace& found, Span span) const;
  [[nodiscard]] std::optional<Place> last_before(Span span, std::string_view kind) const;

  const Text& text_;
  const Analysis& analysis_;
  std::map<Span, knowledge::SettledPlace> settled_;  ///< by where the name stands
};

}  // namespace sayso::claims
