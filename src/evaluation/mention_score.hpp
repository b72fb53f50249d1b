#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "evaluation/figures.hpp"
#include "output/json_value.hpp"
#include "sayso/span.hpp"

namespace sayso::evaluation {

/// The slots of a mention, by their names in the annotated reports.
inline constexpr std::array<const char*, 10> mention_slots = {
    "actors", "recipients", "places", "time", "killed", "injured", "sources", "channel", "cue", "stance"};

/// A word or words that name an act, with the words of its slots. Word indices, ascending.
struct ScoredAct {
  std::string type;
  std::vector<std::uint32_t> trigger;
  std::array<std::vector<std::uint32_t>, mention_slots.size()> slots;  ///< by `mention_slots`
};

/// The acts of a report's claims, each trigger of a type once, ascending: where several claims have a mention
/// there, their slots are joined. Throws `Json::exception` for claims that are not as the annotated reports
/// have them.
[[nodiscard]] std::vector<ScoredAct> acts_of(const output::Json& claims, const std::vector<Span>& words);

/// Scores every mention: an act is found when a word of its trigger is, with the right type. Slots are
/// scored, word by word, over the acts that were found.
class MentionScore {
 public:
  void add(const std::vector<ScoredAct>& gold, const std::vector<ScoredAct>& system);
  /// Rows "acts" (word and type right), "words" (whatever the type), then one a slot.
  [[nodiscard]] Figures figures() const;

 private:
  Tally acts_, words_;
  std::array<Tally, mention_slots.size()> slots_;
};

}  // namespace sayso::evaluation
