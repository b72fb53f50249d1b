#pragma once
#include <cstddef>
#include <cstdint>
#include <span>

namespace sayso::language {

/// A row-major table of floats that somebody else holds; rows may lie farther apart than they are long
/// (padding).
struct Table {
  const float* data = nullptr;
  std::size_t columns = 0;  ///< of a row, padding left out
  std::size_t stride = 0;   ///< floats from one row to the next

  [[nodiscard]] std::span<const float> row(std::size_t index) const {
    return {data + index * stride, columns};
  }
};

/// What the model's heads give for one window of `words` words, before any decision. Scores are logits;
/// shapes are [rows, columns]. Nothing is copied: the tables look into the model's output and live as long as
/// it.
struct WindowScores {
  std::size_t words = 0;
  Table upos, xpos, feats, lemma, relation;  ///< [words, labels]
  Table act, mode, stance, role, cue;        ///< [words, labels]
  Table entity, field_entity, party;         ///< [words, labels]
  Table factuality;                          ///< [words, 1], -3 to 3
  Table arc;                                 ///< [words, 1 + words]: column 0 the root, column 1 + h word h
  Table slots;                               ///< rows of one slot after another: see slot_row
  std::size_t slot_stride = 0;               ///< rows of `slots` from one slot to the next
  Table vectors;                             ///< [words, width of the encoder]
  std::span<const float> event;              ///< [events]

  /// Scores of all words as fillers of `slot` for the act, cue or noun phrase at `word`.
  [[nodiscard]] std::span<const float> slot_row(std::size_t slot, std::size_t word) const {
    return slots.row(slot * slot_stride + word);
  }
};

}  // namespace sayso::language
