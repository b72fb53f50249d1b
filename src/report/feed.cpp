#include "report/feed.hpp"

#include <algorithm>
#include <cstring>
#include <pugixml.hpp>

#include "core/sha256.hpp"
#include "report/ascii.hpp"
#include "report/html_page.hpp"

namespace sayso::report {
namespace {

std::uint64_t line_at(const std::string& text, std::size_t offset) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(offset, text.size()));
  return 1 + static_cast<std::uint64_t>(std::count(text.begin(), end, '\n'));
}

/// A name without its prefix: feeds choose prefixes freely ("dc:date", "rdf:RDF").
std::string_view local_name(const pugi::xml_node& node) {
  const std::string_view name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// The text of the first child of one of these names that has some; names as written, in the order of
/// preference.
std::string child_text(const pugi::xml_node& item, std::initializer_list<const char*> names) {
  for (const char* name : names) {
    for (const pugi::xml_node& child : item.children(name)) {
      if (const auto text = trim(child.text().get()); !text.empty()) return std::string(text);
    }
  }
  return {};
}

std::string serialise(const pugi::xml_node& node) {
  struct Writer final : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override {
      out.append(static_cast<const char*>(data), size);
    }
  } writer;
  for (const pugi::xml_node& child : node.children()) child.print(writer, "", pugi::format_raw);
  return std::move(writer.out);
}

/// RSS and Atom titles may hold markup and entities of their own.
std::string plain(const std::string& text) {
  if (!contains(text, "<") && !contains(text, "&")) return text;
  auto fragment = read_fragment(text);
  return fragment ? *fragment : text;
}

/// Markup of the item's body, the fullest that it gives.
std::string body_of(const pugi::xml_node& item) {
  if (const auto content = item.child("content");
      content && std::strcmp(content.attribute("type").value(), "xhtml") == 0) {
    return serialise(content);
  }
  std::string body;
  pugi::xml_node content;
  for (const char* name : {"content:encoded", "content", "atom:content", "description", "summary"}) {
    content = item.child(name);
    body = trim(content.text().get());
    if (!body.empty()) break;
  }
  const std::string_view type = content.attribute("type").value();
  const bool is_atom =
      std::strcmp(content.name(), "content") == 0 || std::strcmp(content.name(), "summary") == 0;
  if (!body.empty() && is_atom && (type.empty() || type == "text")) {  // Atom: markup must be announced
    std::string escaped;
    for (const char c : body) {
      if (c == '<') {
        escaped += "&lt;";
      } else if (c == '&') {
        escaped += "&amp;";
      } else if (c == '\n') {
        escaped += "<br>";
      } else {
        escaped += c;
      }
    }
    return escaped;
  }
  return body;
}

std::string link_of(const pugi::xml_node& item) {
  for (const pugi::xml_node& link : item.children()) {
    if (local_name(link) != "link") continue;
    const std::string_view rel = link.attribute("rel").value();
    if (link.attribute("href") && (rel.empty() || rel == "alternate")) return link.attribute("href").value();
    if (const auto text = trim(link.text().get()); !text.empty()) return std::string(text);
  }
  return {};
}

std::optional<std::string> unless_empty(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// Names of an item, RSS 1.0 to Atom, that make a walk over the whole tree needless.
void collect(const pugi::xml_node& feed, std::vector<pugi::xml_node>& items) {
  for (const pugi::xml_node& child : feed.children()) {
    const std::string_view name = local_name(child);
    if (name == "item" || name == "entry") items.push_back(child);
    if (name == "channel") collect(child, items);
  }
}

}  // namespace

Result<Feed> read_feed(const std::string& utf8, const std::string& item, const std::string& stem) {
  Feed feed;
  pugi::xml_document document;
  // The text is UTF-8 by now, whatever its prolog still says.
  const pugi::xml_parse_result parsed =
      document.load_buffer(utf8.data(), utf8.size(), pugi::parse_default, pugi::encoding_utf8);
  if (!parsed) {
    const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
    feed.damage = Error{.code = ErrorCode::broken_html,
                        .item = item,
                        .line = line_at(utf8, offset),
                        .offset = offset,
                        .what = std::string("the feed is no XML from here on: ") + parsed.description(),
                        .remedy = "mend the feed; the items before are read"};
  }
  const pugi::xml_node root = document.document_element();
  const std::string_view kind = local_name(root);
  if (kind != "rss" && kind != "RDF" && kind != "feed") {
    if (feed.damage) return tl::unexpected(*feed.damage);
    return tl::unexpected(Error{.code = ErrorCode::format_unknown,
                                .item = item,
                                .what = "it is XML, but no RSS or Atom feed",
                                .remedy = "hand over a feed, HTML, JSON or text"});
  }
  const std::string site = plain(child_text(kind == "feed" ? root : root.child("channel"), {"title"}));
  const std::string language = child_text(root.child("channel"), {"language", "dc:language"});
  std::vector<pugi::xml_node> items;
  collect(root, items);
  std::uint64_t line = 1;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const pugi::xml_node& node = items[i];
    const auto name_at = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 1));
    const std::size_t begin = std::min(name_at - 1, utf8.size());  // at its "<"
    line += static_cast<std::uint64_t>(std::count(utf8.begin() + static_cast<std::ptrdiff_t>(counted),
                                                  utf8.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted = begin;
    // A damaged feed's last item may have lost its end: the error speaks for it.
    if (feed.damage && i + 1 == items.size() &&
        utf8.find("</" + std::string(node.name()), begin) >= *feed.damage->offset) {
      break;
    }
    Record record;
    record.item = item;
    record.line = line;
    record.offset = begin;
    record.fallback_id = stem + "-" + std::to_string(line);
    record.id = unless_empty(child_text(node, {"guid", "id", "atom:id"}));
    if (!record.id) record.id = unless_empty(node.attribute("rdf:about").value());
    record.title = unless_empty(plain(child_text(node, {"title"})));
    record.publisher = unless_empty(plain(child_text(node, {"dc:publisher"})));
    if (!record.publisher)
      record.publisher = unless_empty(plain(child_text(node.child("source"), {"title"})));
    if (!record.publisher) record.publisher = unless_empty(site);
    record.url = unless_empty(link_of(node));
    record.published =
        unless_empty(child_text(node, {"pubDate", "published", "dc:date", "issued", "updated"}));
    record.language = unless_empty(language);
    const std::string body = body_of(node);
    if (body.empty()) {
      feed.items.push_back(tl::unexpected(at_place(Error{.code = ErrorCode::field_missing,
                                                         .what = "the item has no content or description",
                                                         .remedy = "hand over the article itself"},
                                                   record)));
      continue;
    }
    auto text = read_fragment(body);
    if (!text) {
      feed.items.push_back(tl::unexpected(at_place(text.error(), record)));
      continue;
    }
    record.text = std::move(*text);
    record.sha256 = sha256_hex(body);
    feed.items.push_back(std::move(record));
  }
  return feed;
}

}  // namespace sayso::report
