#pragma once
#include <cstdint>
#include <vector>

#include "language/word_pieces.hpp"
#include "sayso/analysis.hpp"
#include "sayso/result.hpp"

namespace sayso::language {

/// What the encoder reads at once.
struct Window {
  std::vector<std::int64_t> pieces;       ///< [CLS] … [SEP]
  std::vector<std::int64_t> first_piece;  ///< of each word: index into `pieces`
  WordIndex first = 0;                    ///< words [first, last) of the text
  WordIndex last = 0;
  std::vector<char> keep;  ///< of each word: 1 where this window's answer for it counts

  [[nodiscard]] std::size_t words() const { return last - first; }
};

struct WindowSizes {
  std::size_t limit = 160;   ///< most pieces of a window, [CLS] and [SEP] included
  std::size_t overlap = 32;  ///< pieces that windows of one sentence share
};

/// Packs whole sentences, one after another, into windows. A sentence that is too long alone gets windows of
/// its own that overlap; each of its words counts where it stands farthest from a cut. Every word is in at
/// least one window and counts in exactly one. A single word that is longer than a window loses its last
/// pieces. Error: `internal` when the limit leaves no room, or sentences and table do not match.
[[nodiscard]] Result<std::vector<Window>> pack(const std::vector<Sentence>& sentences,
                                               const PieceTable& table, const WordPieces& word_pieces,
                                               WindowSizes sizes = {});

}  // namespace sayso::language
