#include "ledger/fold.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cstdint>
#include <limits>

namespace sayso::ledger {
namespace {

using icu::Normalizer2;
using icu::UnicodeString;

/// Compatibility case folding, then accents as letters of their own. What ICU cannot do, it leaves as it is.
UnicodeString folded(const UnicodeString& words) {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2* fold_case = Normalizer2::getNFKCCasefoldInstance(status);
  const Normalizer2* decompose = Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) return words;
  const UnicodeString out = decompose->normalize(fold_case->normalize(words, status), status);
  return U_FAILURE(status) ? words : out;
}

}  // namespace

std::string fold(std::string_view words) {
  constexpr std::size_t limit = std::numeric_limits<std::int32_t>::max() / 8;
  const std::string_view some = words.substr(0, std::min(words.size(), limit));
  const UnicodeString letters =
      folded(UnicodeString::fromUTF8(icu::StringPiece(some.data(), static_cast<std::int32_t>(some.size()))));
  UnicodeString out;
  bool inside = false;
  for (std::int32_t i = 0; i < letters.length(); i = letters.moveIndex32(i, 1)) {
    const UChar32 c = letters.char32At(i);
    if (u_charType(c) == U_NON_SPACING_MARK) continue;
    if (u_isalnum(c)) {
      if (!inside) out.append(UChar32{' '});
      out.append(c);
    }
    inside = u_isalnum(c);
  }
  std::string bytes;
  out.toUTF8String(bytes);
  if (!bytes.empty()) bytes += ' ';
  return bytes;
}

}  // namespace sayso::ledger
