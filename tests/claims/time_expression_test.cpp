#include "claims/time_expression.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

namespace sayso::claims {
namespace {

std::vector<Span> words_of(const Text& text, bool fine) {
  std::vector<Span> words;
  for (std::uint32_t at = 0; at < text.size();) {
    if (text.at(at) <= U' ') {
      ++at;
      continue;
    }
    const std::uint32_t begin = at;
    const auto letter = [&](std::uint32_t i) {
      return std::isalnum(static_cast<int>(text.at(i) & 0x7F)) != 0;
    };
    while (at < text.size() && text.at(at) > U' ' && (!fine || letter(at) == letter(begin))) ++at;
    words.push_back({begin, at});
  }
  return words;
}

Text text_of(std::string utf8) { return Text::from_utf8(std::move(utf8)).value(); }

std::string or_dash(const std::string& value) { return value.empty() ? "-" : value; }

std::string shown(const std::optional<DayRange>& range) {
  return range ? iso(range->first) + " " + iso(range->last) : "- -";
}

std::string shown(const Text& text, const TimeExpression& time) {
  return time.type + " " + or_dash(time.value) + " " + shown(time.days) + " " +
         std::string(text.slice(time.span));
}

/// A case of a .test file.
struct Case {
  std::string name;
  std::optional<CalendarDate> published;
  std::string text;
  std::vector<std::string> times;
  std::vector<std::string> acts;
};

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::vector<Case> cases;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t space = line.find(' ');
    const std::string key = line.substr(0, space);
    const std::string rest = space == std::string::npos ? "" : line.substr(space + 1);
    if (key == "case") {
      cases.push_back({rest, {}, {}, {}, {}});
    } else if (cases.empty()) {
      ADD_FAILURE() << path << ": no case before " << line;
    } else if (key == "published") {
      cases.back().published = parse_date(rest);
      EXPECT_EQ(cases.back().published.has_value(), rest != "none") << line;
    } else if (key == "text") {
      cases.back().text = rest;
    } else if (key == "act") {
      cases.back().acts.push_back(rest);
    } else {
      cases.back().times.push_back(line);
    }
  }
  return cases;
}

std::vector<Case> all_cases() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator("tests/claims/time_expression")) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path());
  }
  std::ranges::sort(paths);
  std::vector<Case> cases;
  for (const auto& path : paths) {
    const auto more = read_cases(path);
    EXPECT_FALSE(more.empty()) << path;
    cases.insert(cases.end(), more.begin(), more.end());
  }
  return cases;
}

TEST(TimeExpression, FollowsTheCases) {
  const auto cases = all_cases();
  EXPECT_GT(cases.size(), 20U);
  for (const Case& item : cases) {
    const Text text = text_of(item.text);
    std::vector<std::string> found;
    for (const auto& time : find_times(text, words_of(text, false), item.published))
      found.push_back(shown(text, time));
    EXPECT_EQ(found, item.times) << item.name;
  }
}

TEST(TimeExpression, TellsTheDaysOfActs) {
  int acts = 0;
  for (const Case& item : all_cases()) {
    const Text text = text_of(item.text);
    const auto times = find_times(text, words_of(text, false), item.published);
    for (const auto& act : item.acts) {
      std::istringstream in(act);
      std::string first;
      std::string last;
      std::string words;
      in >> first >> last >> std::ws;
      std::getline(in, words);
      const std::size_t at = item.text.find(words);
      ASSERT_NE(at, std::string::npos) << words;
      const Span marked{text.code_point_of(static_cast<std::uint32_t>(at)),
                        text.code_point_of(static_cast<std::uint32_t>(at + words.size()))};
      EXPECT_EQ(shown(days_of(text, times, marked, item.published)), first + " " + last)
          << item.name << ": " << words;
      ++acts;
    }
  }
  EXPECT_GT(acts, 5);
}

TEST(TimeExpression, MindsNoSegmentation) {
  for (const Case& item : all_cases()) {
    const Text text = text_of(item.text);
    std::vector<std::string> coarse;
    std::vector<std::string> fine;
    for (const auto& time : find_times(text, words_of(text, false), item.published))
      coarse.push_back(shown(text, time));
    for (const auto& time : find_times(text, words_of(text, true), item.published))
      fine.push_back(shown(text, time));
    EXPECT_EQ(coarse, fine) << item.name;
  }
}

TEST(TimeExpression, SpansStandInOrderInsideTheText) {
  for (const Case& item : all_cases()) {
    const Text text = text_of("Košice — „" + item.text + "“ 1990");
    std::uint32_t done = 0;
    for (const auto& time : find_times(text, words_of(text, false), item.published)) {
      EXPECT_LE(done, time.span.begin) << item.name;
      EXPECT_LT(time.span.begin, time.span.end) << item.name;
      EXPECT_LE(time.span.end, text.size()) << item.name;
      EXPECT_TRUE(!time.days || time.days->first <= time.days->last) << item.name;
      done = time.span.end;
    }
  }
}

TEST(TimeExpression, AWeekLaterWeekdaysAreAWeekLater) {
  constexpr std::array<std::string_view, 7> sentences{
      "Shots were fired on Tuesday.",         "They will meet on Friday.",
      "Last Monday the road was shut.",       "Homes burned last week.",
      "Rain is expected at the weekend.",     "He spoke yesterday evening.",
      "Two boys fell on Sunday of last week."};
  const CalendarDate first = make_date(2019, 12, 20).value();
  for (const auto sentence : sentences) {
    const Text text = text_of(std::string(sentence));
    const auto words = words_of(text, false);
    for (int day = 0; day < 30; ++day) {
      const CalendarDate published = first + std::chrono::days{day};
      const auto now = find_times(text, words, published);
      const auto later = find_times(text, words, published + std::chrono::days{7});
      ASSERT_EQ(now.size(), 1U) << sentence;
      ASSERT_EQ(later.size(), 1U) << sentence;
      ASSERT_TRUE(now[0].days && later[0].days) << sentence;
      EXPECT_EQ(now[0].days->first + std::chrono::days{7}, later[0].days->first) << sentence;
      EXPECT_EQ(now[0].days->last + std::chrono::days{7}, later[0].days->last) << sentence;
    }
  }
}

TEST(TimeExpression, TheEndsOfTheCalendarAreNoTrouble) {
  const Text text = text_of(
      "99999999999999 years ago, 300 years ago, next century, in 9999, 99/99/9999, in the past 4000000000 "
      "weeks, tomorrow");
  for (const auto published : {make_date(1800, 1, 1), make_date(2200, 12, 31)}) {
    for (const auto& time : find_times(text, words_of(text, false), published)) {
      EXPECT_TRUE(!time.days || (in_range(time.days->first) && in_range(time.days->last)))
          << shown(text, time);
    }
  }
}

TEST(TimeExpression, AnyOrderOfWordsCanBeRead) {
  constexpr std::array<std::string_view, 60> soup{
      "the",     "last",    "next",  "this",  "that",    "same",  "early",    "mid",       "-",
      "late",    "end",     "of",    "May",   "March",   "Oct",   ".",        "5",         "31",
      "th",      "2020",    "1,950", ",",     "and",     "to",    "from",     "since",     "Tuesday",
      "nights",  "a",       "few",   "two",   "hundred", "half",  "dozen",    "weeks",     "year",
      "ago",     "later",   "every", "10:30", "p.m.",    "GMT",   "midnight", "overnight", "first",
      "quarter", "century", "'",     "s",     "will",    "said",  "past",     "fall",      "day",
      "before",  "/",       "12",    "(",     ")",       "Easter"};
  std::mt19937 random(20201005);
  for (int round = 0; round < 3000; ++round) {
    std::string utf8;
    for (int word = 0; word < 25; ++word) {
      utf8 += soup[random() % soup.size()];
      if (random() % 4 != 0) utf8 += ' ';
    }
    const Text text = text_of(utf8);
    const auto published =
        round % 2 == 0 ? make_date(1800 + round / 8, 1 + round % 12, 1 + round % 28) : std::nullopt;
    std::uint32_t done = 0;
    const auto times = find_times(text, words_of(text, false), published);
    for (const auto& time : times) {
      ASSERT_TRUE(done <= time.span.begin && time.span.begin < time.span.end && time.span.end <= text.size())
          << utf8;
      ASSERT_TRUE(!time.days || (time.days->first <= time.days->last && in_range(time.days->first) &&
                                 in_range(time.days->last)))
          << utf8 << ": " << shown(text, time);
      done = time.span.end;
    }
    const auto all = days_of(text, times, Span{0, text.size()}, published);
    ASSERT_TRUE(!all || all->first <= all->last) << utf8;
  }
}

TEST(TimeExpression, EmptyTextHasNone) {
  EXPECT_TRUE(find_times(Text(), {}, std::nullopt).empty());
  EXPECT_FALSE(days_of(Text(), {}, Span{0, 5}, std::nullopt));
}

TEST(TimeExpression, OpeningDateIsTheFirstFullOne) {
  const Text text =
      text_of("ALEPPO, July 21 2015. Eighteen people were hurt on Tuesday. On 3 May 2014 it began.");
  EXPECT_EQ(opening_date(text, words_of(text, false)), make_date(2015, 7, 21));
  const Text none = text_of("Eighteen people were hurt in July 2015.");
  EXPECT_FALSE(opening_date(none, words_of(none, false)));
}

TEST(TimeExpression, WhatLiesAheadBeginsWithTheReport) {
  const Text text = text_of("The two armies will leave the valley this month.");
  const auto published = make_date(2019, 7, 25);
  const auto times = find_times(text, words_of(text, false), published);
  const Span all{0, text.size()};
  EXPECT_EQ(shown(days_of(text, times, all, published, true)), "2019-07-25 2019-07-31");
  EXPECT_EQ(shown(days_of(text, times, all, published, false)), "2019-07-01 2019-07-25");
}

}  // namespace
}  // namespace sayso::claims
