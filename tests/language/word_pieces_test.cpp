#include "language/word_pieces.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso::language {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

// A small vocabulary of our own; a piece's number is its place.
const std::vector<std::string> vocabulary = {
    "[PAD]", "[UNK]", "[CLS]", "[SEP]", "shell", "##ing", "##s", "the",  "cafe", "n",     "'", "t",
    "k",     "##os",  "-",     ".",     "村",    "庄",    "she", "##ll", "σσ",   "##ice", "i", "un"};

class WordPiecesTest : public testing::Test {
 protected:
  // The pieces themselves, which read better than their numbers.
  std::vector<std::string> encode(std::string_view word) const {
    std::vector<std::string> pieces;
    for (const std::int64_t id : word_pieces_->encode(word))
      pieces.push_back(vocabulary.at(static_cast<std::size_t>(id)));
    return pieces;
  }

  Result<WordPieces> word_pieces_ = WordPieces::from_lines(vocabulary, "test");
};

TEST_F(WordPiecesTest, TakesTheLongestPieceFirst) {
  EXPECT_THAT(encode("Shelling"), ElementsAre("shell", "##ing"));
  EXPECT_THAT(encode("SHELLS"), ElementsAre("shell", "##s"));
  EXPECT_THAT(encode("shells-the"), ElementsAre("shell", "##s", "-", "the"));
}

TEST_F(WordPiecesTest, AWordWithAnUnknownPartIsUnknownAltogether) {
  EXPECT_THAT(encode("shellx"), ElementsAre("[UNK]"));
  EXPECT_THAT(encode("shellx.the"), ElementsAre("[UNK]", ".", "the"));
  EXPECT_THAT(encode("ing"), ElementsAre("[UNK]"));  // only known inside a word
}

TEST_F(WordPiecesTest, StripsAccentsAndControlsAndPartsPunctuation) {
  EXPECT_THAT(encode("Café"), ElementsAre("cafe"));
  EXPECT_THAT(encode("Cafe\u0301"), ElementsAre("cafe"));
  EXPECT_THAT(encode("n't"), ElementsAre("n", "'", "t"));
  EXPECT_THAT(encode("s\u00ADhe"), ElementsAre("she"));  // soft hyphen
  EXPECT_THAT(encode("Košice"), ElementsAre("k", "##os", "##ice"));
  EXPECT_THAT(encode("İ"), ElementsAre("i"));
  EXPECT_THAT(encode("ΣΣ"), ElementsAre("σσ"));  // no final sigma
}

TEST_F(WordPiecesTest, PartsIdeographs) { EXPECT_THAT(encode("村庄the"), ElementsAre("村", "庄", "the")); }

TEST_F(WordPiecesTest, StretchesOverAHundredCodePointsAreUnknown) {
  std::string word = "n";
  for (int i = 0; i < 99; ++i) word += "s";
  EXPECT_EQ(encode(word).size(), 100U);
  EXPECT_THAT(encode(word + "s"), ElementsAre("[UNK]"));
}

TEST_F(WordPiecesTest, NoWordIsWithoutPieces) {
  EXPECT_THAT(encode("\u0301"), ElementsAre("[UNK]"));
  EXPECT_THAT(encode(""), ElementsAre("[UNK]"));
  EXPECT_THAT(encode("\xFF"), ElementsAre("[UNK]"));
}

TEST_F(WordPiecesTest, TheTableHoldsAllWords) {
  const auto text = Text::from_utf8("The shells.");
  const PieceTable table = piece_table(*word_pieces_, *text, {{0, 3}, {4, 10}, {10, 11}});
  EXPECT_THAT(table.pieces, ElementsAre(7, 4, 6, 15));
  EXPECT_THAT(table.first, ElementsAre(0U, 1U, 3U, 4U));
  EXPECT_EQ(table.words(), 3U);
  EXPECT_EQ(table.count(1, 3), 3U);
}

TEST(WordPiecesErrors, AreNamedWithTheirPlace) {
  const auto missing = WordPieces::load("tests/language/no-such-vocabulary.txt");
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, ErrorCode::model_missing);

  const auto twice = WordPieces::from_lines({"[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "a"}, "v");
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, ErrorCode::model_damaged);
  EXPECT_EQ(twice.error().line, 6U);

  const auto headless = WordPieces::from_lines({"[PAD]", "[UNK]", "[SEP]"}, "v");
  ASSERT_FALSE(headless);
  EXPECT_THAT(headless.error().what, HasSubstr("[CLS]"));
}

}  // namespace
}  // namespace sayso::language
