#include "language/reader_document.hpp"

#include <algorithm>

#include "language/case_shape.hpp"
#include "language/split.hpp"

namespace sayso::language {
namespace {

std::uint32_t code_points(std::string_view bytes) {
  return static_cast<std::uint32_t>(std::ranges::count_if(
      bytes, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

}  // namespace

Outline outline_of(const Text& text) {
  Segmentation parts = split(text);
  Outline made;
  made.sentences = std::move(parts.sentences);
  made.words = std::move(parts.words);
  made.texts.reserve(made.words.size());
  for (const Span& word : made.words) made.texts.emplace_back(text.slice(word));
  return made;
}

Result<Outline> outline_of(const GivenSentences& sentences) {
  Outline made;
  std::uint32_t at = 0;
  for (const std::vector<std::string>& words : sentences) {
    if (words.empty())
      return tl::make_unexpected(
          Error{ErrorCode::empty,
                "",
                {},
                {},
                "sentence " + std::to_string(made.sentences.size() + 1) + " has no words",
                "leave it out"});
    Sentence sentence;
    sentence.first = static_cast<WordIndex>(made.words.size());
    sentence.span.begin = at;
    for (const std::string& word : words) {
      const Span span{at, at + code_points(word)};
      made.words.push_back(span);
      made.texts.push_back(word);
      sentence.span.end = span.end;
      at = span.end + 1;
    }
    sentence.last = static_cast<WordIndex>(made.words.size());
    made.sentences.push_back(sentence);
  }
  return made;
}

Result<Document> prepare(Outline outline, const WordPieces& word_pieces, std::size_t window,
                         const MarkPieces* marks) {
  Document made;
  PieceTable table;
  for (const std::string& word : outline.texts) {
    table.first.push_back(table.pieces.size());
    const auto mark = marks == nullptr ? event_marks.end() : std::ranges::find(event_marks, word);
    if (mark != event_marks.end()) {
      table.pieces.push_back((*marks)[static_cast<std::size_t>(mark - event_marks.begin())]);
    } else {
      const auto pieces = word_pieces.encode(word);
      table.pieces.insert(table.pieces.end(), pieces.begin(), pieces.end());
    }
  }
  table.first.push_back(table.pieces.size());
  WindowSizes sizes;
  sizes.limit = window;
  auto windows = pack(outline.sentences, table, word_pieces, sizes);
  if (!windows) return tl::make_unexpected(windows.error());
  made.windows = std::move(*windows);
  made.readings.resize(made.windows.size());
  made.shapes.reserve(outline.texts.size());
  made.sentence_of.reserve(outline.texts.size());
  for (std::size_t s = 0; s < outline.sentences.size(); ++s) {
    const Sentence& sentence = outline.sentences[s];
    for (WordIndex w = sentence.first; w < sentence.last; ++w) {
      made.shapes.push_back(case_shape(outline.texts[w], w == sentence.first));
      made.sentence_of.push_back(static_cast<std::uint32_t>(s));
    }
  }
  made.outline = std::move(outline);
  return made;
}

}  // namespace sayso::language
