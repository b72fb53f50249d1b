#pragma once
#include <string>

#include "report/html_facts.hpp"

namespace sayso::report {

struct Page {
  std::string text;  ///< main text
  PageFacts facts;
};

/// A page's main text and what it says of itself. Errors: `broken_html` when no text can be taken out.
[[nodiscard]] Result<Page> read_page(std::string utf8);

/// Markup inside a feed or a record, all of it the article's: as text, without choosing. Error:
/// `broken_html`.
[[nodiscard]] Result<std::string> read_fragment(std::string utf8);

}  // namespace sayso::report
