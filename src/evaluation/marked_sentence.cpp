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
  std::array<int, tags.size() / 2> open{};  // source, target
  std::size_t closed = 0;
  bool sound = true;
  for (bool more = true; more;) {
    const Found mark = next_tag(marked);
    more = mark.at != std::string_view::npos;
    const auto text = Text::from_utf8(std::string(marked.substr(0, mark.at)));
    if (!text) return tl::unexpected(text.error());
    for (const Span& word : words_of(*text)) made.emplace_back(text->slice(word));
    if (!more) break;
    made.emplace_back(language::event_marks[mark.tag]);
    int& depth = open[mark.tag / 2];
    const bool closes = mark.tag % 2 == 1;
    depth += closes ? -1 : 1;
    closed += closes ? 1 : 0;
    sound = sound && (depth == 0 || depth == 1);
    marked.remove_prefix(mark.at + tags[mark.tag].size());
  }
  sound = sound && closed > 0 && open[0] == 0 && open[1] == 0;
  if (!sound)
    return tl::unexpected(unlike_the_corpora(ErrorCode::field_invalid,
                                             "\"marked\" marks nothing, or opens what it does not close"));
  return made;
}

}  // namespace sayso::evaluation
