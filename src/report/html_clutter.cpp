#include "report/html_clutter.hpp"

#include <algorithm>
#include <array>

#include "report/ascii.hpp"

namespace sayso::report {
namespace {

constexpr auto clutter_tags = std::to_array<GumboTag>(
    {GUMBO_TAG_HEAD,   GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,  GUMBO_TAG_NOSCRIPT, GUMBO_TAG_NAV,
     GUMBO_TAG_HEADER, GUMBO_TAG_FOOTER,   GUMBO_TAG_ASIDE,  GUMBO_TAG_FORM,     GUMBO_TAG_FIGCAPTION,
     GUMBO_TAG_FIGURE, GUMBO_TAG_BUTTON,   GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_IFRAME,
     GUMBO_TAG_OBJECT, GUMBO_TAG_EMBED,    GUMBO_TAG_SVG,    GUMBO_TAG_MATH,     GUMBO_TAG_TEMPLATE,
     GUMBO_TAG_VIDEO,  GUMBO_TAG_AUDIO,    GUMBO_TAG_CANVAS, GUMBO_TAG_INPUT,    GUMBO_TAG_CAPTION,
     GUMBO_TAG_MENU,   GUMBO_TAG_DATALIST, GUMBO_TAG_MAP,    GUMBO_TAG_TITLE,    GUMBO_TAG_RP,
     GUMBO_TAG_RT});

constexpr auto clutter_roles = std::to_array<std::string_view>(
    {"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu",
     "menubar", "toolbar", "form", "button", "tooltip", "alert"});

// Words of class names that sites give to what is not the article, whatever its length.
constexpr auto clutter_words = std::to_array<std::string_view>({"ad",
                                                                "ads",
                                                                "adslot",
                                                                "advert",
                                                                "advertisement",
                                                                "breadcrumb",
                                                                "breadcrumbs",
                                                                "comment",
                                                                "comments",
                                                                "consent",
                                                                "cookie",
                                                                "cookies",
                                                                "disqus",
                                                                "footer",
                                                                "gdpr",
                                                                "login",
                                                                "masthead",
                                                                "menu",
                                                                "modal",
                                                                "mostread",
                                                                "nav",
                                                                "navbar",
                                                                "navigation",
                                                                "newsletter",
                                                                "pagination",
                                                                "paywall",
                                                                "popular",
                                                                "popup",
                                                                "promo",
                                                                "promoted",
                                                                "promotion",
                                                                "recommended",
                                                                "related",
                                                                "share",
                                                                "sharebar",
                                                                "sharing",
                                                                "sidebar",
                                                                "signup",
                                                                "skip",
                                                                "social",
                                                                "sociallinks",
                                                                "sponsor",
                                                                "sponsored",
                                                                "subscribe",
                                                                "subscription",
                                                                "toolbar",
                                                                "trending",
                                                                "readmore",
                                                                "recommendations",
                                                                "noprint",
                                                                "outbrain",
                                                                "taboola"});

// And to short notes round it: "By our correspondent", "5 October 2020", "Photo: …".
constexpr auto note_words = std::to_array<std::string_view>(
    {"author", "byline", "caption", "copyright", "credit", "credits", "meta", "pubdate", "published", "tags",
     "timestamp", "updated", "datetime", "postdate", "bylines", "authors"});
constexpr std::uint32_t longest_note = 200;  ///< bytes

template <class Words, class Word>
bool is_among(const Words& words, const Word& word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_hidden(const HtmlTree& tree, NodeIndex i) {
  if (tree.has_attribute(i, "hidden") || same_word(tree.attribute(i, "aria-hidden"), "true")) return true;
  std::string style = to_lower(tree.attribute(i, "style"));
  std::erase_if(style, is_space);
  return contains(style, "display:none") || contains(style, "visibility:hidden");
}

/// Elements that carry the page or its text; their class names speak of the page.
bool is_frame(GumboTag tag) {
  return tag == GUMBO_TAG_HTML || tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN;
}

bool is_block(GumboTag tag) {
  static constexpr auto blocks = std::to_array<GumboTag>(
      {GUMBO_TAG_DIV, GUMBO_TAG_SECTION, GUMBO_TAG_UL, GUMBO_TAG_OL, GUMBO_TAG_DL, GUMBO_TAG_TABLE,
       GUMBO_TAG_P, GUMBO_TAG_H2, GUMBO_TAG_H3, GUMBO_TAG_H4, GUMBO_TAG_H5, GUMBO_TAG_H6});
  return is_among(blocks, tag);
}

/// "We use cookies to …": a box of consent without a telling class.
bool is_cookie_box(const HtmlTree& tree, NodeIndex i) {
  const std::string text = to_lower(tree.flat_text(i));
  return contains(text, "cookie") && (contains(text, "accept") || contains(text, "consent") ||
                                      contains(text, "we use") || contains(text, "privacy"));
}

}  // namespace

TextAmounts count_text(const HtmlTree& tree, const Dropped& dropped) {
  const auto& nodes = tree.nodes();
  TextAmounts amounts{std::vector<std::uint32_t>(nodes.size(), 0),
                      std::vector<std::uint32_t>(nodes.size(), 0)};
  for (NodeIndex i = 0; i < nodes.size();) {
    if (dropped[i]) {
      i = nodes[i].end;
      continue;
    }
    if (nodes[i].is_text()) {
      amounts.text[i] = static_cast<std::uint32_t>(
          std::ranges::count_if(nodes[i].text, [](char c) { return !is_space(c); }));
    }
    ++i;
  }
  // Children come after their parents: from the back, each is complete when it is added to its parent.
  for (auto i = static_cast<NodeIndex>(nodes.size()); i-- > 0;) {
    if (nodes[i].tag == GUMBO_TAG_A && tree.has_attribute(i, "href")) amounts.links[i] = amounts.text[i];
    if (nodes[i].parent == no_node) continue;
    amounts.text[nodes[i].parent] += amounts.text[i];
    amounts.links[nodes[i].parent] += amounts.links[i];
  }
  return amounts;
}

Dropped drop_fixed_clutter(const HtmlTree& tree) {
  Dropped dropped(tree.nodes().size(), false);
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    const HtmlNode& node = tree[i];
    if (node.is_text() || is_frame(node.tag)) continue;
    dropped[i] = is_among(clutter_tags, node.tag) || is_hidden(tree, i) ||
                 is_among(clutter_roles, to_lower(tree.attribute(i, "role")));
    if (node.tag == GUMBO_TAG_SUP && node.end - i <= 4 &&
        tree.attribute(i + 1 < node.end ? i + 1 : i, "href").starts_with('#')) {
      dropped[i] = true;  // the mark of a footnote
    }
  }
  return dropped;
}

void drop_named_clutter(const HtmlTree& tree, NodeIndex root, Dropped& dropped) {
  const TextAmounts amounts = count_text(tree, dropped);
  const std::uint32_t all = amounts.text[root];
  for (NodeIndex i = root + 1; i < tree[root].end;) {
    const HtmlNode& node = tree[i];
    if (dropped[i]) {
      i = node.end;
      continue;
    }
    if (node.is_text() || is_frame(node.tag) || amounts.text[i] == 0) {
      ++i;
      continue;
    }
    const std::uint32_t text = amounts.text[i];
    const double links = amounts.link_share(i);
    const bool holds_most = text * 5.0 >= all * 2.0 && links < 0.4;
    bool drop = false;
    if (!holds_most) {
      for (const std::string& word : tree.class_words(i)) {
        drop = drop || is_among(clutter_words, word) || (text <= longest_note && is_among(note_words, word));
      }
    }
    if (is_block(node.tag)) {
      const bool is_paragraph = node.tag == GUMBO_TAG_P;
      // A list of links, or a paragraph that is nothing but one: "Read more: …".
      if (is_paragraph ? (links > 0.95 && text < longest_note) : (links > 0.5 && text < 2'000))
        drop = drop || !holds_most;
      if (text < 600 && !holds_most && contains(to_lower(tree.flat_text(i)), "cookie"))
        drop = drop || is_cookie_box(tree, i);
    }
    if (drop) {
      dropped[i] = true;
      i = node.end;
    } else {
      ++i;
    }
  }
}

}  // namespace sayso::report
