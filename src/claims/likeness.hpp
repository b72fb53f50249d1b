#pragma once
#include <string_view>
#include <vector>

#include "sayso/claim.hpp"

namespace sayso::claims {

/// Whether two entities may be one party: one country and role, or half the content words of the shorter name
/// shared.
[[nodiscard]] bool same_party(const Entity& a, const Entity& b);

/// Whether any party of `a` may be one of `b`.
[[nodiscard]] bool share_party(const std::vector<Entity>& a, const std::vector<Entity>& b);

/// Whether the names have a content word in common; being of one country and role is not enough.
[[nodiscard]] bool same_name(const Entity& a, const Entity& b);
[[nodiscard]] bool share_name(const std::vector<Entity>& a, const std::vector<Entity>& b);

/// Whether a place of each is one: not farther apart than a town is wide where both are on the map, else by a
/// content word that their names share.
[[nodiscard]] bool share_place(const std::vector<Place>& a, const std::vector<Place>& b);

/// Whether the two ranges have a day in common.
[[nodiscard]] bool share_day(const TimeRange& a, const TimeRange& b);

/// Content words of a name, case folded, sorted, each once: no articles, prepositions or possessives.
[[nodiscard]] std::vector<std::string> content_words(std::string_view name);

}  // namespace sayso::claims
