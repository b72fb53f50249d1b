#include "language/windows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

namespace sayso::language {
namespace {

class Packer {
 public:
  Packer(const PieceTable& table, const WordPieces& word_pieces, WindowSizes sizes)
      : table_(table),
        word_pieces_(word_pieces),
        room_(sizes.limit - 2),
        overlap_(std::min(sizes.overlap, room_ / 2)) {}

  void add(const Sentence& sentence) {
    if (count(sentence.first, sentence.last) > room_) {
      close();
      cut(sentence.first, sentence.last);
      first_ = sentence.last;
    } else if (count(first_, sentence.last) > room_) {
      close();
      first_ = sentence.first;
    }
    last_ = sentence.last;
  }

  std::vector<Window> finish() {
    close();
    return std::move(windows_);
  }

 private:
  // Pieces of words [first, last), a word that is too long counted as what a window holds of it.
  std::size_t count(WordIndex first, WordIndex last) const {
    const std::size_t pieces = table_.count(first, last);
    return last - first == 1 ? std::min(pieces, room_) : pieces;
  }

  void close() {
    if (last_ > first_) windows_.push_back(window(first_, last_));
    first_ = last_;
  }

  Window window(WordIndex first, WordIndex last) const {
    Window made;
    made.first = first;
    made.last = last;
    made.keep.assign(last - first, 1);
    made.pieces.push_back(word_pieces_.cls());
    for (WordIndex w = first; w < last; ++w) {
      made.first_piece.push_back(static_cast<std::int64_t>(made.pieces.size()));
      const auto begin = table_.pieces.begin() + static_cast<std::ptrdiff_t>(table_.first[w]);
      made.pieces.insert(made.pieces.end(), begin, begin + static_cast<std::ptrdiff_t>(count(w, w + 1)));
    }
    made.pieces.push_back(word_pieces_.sep());
    return made;
  }

  // Overlapping windows of one sentence that is too long.
  void cut(WordIndex begin, WordIndex end) {
    const std::size_t before = windows_.size();
    WordIndex first = begin;
    WordIndex last = begin;
    while (last < end) {
      std::size_t size = 0;
      for (WordIndex w = first; w < last; ++w) size += count(w, w + 1);
      // The next word must fit, or the window would bring nothing new.
      while (first < last && size + count(last, last + 1) > room_) {
        size -= count(first, first + 1);
        ++first;
      }
      while (last < end && size + count(last, last + 1) <= room_) {
        size += count(last, last + 1);
        ++last;
      }
      windows_.push_back(window(first, last));
      first = last;
      for (std::size_t shared = 0; first > begin; --first) {
        shared += count(first - 1, first);
        if (shared > overlap_) break;
      }
    }
    choose(before, begin, end);
  }

  // Keeps each word of [begin, end) in the window from `from` on where it is farthest from a cut, in pieces.
  void choose(std::size_t from, WordIndex begin, WordIndex end) {
    std::vector<std::size_t> best_window(end - begin, from);
    std::vector<std::size_t> best_distance(end - begin, 0);
    for (std::size_t i = from; i < windows_.size(); ++i) {
      Window& window = windows_[i];
      window.keep.assign(window.words(), 0);
      for (std::size_t w = 0; w < window.words(); ++w) {
        const auto at = static_cast<std::size_t>(window.first_piece[w]);
        const std::size_t word = window.first + w;
        const std::size_t past = at + count(static_cast<WordIndex>(word), static_cast<WordIndex>(word + 1));
        constexpr std::size_t far = std::numeric_limits<std::size_t>::max();
        const std::size_t left = window.first == begin ? far : at;
        const std::size_t right = window.last == end ? far : window.pieces.size() - past;
        const std::size_t distance = std::min(left, right);
        if (distance > best_distance[word - begin]) {
          best_distance[word - begin] = distance;
          best_window[word - begin] = i;
        }
      }
    }
    for (std::size_t w = 0; w < best_window.size(); ++w) {
      Window& window = windows_[best_window[w]];
      window.keep[begin + w - window.first] = 1;
    }
  }

  const PieceTable& table_;
  const WordPieces& word_pieces_;
  std::size_t room_;
  std::size_t overlap_;
  WordIndex first_ = 0;  // of the open window
  WordIndex last_ = 0;
  std::vector<Window> windows_;
};

Error mismatch(std::string what) {
  return {
      .code = ErrorCode::internal, .what = std::move(what), .remedy = "report this as a fault of the reader"};
}

}  // namespace

Result<std::vector<Window>> pack(const std::vector<Sentence>& sentences, const PieceTable& table,
                                 const WordPieces& word_pieces, WindowSizes sizes) {
  if (sizes.limit < 3)
    return tl::unexpected(mismatch("windows of " + std::to_string(sizes.limit) + " pieces"));
  WordIndex next = 0;
  Packer packer(table, word_pieces, sizes);
  for (const Sentence& sentence : sentences) {
    if (sentence.first != next || sentence.last <= sentence.first || sentence.last > table.words()) {
      return tl::unexpected(mismatch("a sentence of words " + std::to_string(sentence.first) + " to " +
                                     std::to_string(sentence.last) + " behind word " + std::to_string(next)));
    }
    next = sentence.last;
    packer.add(sentence);
  }
  if (next != table.words()) return tl::unexpected(mismatch("words behind the last sentence"));
  return packer.finish();
}

}  // namespace sayso::language
