#include "language/windows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

namespace sayso::language {
namespace {

using testing::ElementsAre;

WordPieces marks() {
  auto made = WordPieces::from_lines({"[PAD]", "[UNK]", "[CLS]", "[SEP]"}, "test");
  EXPECT_TRUE(made);
  return *std::move(made);
}

// Words of the given numbers of pieces; the pieces of word w are 1000 w, 1000 w + 1, …
PieceTable table_of(const std::vector<std::size_t>& lengths) {
  PieceTable table;
  for (std::size_t w = 0; w < lengths.size(); ++w) {
    table.first.push_back(table.pieces.size());
    for (std::size_t p = 0; p < lengths[w]; ++p)
      table.pieces.push_back(static_cast<std::int64_t>(1000 * w + p));
  }
  table.first.push_back(table.pieces.size());
  return table;
}

std::vector<Sentence> sentences_of(const std::vector<WordIndex>& words) {
  std::vector<Sentence> sentences;
  WordIndex next = 0;
  for (const WordIndex count : words) {
    sentences.push_back({.span = {}, .first = next, .last = next + count});
    next += count;
  }
  return sentences;
}

// What holds of all windows: sizes, first pieces, every word kept once, none dropped.
void expect_sound(const std::vector<Window>& windows, const PieceTable& table, std::size_t limit) {
  std::vector<int> kept(table.words(), 0);
  for (const Window& window : windows) {
    ASSERT_LE(window.pieces.size(), limit);
    ASSERT_EQ(window.pieces.front(), 2);
    ASSERT_EQ(window.pieces.back(), 3);
    ASSERT_LT(window.first, window.last);
    ASSERT_EQ(window.first_piece.size(), window.words());
    ASSERT_EQ(window.keep.size(), window.words());
    for (std::size_t w = 0; w < window.words(); ++w) {
      const std::int64_t piece = window.pieces[static_cast<std::size_t>(window.first_piece[w])];
      ASSERT_EQ(piece, static_cast<std::int64_t>(1000 * (window.first + w)));
      kept[window.first + w] += window.keep[w];
    }
  }
  for (std::size_t w = 0; w < kept.size(); ++w) ASSERT_EQ(kept[w], 1) << "word " << w;
}

TEST(Windows, HoldWholeSentencesAsLongAsThereIsRoom) {
  const PieceTable table = table_of({1, 1, 1, 1, 1, 1, 1});
  const auto windows = pack(sentences_of({2, 2, 3}), table, marks(), {.limit = 6, .overlap = 2});
  ASSERT_TRUE(windows);
  ASSERT_EQ(windows->size(), 2U);
  EXPECT_EQ((*windows)[0].last, 4U);
  EXPECT_THAT((*windows)[1].pieces, ElementsAre(2, 4000, 5000, 6000, 3));
  EXPECT_THAT((*windows)[1].first_piece, ElementsAre(1, 2, 3));
  expect_sound(*windows, table, 6);
}

TEST(Windows, KeepAWordOfALongSentenceWhereItIsFarthestFromACut) {
  const PieceTable table = table_of(std::vector<std::size_t>(14, 1));
  const auto windows = pack(sentences_of({14}), table, marks(), {.limit = 12, .overlap = 4});
  ASSERT_TRUE(windows);
  expect_sound(*windows, table, 12);
  ASSERT_EQ(windows->size(), 2U);  // words 0-9 and 6-13, which share 6 to 9
  EXPECT_EQ((*windows)[1].first, 6U);
  EXPECT_THAT((*windows)[0].keep, ElementsAre(1, 1, 1, 1, 1, 1, 1, 1, 0, 0));
  EXPECT_THAT((*windows)[1].keep, ElementsAre(0, 0, 1, 1, 1, 1, 1, 1));
}

TEST(Windows, ALongSentenceStandsAlone) {
  const PieceTable table = table_of({1, 1, 5, 5, 5, 1});
  const auto windows = pack(sentences_of({2, 3, 1}), table, marks(), {.limit = 12, .overlap = 5});
  ASSERT_TRUE(windows);
  expect_sound(*windows, table, 12);
  EXPECT_EQ(windows->front().last, 2U);
  EXPECT_EQ(windows->back().first, 5U);
}

TEST(Windows, AWordLongerThanAWindowLosesItsEnd) {
  const PieceTable table = table_of({2, 40, 2, 30});
  const auto windows = pack(sentences_of({3, 1}), table, marks(), {.limit = 12, .overlap = 4});
  ASSERT_TRUE(windows);
  expect_sound(*windows, table, 12);
}

TEST(Windows, DropNothingWhateverTheLengths) {
  std::mt19937 draw(3);  // NOLINT(cert-msc51-cpp): the same cases each time
  for (int round = 0; round < 400; ++round) {
    std::vector<std::size_t> lengths;
    std::vector<WordIndex> words;
    for (std::size_t s = 1 + draw() % 6; s > 0; --s) {
      words.push_back(static_cast<WordIndex>(1 + draw() % (round % 3 == 0 ? 90 : 12)));
      for (WordIndex w = 0; w < words.back(); ++w) lengths.push_back(1 + draw() % (draw() % 9 == 0 ? 30 : 3));
    }
    const WindowSizes sizes{.limit = 3 + draw() % 40, .overlap = draw() % 20};
    const PieceTable table = table_of(lengths);
    const auto windows = pack(sentences_of(words), table, marks(), sizes);
    ASSERT_TRUE(windows);
    ASSERT_NO_FATAL_FAILURE(expect_sound(*windows, table, sizes.limit)) << "round " << round;
  }
}

TEST(Windows, OfNothingAreNone) {
  const auto windows = pack({}, table_of({}), marks());
  ASSERT_TRUE(windows);
  EXPECT_TRUE(windows->empty());
}

TEST(Windows, NamesWhatDoesNotMatch) {
  EXPECT_FALSE(pack(sentences_of({2}), table_of({1, 1, 1}), marks()));
  EXPECT_FALSE(pack(sentences_of({4}), table_of({1, 1, 1}), marks()));
  EXPECT_FALSE(pack(sentences_of({3}), table_of({1, 1, 1}), marks(), {.limit = 2, .overlap = 0}));
}

}  // namespace
}  // namespace sayso::language
