#include "language/decode_spans.hpp"

#include <gtest/gtest.h>

#include <sstream>

namespace sayso::language {
namespace {

/// "B-x I-x | O" is two sentences; gives "x0-2".
std::string spans(const std::string& line) {
  std::vector<std::string> tags;
  std::vector<Sentence> sentences(1);
  std::istringstream words(line);
  for (std::string tag; words >> tag;) {
    if (tag == "|") {
      sentences.push_back({{}, sentences.back().last, sentences.back().last});
    } else {
      tags.push_back(tag);
      ++sentences.back().last;
    }
  }
  std::string made;
  for (const NamedEntity& one : spans_of_tags(tags, sentences))
    made += one.type + std::to_string(one.first) + "-" + std::to_string(one.last) + " ";
  return made;
}

TEST(DecodeSpans, TagsMarkStretches) {
  const std::pair<const char*, const char*> cases[] = {
      {"O O", ""},
      {"B-x I-x O", "x0-2 "},
      {"B-x B-x I-x", "x0-1 x1-3 "},
      {"I-x I-x O I-y", "x0-2 y3-4 "},
      {"B-x I-y", "x0-1 y1-2 "},
      {"B-x | I-x", "x0-1 x1-2 "},
      {"O B-x-y I-x-y", "x-y1-3 "},
      {"", ""},
  };
  for (const auto& [tags, wanted] : cases) EXPECT_EQ(spans(tags), wanted) << tags;
}

}  // namespace
}  // namespace sayso::language
