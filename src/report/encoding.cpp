#include "report/encoding.hpp"

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <limits>
#include <memory>

#include "report/ascii.hpp"

namespace sayso::report {
namespace {

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
struct CloseDetector {
  void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

constexpr std::int32_t sure_enough = 50;       ///< of ICU's 0 to 100
constexpr std::size_t detector_reach = 8'000;  ///< bytes that ICU's detector looks at
constexpr std::size_t declaration_reach = 4'096;

Error not_utf8(std::uint64_t offset, const std::string& what) {
  return Error{.code = ErrorCode::not_utf8, .offset = offset, .what = what, .remedy = "save it as UTF-8"};
}

void append_utf8(std::string& text, char32_t c) {
  std::array<std::uint8_t, U8_MAX_LENGTH> encoded{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(encoded.data(), length, c);
  text.append(reinterpret_cast<const char*>(encoded.data()), length);
}

/// To UTF-8, strictly: the first byte that the encoding does not have is an error.
Result<std::string> convert(std::string_view bytes, const std::string& encoding, std::size_t first) {
  UErrorCode status = U_ZERO_ERROR;
  const Converter converter(ucnv_open(encoding.c_str(), &status));
  if (U_FAILURE(status) != 0)
    return tl::unexpected(not_utf8(first, "the encoding " + encoding + " is not known"));
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  std::string text;
  text.reserve(bytes.size() + bytes.size() / 2);
  std::array<UChar, 4096> units{};
  const char* source = bytes.data() + first;
  const char* const end = bytes.data() + bytes.size();
  char16_t lead = 0;  // first half of a pair that a full buffer cut in two
  do {
    status = U_ZERO_ERROR;
    UChar* target = units.data();
    ucnv_toUnicode(converter.get(), &target, units.data() + units.size(), &source, end, nullptr, 1, &status);
    for (const UChar* unit = units.data(); unit != target; ++unit) {
      if (U16_IS_LEAD(*unit)) {
        lead = *unit;
      } else if (U16_IS_TRAIL(*unit)) {
        append_utf8(text, static_cast<char32_t>(U16_GET_SUPPLEMENTARY(lead, *unit)));
      } else {
        append_utf8(text, *unit);
      }
    }
  } while (status == U_BUFFER_OVERFLOW_ERROR);
  if (U_FAILURE(status) != 0) {
    std::array<char, 32> bad{};
    auto length = static_cast<std::int8_t>(bad.size());
    UErrorCode ignored = U_ZERO_ERROR;
    ucnv_getInvalidChars(converter.get(), bad.data(), &length, &ignored);
    const auto consumed = static_cast<std::uint64_t>(source - bytes.data());
    const std::uint64_t offset =
        consumed - std::min<std::uint64_t>(consumed, static_cast<std::uint64_t>(length));
    return tl::unexpected(not_utf8(offset, fmt::format("byte {} is not {}", offset, encoding)));
  }
  return text;
}

/// Counts of sequences that are and are not UTF-8 beyond ASCII.
struct Utf8Count {
  std::size_t good = 0;
  std::size_t bad = 0;
};

Utf8Count count_utf8(std::string_view bytes) {
  Utf8Count count;
  const auto length = static_cast<std::int32_t>(
      std::min<std::size_t>(bytes.size(), std::numeric_limits<std::int32_t>::max()));
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::int32_t i = 0; i < length;) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    UChar32 c = 0;
    U8_NEXT(data, i, length, c);
    ++(c < 0 ? count.bad : count.good);
  }
  return count;
}

/// Encodings of text on the web and in old archives; ICU also knows EBCDIC and the like, which news never is.
std::string usable_name(std::string_view name) {
  // WHATWG's Encoding standard, as every browser: Latin-1 is read as its superset windows-1252.
  if (name == "ISO-8859-1") return "windows-1252";
  if (name == "ISO-8859-9") return "windows-1254";
  for (const std::string_view prefix :
       {"windows-", "ISO-8859-", "KOI8-", "Big5", "GB18030", "EUC-", "Shift_JIS"}) {
    if (name.starts_with(prefix)) return std::string(name);
  }
  return {};
}

/// Whether all bytes beyond ASCII are the quotes, dashes and accented letters of windows-1252 between ASCII
/// letters.
bool is_plain_western(std::string_view bytes) {
  std::size_t high = 0;
  for (const char byte : bytes) {
    const auto b = static_cast<unsigned char>(byte);
    if (b < 0x80) continue;
    ++high;
    const bool punctuation =
        (b >= 0x91 && b <= 0x97) || b == 0x85 || b == 0xA0 || b == 0xA3 || b == 0xAB || b == 0xBB;
    const bool letter = b == 0xE9 || b == 0xE8 || b == 0xE1 || b == 0xED || b == 0xF3 || b == 0xFA ||
                        b == 0xF1 || b == 0xE7 || b == 0xFC || b == 0xF6 || b == 0xE4 || b == 0xEF ||
                        b == 0xC9;
    if (!punctuation && !letter) return false;
  }
  return high * 20 <= bytes.size();
}

std::string detect(std::string_view bytes, std::uint64_t first_bad) {
  // The detector sees only so far: begin near the first byte that matters.
  const std::size_t begin = first_bad > detector_reach / 2 ? first_bad - detector_reach / 2 : 0;
  const std::string_view sample = bytes.substr(begin, detector_reach);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
  if (U_FAILURE(status) != 0) return {};
  ucsdet_enableInputFilter(detector.get(), 1);  // leaves HTML's tags out, where there are many
  ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  if (U_FAILURE(status) != 0) return {};
  for (std::int32_t i = 0; i < count; ++i) {
    const std::int32_t confidence = ucsdet_getConfidence(matches[i], &status);
    const char* name = ucsdet_getName(matches[i], &status);
    if (U_FAILURE(status) != 0 || confidence < sure_enough) break;
    if (std::string usable = usable_name(name); !usable.empty()) return usable;
  }
  return is_plain_western(sample) ? "windows-1252" : "";
}

/// UTF-16 without a mark: in text of Latin letters every other byte is NUL.
std::string_view utf16_without_mark(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, detector_reach);
  if (sample.size() < 8 || bytes.size() % 2 != 0) return {};
  std::array<std::size_t, 2> nul{};
  for (std::size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0') ++nul[i % 2];
  }
  const std::size_t pairs = sample.size() / 2;
  if (nul[0] == 0 && nul[1] * 10 >= pairs * 7) return "UTF-16LE";
  if (nul[1] == 0 && nul[0] * 10 >= pairs * 7) return "UTF-16BE";
  return {};
}

}  // namespace

ByteOrderMark byte_order_mark(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) return {"UTF-8", 3};
  if (bytes.starts_with("\xFF\xFE\0\0"sv)) return {"UTF-32LE", 4};
  if (bytes.starts_with("\0\0\xFE\xFF"sv)) return {"UTF-32BE", 4};
  if (bytes.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
  return {};
}

std::optional<std::uint64_t> first_not_utf8(std::string_view bytes) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t i = 0; i < bytes.size();) {
    if (data[i] < 0x80) {
      ++i;
      continue;
    }
    const std::size_t start = i;
    UChar32 c = 0;
    U8_NEXT(data, i, bytes.size(), c);
    if (c < 0) return start;
  }
  return std::nullopt;
}

bool is_binary(std::string_view bytes) {
  std::size_t controls = 0;
  for (const char byte : bytes) {
    const auto b = static_cast<unsigned char>(byte);
    if (b == 0) return true;
    if ((b < 0x20 && !is_space(byte)) || b == 0x7F) ++controls;
  }
  return controls * 10 > bytes.size();
}

Result<Decoded> decode(std::string_view bytes, std::string_view declared) {
  std::string encoding(byte_order_mark(bytes).encoding);
  const std::size_t first = byte_order_mark(bytes).size;
  if (encoding.empty()) encoding = utf16_without_mark(bytes);
  if (!encoding.empty() && encoding != "UTF-8") {
    auto text = convert(bytes, encoding, first);
    if (!text) return tl::unexpected(text.error());
    if (!is_binary(*text)) return Decoded{std::move(*text), encoding};
  }
  if (is_binary(bytes)) {
    return tl::unexpected(Error{.code = ErrorCode::binary,
                                .what = "it is binary data, not text",
                                .remedy = "hand over text, HTML, JSON or a feed"});
  }
  const auto bad = first_not_utf8(bytes);
  if (!bad) return Decoded{std::string(bytes.substr(first)), "UTF-8"};
  const std::string why = fmt::format("byte {} is not UTF-8, and no other encoding could be told", *bad);
  if (encoding == "UTF-8") return tl::unexpected(not_utf8(*bad, why));
  // Mostly good UTF-8 is damaged UTF-8: reading it as anything else would make rubbish of the good part.
  const Utf8Count count = count_utf8(bytes);
  if (count.good > count.bad) return tl::unexpected(not_utf8(*bad, why));
  const std::string named = to_lower(declared);
  if (!named.empty() && named != "utf-8" && named != "utf8") {
    const bool latin = named == "iso-8859-1" || named == "latin1" || named == "us-ascii" || named == "ascii";
    const std::string usable = latin ? "windows-1252" : named;
    if (auto text = convert(bytes, usable, 0); text) return Decoded{std::move(*text), usable};
  }
  if (const std::string told = detect(bytes, *bad); !told.empty()) {
    if (auto text = convert(bytes, told, 0); text) return Decoded{std::move(*text), told};
  }
  return tl::unexpected(not_utf8(*bad, why));
}

std::string declared_charset(std::string_view bytes) {
  const std::string head = to_lower(bytes.substr(0, declaration_reach));
  const auto value_after = [&](std::string_view key, std::size_t from, std::size_t until) -> std::string {
    std::size_t at = head.find(key, from);
    if (at == std::string::npos || at > until) return {};
    at += key.size();
    while (at < head.size() && is_space(head[at])) ++at;
    if (at >= head.size() || head[at] != '=') return {};
    ++at;
    while (at < head.size() && (is_space(head[at]) || head[at] == '"' || head[at] == '\'')) ++at;
    std::size_t end = at;
    while (end < head.size() &&
           (is_letter(head[end]) || is_digit(head[end]) || head[end] == '-' || head[end] == '_')) {
      ++end;
    }
    return head.substr(at, end - at);
  };
  if (head.starts_with("<?xml")) {
    if (std::string name = value_after("encoding", 0, head.find("?>")); !name.empty()) return name;
  }
  for (std::size_t at = head.find("<meta"); at != std::string::npos; at = head.find("<meta", at + 1)) {
    if (std::string name = value_after("charset", at, head.find('>', at)); !name.empty()) return name;
  }
  return {};
}

void normalise_line_ends(std::string& text) {
  if (!contains(text, "\r\n")) return;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
    text[kept++] = text[i];
  }
  text.resize(kept);
}

}  // namespace sayso::report
