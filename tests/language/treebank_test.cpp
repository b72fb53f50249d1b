// The splitter against treebanks of Universal Dependencies, which are no part of the repository: skipped
// where they are absent.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "language/conllu.hpp"
#include "language/split.hpp"
#include "language/utf8.hpp"

namespace sayso::language {
namespace {

using Spans = std::set<std::pair<std::uint32_t, std::uint32_t>>;

std::filesystem::path treebank(const std::string& name) {
  const char* shared = std::getenv("SAYSO_SHARED");
  return std::filesystem::path(shared != nullptr ? shared : "../shared") / "corpora/ud" / name;
}

// A document's text with the spans that the treebank gives it: sentences joined by a space, paragraphs by
// `between`.
struct Document {
  std::string text;
  std::uint32_t size = 0;  // code points
  Spans words, sentences;
};

void add(Document& document, const ConlluSentence& sentence, std::string_view between) {
  const std::string_view text = sentence.comment("text");
  if (!document.text.empty()) {
    document.text += between;
    document.size += static_cast<std::uint32_t>(between.size());
  }
  const std::u32string points = to_code_points(text);
  const auto offset = document.size;
  std::size_t at = 0;
  for (const ConlluWord& word : sentence.words) {
    while (at < points.size() && points[at] == U' ') ++at;
    const std::u32string form = to_code_points(word.form);
    if (points.compare(at, form.size(), form) != 0) continue;  // a form that the text spells otherwise
    document.words.emplace(offset + at, offset + at + form.size());
    at += form.size();
  }
  document.text += text;
  document.size += static_cast<std::uint32_t>(points.size());
  document.sentences.emplace(offset, document.size);
}

bool has(const ConlluSentence& sentence, std::string_view mark) {
  for (const std::string& comment : sentence.comments) {
    if (comment == mark || comment.starts_with(std::string(mark) + " ")) return true;
  }
  return false;
}

std::vector<Document> documents_of(const std::filesystem::path& path, std::string_view between) {
  std::ifstream file(path, std::ios::binary);
  const std::string all{std::istreambuf_iterator<char>(file), {}};
  const auto sentences = read_conllu(all, path.string());
  EXPECT_TRUE(sentences);
  std::vector<Document> documents;
  if (!sentences) return documents;
  std::string written;
  for (const ConlluSentence& sentence : *sentences) {
    if (has(sentence, "# newdoc")) documents.emplace_back();
    add(documents.back(), sentence, has(sentence, "# newpar") ? between : " ");
    written += write_conllu(sentence);
  }
  EXPECT_TRUE(written == all) << "the treebank does not come back as it was";
  return documents;
}

struct Score {
  std::size_t right = 0, given = 0, found = 0;
  void count(const Spans& gold, const Spans& ours) {
    given += gold.size();
    found += ours.size();
    for (const auto& span : ours) right += gold.count(span);
  }
  double f1() const { return 2.0 * static_cast<double>(right) / static_cast<double>(given + found); }
};

struct Floor {
  const char* file;
  const char* between;
  double words, sentences;
};

class Treebank : public testing::TestWithParam<Floor> {};

TEST_P(Treebank, IsCutAsItsAnnotatorsDid) {
  const std::filesystem::path path = treebank(GetParam().file);
  if (!std::filesystem::exists(path)) GTEST_SKIP() << "no " << path << " (SAYSO_SHARED)";
  Score words;
  Score sentences;
  for (const Document& document : documents_of(path, GetParam().between)) {
    const auto text = Text::from_utf8(document.text);
    ASSERT_TRUE(text);
    const Segmentation parts = split(*text);
    Spans our_words;
    Spans our_sentences;
    for (const Span word : parts.words) our_words.emplace(word.begin, word.end);
    for (const Sentence& sentence : parts.sentences)
      our_sentences.emplace(sentence.span.begin, sentence.span.end);
    words.count(document.words, our_words);
    sentences.count(document.sentences, our_sentences);
  }
  RecordProperty("words_f1", std::to_string(words.f1()));
  RecordProperty("sentences_f1", std::to_string(sentences.f1()));
  EXPECT_GE(words.f1(), GetParam().words);
  EXPECT_GE(sentences.f1(), GetParam().sentences);
}

INSTANTIATE_TEST_SUITE_P(UniversalDependencies, Treebank,
                         testing::Values(Floor{"en_ewt-dev.conllu", "\n\n", 0.985, 0.84},
                                         Floor{"en_ewt-dev.conllu", "\n", 0.985, 0.84},
                                         Floor{"en_gum-dev.conllu", "\n\n", 0.995, 0.95},
                                         Floor{"en_gum-dev.conllu", "\n", 0.995, 0.95}));

}  // namespace
}  // namespace sayso::language
