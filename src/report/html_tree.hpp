#pragma once
#include <gumbo.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"

namespace sayso::report {

using NodeIndex = std::uint32_t;
inline constexpr NodeIndex no_node = 0xFFFFFFFF;

/// An element or a stretch of text of a page.
struct HtmlNode {
  GumboTag tag = GUMBO_TAG_UNKNOWN;  ///< of an element; `GUMBO_TAG_LAST` for text
  const GumboElement* element = nullptr;
  std::string_view text;  ///< of a text node, entities decoded
  NodeIndex parent = no_node;
  NodeIndex end = 0;  ///< one past the last node inside this one

  [[nodiscard]] bool is_text() const { return tag == GUMBO_TAG_LAST; }
};

/// A page as HTML5 parsers see it (gumbo), laid out flat in document order: node 0 is `<html>`, what is
/// inside node i are the nodes (i, end). So nothing here needs recursion, however deep a page nests.
class HtmlTree {
 public:
  /// Errors: `broken_html` when it nests over 2,000 deep or would need over 1 GiB of memory.
  [[nodiscard]] static Result<HtmlTree> parse(std::string utf8);

  [[nodiscard]] const std::vector<HtmlNode>& nodes() const { return nodes_; }
  [[nodiscard]] const HtmlNode& operator[](NodeIndex i) const { return nodes_[i]; }
  /// An attribute's value; empty when it is not there.
  [[nodiscard]] std::string_view attribute(NodeIndex i, const char* name) const;
  [[nodiscard]] bool has_attribute(NodeIndex i, const char* name) const;
  /// Words of the node's class and id, lower case, split at signs and at camelCase humps.
  [[nodiscard]] std::vector<std::string> class_words(NodeIndex i) const;
  /// All text inside a node, white space collapsed to single spaces and trimmed.
  [[nodiscard]] std::string flat_text(NodeIndex i) const;
  /// The nearest element of this tag, from `from` on in document order.
  [[nodiscard]] std::optional<NodeIndex> find(GumboTag tag, NodeIndex from = 0) const;

 private:
  class Arena;
  struct Storage;
  std::shared_ptr<const Storage>
      storage_;  ///< the page's bytes and gumbo's nodes, which `nodes_` points into
  std::vector<HtmlNode> nodes_;
};

}  // namespace sayso::report
