#include "language/decode_window.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "language/score_tables.hpp"

namespace sayso::language {
namespace {

using test::ScoreTables;
using testing::ElementsAre;
using testing::IsEmpty;

std::string arcs(const std::vector<Arc>& all) {
  std::string made;
  for (const Arc& arc : all) made += std::to_string(arc.word) + " ";
  return made;
}

/// Reads a window whose first word is word 10 of its text, in sentences as given; all words count unless
/// told.
WindowReading read(ScoreTables& tables, std::vector<std::uint32_t> sentences, std::vector<char> keep = {},
                   const Thresholds& thresholds = ScoreTables::thresholds()) {
  if (keep.empty()) keep.assign(sentences.size(), 1);
  return decode_window(tables.scores(), {10, keep, sentences}, tables.labels(), ScoreTables::rows(),
                       thresholds);
}

TEST(DecodeWindow, WordsGetTheirBestLabels) {
  ScoreTables t(2);
  t.set("upos", 1, "VERB");
  t.set("xpos", 1, "VBD");
  t.set("feats", 1, "Mood=Ind|Tense=Past");
  t.set("lemma", 1, "l;1;");
  t.set("entity", 0, "B-place");
  t.set("field_entity", 0, "B-Location");
  t.set("party", 0, "B-T");
  t.set_factuality(0, -4.5F);
  t.set_factuality(1, 2.5F);
  const WindowReading r = read(t, {3, 3});
  EXPECT_THAT(r.words, ElementsAre(10, 11));
  EXPECT_EQ(r.readings[1].upos, 1U);
  EXPECT_EQ(r.readings[1].xpos, 1U);
  EXPECT_EQ(r.readings[1].feats, 2U);
  EXPECT_EQ(r.readings[1].lemma, 2U);
  EXPECT_EQ(r.readings[0].entity, 3U);
  EXPECT_EQ(r.readings[0].field_entity, 3U);
  EXPECT_EQ(r.readings[0].party, 3U);
  EXPECT_EQ(r.readings[0].factuality, -3.0F);
  EXPECT_EQ(r.readings[1].factuality, 2.5F);
}

TEST(DecodeWindow, RelationIsNeverRoot) {
  ScoreTables t(1);
  t.set("relation", 0, "root", 9);
  t.set("relation", 0, "obj", 5);
  EXPECT_EQ(read(t, {0}).readings[0].relation, 2U);
}

TEST(DecodeWindow, HeadsAreOfTheWordsOwnSentence) {
  ScoreTables t(4);
  t.set_arc(2, 0, 0.5F);
  t.set_arc(2, 3, 7.0F);  // itself
  t.set_arc(2, 4, 8.0F);
  t.set_arc(2, 1, 9.0F);  // another sentence
  const WindowReading r = read(t, {0, 0, 1, 1});
  EXPECT_EQ(r.readings[2].first_head, 12U);
  EXPECT_THAT(r.readings[2].heads, ElementsAre(0.5F, 7.0F, 8.0F));
}

TEST(DecodeWindow, ActsAreWordsWhoseTypesTogetherReachTheThreshold) {
  // none 0.4; the types share 0.6: neither alone reaches a half.
  ScoreTables t(2);
  t.set("act", 0, "none", std::log(0.4F));
  t.set("act", 0, "ASSAULT", std::log(0.35F));
  t.set("act", 0, "COERCE", std::log(0.25F));
  t.set("act", 0, "ACCUSE", -99);
  t.set("act", 1, "none", std::log(0.6F));
  t.set("act", 1, "ASSAULT", std::log(0.4F));
  t.set("act", 1, "COERCE", -99);
  t.set("act", 1, "ACCUSE", -99);
  const WindowReading r = read(t, {0, 0});
  ASSERT_EQ(r.acts.size(), 1U);
  EXPECT_EQ(r.acts[0].word, 10U);
  EXPECT_EQ(r.acts[0].type, "ASSAULT");
  EXPECT_NEAR(r.acts[0].confidence, 0.35F, 1e-6F);
  Thresholds low = ScoreTables::thresholds();
  low.act = 0.39F;
  EXPECT_EQ(read(t, {0, 0}, {}, low).acts.size(), 2U);
}

TEST(DecodeWindow, ModeIsOfTheActsTypeOrNone) {
  ScoreTables t(2);
  for (const std::size_t w : {0U, 1U}) {
    t.set("act", w, "ASSAULT");
    t.set("mode", w, "COERCE/arrest", 8);
    t.set("stance", w, "denied");
  }
  t.set("mode", 0, "ASSAULT/beat", 7);
  t.set("mode", 1, "none", 7);
  const WindowReading r = read(t, {0, 0});
  EXPECT_EQ(r.acts[0].mode, "beat");
  EXPECT_NEAR(r.acts[0].mode_confidence, std::exp(-1.0) / (1 + std::exp(-1.0)), 1e-3);
  EXPECT_EQ(r.acts[1].mode, "");
  EXPECT_EQ(r.acts[1].stance, "denied");
  EXPECT_GT(r.acts[1].stance_confidence, 0.99F);
}

TEST(DecodeWindow, ArcsOfAnActReachTheirOwnThreshold) {
  ScoreTables t(4);
  t.set("act", 1, "COERCE");
  t.set_slot("actors", 1, 3, 0.5F);
  t.set_slot("actors", 1, 0, 2.0F);
  t.set_slot("places", 1, 2, 0.5F);
  t.set_slot("actors", 2, 3, 9.0F);  // from a word that is no act
  Thresholds thresholds = ScoreTables::thresholds();
  thresholds.slots[2] = 0.9F;
  const WindowReading r = read(t, {0, 0, 0, 1}, {}, thresholds);
  ASSERT_EQ(r.acts.size(), 1U);
  EXPECT_EQ(arcs(r.acts[0].of(Slot::actors)), "10 13 ");
  EXPECT_NEAR(r.acts[0].of(Slot::actors)[1].confidence, 1 / (1 + std::exp(-0.5)), 1e-6);
  EXPECT_THAT(r.acts[0].of(Slot::places), IsEmpty());
}

TEST(DecodeWindow, SameEventLeadsToOtherActsOnly) {
  ScoreTables t(3);
  t.set("act", 0, "COERCE");
  t.set("act", 2, "COERCE");
  for (const std::size_t to : {0U, 1U, 2U}) {
    t.set_slot("same_event", 0, to);
    t.set_slot("same_claim", 2, to);
  }
  const WindowReading r = read(t, {0, 0, 0});
  EXPECT_EQ(arcs(r.acts[0].of(Slot::same_event)), "12 ");
  EXPECT_EQ(arcs(r.acts[1].of(Slot::same_claim)), "10 ");
}

TEST(DecodeWindow, CuesBecomeAttributions) {
  ScoreTables t(4);
  t.set("cue", 1, "none", 0.0F);
  t.set("cue", 1, "cue", 1.0F);
  t.set("cue", 2, "none", 0.0F);
  t.set_slot("attribution_source", 1, 0);
  t.set_slot("attribution_cue", 1, 2);
  t.set_slot("attribution_content", 1, 3);
  const WindowReading r = read(t, {0, 0, 0, 0}, {}, [] {
    Thresholds thresholds = ScoreTables::thresholds();
    thresholds.cue = 0.7F;
    return thresholds;
  }());
  ASSERT_EQ(r.attributions.size(), 1U);
  EXPECT_THAT(r.attributions[0].source, ElementsAre(10));
  EXPECT_THAT(r.attributions[0].cue, ElementsAre(11, 12));
  EXPECT_THAT(r.attributions[0].content, ElementsAre(13));
  EXPECT_NEAR(r.attributions[0].confidence, 1 / (1 + std::exp(-1.0)), 1e-6);
}

TEST(DecodeWindow, RolesAreForPartiesAndNeverNone) {
  ScoreTables t(2);
  t.set("upos", 0, "ADJ");
  t.set("upos", 1, "VERB");
  for (const std::size_t w : {0U, 1U}) {
    t.set("role", w, "none", 20);
    t.set("role", w, "MIL", std::log(8.0F));  // beside 1 and 1
  }
  const WindowReading r = read(t, {0, 0});
  EXPECT_EQ(r.readings[0].role, 2U);
  EXPECT_NEAR(r.readings[0].role_confidence, 0.8F, 1e-6F);
  EXPECT_EQ(r.readings[1].role, 0U);
}

TEST(DecodeWindow, CoreferentsAreOtherNouns) {
  ScoreTables t(4);
  t.set("upos", 1, "VERB");
  t.set("upos", 2, "PROPN");
  for (const std::size_t to : {0U, 1U, 2U}) {
    t.set_slot("coreference", 0, to);
    t.set_slot("coreference", 1, to);
  }
  const WindowReading r = read(t, {0, 0, 0, 0});
  EXPECT_EQ(arcs(r.readings[0].coreferents), "12 ");
  EXPECT_THAT(r.readings[1].coreferents, IsEmpty());
}

TEST(DecodeWindow, OnlyWordsThatCountAreAnswered) {
  ScoreTables t(3);
  for (const std::size_t w : {0U, 1U, 2U}) {
    t.set("act", w, "ASSAULT");
    t.set("cue", w, "cue");
    t.set_vector(w, static_cast<float>(w), 1);
  }
  t.set_slot("same_event", 1, 2);
  const WindowReading r = read(t, {5, 5, 5}, {0, 1, 0});
  EXPECT_THAT(r.words, ElementsAre(11));
  ASSERT_EQ(r.acts.size(), 1U);
  EXPECT_EQ(arcs(r.acts[0].of(Slot::same_event)), "12 ");  // may lead to a word that counts elsewhere
  EXPECT_EQ(r.attributions.size(), 1U);
  EXPECT_THAT(r.vector_sentences, ElementsAre(5));
  EXPECT_THAT(r.vector_sums[0], ElementsAre(1.0F, 1.0F));
}

TEST(DecodeWindow, VectorsAreSummedBySentence) {
  ScoreTables t(3);
  t.set_vector(0, 1, 2);
  t.set_vector(1, 3, 4);
  t.set_vector(2, 5, 6);
  t.event() = {1, 2, 3};
  const WindowReading r = read(t, {7, 7, 8});
  EXPECT_THAT(r.vector_sentences, ElementsAre(7, 8));
  EXPECT_THAT(r.vector_sums, ElementsAre(ElementsAre(4.0F, 6.0F), ElementsAre(5.0F, 6.0F)));
  EXPECT_THAT(r.event, ElementsAre(1.0F, 2.0F, 3.0F));
}

TEST(DecodeWindow, ScoresThatAreNoNumbersDecideNothing) {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  ScoreTables t(1);
  for (const char* type : {"none", "ASSAULT", "ACCUSE", "COERCE"}) t.set("act", 0, type, nan);
  t.set("cue", 0, "cue", nan);
  t.set_factuality(0, nan);
  const WindowReading r = read(t, {0});
  EXPECT_THAT(r.acts, IsEmpty());
  EXPECT_THAT(r.attributions, IsEmpty());
  EXPECT_EQ(r.readings[0].factuality, 0.0F);
}

}  // namespace
}  // namespace sayso::language
