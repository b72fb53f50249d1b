#include "claims/circumstances.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>
#include <utility>

#include "claims/count.hpp"

namespace sayso::claims {
namespace {

bool one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

// ---- When ----

/// The phrase's span with the word before it that bounds it.
Span with_bound(const Analysis& analysis, const Phrase& phrase) {
  static constexpr std::array<std::string_view, 8> bounds = {"since", "until", "till",    "before",
                                                             "after", "from",  "between", "by"};
  Span span = phrase.span(analysis);
  const WordIndex first = phrase.words.front();
  if (first > 0) {
    const Word& before = analysis.words[first - 1];
    if (before.sentence == analysis.words[first].sentence && one_of(folded(before.text), bounds))
      span.begin = before.span.begin;
  }
  return span;
}

/// Types whose act, told as done, lies before the report; of the others a visit or a deal may be told that is
/// to come.
bool lies_behind(const Claim& claim) {
  static constexpr std::array<std::string_view, 6> done = {"ASSAULT", "COERCE",  "PROTEST",
                                                           "ACCUSE",  "RETREAT", "REJECT"};
  return claim.stance == "asserted" && one_of(claim.type, done);
}

/// Four digits in a row.
bool names_year(std::string_view words) {
  int digits = 0;
  for (const char c : words) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    if (digits == 4) return true;
  }
  return false;
}

/// The last days of that name before the report: a week back for a weekday, a year for a day of the year.
std::optional<DayRange> brought_back(DayRange days, std::string_view words, CalendarDate published) {
  static constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                               "friday", "saturday", "sunday"};
  const std::string lower = folded(words);
  if (names_year(lower)) return days;
  const bool weekday = std::ranges::any_of(
      weekdays, [&](std::string_view name) { return lower.find(name) != std::string::npos; });
  const auto back = [&](CalendarDate day) { return weekday ? add_days(day, -7) : add_months(day, -12); };
  const auto first = back(days.first);
  const auto last = back(days.last);
  if (!first || !last || *first > published) return days;
  return DayRange{*first, *last};
}

std::optional<TimeRange> time_of(const Surroundings& around, const std::vector<Phrase>& phrases,
                                 const Claim& claim) {
  if (phrases.empty()) return std::nullopt;
  // "on Monday … at dawn": words apart in one sentence are one time told in two pieces, where they make one.
  const Span whole{with_bound(around.analysis, phrases.front()).begin,
                   phrases.back().span(around.analysis).end};
  std::vector<Span> tries;
  if (phrases.size() > 1 && whole.size() < 60) tries.push_back(whole);
  for (const Phrase& phrase : phrases) tries.push_back(with_bound(around.analysis, phrase));
  for (const Span span : tries) {
    auto days = days_of(around.report.text, around.times, span, around.published, claim.stance == "future");
    if (!days) continue;
    if (around.published && days->first > *around.published && lies_behind(claim))
      days = brought_back(*days, around.report.text.slice(span), *around.published);
    return TimeRange{iso(days->first), iso(days->last), span};
  }
  return std::nullopt;
}

// ---- How many ----

/// The phrase without what is counted in the number told before it: "nine, three children among them",
/// "including two nurses". Nothing where all of it is.
std::optional<Span> own_number(const Analysis& analysis, const Phrase& phrase, bool first) {
  const auto text = [&](std::size_t w) {
    return w < analysis.words.size() ? folded(analysis.words[w].text) : std::string();
  };
  const Span span = phrase.span(analysis);
  std::size_t next = phrase.words.back() + 1;
  if (analysis.words[phrase.head].head == next) ++next;  // the noun that a bare number counts
  const auto among_them = [&](std::size_t w) {
    return (text(w) == "among" || text(w) == "of") && text(w + 1) == "them";
  };
  if (among_them(next) || (phrase.words.size() > 2 && among_them(next - 2))) {
    for (WordIndex w = phrase.words.back(); w > phrase.words.front(); --w) {
      if (analysis.words[w].upos == "PUNCT") return Span{span.begin, analysis.words[w - 1].span.end};
    }
    return first ? std::optional(span) : std::nullopt;
  }
  const std::string before = phrase.words.front() > 0 ? text(phrase.words.front() - 1) : std::string();
  if (!first && (before == "including" || before == "among")) return std::nullopt;
  return span;
}

std::optional<CountRange> count_at(const Surroundings& around, const std::vector<Phrase>& phrases) {
  std::vector<std::string_view> pieces;
  std::optional<Span> whole;
  for (const Phrase& phrase : phrases) {
    const auto span = own_number(around.analysis, phrase, pieces.empty());
    if (!span) continue;
    pieces.push_back(around.report.text.slice(*span));
    whole = Span{whole ? whole->begin : span->begin, span->end};
  }
  if (pieces.empty()) return std::nullopt;
  auto count = count_of(pieces);
  if (count) count->span = whole;
  return count;
}

enum class Harm : std::uint8_t { none, killed, injured };

/// What the act's own word says that it did to its recipients.
Harm harm_of(std::string_view lemma) {
  static constexpr std::array<std::string_view, 11> kills = {
      "kill",    "murder",    "assassinate", "lynch",         "behead",   "execute",
      "killing", "execution", "murderer",    "assassination", "beheading"};
  static constexpr std::array<std::string_view, 4> injures = {"wound", "injure", "hurt", "maim"};
  if (one_of(lemma, kills)) return Harm::killed;
  if (one_of(lemma, injures)) return Harm::injured;
  return Harm::none;
}

/// How many the recipients are: by their words, or one where one person is named.
std::optional<CountRange> count_of_recipients(const Surroundings& around,
                                              const std::vector<Phrase>& recipients) {
  if (recipients.size() == 1 && around.parties.is_one_person(recipients.front().head))
    return CountRange{1, 1, recipients.front().span(around.analysis)};
  return count_at(around, recipients);
}

/// "killed" alone takes the number of whom it was done to.
void take_number(const Surroundings& around, const std::vector<Phrase>& recipients,
                 std::optional<CountRange>& count) {
  if (!count || count->low != 1 || count->high) return;
  if (const auto told = count_of_recipients(around, recipients)) count = told;
}

void tell_counts(const Surroundings& around, const CircumstanceWords& words,
                 const std::vector<Phrase>& recipients, std::string_view lemma, Claim& claim) {
  claim.killed = count_at(around, words.killed);
  claim.injured = count_at(around, words.injured);
  // Where both are told, the recipients' number may be of either.
  if (!claim.injured) take_number(around, recipients, claim.killed);
  if (!claim.killed) take_number(around, recipients, claim.injured);
  if (claim.killed || claim.injured || (claim.stance != "asserted" && claim.stance != "possible")) return;
  const Harm harm = harm_of(lemma);
  if (harm == Harm::killed) claim.killed = count_of_recipients(around, recipients);
  if (harm == Harm::injured) claim.injured = count_of_recipients(around, recipients);
}

// ---- Where ----

void add_place(Claim& claim, std::optional<Place> place) {
  if (!place) return;
  const bool known = std::ranges::any_of(claim.places, [&](const Place& p) { return p.name == place->name; });
  if (!known) claim.places.push_back(std::move(*place));
}

}  // namespace

void tell_circumstances(const Surroundings& around, const CircumstanceWords& words,
                        const std::vector<Phrase>& recipients, std::string_view lemma, Claim& claim) {
  for (const Phrase& phrase : words.places) add_place(claim, around.places.place(phrase));
  if (claim.places.empty() && claim.type == "ASSAULT") {
    for (const Phrase& phrase : recipients) add_place(claim, around.places.town(phrase));
  }
  claim.time = time_of(around, words.times, claim);
  tell_counts(around, words, recipients, lemma, claim);
}

}  // namespace sayso::claims
