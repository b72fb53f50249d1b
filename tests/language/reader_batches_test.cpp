#include "language/reader_batches.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sayso::language {
namespace {

using testing::ElementsAre;

std::vector<Window> windows(const std::vector<std::size_t>& lengths) {
  std::vector<Window> made(lengths.size());
  for (std::size_t i = 0; i < lengths.size(); ++i) made[i].pieces.resize(lengths[i]);
  return made;
}

TEST(Padded, IsTheNextMultipleOfSixteen) {
  EXPECT_EQ(padded(3), 16U);
  EXPECT_EQ(padded(16), 16U);
  EXPECT_EQ(padded(17), 32U);
  EXPECT_EQ(padded(160), 160U);
}

TEST(BatchesOfOneLength, HoldWindowsPaddedAlike) {
  EXPECT_THAT(batches_of_one_length(windows({10, 100, 16, 17, 97}), 16, 2048),
              ElementsAre(ElementsAre(1, 4), ElementsAre(3), ElementsAre(0, 2)));
}

TEST(BatchesOfOneLength, KeepToTheirLimits) {
  EXPECT_THAT(batches_of_one_length(windows({5, 5, 5, 5, 5}), 2, 2048),
              ElementsAre(ElementsAre(0, 1), ElementsAre(2, 3), ElementsAre(4)));
  EXPECT_THAT(batches_of_one_length(windows({40, 40, 40}), 16, 100),  // 48 each with padding
              ElementsAre(ElementsAre(0, 1), ElementsAre(2)));
  EXPECT_THAT(batches_of_one_length(windows({160, 160}), 16, 100),
              ElementsAre(ElementsAre(0), ElementsAre(1)));
  EXPECT_TRUE(batches_of_one_length({}, 16, 2048).empty());
}

}  // namespace
}  // namespace sayso::language
