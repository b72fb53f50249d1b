#include "language/decode_window.hpp"

#include <algorithm>
#include <cmath>

#include "language/decode_numbers.hpp"

namespace sayso::language {
namespace {

constexpr WordIndex longest_gap = 12;  ///< words in which a quoted stretch may seem broken

std::uint32_t narrow(std::size_t value) { return static_cast<std::uint32_t>(value); }

/// The window at hand with what is decided of each of its words, counting or not, since arcs lead to any of
/// them.
class Decoder {
 public:
  Decoder(const WindowScores& scores, const WindowPlace& place, const Labels& labels, const SlotRows& rows,
          const Thresholds& thresholds)
      : scores_(scores), place_(place), labels_(labels), rows_(rows), thresholds_(thresholds) {
    root_ = static_cast<std::size_t>(std::ranges::find(labels.relation, "root") - labels.relation.begin());
    for (std::size_t w = 0; w < scores.words; ++w) {
      is_act_.push_back(1.0F - probability(scores.act.row(w), 0) >= thresholds.act &&
                        numbers(scores.act.row(w)));
      nominal_.push_back(is_nominal(labels.upos[best_label(scores.upos.row(w))]));
    }
  }

  WindowReading read() const {
    WindowReading made;
    made.event.assign(scores_.event.begin(), scores_.event.end());
    for (std::size_t w = 0; w < scores_.words; ++w) {
      if (place_.keep[w] == 0) continue;
      made.words.push_back(place_.first + narrow(w));
      made.readings.push_back(word(w));
      if (is_act_[w]) made.acts.push_back(act(w));
      if (numbers(scores_.cue.row(w)) && 1.0F - probability(scores_.cue.row(w), 0) >= thresholds_.cue)
        made.attributions.push_back(attribution(w));
      add_vector(w, made);
    }
    return made;
  }

 private:
  static bool numbers(std::span<const float> row) {
    return std::ranges::none_of(row, [](float score) { return std::isnan(score); });
  }

  std::size_t relation(std::span<const float> row) const {
    std::size_t best = root_ == 0 ? 1 : 0;
    for (std::size_t i = best + 1; i < row.size(); ++i)
      if (i != root_ && row[i] > row[best]) best = i;
    return best;
  }

  WordReading word(std::size_t w) const {
    WordReading made;
    made.upos = narrow(best_label(scores_.upos.row(w)));
    made.xpos = narrow(best_label(scores_.xpos.row(w)));
    made.feats = narrow(best_label(scores_.feats.row(w)));
    made.lemma = narrow(best_label(scores_.lemma.row(w)));
    made.entity = narrow(best_label(scores_.entity.row(w)));
    made.field_entity = narrow(best_label(scores_.field_entity.row(w)));
    made.party = narrow(best_label(scores_.party.row(w)));
    made.relation = narrow(relation(scores_.relation.row(w)));
    if (bears_role(labels_.upos[made.upos])) {
      // "none" is no role that the reader was ever shown: the best of the others, as sure as it is of it.
      const auto roles = scores_.role.row(w);
      made.role = narrow(1 + best_label(roles.subspan(1)));
      made.role_confidence = probability(roles.subspan(1), made.role - 1U);
    }
    const float factuality = scores_.factuality.row(w)[0];
    made.factuality = std::isnan(factuality) ? 0.0F : std::clamp(factuality, -3.0F, 3.0F);
    std::size_t first = w;
    std::size_t last = w + 1;
    while (first > 0 && place_.sentences[first - 1] == place_.sentences[w]) --first;
    while (last < scores_.words && place_.sentences[last] == place_.sentences[w]) ++last;
    const auto arcs = scores_.arc.row(w);
    made.heads.reserve(1 + last - first);
    made.heads.push_back(arcs[0]);
    for (std::size_t h = first; h < last; ++h) made.heads.push_back(arcs[1 + h]);
    made.first_head = place_.first + narrow(first);
    if (nominal_[w])
      made.coreferents =
          arcs_of(rows_.coreference, w, [&](std::size_t to) { return to != w && nominal_[to]; });
    return made;
  }

  /// Arcs of a slot from `w` to the words that `may` takes.
  template <class May>
  std::vector<Arc> arcs_of(std::size_t slot, std::size_t w, May may) const {
    std::vector<Arc> made;
    const auto row = scores_.slot_row(slot, w);
    for (std::size_t to = 0; to < scores_.words; ++to) {
      const float confidence = sigmoid(row[to]);
      if (confidence >= thresholds_.slots[slot] && may(to))
        made.push_back({place_.first + narrow(to), confidence});
    }
    return made;
  }

  Act act(std::size_t w) const {
    Act made;
    made.word = place_.first + narrow(w);
    const auto types = scores_.act.row(w);
    const std::size_t type = 1 + best_label(types.subspan(1));
    made.type = labels_.act[type];
    made.confidence = probability(types, type);

    const auto modes = scores_.mode.row(w);
    std::size_t mode = 0;
    for (std::size_t m = 1; m < modes.size(); ++m)
      if (modes[m] > modes[mode] && labels_.mode[m].starts_with(made.type + "/")) mode = m;
    if (mode > 0) made.mode = labels_.mode[mode].substr(made.type.size() + 1);
    made.mode_confidence = probability(modes, mode);

    const Best stance = best(scores_.stance.row(w));
    made.stance = labels_.stance[stance.label];
    made.stance_confidence = stance.probability;
    for (std::size_t s = 0; s < slot_count; ++s) {
      const bool to_acts =
          s == static_cast<std::size_t>(Slot::same_event) || s == static_cast<std::size_t>(Slot::same_claim);
      made.arcs[s] =
          arcs_of(rows_.of_act[s], w, [&](std::size_t to) { return !to_acts || (to != w && is_act_[to]); });
    }
    return made;
  }

  Attribution attribution(std::size_t w) const {
    Attribution made;
    made.confidence = 1.0F - probability(scores_.cue.row(w), 0);
    const auto fill = [&](std::size_t slot, std::vector<WordIndex>& words, bool with_itself) {
      const auto row = scores_.slot_row(slot, w);
      for (std::size_t to = 0; to < scores_.words; ++to)
        if ((with_itself && to == w) || sigmoid(row[to]) >= thresholds_.slots[slot])
          words.push_back(place_.first + narrow(to));
    };
    fill(rows_.attribution_source, made.source, false);
    fill(rows_.attribution_cue, made.cue, true);
    fill(rows_.attribution_content, made.content, false);
    close_gaps(made.content, longest_gap, [&](WordIndex word) {
      return std::ranges::find(made.source, word) == made.source.end() &&
             std::ranges::find(made.cue, word) == made.cue.end();
    });
    return made;
  }

  /// What is said is a stretch: words between two of its words belong to it, where `may` takes them all.
  template <class May>
  void close_gaps(std::vector<WordIndex>& words, WordIndex longest, May may) const {
    std::vector<WordIndex> closed;
    for (const WordIndex word : words) {
      if (!closed.empty() && word - closed.back() - 1 <= longest) {
        std::vector<WordIndex> between;
        for (WordIndex w = closed.back() + 1; w < word && may(w); ++w) between.push_back(w);
        if (between.size() == word - closed.back() - 1)
          closed.insert(closed.end(), between.begin(), between.end());
      }
      closed.push_back(word);
    }
    words = std::move(closed);
  }

  void add_vector(std::size_t w, WindowReading& made) const {
    const auto vector = scores_.vectors.row(w);
    if (made.vector_sentences.empty() || made.vector_sentences.back() != place_.sentences[w]) {
      made.vector_sentences.push_back(place_.sentences[w]);
      made.vector_sums.emplace_back(vector.size(), 0.0F);
    }
    std::vector<float>& sum = made.vector_sums.back();
    for (std::size_t i = 0; i < vector.size(); ++i) sum[i] += vector[i];
  }

  const WindowScores& scores_;
  const WindowPlace& place_;
  const Labels& labels_;
  const SlotRows& rows_;
  const Thresholds& thresholds_;
  std::size_t root_ = 0;
  std::vector<bool> is_act_;
  std::vector<bool> nominal_;
};

}  // namespace

bool is_nominal(const std::string& upos) { return upos == "NOUN" || upos == "PROPN" || upos == "PRON"; }

bool bears_role(const std::string& upos) { return is_nominal(upos) || upos == "ADJ"; }

WindowReading decode_window(const WindowScores& scores, const WindowPlace& place, const Labels& labels,
                            const SlotRows& rows, const Thresholds& thresholds) {
  return Decoder(scores, place, labels, rows, thresholds).read();
}

}  // namespace sayso::language
