#pragma once
#include <string>
#include <vector>

#include "report/html_clutter.hpp"

namespace sayso::report {

/// The nodes that hold a page's article, in document order, none inside another; empty when the page has no
/// text.
///
/// What says of itself that it is the article comes first (itemprop=articleBody, `<article>`, `<main>`),
/// provided that it holds at least half as much as the densest container; else that container and its likes
/// beside it. Density is counted as in Readability (Arc90): paragraphs with their commas and length score for
/// the nodes round them, less the share of links.
[[nodiscard]] std::vector<NodeIndex> find_article(const HtmlTree& tree, const Dropped& dropped);

/// Nodes as text: paragraphs a blank line apart, `<br>`, list items and table rows on lines of their own,
/// cells parted by a tab; white space collapsed except in `<pre>`; `<q>` in quotation marks.
[[nodiscard]] std::string render(const HtmlTree& tree, const std::vector<NodeIndex>& roots,
                                 const Dropped& dropped);

}  // namespace sayso::report
