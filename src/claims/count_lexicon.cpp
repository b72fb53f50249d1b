#include "claims/count_lexicon.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace sayso::claims {
namespace {

using Entry = std::pair<std::string_view, VagueCount>;

constexpr VagueCount some{1, std::nullopt};
constexpr VagueCount single{1, 1};

constexpr std::array<Entry, 29> vague{{
    {"dozens", {24, 99}},
    {"scores", {40, 99}},
    {"hundreds", {200, 999}},
    {"thousands", {2000, 9999}},
    {"tens", {20, 99}},
    {"millions", {2'000'000, 9'999'999}},
    {"several", {3, 9}},
    {"few", {3, 9}},
    {"handful", {3, 9}},
    {"couple", {2, 2}},
    {"pair", {2, 2}},
    {"both", {2, 2}},
    {"trio", {3, 3}},
    {"multiple", {2, std::nullopt}},
    {"numerous", some},
    {"many", some},
    {"some", some},
    {"others", some},
    {"number", some},
    {"numbers", some},
    {"all", some},
    {"those", some},
    {"everyone", some},
    {"most", some},
    {"more", some},
    {"them", some},
    {"another", single},
    {"someone", single},
    {"him", some},
}};

constexpr std::array<Entry, 62> harm{{
    {"killed", some},
    {"kill", some},
    {"kills", some},
    {"killing", some},
    {"killings", some},
    {"dead", some},
    {"deadly", some},
    {"deadliest", some},
    {"died", some},
    {"die", some},
    {"dies", some},
    {"dying", some},
    {"deaths", some},
    {"fatal", some},
    {"fatally", some},
    {"fatality", single},
    {"fatalities", some},
    {"lethal", some},
    {"casualties", some},
    {"casualty", single},
    {"injured", some},
    {"injure", some},
    {"injuring", some},
    {"injury", some},
    {"injuries", some},
    {"wounded", some},
    {"wound", some},
    {"wounding", some},
    {"wounds", some},
    {"hurt", some},
    {"hurting", some},
    {"bloody", some},
    {"perished", some},
    {"slain", some},
    {"slaughter", some},
    {"slaughtered", some},
    {"massacre", some},
    {"massacres", some},
    {"massacred", some},
    {"murdered", some},
    {"murdering", some},
    {"murders", some},
    {"assassinations", some},
    {"executed", some},
    {"executions", some},
    {"eliminated", some},
    {"elimination", some},
    {"bloodshed", some},
    {"martyred", some},
    {"bodies", some},
    {"corpses", some},
    {"victims", some},
    {"murder", single},
    {"death", single},
    {"assassination", single},
    {"assassinated", single},
    {"slaying", single},
    {"beheaded", some},
    {"execution", single},
    {"body", single},
    {"corpse", single},
    {"toll", some},
}};

constexpr std::array<std::string_view, 16> plurals{
    "people", "men",  "women",  "children", "police", "troops",  "personnel", "crew",
    "staff",  "folk", "cattle", "youth",    "media",  "elderly", "wounded",   "dead"};

std::optional<VagueCount> find(std::span<const Entry> entries, std::string_view word) {
  const auto found = std::ranges::find(entries, word, &Entry::first);
  if (found == entries.end()) return std::nullopt;
  return found->second;
}

}  // namespace

std::optional<VagueCount> vague_count(std::string_view lower) { return find(vague, lower); }

std::optional<VagueCount> harm_word(std::string_view lower) { return find(harm, lower); }

bool is_plural(std::string_view lower) {
  if (std::ranges::find(plurals, lower) != plurals.end()) return true;
  if (lower.size() > 5 &&
      (lower.ends_with("men") || lower.ends_with("people") || lower.ends_with("children"))) {
    return true;
  }
  return lower.size() > 3 && lower.ends_with('s') && !lower.ends_with("ss") && !lower.ends_with("us") &&
         !lower.ends_with("is");
}

}  // namespace sayso::claims
