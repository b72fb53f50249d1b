#pragma once
#include <cstdint>
#include <vector>

#include "report/html_tree.hpp"

namespace sayso::report {

/// Which nodes of a page are not read: `dropped[i]` speaks for node i and all inside it.
using Dropped = std::vector<bool>;

/// How much text is inside each node, dropped parts left out. In bytes without white space.
struct TextAmounts {
  std::vector<std::uint32_t> text;
  std::vector<std::uint32_t> links;  ///< of it, inside `<a href>`

  [[nodiscard]] double link_share(NodeIndex i) const {
    return text[i] == 0 ? 0 : static_cast<double>(links[i]) / static_cast<double>(text[i]);
  }
};

[[nodiscard]] TextAmounts count_text(const HtmlTree& tree, const Dropped& dropped);

/// What is never main text, by tag, role or style: scripts, navigation, headers, footers, asides, forms,
/// captions, what is hidden.
[[nodiscard]] Dropped drop_fixed_clutter(const HtmlTree& tree);

/// Inside `root`, what is clutter by its class or id (share bars, cookie boxes, related stories, bylines) or
/// by being made of links; never a block that holds most of the text.
void drop_named_clutter(const HtmlTree& tree, NodeIndex root, Dropped& dropped);

}  // namespace sayso::report
