#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "language/decode_scores.hpp"
#include "language/model_package.hpp"
#include "sayso/analysis.hpp"

namespace sayso::language {

/// What the reader says of one word, as indices into `Labels`.
struct WordReading {
  std::uint32_t upos = 0, xpos = 0, feats = 0, lemma = 0;
  std::uint32_t entity = 0, field_entity = 0, party = 0;
  std::uint32_t relation = 0;  ///< the best but "root": which word is the root, the tree decides
  std::uint32_t role = 0;      ///< 0, "none", for words that are no party's (see `bears_role`)
  float role_confidence = 0;
  float factuality = 0;
  std::vector<float> heads;  ///< scores: the root, then words [first_head, …) of its sentence in this window
  std::uint32_t first_head = 0;  ///< word of the text
  std::vector<Arc> coreferents;
};

/// A window's answers for the words that count in it, in the words of the text; small, and free of the
/// model's output.
struct WindowReading {
  std::vector<WordIndex> words;  ///< that count here, ascending; `readings` runs beside it
  std::vector<WordReading> readings;
  std::vector<Act> acts;
  std::vector<Attribution> attributions;
  std::vector<std::uint32_t> vector_sentences;  ///< sentences with words that count here
  std::vector<std::vector<float>> vector_sums;  ///< of each of those: sum of its words' vectors
  std::vector<float> event;                     ///< logits by `Labels::event`
};

/// Where a window lies in its text.
struct WindowPlace {
  WordIndex first = 0;                       ///< the text's word that is the window's first
  std::span<const char> keep;                ///< of each of its words: 1 where this window's answer counts
  std::span<const std::uint32_t> sentences;  ///< of each of its words: index of its sentence in the text
};

/// Turns scores into decisions for the words that count in a window.
///
/// Acts: words whose types together reach `Thresholds::act`; the likeliest type and its own probability, the
/// likeliest mode of that type or none, stance. Attributions: words that reach `Thresholds::cue` with the
/// words whose slot scores reach theirs; the cue's own word is always in its cue. Arcs go to words of the
/// window only, counting or not; `same_event` and `same_claim` to acts, coreferents to nouns and pronouns
/// other than the word itself. Copies no more out of the tables than that. Scores that are not numbers decide
/// nothing. Never throws.
[[nodiscard]] WindowReading decode_window(const WindowScores& scores, const WindowPlace& place,
                                          const Labels& labels, const SlotRows& rows,
                                          const Thresholds& thresholds);

/// Words that stand for parties and things: NOUN, PROPN, PRON.
[[nodiscard]] bool is_nominal(const std::string& upos);
/// Words that are given a role: nominal ones and ADJ ("Armenian shelling").
[[nodiscard]] bool bears_role(const std::string& upos);

}  // namespace sayso::language
