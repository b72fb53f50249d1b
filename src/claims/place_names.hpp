#pragma once
#include <map>
#include <string>
#include <vector>

#include "claims/phrases.hpp"
#include "knowledge/places.hpp"
#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"
#include "sayso/text.hpp"

namespace sayso::claims {

/// The places that a report's acts happened at, settled together: each tells which of its namesakes another is.
class PlaceNames {
 public:
  /// `places` may be null: then names stay without coordinates. `countries` are those of the report's parties, with
  /// how often each is named.
  PlaceNames(const Text& text, const Analysis& analysis, const knowledge::Places* places,
             const std::map<std::string, int>& countries);

  /// The place that `phrase` names. `name` is as the report has it, without article.
  [[nodiscard]] Place place(const Phrase& phrase) const;

 private:
  const Text& text_;
  const Analysis& analysis_;
  std::map<std::string, Place> settled_;  ///< by name
};

}  // namespace sayso::claims
