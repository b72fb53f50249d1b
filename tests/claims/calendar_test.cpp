#include "claims/calendar.hpp"

#include <gtest/gtest.h>

namespace sayso::claims {
namespace {

using std::chrono::days;

CalendarDate date(std::string_view iso_date) { return parse_date(iso_date).value(); }

TEST(Calendar, ReadsIsoDates) {
  EXPECT_EQ(iso(date("2020-10-05")), "2020-10-05");
  EXPECT_EQ(iso(date("2020-10-05T13:00")), "2020-10-05");
  EXPECT_FALSE(parse_date("2020-02-30"));
  EXPECT_FALSE(parse_date("2019-02-29"));
  EXPECT_TRUE(parse_date("2020-02-29"));
  EXPECT_FALSE(parse_date("1799-12-31"));
  EXPECT_FALSE(parse_date("2201-01-01"));
  EXPECT_FALSE(parse_date("2020-1-05"));
  EXPECT_FALSE(parse_date("2020-10-05x"));
  EXPECT_FALSE(parse_date(""));
}

TEST(Calendar, EveryDayComesBackFromItsIsoForm) {
  for (CalendarDate day = date("1999-12-01"); day <= date("2004-03-01"); day += days{1}) {
    EXPECT_EQ(parse_date(iso(day)), day);
    EXPECT_EQ(monday_of(day) + days{weekday_of(day) - 1}, day);
    EXPECT_EQ(whole_week(day).first, monday_of(day));
  }
}

TEST(Calendar, CountsIsoWeeks) {
  EXPECT_EQ(iso_week(date("1998-03-01")).week, 9);
  EXPECT_EQ(iso_week(date("2021-01-03")).week, 53);
  EXPECT_EQ(iso_week(date("2021-01-03")).year, 2020);
  EXPECT_EQ(iso_week(date("2018-12-31")).week, 1);
  EXPECT_EQ(iso_week(date("2018-12-31")).year, 2019);
}

TEST(Calendar, AddsMonthsWithoutLeavingTheMonth) {
  EXPECT_EQ(iso(add_months(date("2020-01-31"), 1).value()), "2020-02-29");
  EXPECT_EQ(iso(add_months(date("2020-03-31"), -13).value()), "2019-02-28");
  EXPECT_FALSE(add_months(date("2200-12-01"), 1));
  EXPECT_FALSE(add_months(date("1800-01-01"), -1));
  EXPECT_FALSE(add_months(date("2000-01-01"), 1'000'000'000'000));
  EXPECT_FALSE(add_days(date("2200-12-31"), 1));
}

TEST(Calendar, KnowsMovingFeasts) {
  EXPECT_EQ(iso(easter_sunday(2024).value()), "2024-03-31");
  EXPECT_EQ(iso(easter_sunday(2025).value()), "2025-04-20");
  EXPECT_EQ(iso(easter_sunday(1961).value()), "1961-04-02");
  EXPECT_EQ(iso(nth_weekday(2023, 11, 4, 4).value()), "2023-11-23");
  EXPECT_EQ(iso(nth_weekday(2023, 5, 1, -1).value()), "2023-05-29");
  EXPECT_FALSE(nth_weekday(2023, 2, 1, 5));
}

}  // namespace
}  // namespace sayso::claims
