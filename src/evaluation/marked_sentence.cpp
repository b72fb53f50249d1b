#include "evaluation/marked_sentence.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "evaluation/record_fields.hpp"

namespace sayso::evaluation {
namespace {

constexpr std::array<std::string_view, 4> tags = {"<s>", "</s>", "<t>", "</t>"};

struct Found {
  std::size_t at = std::string_view::npos;
  std::size_t tag = 0;
};

Found next_tag(std::string_view text) {
  Found made;
  for (std::size_t tag = 0; tag < tags.size(); ++tag)
    if (const auto at = text.find(tags[tag]); at < made.at) made = {at, tag};
  return made;
}

}  // namespace

Result<Words> marked_words(std::string_view marked) {
  Words made;
  std::array<int, tags.size()> seen{};
  for (bool more = true; more;) {
    const Found mark = next_tag(marked);
    more = mark.at != std::string_view::npos;
    const auto text = Text::from_utf8(std::string(marked.substr(0, mark.at)));
    if (!text) return tl::unexpected(text.error());
    for (const Span& word : words_of(*text)) made.emplace_back(text->slice(word));
    if (!more) break;
    made.emplace_back(language::event_marks[mark.tag]);
    const bool closes = mark.tag % 2 == 1;
    if (closes && seen[mark.tag - 1] == 0) break;
    ++seen[mark.tag];
    marked.remove_prefix(mark.at + tags[mark.tag].size());
  }
  if (std::ranges::any_of(seen, [](int count) { return count != 1; }))
    return tl::unexpected(Error{ErrorCode::field_invalid,
                                "",
                                {},
                                {},
                                "\"marked\" does not hold one <s>…</s> and one <t>…</t>",
                                "mark the source and the target"});
  return made;
}

}  // namespace sayso::evaluation
