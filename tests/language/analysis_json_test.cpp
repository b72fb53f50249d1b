#include "language/analysis_json.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace sayso::language {
namespace {

/// "Zoë fled. Troops shot." with something in every field.
Analysis sample() {
  Analysis a;
  a.sentences = {{{0, 9}, 0, 3}, {{10, 22}, 3, 6}};
  const char* texts[] = {"Zoë", "fled", ".", "Troops", "shot", "."};
  const Span spans[] = {{0, 3}, {4, 8}, {8, 9}, {10, 16}, {17, 21}, {21, 22}};
  for (std::uint32_t w = 0; w < 6; ++w) {
    Word word;
    word.span = spans[w];
    word.sentence = w / 3;
    word.text = texts[w];
    word.lemma = texts[w];
    word.upos = "NOUN";
    word.xpos = "NN";
    word.feats = "_";
    word.head = w % 3 == 1 ? no_word : w / 3 * 3 + 1;
    word.deprel = w % 3 == 1 ? "root" : "nsubj";
    word.factuality = 2.9F - static_cast<float>(w);
    a.words.push_back(word);
  }
  a.words[3].role = "MIL";
  a.words[3].role_confidence = 0.1F;
  a.words[3].coreferents = {{0, 1.0F / 3.0F}};
  a.entities = {{0, 1, "person"}, {3, 6, "organization"}};
  a.attributions = {{{0}, {1}, {3, 5}, 0.7F}, {{}, {4}, {}, 0.5F}};
  Act act;
  act.word = 4;
  act.type = "ASSAULT";
  act.confidence = 0.99999994F;
  act.mode = "firearms";
  act.mode_confidence = 0.5F;
  act.stance = "denied";
  act.stance_confidence = std::numeric_limits<float>::denorm_min();
  act.arcs[static_cast<std::size_t>(Slot::actors)] = {{3, 0.9F}};
  act.arcs[static_cast<std::size_t>(Slot::same_claim)] = {{1, 0.8F}, {4, 1.0F}};
  a.acts = {act};
  a.sentence_vectors = {{0.6F, -0.8F}, {1.0F, 0.0F}};
  a.vector = {0.1F, 1e-20F};
  return a;
}

TEST(AnalysisJson, ComesBackExactly) {
  const std::string json = to_json(sample());
  const auto back = analysis_from_json(json);
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(to_json(*back), json);
  const Analysis wanted = sample();
  EXPECT_EQ(back->words[0].text, "Zoë");
  EXPECT_EQ(back->words[1].head, no_word);
  EXPECT_EQ(back->words[5].head, 4U);
  EXPECT_EQ(back->words[4].sentence, 1U);
  EXPECT_EQ(back->words[3].coreferents[0].confidence, 1.0F / 3.0F);
  EXPECT_EQ(back->words[2].factuality, wanted.words[2].factuality);
  EXPECT_EQ(back->entities[1].type, "organization");
  EXPECT_EQ(back->attributions[0].content, (std::vector<WordIndex>{3, 5}));
  EXPECT_EQ(back->acts[0].confidence, 0.99999994F);
  EXPECT_EQ(back->acts[0].stance_confidence, std::numeric_limits<float>::denorm_min());
  EXPECT_EQ(back->acts[0].of(Slot::same_claim)[1].word, 4U);
  EXPECT_EQ(back->vector, wanted.vector);
  EXPECT_EQ(back->sentence_vectors, wanted.sentence_vectors);
}

TEST(AnalysisJson, IsOneLineWithTheKeysDocumented) {
  const std::string json = to_json(sample(), Vectors::omit);
  EXPECT_EQ(json.find('\n'), std::string::npos);
  EXPECT_TRUE(json.starts_with(
      R"({"sentences":[[0,9,0,3],[10,22,3,6]],"words":[{"s":[0,3],"n":0,"t":"Zoë","l":"Zoë","u":"NOUN","x":"NN","f":"_","h":1,"d":"nsubj","fa":2.9})"))
      << json;
  EXPECT_NE(json.find(R"("r":"MIL","rc":0.1,"fa":-0.099999905,"co":[[0,0.33333334]])"), std::string::npos)
      << json;
  EXPECT_TRUE(json.ends_with(R"("arcs":{"actors":[[3,0.9]],"same_claim":[[1,0.8],[4,1.0]]}}]})")) << json;
}

TEST(AnalysisJson, EmptyComesBack) {
  const auto back = analysis_from_json(to_json(Analysis{}));
  ASSERT_TRUE(back);
  EXPECT_TRUE(back->words.empty());
}

TEST(AnalysisJson, BytesThatAreNotUtf8AreReplaced) {
  Analysis a = sample();
  a.words[0].text = "Z\xEB";
  EXPECT_NE(to_json(a).find("Z\uFFFD"), std::string::npos);
}

TEST(AnalysisJson, TellsWhatIsWrong) {
  const std::string sound = to_json(sample());
  const auto with = [&](const std::string& part, const std::string& instead) {
    std::string made = sound;
    const auto at = made.find(part);
    EXPECT_NE(at, std::string::npos) << part;
    return made.replace(at, part.size(), instead);
  };
  const std::tuple<std::string, ErrorCode, std::string> cases[] = {
      {"{", ErrorCode::broken_json, "JSON"},
      {sound.substr(0, sound.size() - 2), ErrorCode::broken_json, "JSON"},
      {"[]", ErrorCode::field_invalid, "words"},
      {with(R"("acts")", R"("axes")"), ErrorCode::field_missing, "acts"},
      {with(R"("h":1)", R"("h":6)"), ErrorCode::field_invalid, "past the end"},
      {with(R"("h":1)", R"("h":-2)"), ErrorCode::field_invalid, "\"h\""},
      {with(R"("n":0)", R"("n":2)"), ErrorCode::field_invalid, "\"n\""},
      {with(R"("actors")", R"("colour")"), ErrorCode::field_invalid, "colour"},
      {with(R"([0,9,0,3])", R"([0,9,0])"), ErrorCode::field_invalid, "four"},
      {with(R"([0,1,"person"])", R"([0,9,"person"])"), ErrorCode::field_invalid, "entities"},
      {with(R"("t":"Zoë")", R"("t":7)"), ErrorCode::field_invalid, "\"t\""},
  };
  for (const auto& [json, code, what] : cases) {
    const auto read = analysis_from_json(json);
    ASSERT_FALSE(read) << what;
    EXPECT_EQ(read.error().code, code) << describe(read.error());
    EXPECT_NE(read.error().what.find(what), std::string::npos) << read.error().what;
  }
}

}  // namespace
}  // namespace sayso::language
