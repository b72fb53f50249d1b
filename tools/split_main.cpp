// Cuts texts into sentences and words for training, so that it sees the words that running sees.
// In: JSONL with "text". Out, a line each: {"sentences":[[begin,end],…],"words":[[begin,end,sentence],…]},
// code points; {"error":…} for a line that cannot be read.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "language/split.hpp"

namespace {

nlohmann::json split_line(const std::string& line) {
  const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
  if (!record.is_object() || !record.contains("text") || !record["text"].is_string()) {
    return {{"error", "not a JSON object with a string \"text\""}};
  }
  const auto text = sayso::Text::from_utf8(record["text"].get<std::string>());
  if (!text) return {{"error", sayso::describe(text.error())}};
  const sayso::language::Segmentation parts = sayso::language::split(*text);
  nlohmann::json sentences = nlohmann::json::array();
  nlohmann::json words = nlohmann::json::array();
  for (std::size_t s = 0; s < parts.sentences.size(); ++s) {
    const sayso::Sentence& sentence = parts.sentences[s];
    sentences.push_back({sentence.span.begin, sentence.span.end});
    for (auto w = sentence.first; w < sentence.last; ++w)
      words.push_back({parts.words[w].begin, parts.words[w].end, s});
  }
  return {{"sentences", std::move(sentences)}, {"words", std::move(words)}};
}

}  // namespace

int main() {
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << split_line(line).dump() << '\n';
  std::cout.flush();
  return std::cout ? 0 : 1;
}
