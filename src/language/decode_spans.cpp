#include "language/decode_spans.hpp"

#include <algorithm>
#include <string_view>

namespace sayso::language {

std::vector<NamedEntity> spans_of_tags(std::span<const std::string> tags,
                                       std::span<const Sentence> sentences) {
  std::vector<NamedEntity> made;
  for (const Sentence& sentence : sentences) {
    bool open = false;
    for (WordIndex w = sentence.first; w < sentence.last && w < tags.size(); ++w) {
      const std::string_view tag = tags[w];
      if (tag.size() < 3 || (!tag.starts_with("B-") && !tag.starts_with("I-"))) {
        open = false;
        continue;
      }
      const std::string_view type = tag.substr(2);
      if (open && tag.front() == 'I' && made.back().type == type) {
        made.back().last = w + 1;
      } else {
        made.push_back({w, w + 1, std::string(type)});
        open = true;
      }
    }
  }
  return made;
}

}  // namespace sayso::language
