#pragma once
#include <string>
#include <string_view>

namespace sayso::report {

/// The language of a text in UTF-8, ISO 639-1 where there is such a code ("en"), else 639-2; "und" when it
/// cannot be told.
///
/// CLD2 (compact language detector 2) decides where it calls itself reliable and the text is long enough;
/// else `declared` (what the report says of itself, in any usual form: "en-GB", "eng"); else English function
/// words.
[[nodiscard]] std::string tell_language(std::string_view text, std::string_view declared);

/// A language tag as ISO 639-1 ("en-GB", "eng", "EN_us" to "en"); empty when it is none.
[[nodiscard]] std::string language_code(std::string_view tag);

}  // namespace sayso::report
