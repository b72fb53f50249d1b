#include "language/split.hpp"

#include <gtest/gtest.h>

#include <ctime>
#include <fstream>
#include <string>
#include <vector>

#include "language/characters.hpp"

namespace sayso::language {
namespace {

// "\n", "\t" and "\uXXXX" as they are written in the data.
std::string unescape(std::string_view line) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] != '\\' || i + 1 == line.size()) {
      text += line[i];
    } else if (line[++i] == 'n') {
      text += '\n';
    } else if (line[i] == 't') {
      text += '\t';
    } else if (line[i] == 'u') {
      const auto code = static_cast<unsigned>(std::stoul(std::string(line.substr(i + 1, 4)), nullptr, 16));
      if (code >= 0x800) {
        text += static_cast<char>(0xE0 | (code >> 12));
        text += static_cast<char>(0x80 | ((code >> 6) & 0x3F));
      } else {
        text += static_cast<char>(0xC0 | (code >> 6));
      }
      text += static_cast<char>(0x80 | (code & 0x3F));
      i += 4;
    }
  }
  return text;
}

Text text_of(std::string bytes) {
  auto text = Text::from_utf8(std::move(bytes));
  EXPECT_TRUE(text);
  return text ? *std::move(text) : Text();
}

bool all_space(const Text& text, std::uint32_t begin, std::uint32_t end) {
  while (begin < end && is_space(text.at(begin))) ++begin;
  return begin == end;
}

bool any_space(const Text& text, Span span) {
  while (span.begin < span.end && !is_space(text.at(span.begin))) ++span.begin;
  return span.begin < span.end;
}

// What holds of every text: see split.hpp.
void expect_sound(const Text& text, const Segmentation& parts) {
  std::uint32_t at = 0;
  for (const Span word : parts.words) {
    if (word.begin < at || word.empty())
      FAIL() << "a word at " << word.begin << " overlaps the one before, or is empty";
    if (!all_space(text, at, word.begin))
      FAIL() << "a code point of " << at << " to " << word.begin << " is in no word";
    if (any_space(text, word)) FAIL() << "space in the word at " << word.begin;
    at = word.end;
  }
  ASSERT_TRUE(all_space(text, at, text.size())) << "a code point behind " << at << " is in no word";
  WordIndex next = 0;
  for (const Sentence& sentence : parts.sentences) {
    ASSERT_EQ(sentence.first, next);
    ASSERT_LT(sentence.first, sentence.last);
    ASSERT_LE(sentence.last - sentence.first, longest_sentence);
    ASSERT_EQ(sentence.span.begin, parts.words[sentence.first].begin);
    ASSERT_EQ(sentence.span.end, parts.words[sentence.last - 1].end);
    next = sentence.last;
  }
  ASSERT_EQ(next, parts.words.size());
}

TEST(Split, CutsTheWordsOfTheData) {
  std::ifstream data("tests/language/split/words.test");
  int cases = 0;
  for (std::string line; std::getline(data, line);) {
    const std::size_t arrow = line.find(" => ");
    if (line.starts_with("# ") || arrow == std::string::npos) continue;
    ++cases;
    const Text text = text_of(unescape(line.substr(0, arrow)));
    const Segmentation parts = split(text);
    expect_sound(text, parts);
    std::string words;
    for (const Span word : parts.words) {
      if (!words.empty()) words += ' ';
      words += text.slice(word);
    }
    EXPECT_EQ(words, line.substr(arrow + 4));
  }
  EXPECT_GE(cases, 30);
}

TEST(Split, CutsTheSentencesOfTheData) {
  std::ifstream data("tests/language/split/sentences.test");
  int cases = 0;
  Text text;
  std::vector<std::string> expected;
  const auto check = [&] {
    if (expected.empty()) return;
    ++cases;
    const Segmentation parts = split(text);
    expect_sound(text, parts);
    std::vector<std::string> sentences;
    for (const Sentence& sentence : parts.sentences) sentences.emplace_back(text.slice(sentence.span));
    EXPECT_EQ(sentences, expected) << text.bytes();
    expected.clear();
  };
  for (std::string line; std::getline(data, line);) {
    if (line.starts_with("text ")) {
      check();
      text = text_of(unescape(line.substr(5)));
    } else if (line.starts_with("- ")) {
      expected.push_back(unescape(line.substr(2)));
    }
  }
  check();
  EXPECT_GE(cases, 12);
}

TEST(Split, NothingComesOfNothing) {
  for (const char* bytes : {"", " \n\t\n ", "\xEF\xBB\xBF"}) {
    const Segmentation parts = split(text_of(bytes));
    EXPECT_TRUE(parts.words.empty());
    EXPECT_TRUE(parts.sentences.empty());
  }
}

TEST(Split, CutsALongStretchWithoutAStopBehindAComma) {
  std::string bytes;
  for (int i = 0; i < 450; ++i) bytes += i % 60 == 59 ? "and, " : "so ";
  const Text text = text_of(bytes);
  const Segmentation parts = split(text);
  expect_sound(text, parts);
  ASSERT_GE(parts.sentences.size(), 3U);
  EXPECT_EQ(text.slice({parts.sentences[0].span.end - 1, parts.sentences[0].span.end}), ",");
}

// Whatever a line of 1 MB holds, it takes no longer than its length says.
TEST(Split, TakesLinearTime) {
  for (const std::string unit : {"a",    ".",        "a.",   "1-",
                                 "'s",   "a@",       "www.", "http://",
                                 "x)",   "A. ",      "A&",   "co-",
                                 "\"",   ". \" ",    "a\n",  "\xF0\x9F\x98\x80 ",
                                 ". #a", "non-U.S.", "[1]",  "The army left. "}) {
    std::string bytes;
    while (bytes.size() < 1'000'000) bytes += unit;
    const Text text = text_of(std::move(bytes));
    const std::clock_t start = std::clock();  // of the processor, so that other work does not count
    const Segmentation parts = split(text);
    const double taken = static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
    EXPECT_FALSE(parts.words.empty());
    EXPECT_LT(taken, 5.0) << "1 MB of \"" << unit << "\"";  // a quadratic scan takes minutes
    ASSERT_NO_FATAL_FAILURE(expect_sound(text, parts)) << unit;
  }
}

}  // namespace
}  // namespace sayso::language
