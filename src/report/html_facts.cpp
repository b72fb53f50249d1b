#include "report/html_facts.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "report/ascii.hpp"
#include "report/dates.hpp"

namespace sayso::report {
namespace {

using nlohmann::json;

std::optional<std::string> as_day(std::string_view written) {
  auto day = parse_date(written);
  return day ? std::optional(std::move(*day)) : std::nullopt;
}

/// The first `<meta>` of one of these names with something in it; names in the order of preference.
template <std::size_t N, class Accept>
std::string meta(const HtmlTree& tree, const std::array<std::string_view, N>& names, const Accept& accept) {
  std::array<std::string, N> found;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    if (tree[i].tag != GUMBO_TAG_META) continue;
    const std::string_view content = trim(tree.attribute(i, "content"));
    if (content.empty()) continue;
    for (const char* key : {"property", "name", "itemprop"}) {
      const std::string name = to_lower(trim(tree.attribute(i, key)));
      const auto* at = std::ranges::find(names, name);
      if (at == names.end()) continue;
      std::string& slot = found[static_cast<std::size_t>(at - names.begin())];
      if (slot.empty()) slot = accept(content);
    }
  }
  for (const std::string& value : found) {
    if (!value.empty()) return value;
  }
  return {};
}

std::string any_text(std::string_view content) { return std::string(content); }
std::string any_day(std::string_view content) { return as_day(content).value_or(std::string()); }

constexpr auto title_names = std::to_array<std::string_view>({"og:title", "twitter:title", "dc.title"});
constexpr auto publisher_names =
    std::to_array<std::string_view>({"og:site_name", "dc.publisher", "dcterms.publisher", "publisher"});
constexpr auto url_names = std::to_array<std::string_view>({"og:url", "twitter:url"});
constexpr auto date_names = std::to_array<std::string_view>(
    {"article:published_time", "og:article:published_time", "og:published_time", "datepublished",
     "article:published", "pubdate", "publishdate", "publish_date", "publish-date", "publication_date",
     "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date.created",
     "dcterms.created", "dcterms.date", "dc.date", "date"});

bool is_article_type(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) return false;
  const auto is_article = [](const json& name) {
    if (!name.is_string()) return false;
    const auto& text = name.get_ref<const std::string&>();
    return text.ends_with("Article") || text.ends_with("Posting") || text == "Report";
  };
  return type->is_array() ? std::ranges::any_of(*type, is_article) : is_article(*type);
}

constexpr std::size_t most_linked_data = std::size_t{1}
                                         << 20;  ///< bytes of one script; real ones have a few KiB

struct LinkedData {
  std::string published;  ///< ISO date
  std::string publisher;
  std::string title;
};

/// JSON-LD (schema.org): objects that are articles first, then any.
LinkedData read_linked_data(const HtmlTree& tree) {
  LinkedData data;
  LinkedData other;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    if (tree[i].tag != GUMBO_TAG_SCRIPT || !contains(to_lower(tree.attribute(i, "type")), "ld+json"))
      continue;
    std::string source;
    for (NodeIndex at = i + 1; at < tree[i].end; ++at) source += tree[at].text;
    if (source.size() > most_linked_data) continue;
    const json document = json::parse(source, nullptr, false);
    if (document.is_discarded()) continue;
    std::vector<const json*> open = {&document};
    for (std::size_t steps = 0; !open.empty() && steps < 10'000; ++steps) {
      const json* value = open.back();
      open.pop_back();
      if (value->is_object()) {
        LinkedData& into = is_article_type(*value) ? data : other;
        const auto string_at = [&](const char* key) -> std::string {
          const auto found = value->find(key);
          return found != value->end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        if (into.published.empty()) into.published = any_day(string_at("datePublished"));
        if (into.title.empty()) into.title = string_at("headline");
        if (const auto by = value->find("publisher"); by != value->end() && into.publisher.empty()) {
          if (by->is_string()) into.publisher = by->get<std::string>();
          if (by->is_object() && by->contains("name") && (*by)["name"].is_string())
            into.publisher = (*by)["name"];
        }
      }
      if (value->is_structured()) {
        std::vector<const json*> inside;
        for (const json& child : *value) {
          if (child.is_structured()) inside.push_back(&child);
        }
        open.insert(open.end(), inside.rbegin(), inside.rend());
      }
    }
  }
  if (data.published.empty()) data.published = other.published;
  if (data.publisher.empty()) data.publisher = other.publisher;
  return data;
}

std::optional<std::string> day_in_elements(const HtmlTree& tree) {
  std::optional<std::string> in_time;
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    if (tree[i].is_text()) continue;
    const bool says_so = contains(to_lower(tree.attribute(i, "itemprop")), "datepublished") ||
                         tree.has_attribute(i, "pubdate");
    const bool is_time = tree[i].tag == GUMBO_TAG_TIME;
    if (!says_so && (!is_time || in_time)) continue;
    std::optional<std::string> day;
    for (const char* name : {"datetime", "content"}) {
      if (!day) day = as_day(tree.attribute(i, name));
    }
    if (!day && tree[i].end - i < 20) day = day_in_label(tree.flat_text(i));
    if (day && says_so) return day;
    if (day) in_time = day;
  }
  return in_time;
}

/// "Published 5 October 2020" in a short block whose class speaks of dates.
std::optional<std::string> day_in_labels(const HtmlTree& tree) {
  static constexpr auto words =
      std::to_array<std::string_view>({"date", "dateline", "time", "published", "timestamp", "posted",
                                       "byline", "pubdate", "meta", "datetime"});
  for (NodeIndex i = 0; i < tree.nodes().size(); ++i) {
    if (tree[i].is_text() || tree[i].end - i > 40) continue;
    const auto classes = tree.class_words(i);
    if (std::ranges::none_of(
            classes, [&](const std::string& c) { return std::ranges::find(words, c) != words.end(); }))
      continue;
    const std::string label = tree.flat_text(i);
    if (label.size() > 200) continue;
    if (auto day = day_in_label(label)) return day;
  }
  return std::nullopt;
}

/// "Two killed in Ganja | Our Paper": without the site's name.
std::string without_site(std::string title, std::string_view publisher) {
  for (const std::string_view mark : {" | ", " — ", " – ", " - ", " :: "}) {
    const std::size_t at = title.rfind(mark);
    if (at == std::string::npos || at == 0) continue;
    const std::string_view tail = std::string_view(title).substr(at + mark.size());
    if (tail == publisher || mark == " | " || mark == " :: ") title.resize(at);
  }
  return title;
}

std::string collapse(std::string_view text) {
  std::string flat;
  for (const char c : trim(text)) {
    if (is_space(c)) {
      if (!flat.empty() && flat.back() != ' ') flat += ' ';
    } else {
      flat += c;
    }
  }
  return flat;
}

bool is_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

}  // namespace

PageFacts read_facts(const HtmlTree& tree) {
  PageFacts facts;
  if (tree.nodes().empty()) return facts;
  const LinkedData linked = read_linked_data(tree);
  facts.language = tree.attribute(0, "lang");
  facts.publisher = collapse(meta(tree, publisher_names, any_text));
  if (facts.publisher.empty()) facts.publisher = collapse(linked.publisher);

  facts.title = collapse(meta(tree, title_names, any_text));
  if (const auto heading = tree.find(GUMBO_TAG_H1); facts.title.empty() && heading)
    facts.title = tree.flat_text(*heading);
  if (facts.title.empty()) facts.title = collapse(linked.title);
  if (const auto title = tree.find(GUMBO_TAG_TITLE); facts.title.empty() && title) {
    facts.title = without_site(tree.flat_text(*title), facts.publisher);
  }

  for (NodeIndex i = 0; i < tree.nodes().size() && facts.url.empty(); ++i) {
    if (tree[i].tag != GUMBO_TAG_LINK || !same_word(tree.attribute(i, "rel"), "canonical")) continue;
    if (const auto url = trim(tree.attribute(i, "href")); is_address(url)) facts.url = url;
  }
  if (facts.url.empty()) {
    if (std::string url = meta(tree, url_names, any_text); is_address(url)) facts.url = std::move(url);
  }

  if (std::string day = meta(tree, date_names, any_day); !day.empty()) facts.published = std::move(day);
  if (!facts.published && !linked.published.empty()) facts.published = linked.published;
  if (!facts.published) facts.published = day_in_elements(tree);
  if (!facts.published) facts.published = day_in_labels(tree);
  return facts;
}

}  // namespace sayso::report
