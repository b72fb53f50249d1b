#pragma once
#include <string_view>

#include "evaluation/system.hpp"
#include "sayso/result.hpp"

namespace sayso::evaluation {

/// The words of a sentence whose source stands in "<s>…</s>" and target in "<t>…</t>", with
/// `language::event_marks` in their place; what stands between two marks is split by itself. PLV names some
/// parties twice, marks some inside others, and leaves out what the sentence does not name ("a recipient").
/// Errors: `not_utf8`; `field_invalid` where nothing is marked, or a mark is closed before it opens, opened
/// twice or not closed.
[[nodiscard]] Result<Words> marked_words(std::string_view marked);

}  // namespace sayso::evaluation
