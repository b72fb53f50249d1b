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

/// Windows that are run together, padded to the longest.
struct Batch {
  std::vector<std::size_t> windows;  ///< indices
  std::size_t pieces = 0;            ///< of the longest window
  std::size_t words = 0;             ///< of the window with most words
};

/// Puts windows of like length together, shortest first: at most `most_windows` a batch, and at most
/// `most_pieces` with padding (a window that is longer alone makes a batch of its own). Windows of one length
/// keep their order. Each window is in exactly one batch.
[[nodiscard]] std::vector<Batch> batches(const std::vector<Window>& windows, std::size_t most_windows,
                                         std::size_t most_pieces);

}  // namespace sayso::language
