#include "report/dates.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace sayso::report {
namespace {

TEST(ParseDate, TakesEveryFormOfTheTable) {
  const auto table = cases("tests/report/dates.test");
  ASSERT_GT(table.size(), 40U);
  for (const auto& [written, expected] : table) {
    const auto day = parse_date(written);
    EXPECT_EQ(day ? *day : name(day.error().code), expected) << written;
  }
}

TEST(ParseDate, NamesTheValueAndTheRemedy) {
  const auto day = parse_date("2020-02-30");
  ASSERT_FALSE(day);
  EXPECT_NE(day.error().what.find("2020-02-30"), std::string::npos);
  EXPECT_NE(day.error().remedy.find("YYYY-MM-DD"), std::string::npos);
}

TEST(ParseDate, EveryDayOfFourCenturiesComesBack) {
  for (int year = 1800; year <= 2200; ++year) {
    for (int month = 1; month <= 12; ++month) {
      for (int day = 1; day <= 31; ++day) {
        const Day written{year, month, day};
        const auto parsed = parse_date(to_iso(written));
        ASSERT_EQ(parsed.has_value(), is_possible(written));
        if (parsed) {
          ASSERT_EQ(*parsed, to_iso(written));
        }
      }
    }
  }
}

TEST(DateInText, FindsDatelinesOnly) {
  const auto table = cases("tests/report/datelines.test");
  ASSERT_GT(table.size(), 20U);
  for (auto [written, expected] : table) {
    for (std::size_t at = written.find("\\n"); at != std::string::npos; at = written.find("\\n")) {
      written.replace(at, 2, "\n");
    }
    const auto text = Text::from_utf8(written);
    ASSERT_TRUE(text);
    EXPECT_EQ(date_in_text(*text).value_or("none"), expected) << written;
  }
}

TEST(DateInText, LooksOnlyAtTheStart) {
  const auto near = Text::from_utf8(std::string(290, 'a') + "\n5 October 2020\n");
  const auto far = Text::from_utf8(std::string(310, 'a') + "\n5 October 2020\n");
  EXPECT_EQ(date_in_text(*near), "2020-10-05");
  EXPECT_EQ(date_in_text(*far), std::nullopt);
}

TEST(DateOf, PrefersWhatTheReportIsGiven) {
  Report report;
  report.text = *Text::from_utf8("BAKU, 5 October 2020 — Shells fell.");
  EXPECT_EQ(date_of(report), "2020-10-05");
  report.published = "2020-10-06";
  EXPECT_EQ(date_of(report), "2020-10-06");
}

}  // namespace
}  // namespace sayso::report
