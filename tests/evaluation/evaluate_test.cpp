#include "evaluation/evaluate.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "evaluation/fake_system.hpp"

namespace sayso::evaluation {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

struct Run {
  Outcome outcome;
  std::vector<std::string> answers;
  std::vector<Error> errors;
};

Run run(std::string_view task, const std::string& file, unsigned threads = 1) {
  Run made;
  std::istringstream stream(file);
  const testing::FakeSystem system(threads);
  const Listeners listeners{.on_answer = [&](const std::string& line) { made.answers.push_back(line); },
                            .on_error = [&](const Error& error) { made.errors.push_back(error); }};
  auto outcome = evaluate(task, stream, "file", system, listeners);
  if (outcome) made.outcome = std::move(*outcome);
  return made;
}

double figure(const Figures& figures, const std::string& row, const std::string& name) {
  for (const FigureRow& one : figures)
    for (const Figure& figure : one.figures)
      if (one.name == row && figure.name == name) return figure.value;
  ADD_FAILURE() << "no figure " << row << " " << name;
  return -1;
}

/// A record, the same with other answers, and the same without them.
struct Blanking {
  const char* task;
  const char* record;
  const char* scrambled;
  const char* removed;
  const char* answered;  ///< words that stand in the answer
};

class Blanked : public ::testing::TestWithParam<Blanking> {};

TEST_P(Blanked, AnswersHangOnNothingHidden) {
  const Blanking& one = GetParam();
  const auto whole = run(one.task, one.record);
  ASSERT_EQ(whole.answers.size(), 1U);
  EXPECT_TRUE(whole.errors.empty());
  EXPECT_EQ(whole.outcome.scored, 1U);
  EXPECT_FALSE(whole.outcome.figures.empty());
  EXPECT_THAT(whole.answers.front(), HasSubstr(one.answered));
  EXPECT_EQ(run(one.task, one.scrambled).answers, whole.answers);
  const auto removed = run(one.task, one.removed);
  EXPECT_EQ(removed.answers, whole.answers);
  EXPECT_TRUE(removed.errors.empty());
  EXPECT_EQ(removed.outcome.scored, 0U);
  EXPECT_TRUE(removed.outcome.figures.empty());
}

// A macro, so that the pieces of a record join into one literal.
#define REPORT \
  R"({"id": "a", "publisher": "Radio Vrch", "date": "2021-03-02", "title": "Hill", "text": "Mayor Novak said on Tuesday that soldiers from the neighbouring region had shelled the bridge.")"

INSTANTIATE_TEST_SUITE_P(
    Tasks, Blanked,
    ::testing::Values(
        Blanking{"claims",
                 REPORT R"(, "claims": [{"type": "ASSAULT", "stance": "denied", "evidence": "Mayor"}]})",
                 REPORT R"(, "claims": [{"type": "AID"}, {"type": "AID"}]})", REPORT "}",
                 R"("evidence":"a|Radio Vrch|2021-03-02|Hill")"},
        Blanking{
            "mentions",
            REPORT
            R"(, "claims": [{"type": "ASSAULT", "mentions": [{"sentence": [0, 94], "trigger": [76, 83]}]}]})",
            REPORT R"(, "claims": []})", REPORT R"(, "claims": null})", R"("trigger":[)"},
        Blanking{"attribution",
                 REPORT
                 R"(, "attributions": [{"source": [[0, 11]], "cue": [[12, 16]], "content": [[28, 93]]}]})",
                 REPORT R"(, "attributions": []})", REPORT "}", R"("source":[[0,5]])"},
        Blanking{
            "events",
            R"({"sentence": "Vrch sent tents to Dol.", "marked": "<s>Vrch</s> sent tents to <t>Dol</t>.", "source": "Vrch", "target": "Dol", "root": "AID", "penta": 2})",
            R"({"sentence": "Vrch sent tents to Dol.", "marked": "<s>Vrch</s> sent tents to <t>Dol</t>.", "source": "Vrch", "target": "Dol", "root": "PROTEST", "penta": 4})",
            R"({"sentence": "Vrch sent tents to Dol.", "marked": "<s>Vrch</s> sent tents to <t>Dol</t>.", "source": "Vrch", "target": "Dol"})",
            R"("root":"AID","penta":2)"},
        Blanking{"actors", R"({"tokens": ["Vrch", "aided", "Dol"], "tags": ["B-S", "O", "B-T"]})",
                 R"({"tokens": ["Vrch", "aided", "Dol"], "tags": ["O", "O", "O"]})",
                 R"({"tokens": ["Vrch", "aided", "Dol"]})", R"("tags":["B-S","O","B-T"])"},
        Blanking{
            "factuality",
            R"({"tokens": ["They", "may", "leave"], "targets": [{"token": 1, "factuality": 2.0}, {"token": 2, "factuality": -1}]})",
            R"({"tokens": ["They", "may", "leave"], "targets": [{"token": 1, "factuality": -3}, {"token": 2, "factuality": 3}]})",
            R"({"tokens": ["They", "may", "leave"], "targets": [{"token": 1}, {"token": 2}]})",
            R"("targets":[{"token":1,"factuality":3.0},{"token":2,"factuality":5.0}])"},
        Blanking{
            "entities",
            REPORT
            R"(, "entities": [{"begin": 0, "end": 5, "type": "Organisation", "value": "Mayor"}], "relations": []})",
            REPORT R"(, "entities": [], "relations": [{"begin": 3}]})", REPORT "}",
            R"("entities":[{"begin":0,"end":5,"type":"Organisation","value":"Mayor"}])"},
        Blanking{"timex",
                 REPORT R"(, "timexes": [{"begin": 20, "end": 27, "type": "DATE", "value": "2021-03-02"}]})",
                 REPORT R"(, "timexes": []})", REPORT "}", R"("value":"2021-03-02")"},
        Blanking{
            "toponyms",
            R"({"text": "Dol and Vrch", "toponyms": [{"begin": 0, "end": 3, "type": "x", "name": "Dol", "lat": 3, "lon": 0, "geonameid": "5"}]})",
            R"({"text": "Dol and Vrch", "toponyms": [{"begin": 0, "end": 3, "name": "Dol", "lat": 50, "lon": 9, "geonameid": null}]})",
            R"({"text": "Dol and Vrch", "toponyms": [{"begin": 0, "end": 3, "name": "Dol"}]})",
            R"("lat":3.0,"lon":0.0,"geonameid":"77")"}),
    [](const auto& one) { return std::string(one.param.task); });

TEST(Evaluate, ListsEveryTaskOnce) {
  std::vector<std::string> names;
  for (const TaskInfo& task : tasks()) names.emplace_back(task.name);
  EXPECT_THAT(names, ElementsAre("claims", "mentions", "ud", "attribution", "events", "actors", "factuality",
                                 "entities", "timex", "toponyms"));
  EXPECT_EQ(find_task("verbs"), nullptr);
  std::istringstream file;
  EXPECT_EQ(evaluate("verbs", file, "file", testing::FakeSystem(), {}).error().code, ErrorCode::not_found);
}

TEST(Evaluate, BadRecordsAreErrorsWithTheirLine) {
  const auto made = run("actors",
                        "{\"tokens\": [\"Vrch\", \"fell\"], \"tags\": [\"B-S\", \"O\"]}\n"
                        "{\"tokens\": [\"Vrch\",\n"
                        "\n"
                        "[1, 2]\n"
                        "{\"words\": []}\n"
                        "{\"tokens\": [1, 2]}\n"
                        "{\"tokens\": [\"Dol\", \"held\"], \"tags\": 4}\n"
                        "{\"tokens\": [\"\xff\"]}\n");
  EXPECT_EQ(made.answers.size(), 2U);
  EXPECT_EQ(made.outcome.answered, 2U);
  EXPECT_EQ(made.outcome.scored, 1U);
  EXPECT_EQ(made.outcome.rejected, 6U);
  std::vector<std::pair<std::uint64_t, ErrorCode>> errors;
  for (const Error& error : made.errors) {
    EXPECT_EQ(error.item, "file");
    errors.emplace_back(error.line.value_or(0), error.code);
  }
  EXPECT_THAT(errors,
              ElementsAre(std::pair(2U, ErrorCode::broken_json), std::pair(4U, ErrorCode::field_invalid),
                          std::pair(5U, ErrorCode::field_missing), std::pair(6U, ErrorCode::field_invalid),
                          std::pair(7U, ErrorCode::field_invalid), std::pair(8U, ErrorCode::broken_json)));
}

TEST(Evaluate, OrderAndBytesAreTheSameForAnyThreads) {
  std::string file;
  for (int i = 0; i < 300; ++i)
    file += R"({"n": )" + std::to_string(i) + R"(, "tokens": ["a)" +
            std::string(static_cast<std::size_t>(i % 7), 'x') +
            R"(", "b"], "targets": [{"token": 0, "factuality": )" + std::to_string(i % 4) + "}]}\n";
  const auto one = run("factuality", file), four = run("factuality", file, 4);
  EXPECT_EQ(one.answers.size(), 300U);
  EXPECT_THAT(one.answers[131], HasSubstr("\"n\":131,"));
  EXPECT_EQ(one.answers, four.answers);
  EXPECT_EQ(to_json(one.outcome.figures), to_json(four.outcome.figures));
}

TEST(Evaluate, ActorsCountSpansAndTokens) {
  const auto made = run("actors", R"({"tokens": ["a", "b", "c", "d"], "tags": ["B-S", "I-S", "O", "B-T"]})");
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "spans", "f1"), 0.5);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "spans_T", "f1"), 1);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "tokens", "precision"), 1);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "tokens", "recall"), 2.0 / 3);
}

TEST(Evaluate, FactualityMeasuresDistanceAndCorrelation) {
  // The fake says 1, 2, 3.
  const auto made =
      run("factuality", R"({"tokens": ["a", "bb", "ccc"], "targets": [{"token": 0, "factuality": 0},)"
                        R"({"token": 1, "factuality": 2}, {"token": 2, "factuality": 1}]})");
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "factuality", "mean_absolute_error"), 1);
  EXPECT_NEAR(figure(made.outcome.figures, "factuality", "pearson_r"), 0.5, 1e-12);
  const auto past = run("factuality", R"({"tokens": ["a"], "targets": [{"token": 1, "factuality": 0}]})");
  ASSERT_EQ(past.errors.size(), 1U);
  EXPECT_EQ(past.errors.front().code, ErrorCode::word_out_of_range);
}

TEST(Evaluate, ToponymsNotFoundAreFarthest) {
  const auto made = run(
      "toponyms", R"({"text": "x", "toponyms": [{"begin": 0, "end": 3, "name": "Dol", "lat": 3.5, "lon": 0},)"
                  R"({"begin": 9, "end": 16, "name": "Nowhere", "lat": 3, "lon": 0},)"
                  R"({"begin": 9, "end": 16, "name": "Dol", "lat": 3, "lon": 5},)"
                  R"({"begin": 9, "end": 16, "name": "Dol", "lat": null, "lon": null}]})");
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "toponyms", "count"), 3);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "toponyms", "within_161_km"), 1.0 / 3);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "toponyms", "found"), 2.0 / 3);
  EXPECT_NEAR(figure(made.outcome.figures, "toponyms", "median_error_km"), 444, 2);
}

TEST(Evaluate, TimexIsScoredAsTempEvalDoes) {
  const auto made =
      run("timex", REPORT R"(, "timexes": [{"begin": 17, "end": 27, "type": "DATE", "value": "2021-03-02"},)"
                          R"( {"begin": 40, "end": 44, "type": "DATE", "value": "1999"}]})");
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "relaxed", "precision"), 1);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "relaxed", "recall"), 0.5);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "strict", "f1"), 0);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "value", "f1"), 2.0 / 3);
}

TEST(Evaluate, EntitiesNeedSpanAndType) {
  const auto made = run(
      "entities", REPORT
      R"(, "entities": [{"begin": 0, "end": 5, "type": "Person"}, {"begin": 0, "end": 5, "type": "Organisation"}]})");
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "entities", "precision"), 1);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "entities", "recall"), 0.5);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "Person", "recall"), 0);
}

TEST(Evaluate, AttributionCountsWordsAndExactPairs) {
  // The fake says: source "Mayor", cue "Novak", content all after that.
  const auto made =
      run("attribution",
          REPORT R"(, "attributions": [{"source": [[0, 11]], "cue": [[12, 16]], "content": [[12, 94]]}]})");
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "source", "precision"), 1);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "source", "recall"), 0.5);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "cue", "f1"), 0);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "content", "f1"), 1);
  EXPECT_DOUBLE_EQ(figure(made.outcome.figures, "exact", "f1"), 0);
}

}  // namespace
}  // namespace sayso::evaluation
