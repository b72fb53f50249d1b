#include "report/html_tree.hpp"

#include <algorithm>
#include <csetjmp>
#include <cstddef>
#include <cstdlib>
#include <utility>

#include "report/ascii.hpp"

namespace sayso::report {

/// Memory for one page. gumbo frees its tree by recursion and runs out of stack on deep ones, so nothing is
/// freed by it: all goes at once with the arena. A page that wants more than the limit is given up by
/// `longjmp`, which gumbo's C frames allow: they own nothing but this memory.
class HtmlTree::Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;
  ~Arena() {
    for (void* block : blocks_) std::free(block);
  }

  static void* allocate(void* self, std::size_t size) { return static_cast<Arena*>(self)->take(size); }
  static void release(void* /*self*/, void* /*memory*/) {}

  std::jmp_buf give_up;

 private:
  static constexpr std::size_t block_size = std::size_t{1} << 20;
  static constexpr std::size_t most = std::size_t{1} << 30;

  void* take(std::size_t size) {
    const std::size_t rounded = (std::max<std::size_t>(size, 1) + alignof(std::max_align_t) - 1) /
                                alignof(std::max_align_t) * alignof(std::max_align_t);
    if (rounded > left_) {
      const std::size_t wanted = std::max(rounded, block_size);
      used_ += wanted;
      void* block = used_ > most || blocks_.size() == blocks_.capacity() ? nullptr : std::malloc(wanted);
      if (block == nullptr) std::longjmp(give_up, 1);
      blocks_.push_back(block);
      next_ = static_cast<std::byte*>(block);
      left_ = wanted;
    }
    void* memory = next_;
    next_ += rounded;
    left_ -= rounded;
    return memory;
  }

  // Reserved ahead: growing it inside gumbo's calls could throw.
  std::vector<void*> blocks_ = [] {
    std::vector<void*> blocks;
    blocks.reserve(most / block_size + 1);
    return blocks;
  }();
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::size_t used_ = 0;
};

struct HtmlTree::Storage {
  std::string bytes;
  Arena arena;
};

namespace {

constexpr std::size_t deepest = 2'000;

Error broken(std::string what) {
  return Error{
      .code = ErrorCode::broken_html, .what = std::move(what), .remedy = "save the article's text as .txt"};
}

/// Elements that HTML never nests, or closes by itself when the next begins.
bool adds_depth(std::string_view name) {
  static constexpr auto flat = std::to_array<std::string_view>(
      {"area",   "base",  "br",    "col",  "embed", "hr",   "img",   "input", "link", "meta",  "param",
       "source", "track", "wbr",   "p",    "li",    "td",   "th",    "tr",    "dt",   "dd",    "option",
       "tbody",  "thead", "tfoot", "html", "head",  "body", "frame", "nobr",  "a",    "image", "colgroup"});
  return std::ranges::find(flat, name) == flat.end();
}

/// How deep the tags nest, at most: gumbo's time grows with the square of it.
std::size_t depth_of(std::string_view page) {
  std::size_t depth = 0;
  std::size_t most = 0;
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    std::size_t name_at = at + 1;
    const bool closes = name_at < page.size() && page[name_at] == '/';
    if (closes) ++name_at;
    std::size_t end = name_at;
    while (end < page.size() && end - name_at < 20 && (is_letter(page[end]) || is_digit(page[end]))) ++end;
    if (end == name_at || !is_letter(page[name_at])) continue;
    if (!adds_depth(to_lower(page.substr(name_at, end - name_at)))) continue;
    if (closes) {
      if (depth > 0) --depth;
    } else {
      most = std::max(most, ++depth);
    }
  }
  return most;
}

/// Apart, so that no object of ours lives between `setjmp` and the jump back.
const GumboOutput* parse_or_give_up(const GumboOptions& options, std::jmp_buf& give_up,
                                    std::string_view page) {
  if (setjmp(give_up) != 0) return nullptr;
  return gumbo_parse_with_options(&options, page.data(), page.size());
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return nullptr;
}

std::vector<HtmlNode> flatten(const GumboNode* root) {
  struct Open {
    const GumboNode* node;
    NodeIndex index;
    unsigned next;
  };
  std::vector<HtmlNode> nodes;
  std::vector<Open> open;
  const auto enter = [&](const GumboNode* node) {
    HtmlNode flat;
    flat.parent = open.empty() ? no_node : open.back().index;
    if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
      flat.tag = node->v.element.tag;
      flat.element = &node->v.element;
    } else if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
               node->type == GUMBO_NODE_CDATA) {
      flat.tag = GUMBO_TAG_LAST;
      flat.text = node->v.text.text;
    } else {
      return;
    }
    const auto index = static_cast<NodeIndex>(nodes.size());
    flat.end = index + 1;
    nodes.push_back(flat);
    if (flat.element != nullptr) open.push_back({node, index, 0});
  };
  enter(root);
  while (!open.empty()) {
    Open& top = open.back();
    const GumboVector* children = children_of(top.node);
    if (children != nullptr && top.next < children->length) {
      enter(static_cast<const GumboNode*>(children->data[top.next++]));
    } else {
      nodes[top.index].end = static_cast<NodeIndex>(nodes.size());
      open.pop_back();
    }
  }
  return nodes;
}

}  // namespace

Result<HtmlTree> HtmlTree::parse(std::string utf8) {
  if (depth_of(utf8) > deepest) {
    return tl::unexpected(broken("its tags nest over " + std::to_string(deepest) + " deep"));
  }
  auto storage = std::make_shared<Storage>();
  storage->bytes = std::move(utf8);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = &Arena::allocate;
  options.deallocator = &Arena::release;
  options.userdata = &storage->arena;
  options.max_errors = 0;
  const GumboOutput* output = parse_or_give_up(options, storage->arena.give_up, storage->bytes);
  if (output == nullptr) return tl::unexpected(broken("its tags are too tangled to be put in order"));
  HtmlTree tree;
  tree.nodes_ = flatten(output->root);
  tree.storage_ = std::move(storage);
  return tree;
}

std::string_view HtmlTree::attribute(NodeIndex i, const char* name) const {
  if (nodes_[i].element == nullptr) return {};
  const GumboAttribute* found = gumbo_get_attribute(&nodes_[i].element->attributes, name);
  return found == nullptr ? std::string_view{} : std::string_view(found->value);
}

bool HtmlTree::has_attribute(NodeIndex i, const char* name) const {
  return nodes_[i].element != nullptr && gumbo_get_attribute(&nodes_[i].element->attributes, name) != nullptr;
}

std::vector<std::string> HtmlTree::class_words(NodeIndex i) const {
  std::vector<std::string> words;
  for (const char* name : {"class", "id"}) {
    std::string word;
    char before = ' ';
    for (const char c : attribute(i, name)) {
      const bool hump = c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
      if ((!is_letter(c) || hump) && !word.empty()) words.push_back(std::exchange(word, {}));
      if (is_letter(c)) word += to_lower(c);
      before = c;
    }
    if (!word.empty()) words.push_back(std::move(word));
  }
  return words;
}

std::string HtmlTree::flat_text(NodeIndex i) const {
  std::string flat;
  bool space = false;
  for (NodeIndex at = i; at < nodes_[i].end; ++at) {
    if (nodes_[at].element != nullptr) {
      if (nodes_[at].tag == GUMBO_TAG_BR || nodes_[at].tag == GUMBO_TAG_P) space = true;
      continue;
    }
    for (const char c : nodes_[at].text) {
      if (is_space(c)) {
        space = true;
        continue;
      }
      if (space && !flat.empty()) flat += ' ';
      space = false;
      flat += c;
    }
  }
  return flat;
}

std::optional<NodeIndex> HtmlTree::find(GumboTag tag, NodeIndex from) const {
  for (NodeIndex i = from; i < nodes_.size(); ++i) {
    if (nodes_[i].tag == tag) return i;
  }
  return std::nullopt;
}

}  // namespace sayso::report
