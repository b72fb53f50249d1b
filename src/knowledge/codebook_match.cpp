#include <algorithm>
#include <cstdlib>
#include <limits>
#include <optional>
#include <tuple>

#include "knowledge/codebook.hpp"

namespace sayso::knowledge {
namespace {

// "blew the last bridge up": how many words may stand between two lemmas of a verb's phrase.
constexpr std::size_t verb_gap = 4;

/// A sentence in lower case with hyphenated words taken apart: "car-bomb" is two pieces of one word.
class Pieces {
 public:
  explicit Pieces(const Context& context) : context_(context) {
    for (std::size_t word = 0; word < context.words.size(); ++word) {
      std::string piece;
      const auto close = [&] {
        if (!piece.empty()) pieces_.push_back({std::move(piece), word});
        piece.clear();
      };
      for (const char c : context.words[word].lemma) {
        if (c == '-' || c == ' ') {
          close();
        } else {
          piece += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
      }
      close();
    }
  }

  [[nodiscard]] std::size_t size() const { return pieces_.size(); }
  [[nodiscard]] const std::string& text(std::size_t piece) const { return pieces_[piece].text; }
  [[nodiscard]] std::size_t word(std::size_t piece) const { return pieces_[piece].word; }
  [[nodiscard]] const std::string& upos(std::size_t piece) const { return context_.words[word(piece)].upos; }
  [[nodiscard]] bool in(std::size_t piece, const std::vector<std::size_t>& words) const {
    return std::find(words.begin(), words.end(), word(piece)) != words.end();
  }
  /// Does `phrase` end at `last`?
  [[nodiscard]] bool ends(const Phrase& phrase, std::size_t last) const {
    if (phrase.size() > last + 1) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
      if (text(last + 1 - phrase.size() + i) != phrase[i]) return false;
    }
    return true;
  }

 private:
  struct Piece {
    std::string text;
    std::size_t word;
  };
  const Context& context_;
  std::vector<Piece> pieces_;
};

using Found = std::vector<std::size_t>;  // pieces, ascending

/// `phrase` around its lemma `anchor`, which stands at piece `at`; empty when it does not hold.
Found find_around(const Pieces& pieces, const Phrase& phrase, std::size_t anchor, std::size_t at,
                  std::size_t gap) {
  Found found(phrase.size());
  found[anchor] = at;
  for (std::size_t i = anchor; i-- > 0;) {
    const std::size_t right = found[i + 1];
    const std::size_t reach = std::min(right, gap + 1);
    std::size_t step = 1;
    while (step <= reach && pieces.text(right - step) != phrase[i]) ++step;
    if (step > reach) return {};
    found[i] = right - step;
  }
  for (std::size_t i = anchor + 1; i < phrase.size(); ++i) {
    const std::size_t left = found[i - 1];
    const std::size_t end = std::min(pieces.size(), left + gap + 2);
    std::size_t piece = left + 1;
    while (piece < end && pieces.text(piece) != phrase[i]) ++piece;
    if (piece >= end) return {};
    found[i] = piece;
  }
  return found;
}

bool part_holds(const Pieces& pieces, const Found& found, Part part) {
  if (part == Part::any) {
    if (found.back() - found.front() + 1 == found.size()) return true;
    return std::any_of(found.begin(), found.end(),
                       [&](std::size_t piece) { return pieces.upos(piece) == "VERB"; });
  }
  return std::any_of(found.begin(), found.end(), [&](std::size_t piece) {
    const std::string& upos = pieces.upos(piece);
    if (upos.empty()) return true;
    return part == Part::verb ? upos == "VERB" || upos == "AUX" : upos == "NOUN" || upos == "PROPN";
  });
}

/// The words of an entry about the act, next to each other unless one is a verb; the tightest reading.
std::optional<Found> find_words(const Pieces& pieces, const Context& context, const Phrase& phrase,
                                Part part) {
  const std::size_t gap = part == Part::noun ? 0 : verb_gap;
  std::optional<Found> best;
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    if (!pieces.in(piece, context.act)) continue;
    for (std::size_t anchor = 0; anchor < phrase.size(); ++anchor) {
      if (pieces.text(piece) != phrase[anchor]) continue;
      Found found = find_around(pieces, phrase, anchor, piece, gap);
      if (found.empty() || !part_holds(pieces, found, part)) continue;
      if (!best || found.back() - found.front() < best->back() - best->front()) best = std::move(found);
    }
  }
  return best;
}

std::size_t distance(std::size_t a, std::size_t b) { return a > b ? a - b : b - a; }

/// Words from the act to the nearest of `phrases` outside `taken`; `heads`: where a phrase must end.
std::optional<std::size_t> nearest(const Pieces& pieces, const Context& context,
                                   const std::vector<Phrase>& phrases, const Found& taken,
                                   const std::vector<std::size_t>* heads) {
  std::optional<std::size_t> best;
  for (std::size_t last = 0; last < pieces.size(); ++last) {
    if (heads != nullptr && !pieces.in(last, *heads)) continue;
    if (std::find(taken.begin(), taken.end(), last) != taken.end()) continue;
    const bool here = std::any_of(phrases.begin(), phrases.end(),
                                  [&](const Phrase& phrase) { return pieces.ends(phrase, last); });
    if (!here) continue;
    for (const std::size_t word : context.act) {
      const std::size_t away = distance(word, pieces.word(last));
      if (!best || away < *best) best = away;
    }
  }
  return best;
}

/// The summed distance of an entry's constructions; empty when one does not hold.
std::optional<std::size_t> constructions_hold(const Pieces& pieces, const Context& context,
                                              const Entry& entry, const Found& taken) {
  std::size_t sum = 0;
  const auto holds = [&](const std::vector<Phrase>& phrases, const std::vector<std::size_t>* heads) {
    if (phrases.empty()) return true;
    const auto away = nearest(pieces, context, phrases, taken, heads);
    sum += away.value_or(0);
    return away.has_value();
  };
  if (!holds(entry.object, &context.objects) || !holds(entry.subject, &context.subjects) ||
      !holds(entry.near, nullptr)) {
    return std::nullopt;
  }
  if (!entry.without.empty() && nearest(pieces, context, entry.without, taken, nullptr)) return std::nullopt;
  return sum;
}

struct Candidate {
  std::size_t entry;
  std::size_t words;
  std::size_t constructions;
  std::size_t distance;

  [[nodiscard]] auto rank() const {
    constexpr auto most = std::numeric_limits<std::size_t>::max();
    return std::tuple(most - words, most - constructions, distance, entry);
  }
};

}  // namespace

std::vector<Match> Codebook::match_all(const Context& context, const TypeInfo* only) const {
  const Pieces pieces(context);
  std::vector<Candidate> candidates;
  const auto consider = [&](std::size_t index, const Found& found) {
    const auto away = constructions_hold(pieces, context, entries_[index], found);
    if (away) candidates.push_back({index, found.size(), entries_[index].constructions(), *away});
  };

  std::vector<std::pair<std::size_t, std::size_t>> seen;  // entry, words
  for (std::size_t piece = 0; piece < pieces.size(); ++piece) {
    if (!pieces.in(piece, context.act)) continue;
    const auto uses = uses_.find(pieces.text(piece));
    if (uses == uses_.end()) continue;
    for (const Use& use : uses->second) {
      if (only == nullptr || entries_[use.entry].type == only->type) seen.emplace_back(use.entry, use.words);
    }
  }
  std::sort(seen.begin(), seen.end());
  seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
  for (const auto& [index, words] : seen) {
    const Entry& entry = entries_[index];
    const auto found = find_words(pieces, context, entry.words[words], entry.part);
    if (found) consider(index, *found);
  }
  if (only != nullptr && !context.act.empty()) {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (entries_[i].any_word() && entries_[i].type == only->type) consider(i, {});
    }
  }

  std::sort(candidates.begin(), candidates.end(),
            [](const Candidate& a, const Candidate& b) { return a.rank() < b.rank(); });
  std::vector<Match> matches;
  std::vector<bool> taken(entries_.size(), false);  // two spellings of one entry may both hold
  for (const Candidate& candidate : candidates) {
    if (taken[candidate.entry]) continue;
    taken[candidate.entry] = true;
    const Entry& entry = entries_[candidate.entry];
    matches.push_back(
        {.entry = entry.id,
         .type = entry.type,
         .mode = entry.mode,
         .firm = entry.firm,
         .cameo = entry.cameo.empty() ? std::string(cameo(entry.type, entry.mode)) : entry.cameo,
         .acled = entry.acled,
         .place = entry.place,
         .words = candidate.words,
         .constructions = candidate.constructions,
         .distance = candidate.distance});
  }
  return matches;
}

std::vector<Match> Codebook::match(const Context& context) const { return match_all(context, nullptr); }

std::vector<Match> Codebook::match(const Context& context, std::string_view name) const {
  const TypeInfo& info = type(name);
  if (info.type.empty()) return {};
  return match_all(context, &info);
}

}  // namespace sayso::knowledge
