#pragma once
#include <string_view>

#include "evaluation/system.hpp"
#include "sayso/result.hpp"

namespace sayso::evaluation {

/// The words of a sentence whose source stands in "<s>…</s>" and target in "<t>…</t>", with
/// `language::event_marks` in their place; what stands between two marks is split by itself. Errors:
/// `not_utf8`; `field_invalid` where a mark is missing, doubled or closed before it opens.
[[nodiscard]] Result<Words> marked_words(std::string_view marked);

}  // namespace sayso::evaluation
