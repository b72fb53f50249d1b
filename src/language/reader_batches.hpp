#pragma once
#include <cstddef>
#include <vector>

#include "language/windows.hpp"

namespace sayso::language {

/// Pieces that a window is padded to: the next multiple of 16.
///
/// A window's scores depend in their last digits on how far it is padded (attention sums over all pieces in
/// vectors of fixed width), though not on how many windows stand in its batch. So how far it is padded hangs
/// on the window alone, and few different shapes keep OpenVINO from preparing anew.
[[nodiscard]] std::size_t padded(std::size_t pieces);

/// Puts windows of one padded length together, longest first: at most `most_windows` a batch, and at most
/// `most_pieces` with padding, or one window. Windows of one length keep their order; each is in exactly one
/// batch.
[[nodiscard]] std::vector<std::vector<std::size_t>> batches_of_one_length(const std::vector<Window>& windows,
                                                                          std::size_t most_windows,
                                                                          std::size_t most_pieces);

}  // namespace sayso::language
