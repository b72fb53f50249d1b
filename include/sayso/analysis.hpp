#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/span.hpp"

namespace sayso {

/// Index into `Analysis::words`.
using WordIndex = std::uint32_t;
inline constexpr WordIndex no_word = 0xFFFFFFFF;

/// An arc of the claim graph: to one word, with how sure the reader is.
struct Arc {
  WordIndex word = no_word;
  float confidence = 0;  ///< [0, 1]
};

/// A word with what the reader says of it. Tags are Universal Dependencies v2.
struct Word {
  Span span;
  std::uint32_t sentence = 0;  ///< index into `Analysis::sentences`
  std::string text;            ///< as written
  std::string lemma;
  std::string upos;          ///< "VERB"
  std::string xpos;          ///< Penn tag, "VBD"
  std::string feats;         ///< "Mood=Ind|Tense=Past"; "_" when none
  WordIndex head = no_word;  ///< `no_word` for the root of its sentence
  std::string deprel;        ///< "nsubj:pass"
  std::string role;  ///< PLOVER role that the reader gives the word as a party: "MIL"; empty when none
  float role_confidence = 0;     ///< [0, 1]
  float factuality = 0;          ///< -3 certainly not to 3 certainly; for predicates
  std::vector<Arc> coreferents;  ///< heads of other noun phrases that stand for the same thing, by its head
};

/// A sentence: words [first, last).
struct Sentence {
  Span span;
  WordIndex first = 0;
  WordIndex last = 0;
};

/// A named entity or mention: words [first, last). Types as GUM has them ("person", "place", …).
struct NamedEntity {
  WordIndex first = 0;
  WordIndex last = 0;
  std::string type;
};

/// One stretch of speech, thought or writing that the report attributes to somebody (PolNeAR).
/// Word indices, ascending, not always next to each other.
struct Attribution {
  std::vector<WordIndex> source;
  std::vector<WordIndex> cue;
  std::vector<WordIndex> content;
  float confidence = 0;  ///< [0, 1]
};

/// What a word can be to an act: the slots of the annotated reports, and which other acts tell its event.
enum class Slot : std::uint8_t {
  actors,
  recipients,
  places,
  time,
  killed,
  injured,
  sources,
  channel,
  cue,
  stance,
  same_event,  ///< other acts that tell or name the same event
  same_claim,  ///< of those, the ones on the same source's word
};
inline constexpr std::size_t slot_count = 12;

/// A word that names an act, with its arcs.
struct Act {
  WordIndex word = no_word;
  std::string type;      ///< PLOVER type, "ASSAULT"
  float confidence = 0;  ///< [0, 1], of `type`
  std::string mode;      ///< learned mode, "heavy-weapons"; empty when none
  float mode_confidence = 0;
  std::string stance = "asserted";
  float stance_confidence = 0;
  std::array<std::vector<Arc>, slot_count> arcs;  ///< by `Slot`, ascending by word

  [[nodiscard]] const std::vector<Arc>& of(Slot slot) const { return arcs[static_cast<std::size_t>(slot)]; }
};

/// All that is learned about one report. Offsets count in the report's `Text`.
struct Analysis {
  std::vector<Sentence> sentences;
  std::vector<Word> words;
  std::vector<NamedEntity> entities;
  std::vector<Attribution> attributions;
  std::vector<Act> acts;                             ///< ascending by word
  std::vector<std::vector<float>> sentence_vectors;  ///< unit length, one a sentence
  std::vector<float> vector;                         ///< unit length, of the report
};

}  // namespace sayso
