#pragma once
#include <optional>
#include <string>

#include "report/html_tree.hpp"

namespace sayso::report {

/// What a page says of itself; each empty when it does not.
struct PageFacts {
  std::string title;      ///< og:title, else the first `<h1>`, else `<title>` without the site's name
  std::string publisher;  ///< og:site_name, else JSON-LD's publisher
  std::string url;        ///< canonical link, else og:url
  std::string language;   ///< `lang` of `<html>`, as written
  std::optional<std::string> published;  ///< ISO date
};

/// The date comes from article:published_time and its likes, JSON-LD's datePublished, itemprop=datePublished,
/// `<time datetime>`, or the visible words of a dateline or byline, in this order. Days that no calendar has
/// are passed over: a page's own metadata is no statement of the user's.
[[nodiscard]] PageFacts read_facts(const HtmlTree& tree);

}  // namespace sayso::report
