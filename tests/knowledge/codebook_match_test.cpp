#include <gtest/gtest.h>

#include "knowledge/codebook.hpp"

namespace sayso::knowledge {
namespace {

const Codebook& book() {
  static const Result<Codebook> loaded = Codebook::load("data/codebook");
  if (!loaded) throw std::runtime_error(sayso::describe(loaded.error()));
  return *loaded;
}

/// "the/DET army/NOUN shell/VERB": lemma and tag of each word.
Context sentence(const std::string& words, std::vector<std::size_t> act,
                 std::vector<std::size_t> objects = {}, std::vector<std::size_t> subjects = {}) {
  Context context{
      .words = {}, .act = std::move(act), .objects = std::move(objects), .subjects = std::move(subjects)};
  std::string word;
  for (const char c : words + " ") {
    if (c != ' ') {
      word += c;
      continue;
    }
    const auto slash = word.rfind('/');
    context.words.push_back(
        {word.substr(0, slash), slash == std::string::npos ? "" : word.substr(slash + 1)});
    word.clear();
  }
  return context;
}

std::string first(const std::vector<Match>& matches) {
  return matches.empty() ? "" : matches.front().type + " " + matches.front().mode;
}

std::string mode_of(const Context& context, const std::string& type) {
  for (const Match& match : book().match(context, type)) {
    if (!match.mode.empty()) return match.mode;
  }
  return "";
}

TEST(CodebookMatch, TheSameVerbGoesByItsObject) {
  const auto shot = sentence("rebel/NOUN fire/VERB rocket/NOUN at/ADP haifa/PROPN", {1}, {2}, {0});
  EXPECT_EQ(first(book().match(shot)), "ASSAULT heavy-weapons");
  const auto sacked = sentence("king/NOUN fire/VERB minister/NOUN in/ADP amman/PROPN", {1}, {2}, {0});
  EXPECT_EQ(first(book().match(sacked)), "SANCTION expel");
  const auto neither = sentence("potter/NOUN fire/VERB pot/NOUN", {1}, {2}, {0});
  EXPECT_TRUE(book().match(neither).empty());
}

TEST(CodebookMatch, AnObjectIsMoreThanAWordNearby) {
  auto context = sentence("king/NOUN fire/VERB minister/NOUN", {1});
  EXPECT_TRUE(book().match(context).empty());
  context.objects = {2};
  EXPECT_FALSE(book().match(context).empty());
}

TEST(CodebookMatch, LongerWordsComeFirst) {
  const auto matches = book().match(sentence("a/DET suicide/NOUN bombing/NOUN in/ADP gao/PROPN", {2}));
  ASSERT_FALSE(matches.empty());
  EXPECT_EQ(matches.front().entry, "ASSAULT/suicide-attack/suicide-bombing");
  EXPECT_TRUE(matches.front().firm);
  EXPECT_EQ(matches.front().words, 2U);
  EXPECT_EQ(matches.front().cameo, "1831");
  EXPECT_EQ(matches.front().place.file, "assault.toml");
}

TEST(CodebookMatch, AnyWordOfAPhraseMayNameTheAct) {
  const std::string words = "a/DET suicide/NOUN bombing/NOUN in/ADP gao/PROPN";
  EXPECT_EQ(first(book().match(sentence(words, {1}))), "ASSAULT suicide-attack");
  EXPECT_TRUE(book().match(sentence(words, {4})).empty());
}

TEST(CodebookMatch, VerbsMayHaveWordsBetweenNounsNot) {
  EXPECT_EQ(first(book().match(sentence("they/PRON take/VERB nine/NUM tourist/NOUN hostage/NOUN", {1}))),
            "ASSAULT abduct");
  EXPECT_EQ(first(book().match(sentence("the/DET car/NOUN of/ADP a/DET bomb/NOUN maker/NOUN", {1}))), "");
}

TEST(CodebookMatch, HyphensDoNotMatter) {
  EXPECT_EQ(first(book().match(sentence("a/DET car-bomb/NOUN explode/VERB", {1}))), "ASSAULT explosives");
  EXPECT_EQ(first(book().match(sentence("a/DET car/NOUN -/PUNCT bomb/NOUN explode/VERB", {3}))),
            "ASSAULT explosives");
}

TEST(CodebookMatch, ThePartOfSpeechCounts) {
  EXPECT_EQ(first(book().match(sentence("gunner/NOUN shell/VERB goris/PROPN", {1}))),
            "ASSAULT heavy-weapons");
  for (const Match& match : book().match(sentence("a/DET shell/NOUN company/NOUN", {1}))) {
    EXPECT_NE(match.entry, "ASSAULT/heavy-weapons/shell");
  }
}

TEST(CodebookMatch, WordsNearTellTheMode) {
  EXPECT_EQ(mode_of(sentence("nine/NUM kill/VERB when/SCONJ drone/NOUN hit/VERB bus/NOUN", {1}), "ASSAULT"),
            "drone");
  EXPECT_EQ(mode_of(sentence("nine/NUM kill/VERB with/ADP machete/NOUN", {1}), "ASSAULT"), "primitive");
  EXPECT_EQ(mode_of(sentence("nine/NUM kill/VERB near/ADP oicha/PROPN", {1}), "ASSAULT"), "");
}

TEST(CodebookMatch, TheNearestWordWins) {
  const std::string words =
      "kill/VERB by/ADP rocket/NOUN an/DET hour/NOUN after/ADP a/DET drone/NOUN pass/VERB";
  EXPECT_EQ(mode_of(sentence(words, {0}), "ASSAULT"), "heavy-weapons");
  const std::string swapped =
      "kill/VERB by/ADP drone/NOUN an/DET hour/NOUN after/ADP a/DET rocket/NOUN pass/VERB";
  EXPECT_EQ(mode_of(sentence(swapped, {0}), "ASSAULT"), "drone");
}

TEST(CodebookMatch, StarEntriesTellNoType) {
  for (const Match& match : book().match(sentence("price/NOUN rise/VERB after/ADP drone/NOUN", {1}))) {
    EXPECT_GT(match.words, 0U) << match.entry;
  }
}

TEST(CodebookMatch, OnlyEntriesOfTheTypeAskedFor) {
  const auto context = sentence("worker/NOUN strike/VERB in/ADP gdansk/PROPN", {1}, {}, {0});
  EXPECT_EQ(first(book().match(context)), "PROTEST strike");
  for (const Match& match : book().match(context, "ASSAULT")) EXPECT_EQ(match.type, "ASSAULT");
  EXPECT_TRUE(book().match(context, "NOSUCH").empty());
}

TEST(CodebookMatch, BoundsAreHarmless) {
  EXPECT_TRUE(book().match(Context{}).empty());
  EXPECT_TRUE(book().match(Context{}, "ASSAULT").empty());
  EXPECT_TRUE(book().match(sentence("shell/VERB", {7}, {9}, {11})).empty());
}

}  // namespace
}  // namespace sayso::knowledge
