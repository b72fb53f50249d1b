#include "knowledge/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <utility>

namespace sayso::knowledge {
namespace {

// Latin letters that NFKD leaves whole. Kept in step with scripts/place_names.py.
const char* spelled_out(UChar32 c) {
  switch (c) {
    case 0x00D8:
    case 0x00F8:
      return "o";
    case 0x0141:
    case 0x0142:
      return "l";
    case 0x00DF:
    case 0x1E9E:
      return "ss";
    case 0x00C6:
    case 0x00E6:
      return "ae";
    case 0x0152:
    case 0x0153:
      return "oe";
    case 0x0110:
    case 0x0111:
    case 0x00D0:
    case 0x00F0:
      return "d";
    case 0x00DE:
    case 0x00FE:
      return "th";
    case 0x018F:
    case 0x0259:
    case 0x01DD:
      return "a";
    case 0x0131:
      return "i";
    case 0x0126:
    case 0x0127:
      return "h";
    case 0x014A:
    case 0x014B:
      return "n";
    default:
      return nullptr;
  }
}

bool is_apostrophe(UChar32 c) {
  return c == '\'' || c == '`' || c == 0xB4 || c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x02BB ||
         c == 0x02BC || c == 0x02BF || c == 0x02BE || c == 0x02B9 || c == 0x02BA || c == 0x02C8;
}

bool is_pause(UChar32 c) {
  return c == ',' || c == ';' || c == ':' || c == '(' || c == ')' || c == '[' || c == ']' || c == 0x2013 ||
         c == 0x2014;
}

// Appends one character folded; nothing for marks.
void append_folded(UChar32 c, const icu::Normalizer2* nfkd, std::string& out) {
  if (const char* plain = spelled_out(c)) {
    out += plain;
    return;
  }
  icu::UnicodeString parts;
  if (nfkd == nullptr || !nfkd->getDecomposition(c, parts)) parts = icu::UnicodeString(c);
  for (std::int32_t i = 0; i < parts.length(); i = parts.moveIndex32(i, 1)) {
    const UChar32 part = parts.char32At(i);
    if ((U_GET_GC_MASK(part) & U_GC_M_MASK) != 0) continue;
    if (!u_isalnum(part)) continue;
    icu::UnicodeString(u_tolower(part)).toUTF8String(out);
  }
}

class Splitter {
 public:
  explicit Splitter(std::string_view phrase) : phrase_(phrase) {
    UErrorCode status = U_ZERO_ERROR;
    nfkd_ = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) nfkd_ = nullptr;
  }

  std::vector<FoldedWord> split() {
    const auto* data = reinterpret_cast<const std::uint8_t*>(phrase_.data());
    const auto length = static_cast<std::int32_t>(phrase_.size());
    for (std::int32_t i = 0; i < length;) {
      const std::int32_t start = i;
      UChar32 c = 0;
      U8_NEXT(data, i, length, c);
      take(c, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(i));
    }
    close(static_cast<std::uint32_t>(length));
    return std::move(words_);
  }

 private:
  void take(UChar32 c, std::uint32_t start, std::uint32_t end) {
    if (c < 0) {
      close(start);
      return;
    }
    const bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (ascii_letter || (c >= '0' && c <= '9')) {
      open(start);
      const bool upper = c >= 'A' && c <= 'Z';
      if (ascii_letter) note_case(upper);
      word_.text += static_cast<char>(upper ? c + 32 : c);
      last_end_ = end;
      return;
    }
    if (is_apostrophe(c)) {
      if (open_ && apostrophe_ < 0) apostrophe_ = static_cast<std::int64_t>(word_.text.size());
      if (open_) apostrophe_start_ = start;
      return;
    }
    if (c == '.') return;  // "U.S.", "St."; the space after it parts the words
    if (c >= 0x80 && (u_isalnum(c) || (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0)) {
      open(start);
      if (u_isalpha(c)) note_case(u_isupper(c) != 0);
      append_folded(c, nfkd_, word_.text);
      last_end_ = end;
      return;
    }
    close(start);
    if (c == '-' || c == 0x2010 || c == 0x2011) {
      if (joint_ == Joint::space && start == last_end_) joint_ = Joint::hyphen;
    } else if (is_pause(c)) {
      joint_ = Joint::pause;
    } else if (joint_ == Joint::hyphen) {
      // A hyphen with a space after it is a dash.
      joint_ = Joint::space;
    }
  }

  void note_case(bool upper) {
    if (letters_ == 0) word_.capital = upper;
    ++letters_;
    if (upper) ++uppers_;
  }

  void open(std::uint32_t start) {
    if (open_) return;
    open_ = true;
    word_ = FoldedWord{};
    word_.begin = start;
    word_.joint = joint_;
    joint_ = Joint::space;
    letters_ = uppers_ = 0;
    apostrophe_ = -1;
  }

  void close(std::uint32_t) {
    if (!open_) return;
    open_ = false;
    word_.end = last_end_;
    if (apostrophe_ > 0) {
      const auto at = static_cast<std::size_t>(apostrophe_);
      const std::string_view tail = std::string_view(word_.text).substr(at);
      if (tail == "s") {
        word_.text.resize(at);
        word_.possessive = true;
        word_.end = apostrophe_start_;
        if (letters_ > 0) --letters_;
        if (uppers_ > letters_) uppers_ = letters_;
      } else if (tail.empty()) {
        word_.possessive = true;
      }
    }
    word_.all_capitals = letters_ >= 2 && uppers_ == letters_;
    if (!word_.text.empty()) words_.push_back(std::move(word_));
  }

  std::string_view phrase_;
  const icu::Normalizer2* nfkd_ = nullptr;
  std::vector<FoldedWord> words_;
  FoldedWord word_;
  bool open_ = false;
  Joint joint_ = Joint::space;
  int letters_ = 0;
  int uppers_ = 0;
  std::int64_t apostrophe_ = -1;
  std::uint32_t apostrophe_start_ = 0;
  std::uint32_t last_end_ = 0;
};

}  // namespace

std::vector<FoldedWord> fold_words(std::string_view phrase) { return Splitter(phrase).split(); }

std::string fold(std::string_view phrase) {
  std::string joined;
  for (const auto& word : fold_words(phrase)) {
    if (!joined.empty()) joined += ' ';
    joined += word.text;
  }
  return joined;
}

}  // namespace sayso::knowledge
