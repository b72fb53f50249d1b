#include "language/decode_analysis.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "language/score_tables.hpp"

namespace sayso::language {
namespace {

using test::ScoreTables;
using testing::ElementsAre;

/// Sentences of words, joined by spaces.
Outline outline(const std::vector<std::vector<std::string>>& sentences) {
  Outline made;
  std::uint32_t at = 0;
  for (const auto& words : sentences) {
    const auto first = static_cast<WordIndex>(made.words.size());
    const std::uint32_t begin = at;
    for (const std::string& word : words) {
      made.texts.push_back(word);
      made.words.push_back({at, at + static_cast<std::uint32_t>(word.size())});
      at += static_cast<std::uint32_t>(word.size()) + 1;
    }
    made.sentences.push_back({{begin, at - 1}, first, static_cast<WordIndex>(made.words.size())});
  }
  return made;
}

WindowReading window(ScoreTables& tables, WordIndex first, std::vector<std::uint32_t> sentences,
                     std::vector<char> keep) {
  return decode_window(tables.scores(), {first, keep, sentences}, tables.labels(), ScoreTables::rows(),
                       ScoreTables::thresholds());
}

Result<Analysis> put(const Outline& text, const std::vector<WindowReading>& windows) {
  const Labels labels = test::labels_of(test::small_labels());
  return assemble(text, windows, labels, *lemma_scripts(labels));
}

TEST(Assemble, WordsOfOneWindow) {
  ScoreTables t(5);
  t.set("upos", 0, "PROPN");
  t.set("lemma", 0, "k;0;");
  t.set("entity", 0, "B-person");
  t.set("role", 0, "GOV");
  t.set("upos", 1, "VERB");
  t.set("lemma", 1, "l;2;");
  t.set("lemma", 4, "l;3;y");
  t.set_arc(1, 0, 5);  // the root of the first sentence
  t.set_arc(0, 2, 5);  // its subject
  t.set_arc(2, 2, 5);
  t.set("relation", 0, "nsubj", 5);
  t.set("relation", 1, "obj", 5);
  t.set("relation", 2, "punct", 5);
  t.set_arc(4, 0, 5);
  t.set_arc(3, 5, 5);
  t.set_vector(0, 3, 0);
  t.set_vector(1, 0, 4);
  const auto a = put(outline({{"Anna", "shouted", "."}, {"Big", "Parties"}}),
                     {window(t, 0, {0, 0, 0, 1, 1}, {1, 1, 1, 1, 1})});
  ASSERT_TRUE(a) << describe(a.error());
  EXPECT_EQ(a->words[0].text, "Anna");
  EXPECT_EQ(a->words[0].lemma, "Anna");
  EXPECT_EQ(a->words[0].upos, "PROPN");
  EXPECT_EQ(a->words[0].role, "GOV");
  EXPECT_EQ(a->words[0].head, 1U);
  EXPECT_EQ(a->words[0].deprel, "nsubj");
  EXPECT_EQ(a->words[1].lemma, "shout");
  EXPECT_EQ(a->words[1].head, no_word);
  EXPECT_EQ(a->words[1].deprel, "root");
  EXPECT_EQ(a->words[1].role, "");
  EXPECT_EQ(a->words[2].head, 1U);
  EXPECT_EQ(a->words[4].sentence, 1U);
  EXPECT_EQ(a->words[4].lemma, "party");
  EXPECT_EQ(a->words[4].head, no_word);
  EXPECT_EQ(a->words[3].head, 4U);
  ASSERT_EQ(a->entities.size(), 1U);
  EXPECT_EQ(a->entities[0].type, "person");
  EXPECT_THAT(a->sentence_vectors[0], ElementsAre(0.6F, 0.8F));
  EXPECT_THAT(a->sentence_vectors[1], ElementsAre(0.0F, 0.0F));  // no direction
  EXPECT_THAT(a->vector, ElementsAre(0.6F, 0.8F));
}

TEST(Assemble, ASentenceOfTwoWindowsHasOneTree) {
  // Words 0 to 3; the first window sees 0, 1, 2 and answers for 0, 1, the second 1, 2, 3 and answers for
  // 2, 3. Each takes a word of its own for the root; the better one wins, the other gets its best head.
  ScoreTables left(3);
  left.set_arc(0, 0, 9);
  left.set_arc(1, 1, 5);
  ScoreTables right(3);
  right.set_arc(2, 0, 7);  // word 3 as root
  right.set_arc(2, 2, 6);  // or under word 2
  right.set_arc(1, 1, 5);  // word 2 under word 1
  std::vector<WindowReading> windows{window(right, 1, {0, 0, 0}, {0, 1, 1}),
                                     window(left, 0, {0, 0, 0}, {1, 1, 0})};
  const auto a = put(outline({{"ah", "be", "ce", "de"}}), windows);
  ASSERT_TRUE(a) << describe(a.error());
  EXPECT_EQ(a->words[0].head, no_word);
  EXPECT_EQ(a->words[1].head, 0U);
  EXPECT_EQ(a->words[2].head, 1U);
  EXPECT_EQ(a->words[3].head, 2U);
  EXPECT_EQ(a->words[3].deprel, "nsubj");
}

TEST(Assemble, WindowsComeInAnyOrder) {
  ScoreTables one(2);
  ScoreTables two(2);
  for (const std::size_t w : {0U, 1U}) {
    one.set("act", w, "ASSAULT");
    two.set("act", w, "COERCE");
    one.set_vector(w, 0.1F, 0.7F);
    two.set_vector(w, 0.3F, 0.11F);
  }
  const Outline text = outline({{"a", "b"}, {"c", "d"}});
  const WindowReading first = window(one, 0, {0, 0}, {1, 1});
  const WindowReading second = window(two, 2, {1, 1}, {1, 1});
  const auto forwards = put(text, {first, second});
  const auto backwards = put(text, {second, first});
  ASSERT_TRUE(forwards && backwards);
  ASSERT_EQ(forwards->acts.size(), 4U);
  for (WordIndex w = 0; w < 4; ++w) {
    EXPECT_EQ(forwards->acts[w].word, w);
    EXPECT_EQ(backwards->acts[w].word, w);
  }
  EXPECT_EQ(forwards->vector, backwards->vector);
}

TEST(Assemble, ArcsToWhatAnotherWindowTakesForNoActAreDropped) {
  // Word 1 is an act, and word 0 a noun, to the second window only, in which they do not count.
  ScoreTables left(2);
  left.set("upos", 0, "VERB");
  ScoreTables right(3);
  right.set("act", 1, "COERCE");
  right.set("act", 2, "COERCE");
  right.set_slot("same_event", 2, 1);
  right.set_slot("coreference", 2, 0);
  right.set_slot("coreference", 2, 1);
  const auto a = put(outline({{"a", "b", "c"}}),
                     {window(left, 0, {0, 0}, {1, 1}), window(right, 0, {0, 0, 0}, {0, 0, 1})});
  ASSERT_TRUE(a) << describe(a.error());
  ASSERT_EQ(a->acts.size(), 1U);
  EXPECT_TRUE(a->acts[0].of(Slot::same_event).empty());
  ASSERT_EQ(a->words[2].coreferents.size(), 1U);
  EXPECT_EQ(a->words[2].coreferents[0].word, 1U);
}

TEST(Assemble, EachWordIsReadOnce) {
  ScoreTables t(2);
  const Outline text = outline({{"a", "b"}});
  EXPECT_EQ(put(text, {window(t, 0, {0, 0}, {1, 0})}).error().code, ErrorCode::internal);
  EXPECT_EQ(put(text, {window(t, 0, {0, 0}, {1, 1}), window(t, 0, {0, 0}, {0, 1})}).error().code,
            ErrorCode::internal);
  EXPECT_EQ(put(text, {window(t, 1, {0, 0}, {1, 1})}).error().code, ErrorCode::internal);
  EXPECT_TRUE(put({}, {}));
}

TEST(LemmaScripts, AScriptOfAnotherFormIsDamage) {
  Labels labels = test::labels_of(test::small_labels());
  labels.lemma.emplace_back("x;1;");
  const auto scripts = lemma_scripts(labels);
  ASSERT_FALSE(scripts);
  EXPECT_EQ(scripts.error().code, ErrorCode::model_damaged);
  EXPECT_NE(scripts.error().what.find("x;1;"), std::string::npos);
}

TEST(TagsOf, GivesOneAWord) {
  ScoreTables t(2);
  t.set("party", 1, "B-S");
  const WindowReading reading = window(t, 0, {0, 0}, {1, 1});
  EXPECT_THAT(tags_of(3, {&reading, 1}, &WordReading::party, t.labels().party), ElementsAre("O", "B-S", "O"));
}

}  // namespace
}  // namespace sayso::language
