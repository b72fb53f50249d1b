#include "claims/time_expression_lexicon.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

namespace sayso::claims {
namespace {

template <class Value>
using Entry = std::pair<std::string_view, Value>;

template <class Value, std::size_t size>
std::optional<Value> find(const std::array<Entry<Value>, size>& entries, std::string_view word) {
  const auto* found = std::ranges::find(entries, word, &Entry<Value>::first);
  if (found == entries.end()) return std::nullopt;
  return found->second;
}

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

constexpr std::array<Entry<int>, 13> short_months{{{"jan", 1},
                                                   {"feb", 2},
                                                   {"mar", 3},
                                                   {"apr", 4},
                                                   {"jun", 6},
                                                   {"jul", 7},
                                                   {"aug", 8},
                                                   {"sep", 9},
                                                   {"sept", 9},
                                                   {"oct", 10},
                                                   {"nov", 11},
                                                   {"dec", 12},
                                                   {"febr", 2}}};

constexpr std::array<std::string_view, 7> weekdays{"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

constexpr std::array<Entry<int>, 8> short_weekdays{
    {{"mon", 1}, {"tue", 2}, {"tues", 2}, {"wed", 3}, {"thu", 4}, {"thurs", 4}, {"fri", 5}, {"thur", 4}}};

constexpr std::array<Entry<UnitWord>, 25> units{{
    {"second", {TimeUnit::second}},
    {"seconds", {TimeUnit::second, 1, true}},
    {"minute", {TimeUnit::minute}},
    {"minutes", {TimeUnit::minute, 1, true}},
    {"mins", {TimeUnit::minute, 1, true}},
    {"hour", {TimeUnit::hour}},
    {"hours", {TimeUnit::hour, 1, true}},
    {"hrs", {TimeUnit::hour, 1, true}},
    {"day", {TimeUnit::day}},
    {"days", {TimeUnit::day, 1, true}},
    {"week", {TimeUnit::week}},
    {"weeks", {TimeUnit::week, 1, true}},
    {"fortnight", {TimeUnit::week, 2}},
    {"fortnights", {TimeUnit::week, 2, true}},
    {"month", {TimeUnit::month}},
    {"months", {TimeUnit::month, 1, true}},
    {"quarter", {TimeUnit::quarter}},
    {"quarters", {TimeUnit::quarter, 1, true}},
    {"year", {TimeUnit::year}},
    {"years", {TimeUnit::year, 1, true}},
    {"yrs", {TimeUnit::year, 1, true}},
    {"decade", {TimeUnit::decade}},
    {"decades", {TimeUnit::decade, 1, true}},
    {"century", {TimeUnit::century}},
    {"centuries", {TimeUnit::century, 1, true}},
}};

constexpr std::array<Entry<std::string_view>, 14> day_parts{{
    {"morning", "MO"},
    {"mornings", "MO"},
    {"dawn", "MO"},
    {"daybreak", "MO"},
    {"sunrise", "MO"},
    {"afternoon", "AF"},
    {"afternoons", "AF"},
    {"evening", "EV"},
    {"evenings", "EV"},
    {"dusk", "EV"},
    {"sunset", "EV"},
    {"night", "NI"},
    {"nights", "NI"},
    {"nightfall", "EV"},
}};

constexpr std::array<Entry<std::string_view>, 8> seasons{{
    {"spring", "SP"},
    {"summer", "SU"},
    {"autumn", "FA"},
    {"fall", "FA"},
    {"winter", "WI"},
    {"summers", "SU"},
    {"winters", "WI"},
    {"springs", "SP"},
}};

// Finite verbs and auxiliaries that the ending "-ed" does not show.
constexpr std::array<std::string_view, 76> past_words{
    "said",     "was",   "were",   "had",    "did",    "told",   "took",   "made",  "came",   "went",
    "began",    "met",   "left",   "held",   "saw",    "found",  "gave",   "got",   "kept",   "led",
    "lost",     "ran",   "rose",   "fell",   "sent",   "shot",   "spoke",  "stood", "struck", "broke",
    "brought",  "built", "bought", "caught", "fought", "flew",   "grew",   "heard", "hit",    "knew",
    "laid",     "lay",   "paid",   "put",    "sank",   "sold",   "sought", "spent", "swept",  "threw",
    "thought",  "won",   "wrote",  "drew",   "drove",  "became", "blew",   "chose", "died",   "felt",
    "forced",   "hurt",  "killed", "rode",   "set",    "shook",  "sat",    "stole", "taught", "tore",
    "withdrew", "wore",  "has",    "have",   "been",   "slew"};

constexpr std::array<std::string_view, 19> future_words{
    "will", "shall",  "would", "ll",      "plans",    "plan",  "expected", "scheduled", "upcoming", "intends",
    "due",  "slated", "hopes", "expects", "deadline", "ahead", "planned",  "tomorrow",  "wants"};

constexpr std::array<std::string_view, 8> present_words{"is", "are", "says", "say", "am", "does", "do", "re"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

}  // namespace

std::optional<int> month_word(std::string_view lower) {
  if (lower.size() < 3) return std::nullopt;
  const auto found = std::ranges::find(months, lower);
  if (found != months.end()) return static_cast<int>(found - months.begin()) + 1;
  return find(short_months, lower);
}

bool is_month_abbreviation(std::string_view lower) { return find(short_months, lower).has_value(); }

std::optional<int> weekday_word(std::string_view lower) {
  if (lower.ends_with("days")) lower.remove_suffix(1);
  const auto found = std::ranges::find(weekdays, lower);
  if (found != weekdays.end()) return static_cast<int>(found - weekdays.begin()) + 1;
  return find(short_weekdays, lower);
}

std::optional<UnitWord> unit_word(std::string_view lower) { return find(units, lower); }
std::optional<std::string_view> day_part_word(std::string_view lower) { return find(day_parts, lower); }
std::optional<std::string_view> season_word(std::string_view lower) { return find(seasons, lower); }

Tense tense_word(std::string_view lower) {
  if (contains(future_words, lower)) return Tense::future;
  if (contains(past_words, lower)) return Tense::past;
  if (contains(present_words, lower)) return Tense::present;
  if (lower.size() > 4 && lower.ends_with("ed") && lower != "united" && lower != "armed" &&
      lower != "indeed" && lower != "hundred" && lower != "alleged") {
    return Tense::past;
  }
  return Tense::unknown;
}

}  // namespace sayso::claims
