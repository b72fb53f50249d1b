#include "report/html_page.hpp"

#include "report/dates.hpp"
#include "report/html_body.hpp"

namespace sayso::report {
namespace {

/// A heading that only repeats the title is no part of the text.
void drop_title(const HtmlTree& tree, std::string_view title, Dropped& dropped) {
  if (const auto heading = tree.find(GUMBO_TAG_H1)) {
    if (tree.flat_text(*heading) == title) dropped[*heading] = true;
  }
}

Error no_text() {
  return Error{.code = ErrorCode::broken_html,
               .what = "no text could be taken out of the page",
               .remedy = "save the article's text as .txt"};
}

}  // namespace

Result<Page> read_page(std::string utf8) {
  const auto tree = HtmlTree::parse(std::move(utf8));
  if (!tree) return tl::unexpected(tree.error());
  Page page;
  page.facts = read_facts(*tree);
  Dropped dropped = drop_fixed_clutter(*tree);
  drop_title(*tree, page.facts.title, dropped);
  // Clutter of the whole page first, so that it cannot be taken for the article; then that of the article.
  Dropped pruned = dropped;
  drop_named_clutter(*tree, 0, pruned);
  const auto roots = find_article(*tree, pruned);
  for (const NodeIndex root : roots) drop_named_clutter(*tree, root, pruned);
  page.text = render(*tree, roots, pruned);
  if (page.text.empty()) page.text = render(*tree, {0}, dropped);
  if (page.text.empty()) return tl::unexpected(no_text());
  if (!page.facts.published) {
    if (const auto text = Text::from_utf8(page.text)) page.facts.published = date_in_text(*text);
  }
  return page;
}

Result<std::string> read_fragment(std::string utf8) {
  const auto tree = HtmlTree::parse(std::move(utf8));
  if (!tree) return tl::unexpected(tree.error());
  Dropped dropped = drop_fixed_clutter(*tree);
  drop_named_clutter(*tree, 0, dropped);
  std::string text = render(*tree, {0}, dropped);
  if (text.empty()) return tl::unexpected(no_text());
  return text;
}

}  // namespace sayso::report
