#include "sayso/text.hpp"

#include <gtest/gtest.h>

namespace sayso {
namespace {

TEST(Text, CountsCodePointsNotBytes) {
  const auto text = Text::from_utf8("Košice 🔥 hit");
  ASSERT_TRUE(text);
  EXPECT_EQ(text->size(), 12U);
  EXPECT_EQ(text->slice({0, 6}), "Košice");
  EXPECT_EQ(text->slice({7, 8}), "🔥");
  EXPECT_EQ(text->slice({9, 99}), "hit");
  EXPECT_EQ(text->at(2), U'š');
  EXPECT_EQ(text->code_point_of(text->byte_of(7)), 7U);
}

TEST(Text, NamesTheFirstByteThatIsNotUtf8) {
  const auto text = Text::from_utf8("caf\xE9 bombed");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().code, ErrorCode::not_utf8);
  EXPECT_EQ(text.error().offset, 3U);
}

TEST(Text, EverySliceStartsWhereItSays) {
  const auto text = Text::from_utf8("a—“b” c\u0301d");
  ASSERT_TRUE(text);
  for (std::uint32_t i = 0; i < text->size(); ++i) {
    EXPECT_EQ(text->code_point_of(text->byte_of(i)), i);
    EXPECT_FALSE(text->slice({i, i + 1}).empty());
  }
}

TEST(Error, EveryCodeHasAName) {
  for (int i = 0; i <= static_cast<int>(ErrorCode::internal); ++i) {
    EXPECT_STRNE(name(static_cast<ErrorCode>(i)), "");
  }
  EXPECT_STREQ(name(ErrorCode::internal), "internal");
  EXPECT_STREQ(name(ErrorCode::not_utf8), "not_utf8");
  EXPECT_STREQ(name(ErrorCode::usage), "usage");
}

TEST(Error, SaysPlaceAndRemedyOnOneLine) {
  const Error error{.code = ErrorCode::broken_json,
                    .item = "a.jsonl",
                    .line = 7,
                    .offset = {},
                    .what = "not JSON",
                    .remedy = "mend the line"};
  EXPECT_EQ(describe(error), "a.jsonl:7: not JSON; mend the line");
}

}  // namespace
}  // namespace sayso
