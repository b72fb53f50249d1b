#include <algorithm>

#include "report/ascii.hpp"
#include "report/html_body.hpp"

namespace sayso::report {
namespace {

/// What stands between two stretches of text, from the weakest on.
enum class Gap { none, space, tab, line, paragraph };

Gap gap_of(GumboTag tag) {
  switch (tag) {
    case GUMBO_TAG_P:
    case GUMBO_TAG_DIV:
    case GUMBO_TAG_SECTION:
    case GUMBO_TAG_ARTICLE:
    case GUMBO_TAG_MAIN:
    case GUMBO_TAG_BODY:
    case GUMBO_TAG_H1:
    case GUMBO_TAG_H2:
    case GUMBO_TAG_H3:
    case GUMBO_TAG_H4:
    case GUMBO_TAG_H5:
    case GUMBO_TAG_H6:
    case GUMBO_TAG_BLOCKQUOTE:
    case GUMBO_TAG_PRE:
    case GUMBO_TAG_UL:
    case GUMBO_TAG_OL:
    case GUMBO_TAG_DL:
    case GUMBO_TAG_TABLE:
    case GUMBO_TAG_ADDRESS:
    case GUMBO_TAG_FIELDSET:
    case GUMBO_TAG_DETAILS:
    case GUMBO_TAG_SUMMARY:
    case GUMBO_TAG_CENTER:
    case GUMBO_TAG_HGROUP:
    case GUMBO_TAG_HR:
      return Gap::paragraph;
    case GUMBO_TAG_LI:
    case GUMBO_TAG_DT:
    case GUMBO_TAG_DD:
    case GUMBO_TAG_TR:
    case GUMBO_TAG_OPTION:
      return Gap::line;
    case GUMBO_TAG_TD:
    case GUMBO_TAG_TH:
      return Gap::tab;
    default:
      return Gap::none;
  }
}

class Renderer {
 public:
  void gap(Gap wanted) { gap_ = std::max(gap_, wanted); }
  void line_break() { gap_ = gap_ >= Gap::line ? Gap::paragraph : Gap::line; }

  void put(std::string_view piece) {
    if (!out_.empty()) {
      switch (gap_) {
        case Gap::none:
          break;
        case Gap::space:
          out_ += ' ';
          break;
        case Gap::tab:
          out_ += '\t';
          break;
        case Gap::line:
          out_ += '\n';
          break;
        case Gap::paragraph:
          out_ += "\n\n";
          break;
      }
    }
    gap_ = Gap::none;
    out_ += piece;
  }

  void text(std::string_view text, bool keeps_space) {
    for (std::size_t i = 0; i < text.size();) {
      const std::string_view rest = text.substr(i);
      // Signs of layout alone: soft hyphen, zero-width space, byte order mark; a no-break space is a space.
      if (rest.starts_with("\xC2\xAD")) {
        i += 2;
      } else if (rest.starts_with("\xE2\x80\x8B") || rest.starts_with("\xEF\xBB\xBF")) {
        i += 3;
      } else if (rest.starts_with("\xC2\xA0")) {
        gap(Gap::space);
        i += 2;
      } else if (keeps_space && rest.front() == '\n') {
        line_break();
        ++i;
      } else if (is_space(rest.front())) {
        gap(Gap::space);
        ++i;
      } else {
        std::size_t end = i + 1;
        while (end < text.size() && !is_space(text[end]) && text[end] != '\xC2' && text[end] != '\xE2' &&
               text[end] != '\xEF') {
          ++end;
        }
        put(text.substr(i, end - i));
        i = end;
      }
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  std::string out_;
  Gap gap_ = Gap::none;
};

}  // namespace

std::string render(const HtmlTree& tree, const std::vector<NodeIndex>& roots, const Dropped& dropped) {
  Renderer renderer;
  for (const NodeIndex root : roots) {
    renderer.gap(Gap::paragraph);
    std::vector<NodeIndex> open;
    std::size_t preformatted = 0;
    const auto close_until = [&](NodeIndex at) {
      while (!open.empty() && tree[open.back()].end <= at) {
        const GumboTag tag = tree[open.back()].tag;
        if (tag == GUMBO_TAG_PRE) --preformatted;
        if (tag == GUMBO_TAG_Q) renderer.put("”");
        renderer.gap(gap_of(tag));
        open.pop_back();
      }
    };
    for (NodeIndex i = root; i < tree[root].end;) {
      close_until(i);
      const HtmlNode& node = tree[i];
      if (dropped[i]) {
        renderer.gap(gap_of(node.tag));
        i = node.end;
        continue;
      }
      if (node.is_text()) {
        renderer.text(node.text, preformatted > 0);
      } else {
        renderer.gap(gap_of(node.tag));
        if (node.tag == GUMBO_TAG_BR) renderer.line_break();
        if (node.tag == GUMBO_TAG_Q) renderer.put("“");
        if (node.tag == GUMBO_TAG_PRE) ++preformatted;
        open.push_back(i);
      }
      ++i;
    }
    close_until(tree[root].end);
  }
  return renderer.take();
}

}  // namespace sayso::report
