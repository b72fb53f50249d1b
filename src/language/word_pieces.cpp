#include "language/word_pieces.hpp"

#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <utility>

#include "language/utf8.hpp"

namespace sayso::language {
namespace {

constexpr std::size_t longest_stretch = 100;  // code points, as BertTokenizer's max_input_chars_per_word

// General categories as BertTokenizer knows them: those of Unicode 8, in which later characters have none.
std::uint32_t category_mask(char32_t c) {
  UVersionInfo age;
  u_charAge(static_cast<UChar32>(c), age);
  return age[0] > 8 ? U_GC_CN_MASK : U_GET_GC_MASK(static_cast<UChar32>(c));
}

bool is_white(char32_t c) {
  return c == U' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 ||
         (c >= 0x80 && u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_WHITE_SPACE) != 0);
}

bool is_dropped(char32_t c) {
  if (c == 0 || c == 0xFFFD) return true;
  if (c == U'\t' || c == U'\n' || c == U'\r') return false;
  if (c < 0x80) return c < 0x20 || c == 0x7F;
  return (category_mask(c) & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_CO_MASK | U_GC_CS_MASK)) != 0;
}

// The blocks that BertTokenizer calls Chinese: CJK ideographs, not kana or hangul.
bool is_ideograph(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x20000 && c <= 0x2A6DF) ||
         (c >= 0x2A700 && c <= 0x2B73F) || (c >= 0x2B740 && c <= 0x2B81F) || (c >= 0x2B920 && c <= 0x2CEAF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_punctuation(char32_t c) {
  if (c < 0x80)
    return c > U' ' && c != 0x7F && !(c >= U'0' && c <= U'9') && !(c >= U'A' && c <= U'Z') &&
           !(c >= U'a' && c <= U'z');
  return (category_mask(c) & U_GC_P_MASK) != 0;
}

// Canonical decomposition without nonspacing marks, then lower case; ASCII is handled by the caller.
std::u32string fold(const std::u32string& points) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfd = icu::Normalizer2::getNFDInstance(status);
  auto decomposed = icu::UnicodeString::fromUTF32(reinterpret_cast<const UChar32*>(points.data()),
                                                  static_cast<std::int32_t>(points.size()));
  if (U_SUCCESS(status)) decomposed = nfd->normalize(decomposed, status);
  std::u32string folded;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if ((category_mask(static_cast<char32_t>(c)) & U_GC_MN_MASK) != 0) continue;
    // Code point by code point, as BertTokenizer does: a final sigma stays a plain one.
    icu::UnicodeString lower(c);
    lower.toLower(icu::Locale::getRoot());
    if (c == 0x03A3) lower = icu::UnicodeString(static_cast<UChar32>(0x03C3));
    for (std::int32_t k = 0; k < lower.length(); k = lower.moveIndex32(k, 1)) {
      folded.push_back(static_cast<char32_t>(lower.char32At(k)));
    }
  }
  return folded;
}

std::u32string normalise(std::u32string_view word) {
  std::u32string points;
  bool ascii = true;
  for (const char32_t c : word) {
    if (is_dropped(c)) continue;
    if (is_white(c)) {
      points.push_back(U' ');
    } else if (is_ideograph(c)) {
      points.insert(points.end(), {U' ', c, U' '});
    } else {
      points.push_back(c >= U'A' && c <= U'Z' ? c + 32 : c);
    }
    ascii = ascii && c < 0x80;
  }
  return ascii ? points : fold(points);
}

Error damaged(std::string name, std::uint64_t line, std::string what) {
  return {.code = ErrorCode::model_damaged,
          .item = std::move(name),
          .line = line,
          .what = std::move(what),
          .remedy = "take the vocabulary that came with the model"};
}

}  // namespace

Result<WordPieces> WordPieces::load(const std::filesystem::path& vocabulary) {
  std::ifstream file(vocabulary, std::ios::binary);
  if (!file) {
    return tl::unexpected(Error{.code = ErrorCode::model_missing,
                                .item = vocabulary.string(),
                                .what = "no vocabulary of word pieces",
                                .remedy = "give the folder that holds the model's vocab.txt"});
  }
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    lines.push_back(std::move(line));
  }
  return from_lines(lines, vocabulary.string());
}

Result<WordPieces> WordPieces::from_lines(const std::vector<std::string>& lines, std::string name) {
  WordPieces made;
  made.vocabulary_.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!made.vocabulary_.emplace(lines[i], static_cast<std::int64_t>(i)).second) {
      return tl::unexpected(damaged(std::move(name), i + 1, "the piece \"" + lines[i] + "\" is given twice"));
    }
  }
  const std::array<std::pair<const char*, std::int64_t*>, 4> special = {
      {{"[PAD]", &made.pad_}, {"[UNK]", &made.unknown_}, {"[CLS]", &made.cls_}, {"[SEP]", &made.sep_}}};
  for (const auto& [piece, id] : special) {
    *id = made.find(piece);
    if (*id < 0)
      return tl::unexpected(damaged(std::move(name), lines.size(), std::string("no piece ") + piece));
  }
  return made;
}

std::int64_t WordPieces::find(std::string_view piece) const {
  const auto found = vocabulary_.find(piece);
  return found == vocabulary_.end() ? -1 : found->second;
}

std::vector<std::int64_t> WordPieces::encode(std::string_view word) const {
  const std::u32string points = normalise(to_code_points(word));
  std::vector<std::int64_t> pieces;
  for (std::size_t i = 0; i < points.size();) {
    if (is_white(points[i])) {
      ++i;
      continue;
    }
    std::size_t end = i + 1;
    if (!is_punctuation(points[i])) {
      while (end < points.size() && !is_white(points[end]) && !is_punctuation(points[end])) ++end;
    }
    encode_stretch(std::u32string_view(points).substr(i, end - i), pieces);
    i = end;
  }
  if (pieces.empty()) pieces.push_back(unknown_);
  return pieces;
}

void WordPieces::encode_stretch(std::u32string_view stretch, std::vector<std::int64_t>& pieces) const {
  if (stretch.size() > longest_stretch) {
    pieces.push_back(unknown_);
    return;
  }
  std::string bytes;
  std::vector<std::size_t> starts;
  for (const char32_t c : stretch) {
    starts.push_back(bytes.size());
    bytes += to_utf8({&c, 1});
  }
  starts.push_back(bytes.size());
  const std::size_t before = pieces.size();
  for (std::size_t i = 0; i < stretch.size();) {
    std::int64_t id = -1;
    std::size_t end = stretch.size();
    std::string inside;
    for (; end > i; --end) {
      const std::string_view plain = std::string_view(bytes).substr(starts[i], starts[end] - starts[i]);
      if (i == 0) {
        id = find(plain);
      } else {
        inside.assign("##").append(plain);
        id = find(inside);
      }
      if (id >= 0) break;
    }
    if (id < 0) {
      pieces.resize(before);
      pieces.push_back(unknown_);
      return;
    }
    pieces.push_back(id);
    i = end;
  }
}

PieceTable piece_table(const WordPieces& word_pieces, const Text& text, const std::vector<Span>& words) {
  PieceTable table;
  table.first.reserve(words.size() + 1);
  for (const Span word : words) {
    table.first.push_back(table.pieces.size());
    const std::vector<std::int64_t> pieces = word_pieces.encode(text.slice(word));
    table.pieces.insert(table.pieces.end(), pieces.begin(), pieces.end());
  }
  table.first.push_back(table.pieces.size());
  return table;
}

}  // namespace sayso::language
