#include "claims/count.hpp"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <limits>
#include <sstream>
#include <string>

#include "claims/count_number.hpp"

namespace sayso::claims {
namespace {

std::string shown(const std::optional<CountRange>& range) {
  if (!range) return "nothing";
  return std::to_string(range->low) + " " + (range->high ? std::to_string(*range->high) : "-");
}

TEST(Count, FollowsTheTable) {
  std::ifstream file("tests/claims/count/ranges.test");
  ASSERT_TRUE(file) << "run from the source folder";
  int cases = 0;
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream in(line);
    std::string low;
    std::string high;
    std::string words;
    in >> low >> high >> std::ws;
    std::getline(in, words);
    EXPECT_EQ(shown(count_of(words)), low + " " + high) << words;
    ++cases;
  }
  EXPECT_GT(cases, 50);
}

TEST(Count, AddsUpPieces) {
  constexpr std::array<std::string_view, 2> exact{"26", "14 others"};
  EXPECT_EQ(shown(count_of(exact)), "40 40");
  constexpr std::array<std::string_view, 2> open{"two", "others"};
  EXPECT_EQ(shown(count_of(open)), "3 -");
}

TEST(Count, SaysNothingOfNothing) {
  EXPECT_FALSE(count_of(""));
  EXPECT_FALSE(count_of(" , - "));
  EXPECT_FALSE(count_of("\xff\xfe"));
}

TEST(Count, HoldsAtTheEdgeOfItsRange) {
  const auto range = count_of("999 billion");
  ASSERT_TRUE(range);
  EXPECT_EQ(range->low, std::numeric_limits<std::uint32_t>::max());
  EXPECT_FALSE(count_of("99999999999999999999999999999999"));
}

TEST(Count, LowNeverAboveHigh) {
  constexpr std::array<std::string_view, 8> heads{"12", "dozens", "several",     "up to 3",
                                                  "no", "a man",  "more than 5", "both"};
  for (const auto first : heads) {
    for (const auto second : heads) {
      const auto range = count_of(std::string(first) + " and " + std::string(second));
      ASSERT_TRUE(range);
      EXPECT_LE(range->low, range->high.value_or(range->low)) << first << " and " << second;
    }
  }
}

TEST(CountNumber, ReadsWordsUpToTheNumbersEnd) {
  const auto tokens = fine_tokens("two hundred and six and more");
  const auto number = number_at(tokens, 0);
  ASSERT_TRUE(number);
  EXPECT_EQ(number->value, 206U);
  EXPECT_EQ(number->end, 4U);
  EXPECT_FALSE(number_at(tokens, 4));
  EXPECT_FALSE(number_at(tokens, 99));
}

TEST(CountNumber, ReadsOrdinals) {
  EXPECT_EQ(ordinal_at(fine_tokens("27th"), 0)->value, 27U);
  EXPECT_EQ(ordinal_at(fine_tokens("thirty-first"), 0)->value, 31U);
  EXPECT_FALSE(ordinal_at(fine_tokens("27"), 0));
  EXPECT_FALSE(ordinal_at(fine_tokens("thirty"), 0));
}

}  // namespace
}  // namespace sayso::claims
