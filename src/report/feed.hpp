#pragma once
#include <optional>
#include <string>
#include <vector>

#include "report/record.hpp"

namespace sayso::report {

/// An item of a feed, or what is wrong with it.
using FeedItem = Result<Record>;

struct Feed {
  std::vector<FeedItem> items;  ///< in the order of the feed
  std::optional<Error> damage;  ///< where the feed stops being XML; the items before it are given
};

/// The items of an RSS 0.9 to 2.0, RSS 1.0 (RDF) or Atom feed. `item` is the file's name, `stem` begins the
/// ids of items without guid. Text is content:encoded or Atom's content, else the description or summary.
///
/// Lines count in `utf8`. Error: `format_unknown` when it is no feed; `broken_html` when nothing in it is
/// XML.
[[nodiscard]] Result<Feed> read_feed(const std::string& utf8, const std::string& item,
                                     const std::string& stem);

}  // namespace sayso::report
