#include "language/reader_document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/package_folder.hpp"

namespace sayso::language {
namespace {

using testing::ElementsAre;

WordPieces small_pieces() {
  std::vector<std::string> lines;
  std::istringstream all(test::small_vocabulary());
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return *WordPieces::from_lines(lines, "vocab.txt");
}

constexpr MarkPieces marks = {1, 2, 3, 4};

TEST(OutlineOf, GivenWordsAreJoinedBySpaces) {
  const auto outline = outline_of(GivenSentences{{"Zoë", "fled"}, {"So", "."}});
  ASSERT_TRUE(outline);
  EXPECT_THAT(outline->words, ElementsAre(Span{0, 3}, Span{4, 8}, Span{9, 11}, Span{12, 13}));
  EXPECT_EQ(outline->sentences[1].span, (Span{9, 13}));
  EXPECT_EQ(outline->sentences[1].first, 2U);
  EXPECT_EQ(outline->sentences[1].last, 4U);
}

TEST(OutlineOf, ASentenceWithoutWordsIsAnError) {
  const auto outline = outline_of(GivenSentences{{"So"}, {}});
  ASSERT_FALSE(outline);
  EXPECT_EQ(outline.error().code, ErrorCode::empty);
  EXPECT_NE(outline.error().what.find("sentence 2"), std::string::npos);
}

TEST(OutlineOf, ATextKeepsItsWords) {
  const auto text = Text::from_utf8("Zoë fled.\n\nSo did he.");
  const Outline outline = outline_of(*text);
  ASSERT_EQ(outline.sentences.size(), 2U);
  for (std::size_t w = 0; w < outline.words.size(); ++w)
    EXPECT_EQ(text->slice(outline.words[w]), outline.texts[w]);
}

TEST(Prepare, EveryWordHasShapeSentenceAndWindow) {
  const WordPieces pieces = small_pieces();
  const auto document = prepare(*outline_of(GivenSentences{{"Ab", "c"}, {"D"}}), pieces, 48, nullptr);
  ASSERT_TRUE(document) << describe(document.error());
  EXPECT_THAT(document->shapes, ElementsAre(8, 0, 10));  // Title and one capital, first of their sentences
  EXPECT_THAT(document->sentence_of, ElementsAre(0, 0, 1));
  ASSERT_EQ(document->windows.size(), 1U);
  EXPECT_EQ(document->readings.size(), 1U);
  EXPECT_THAT(document->windows[0].first_piece, ElementsAre(1, 3, 4));
}

TEST(Prepare, MarksAreOnePieceWhereTheyCountOnly) {
  const WordPieces pieces = small_pieces();
  const GivenSentences marked{{"[unused1]", "a", "[unused4]"}};
  const auto counting = prepare(*outline_of(marked), pieces, 48, &marks);
  EXPECT_THAT(counting->windows[0].pieces,
              ElementsAre(pieces.cls(), 1, pieces.encode("a")[0], 4, pieces.sep()));
  const auto plain = prepare(*outline_of(marked), pieces, 48, nullptr);
  for (const std::int64_t piece : plain->windows[0].pieces) EXPECT_TRUE(piece == 0 || piece > 4) << piece;
}

}  // namespace
}  // namespace sayso::language
