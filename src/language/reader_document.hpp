#pragma once
#include <array>
#include <string>
#include <vector>

#include "language/decode_analysis.hpp"
#include "language/reader.hpp"
#include "language/windows.hpp"

namespace sayso::language {

/// A text on its way through the reader.
struct Document {
  Outline outline;
  std::vector<Window> windows;
  std::vector<std::int64_t> shapes;        ///< case shape of each word
  std::vector<std::uint32_t> sentence_of;  ///< of each word
  std::vector<WindowReading> readings;     ///< of each window, once it was read
};

/// A report's text, cut into sentences and words.
[[nodiscard]] Outline outline_of(const Text& text);
/// Words as they are given, joined by single spaces. Error: `empty` for a sentence without words.
[[nodiscard]] Result<Outline> outline_of(const GivenSentences& sentences);

/// Vocabulary numbers of `event_marks`; a document without marks has none that count.
using MarkPieces = std::array<std::int64_t, event_marks.size()>;

/// Word pieces, windows and case shapes. With `marks`, words that are `event_marks` become their own pieces.
[[nodiscard]] Result<Document> prepare(Outline outline, const WordPieces& word_pieces, std::size_t window,
                                       const MarkPieces* marks);

}  // namespace sayso::language
