#include "evaluation/claim_agreement.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "claims/calendar.hpp"
#include "evaluation/score_words.hpp"

namespace sayso::evaluation {
namespace {

using output::Json;

constexpr std::size_t length_of_a_day = 10;  // "2020-10-05"

/// The value of a key, or null.
const Json& field(const Json& object, const char* key) {
  static const Json none;
  const auto found = object.find(key);
  return found == object.end() ? none : *found;
}

std::optional<std::string> words_or_none(const Json& object, const char* key) {
  const Json& value = field(object, key);
  if (value.is_null()) return std::nullopt;
  return value.get<std::string>();
}

std::vector<ScoredName> names(const Json& claim, const char* key, const char* name_key) {
  std::vector<ScoredName> made;
  const Json& list = field(claim, key);
  if (list.is_null()) return made;
  for (const Json& one : list.get_ref<const Json::array_t&>()) {
    ScoredName name;
    name.text = words_or_none(one, name_key).value_or("");
    name.words = score_words(name.text);
    name.country = words_or_none(one, "country");
    name.role = words_or_none(one, "role");
    made.push_back(std::move(name));
  }
  return made;
}

std::optional<int> day(const Json& time, const char* key) {
  const Json& value = field(time, key);
  if (!value.is_string()) return std::nullopt;
  const auto date = claims::parse_date(value.get_ref<const std::string&>().substr(0, length_of_a_day));
  if (!date) return std::nullopt;
  return static_cast<int>(date->time_since_epoch().count());
}

std::optional<ScoredRange> range(const Json& claim, const char* key) {
  const Json& value = field(claim, key);
  if (value.is_null() || value.get_ref<const Json::array_t&>().empty()) return std::nullopt;
  ScoredRange made;
  for (const Json& bound : value)
    made.push_back(bound.is_null() ? std::nullopt : std::optional(bound.get<double>()));
  return made;
}

bool same_entity(const ScoredName& a, const ScoredName& b) {
  if (a.country && !a.country->empty() && a.country == b.country && a.role == b.role) return true;
  if (a.words.empty() || b.words.empty()) return false;
  return static_cast<double>(shared(a.words, b.words)) /
             static_cast<double>(std::min(a.words.size(), b.words.size())) >=
         0.5;
}

bool same_place(const ScoredName& a, const ScoredName& b) {
  return shared(a.words, b.words) > 0 || a.text == b.text;
}

template <class Same>
double set_f1(const std::vector<ScoredName>& a, const std::vector<ScoredName>& b, Same same) {
  if (a.empty() && b.empty()) return 1.0;
  if (a.empty() || b.empty()) return 0.0;
  const auto found = std::ranges::count_if(a, [&](const ScoredName& x) {
    return std::ranges::any_of(b, [&](const ScoredName& y) { return same(x, y); });
  });
  const auto wanted = std::ranges::count_if(b, [&](const ScoredName& y) {
    return std::ranges::any_of(a, [&](const ScoredName& x) { return same(x, y); });
  });
  const double p = static_cast<double>(found) / static_cast<double>(a.size());
  const double r = static_cast<double>(wanted) / static_cast<double>(b.size());
  return p + r > 0 ? 2 * p * r / (p + r) : 0.0;
}

double overlap_of(const std::optional<std::pair<int, int>>& a, const std::optional<std::pair<int, int>>& b) {
  if (!a || !b) return !a && !b ? 1.0 : 0.0;
  const int common = std::min(a->second, b->second) - std::max(a->first, b->first) + 1;
  const int both = std::max(a->second, b->second) - std::min(a->first, b->first) + 1;
  return static_cast<double>(std::max(0, common)) / static_cast<double>(both);
}

double equal(bool same) { return same ? 1.0 : 0.0; }

bool all_share_words(const std::vector<ScoredName>& a, const std::vector<ScoredName>& b) {
  return std::ranges::all_of(a, [&](const ScoredName& x) {
    return std::ranges::any_of(b, [&](const ScoredName& y) { return shared(x.words, y.words) > 0; });
  });
}

}  // namespace

ScoredClaim scored_claim(const Json& claim) {
  ScoredClaim made;
  made.type = claim.at("type").get<std::string>();
  made.stance = words_or_none(claim, "stance");
  made.actors = names(claim, "actors", "text");
  made.recipients = names(claim, "recipients", "text");
  made.places = names(claim, "places", "name");
  made.source = names(claim, "sources", "text");
  if (made.source.size() > 1) made.source.erase(made.source.begin(), made.source.end() - 1);
  if (const Json& time = field(claim, "time"); !time.is_null()) {
    const auto first = day(time, "start"), last = day(time, "end");
    if (first && last) made.time = {*first, *last};
  }
  made.killed = range(claim, "killed");
  made.injured = range(claim, "injured");
  made.evidence = score_words(words_or_none(claim, "evidence").value_or(""));
  return made;
}

Agreement agreement(const ScoredClaim& gold, const ScoredClaim& system) {
  const auto least = std::max<std::size_t>(1, std::min(gold.evidence.size(), system.evidence.size()));
  return {
      .stance = equal(gold.stance == system.stance),
      .actors = set_f1(gold.actors, system.actors, same_entity),
      .recipients = set_f1(gold.recipients, system.recipients, same_entity),
      .places = set_f1(gold.places, system.places, same_place),
      .time = overlap_of(gold.time, system.time),
      .killed = equal(gold.killed == system.killed),
      .injured = equal(gold.injured == system.injured),
      .sources = set_f1(gold.source, system.source, same_entity),
      .evidence = static_cast<double>(shared(gold.evidence, system.evidence)) / static_cast<double>(least)};
}

double total(const Agreement& fields, const ScoredClaim& gold, const ScoredClaim& system) {
  double sum = 0, weights = 0;
  const auto count = [&](double weight, double value, bool told) {
    if (!told) return;
    sum += weight * value;
    weights += weight;
  };
  count(1, fields.stance, true);
  count(3, fields.actors, !gold.actors.empty() || !system.actors.empty());
  count(2, fields.recipients, !gold.recipients.empty() || !system.recipients.empty());
  count(1, fields.places, !gold.places.empty() || !system.places.empty());
  count(1, fields.time, gold.time || system.time);
  count(1, fields.killed, gold.killed || system.killed);
  count(1, fields.injured, gold.injured || system.injured);
  count(2, fields.sources, !gold.source.empty() || !system.source.empty());
  count(3, fields.evidence, true);
  return sum / weights;
}

bool agrees_strictly(const Agreement& fields) {
  return fields.stance == 1.0 && fields.actors == 1.0 && fields.recipients == 1.0 && fields.sources == 1.0;
}

bool agrees_wholly(const Agreement& fields, const ScoredClaim& gold, const ScoredClaim& system) {
  return agrees_strictly(fields) && fields.places == 1.0 && fields.time == 1.0 && fields.killed == 1.0 &&
         fields.injured == 1.0 && all_share_words(gold.actors, system.actors) &&
         all_share_words(gold.recipients, system.recipients) && all_share_words(gold.source, system.source);
}

}  // namespace sayso::evaluation
