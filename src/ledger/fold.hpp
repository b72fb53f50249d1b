#pragma once
#include <string>
#include <string_view>

namespace sayso::ledger {

/// Words as they are compared when somebody is looked for: no case, accents or punctuation, one blank before
/// and after each word: " hikmet hajiyev " for "Hikmet Hajiyev,". Empty where there is no word.
[[nodiscard]] std::string fold(std::string_view words);

}  // namespace sayso::ledger
