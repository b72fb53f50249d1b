#include "cli/filter_options.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sayso::cli {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// What a user types, as the filter it becomes.
Result<ledger::Filter> typed(const std::vector<std::string>& words) {
  CLI::App app("test", "test");
  FilterOptions options;
  add_filter_options(app, options);
  std::vector<std::string> last_first(words.rbegin(), words.rend());  // as CLI11 takes them
  app.parse(last_first);
  return to_filter(options);
}

TEST(FilterOptions, NothingAskedForIsEverythingCurrent) {
  const auto filter = typed({});
  ASSERT_TRUE(filter);
  EXPECT_TRUE(filter->types.empty());
  EXPECT_FALSE(filter->actor || filter->recipient || filter->source || filter->place);
  EXPECT_FALSE(filter->history || filter->own_voice || filter->limit);
  EXPECT_EQ(filter->min_confidence, 0);
}

TEST(FilterOptions, TypesAndStancesInAnyCaseAndSeveral) {
  const auto filter = typed({"--type", "assault,Coerce", "--type", "AID", "--stance", "Denied"});
  ASSERT_TRUE(filter);
  EXPECT_THAT(filter->types, ElementsAre("ASSAULT", "COERCE", "AID"));
  EXPECT_THAT(filter->stances, ElementsAre("denied"));
}

TEST(FilterOptions, PartiesByCodeOrWords) {
  const auto filter =
      typed({"--actor", "AZE MIL", "--source", "Malatya governor", "--recipient", "ARM", "--place", "Ganja"});
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->actor->code, "AZE");
  EXPECT_EQ(filter->actor->role, "MIL");
  EXPECT_EQ(filter->source->words, "Malatya governor");
  EXPECT_EQ(filter->recipient->code, "ARM");
  ASSERT_TRUE(filter->place);
}

TEST(FilterOptions, DaysInTheFormsOfReports) {
  const auto filter = typed({"--from", "5 October 2020", "--to", "2020-10-07"});
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->from, "2020-10-05");
  EXPECT_EQ(filter->to, "2020-10-07");
}

TEST(FilterOptions, ReportsKeepTheirCommas) {
  const auto filter = typed({"--report", "a,b", "--report", "c"});
  ASSERT_TRUE(filter);
  EXPECT_THAT(filter->reports, ElementsAre("a,b", "c"));
}

TEST(FilterOptions, NumbersAndFlags) {
  const auto filter =
      typed({"--limit", "5", "--offset", "2", "--min-confidence", "0.25", "--own-voice", "--history"});
  ASSERT_TRUE(filter);
  EXPECT_EQ(filter->limit, 5U);
  EXPECT_EQ(filter->offset, 2U);
  EXPECT_EQ(filter->min_confidence, 0.25);
  EXPECT_TRUE(filter->own_voice);
  EXPECT_TRUE(filter->history);
}

struct Wrong {
  std::vector<std::string> words;
  const char* item;
  const char* what;
};

TEST(FilterOptions, WhatMakesNoSenseIsWrongUsage) {
  const std::vector<Wrong> cases = {
      {{"--type", "WAR"}, "--type", "\"WAR\""},
      {{"--stance", "maybe"}, "--stance", "\"maybe\""},
      {{"--from", "2020-02-30"}, "--from", ""},
      {{"--to", "soon"}, "--to", ""},
      {{"--from", "2020-10-07", "--to", "2020-10-05"}, "--to", "before"},
      {{"--own-voice", "--source", "AFP"}, "--own-voice", "no source"},
  };
  for (const Wrong& each : cases) {
    const auto filter = typed(each.words);
    ASSERT_FALSE(filter) << each.words.front() << " " << each.words[1];
    EXPECT_EQ(filter.error().code, ErrorCode::usage);
    EXPECT_EQ(filter.error().item, each.item);
    EXPECT_THAT(filter.error().what, HasSubstr(each.what));
    EXPECT_FALSE(filter.error().remedy.empty());
  }
}

TEST(FilterOptions, NumbersOutOfRangeDoNotParse) {
  EXPECT_THROW(static_cast<void>(typed({"--min-confidence", "1.5"})), CLI::ParseError);
  EXPECT_THROW(static_cast<void>(typed({"--limit", "-1"})), CLI::ParseError);
}

}  // namespace
}  // namespace sayso::cli
