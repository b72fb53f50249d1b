// Shows the word pieces and case shapes that running gives the encoder, for tests against other tokenizers.
// sayso_pieces VOCABULARY, then JSONL with "words" on standard input.
// Out, a line each: {"pieces":[[id,…],…],"shapes":[…]}; shapes as of words that open no sentence.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "language/case_shape.hpp"
#include "language/word_pieces.hpp"

namespace {

nlohmann::json show(const sayso::language::WordPieces& word_pieces, const std::string& line) {
  const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
  if (!record.is_object() || !record.contains("words") || !record["words"].is_array()) {
    return {{"error", "not a JSON object with an array \"words\""}};
  }
  nlohmann::json pieces = nlohmann::json::array();
  nlohmann::json shapes = nlohmann::json::array();
  for (const nlohmann::json& word : record["words"]) {
    if (!word.is_string()) return {{"error", "a word that is no string"}};
    const auto text = word.get<std::string>();
    pieces.push_back(word_pieces.encode(text));
    shapes.push_back(sayso::language::case_shape(text, false));
  }
  return {{"pieces", std::move(pieces)}, {"shapes", std::move(shapes)}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::cerr << "usage: sayso_pieces VOCABULARY < JSONL\n";
    return 2;
  }
  const auto word_pieces = sayso::language::WordPieces::load(argv[1]);
  if (!word_pieces) {
    std::cerr << sayso::describe(word_pieces.error()) << '\n';
    return 1;
  }
  std::ios::sync_with_stdio(false);
  for (std::string line; std::getline(std::cin, line);) std::cout << show(*word_pieces, line).dump() << '\n';
  std::cout.flush();
  return std::cout ? 0 : 1;
}
