#include <algorithm>
#include <array>

#include "report/ascii.hpp"
#include "report/html_body.hpp"

namespace sayso::report {
namespace {

constexpr std::uint32_t least_article = 140;   ///< bytes, for a node that only says that it is the article
constexpr std::uint32_t least_paragraph = 25;  ///< bytes of own text that make a block a paragraph
constexpr std::uint32_t long_own_text = 250;   ///< bytes: a block that is all the article by itself

bool is_inline(GumboTag tag) {
  static constexpr auto tags = std::to_array<GumboTag>(
      {GUMBO_TAG_A,     GUMBO_TAG_ABBR,   GUMBO_TAG_B,    GUMBO_TAG_BIG,    GUMBO_TAG_BDI,   GUMBO_TAG_BDO,
       GUMBO_TAG_CITE,  GUMBO_TAG_CODE,   GUMBO_TAG_DEL,  GUMBO_TAG_DFN,    GUMBO_TAG_EM,    GUMBO_TAG_FONT,
       GUMBO_TAG_I,     GUMBO_TAG_INS,    GUMBO_TAG_MARK, GUMBO_TAG_Q,      GUMBO_TAG_S,     GUMBO_TAG_SPAN,
       GUMBO_TAG_SMALL, GUMBO_TAG_STRONG, GUMBO_TAG_SUB,  GUMBO_TAG_SUP,    GUMBO_TAG_TIME,  GUMBO_TAG_U,
       GUMBO_TAG_WBR,   GUMBO_TAG_BR,     GUMBO_TAG_TT,   GUMBO_TAG_STRIKE, GUMBO_TAG_CENTER});
  return std::ranges::find(tags, tag) != tags.end();
}

/// Text that stands in a block itself or in inline elements of it.
struct OwnText {
  std::uint32_t text = 0;
  std::uint32_t commas = 0;
};

struct Scores {
  std::vector<double> score;  ///< by node
  std::vector<OwnText> own;   ///< by node; of blocks only
};

Scores score_containers(const HtmlTree& tree, const Dropped& dropped, const TextAmounts& amounts) {
  const auto& nodes = tree.nodes();
  Scores scores{std::vector<double>(nodes.size(), 0), std::vector<OwnText>(nodes.size())};
  for (NodeIndex i = 0; i < nodes.size();) {
    if (dropped[i] || nodes[i].tag == GUMBO_TAG_A) {  // the words of links do not speak for a container
      i = nodes[i].end;
      continue;
    }
    if (nodes[i].is_text() && amounts.text[i] > 0) {
      NodeIndex block = nodes[i].parent;
      while (is_inline(nodes[block].tag) && nodes[block].parent != no_node) block = nodes[block].parent;
      scores.own[block].text += amounts.text[i];
      scores.own[block].commas += static_cast<std::uint32_t>(std::ranges::count(nodes[i].text, ','));
    }
    ++i;
  }
  for (NodeIndex i = 0; i < nodes.size(); ++i) {
    const OwnText& own = scores.own[i];
    if (own.text < least_paragraph || nodes[i].parent == no_node) continue;
    const double points = 1.0 + own.commas + std::min(own.text / 100.0, 3.0);
    const NodeIndex parent = nodes[i].parent;
    if (own.text >= long_own_text && nodes[i].tag != GUMBO_TAG_P) scores.score[i] += 2 * points;
    scores.score[parent] += points;
    if (nodes[parent].parent != no_node) scores.score[nodes[parent].parent] += points / 2;
  }
  for (NodeIndex i = 0; i < nodes.size(); ++i) scores.score[i] *= 1.0 - amounts.link_share(i);
  return scores;
}

/// The densest container and what stands beside it and is like it.
std::vector<NodeIndex> densest(const HtmlTree& tree, const Dropped& dropped, const TextAmounts& amounts) {
  const Scores scores = score_containers(tree, dropped, amounts);
  const auto best_at = std::ranges::max_element(scores.score);
  const auto best = static_cast<NodeIndex>(best_at - scores.score.begin());
  if (scores.score.empty() || *best_at <= 0) return {};
  const NodeIndex parent = tree[best].parent;
  if (parent == no_node || tree[best].tag == GUMBO_TAG_BODY) return {best};
  std::vector<NodeIndex> roots;
  for (NodeIndex i = parent + 1; i < tree[parent].end; i = tree[i].end) {
    if (dropped[i] || amounts.text[i] == 0) continue;
    const bool is_like = scores.score[i] >= *best_at / 5;
    const bool is_prose = tree[i].tag == GUMBO_TAG_P && amounts.text[i] > 60 && amounts.link_share(i) < 0.25;
    if (i == best || (!tree[i].is_text() && (is_like || is_prose))) roots.push_back(i);
  }
  return roots;
}

std::uint32_t prose_in(const std::vector<NodeIndex>& roots, const TextAmounts& amounts) {
  std::uint32_t sum = 0;
  for (const NodeIndex root : roots) sum += amounts.text[root] - amounts.links[root];
  return sum;
}

/// Of the nodes that `is_named` accepts, the one with most prose, and those of its kind beside it.
template <class IsNamed>
std::vector<NodeIndex> named(const HtmlTree& tree, const Dropped& dropped, const TextAmounts& amounts,
                             const IsNamed& is_named, bool with_siblings) {
  NodeIndex best = no_node;
  std::vector<NodeIndex> all;
  for (NodeIndex i = 0; i < tree.nodes().size();) {
    if (dropped[i]) {
      i = tree[i].end;
      continue;
    }
    if (!tree[i].is_text() && is_named(i)) {
      all.push_back(i);
      if (best == no_node || prose_in({i}, amounts) > prose_in({best}, amounts)) best = i;
      i = tree[i].end;
      continue;
    }
    ++i;
  }
  if (best == no_node) return {};
  if (!with_siblings) return {best};
  std::erase_if(all, [&](NodeIndex i) { return tree[i].parent != tree[best].parent; });
  return all;
}

}  // namespace

std::vector<NodeIndex> find_article(const HtmlTree& tree, const Dropped& dropped) {
  const TextAmounts amounts = count_text(tree, dropped);
  if (amounts.text.empty() || amounts.text[0] == 0) return {};
  std::vector<NodeIndex> dense = densest(tree, dropped, amounts);
  const std::uint32_t least = std::max(least_article, prose_in(dense, amounts) / 2);
  const auto body_of = [&](NodeIndex i) {
    return contains(to_lower(tree.attribute(i, "itemprop")), "articlebody");
  };
  const auto is_article = [&](NodeIndex i) { return tree[i].tag == GUMBO_TAG_ARTICLE; };
  const auto is_main = [&](NodeIndex i) {
    return tree[i].tag == GUMBO_TAG_MAIN || same_word(tree.attribute(i, "role"), "main");
  };
  auto roots = named(tree, dropped, amounts, body_of, true);
  if (prose_in(roots, amounts) >= least) return roots;
  roots = named(tree, dropped, amounts, is_article, false);
  if (prose_in(roots, amounts) >= least) return roots;
  roots = named(tree, dropped, amounts, is_main, false);
  if (prose_in(roots, amounts) >= least) return roots;
  if (!dense.empty()) return dense;
  return {0};
}

}  // namespace sayso::report
