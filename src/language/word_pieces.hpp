#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sayso/result.hpp"
#include "sayso/span.hpp"
#include "sayso/text.hpp"

namespace sayso::language {

/// BERT's uncased WordPiece (Devlin et al. 2019), piece for piece as Hugging Face's BertTokenizer: controls
/// dropped, accents stripped, lower case, Han characters and punctuation apart, then the longest known piece
/// first, with "##" inside a word. Stretches over 100 code points, or with a part that is unknown, are [UNK].
class WordPieces {
 public:
  /// One piece a line, its number the line's (0-based). Errors: `model_missing`, `model_damaged` (no [PAD],
  /// [UNK], [CLS] or [SEP], or a piece given twice).
  [[nodiscard]] static Result<WordPieces> load(const std::filesystem::path& vocabulary);
  /// As `load`, from the lines themselves; `name` stands in errors.
  [[nodiscard]] static Result<WordPieces> from_lines(const std::vector<std::string>& lines, std::string name);

  /// The pieces of one word; [UNK] alone for a word of which nothing is left. Never empty. UTF-8.
  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view word) const;

  [[nodiscard]] std::int64_t pad() const { return pad_; }
  [[nodiscard]] std::int64_t unknown() const { return unknown_; }
  [[nodiscard]] std::int64_t cls() const { return cls_; }
  [[nodiscard]] std::int64_t sep() const { return sep_; }
  [[nodiscard]] std::size_t size() const { return vocabulary_.size(); }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
  };

  [[nodiscard]] std::int64_t find(std::string_view piece) const;
  void encode_stretch(std::u32string_view stretch, std::vector<std::int64_t>& pieces) const;

  std::unordered_map<std::string, std::int64_t, Hash, std::equal_to<>> vocabulary_;
  std::int64_t pad_ = 0;
  std::int64_t unknown_ = 0;
  std::int64_t cls_ = 0;
  std::int64_t sep_ = 0;
};

/// The pieces of all words of a text, one after another.
struct PieceTable {
  std::vector<std::int64_t> pieces;
  std::vector<std::size_t> first;  ///< of each word, and one past the last: words + 1 entries

  [[nodiscard]] std::size_t words() const { return first.empty() ? 0 : first.size() - 1; }
  /// Number of pieces of words [begin, end).
  [[nodiscard]] std::size_t count(std::size_t begin, std::size_t end) const {
    return first[end] - first[begin];
  }
};

[[nodiscard]] PieceTable piece_table(const WordPieces& word_pieces, const Text& text,
                                     const std::vector<Span>& words);

}  // namespace sayso::language
