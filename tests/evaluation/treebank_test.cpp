#include "evaluation/treebank.hpp"

#include <gtest/gtest.h>

#include <sstream>

#include "evaluation/fake_system.hpp"

namespace sayso::evaluation {
namespace {

struct Run {
  Outcome outcome;
  std::string answers;
  std::vector<Error> errors;
};

Run run(const std::string& file) {
  Run made;
  std::istringstream stream(file);
  made.outcome = evaluate_treebank(stream, "file", testing::FakeSystem(),
                                   {.on_answer = [&](const std::string& text) { made.answers += text; },
                                    .on_error = [&](const Error& error) { made.errors.push_back(error); }});
  return made;
}

constexpr const char* annotated =
    "# sent_id = 1\n"
    "1-2\tDolfell\t_\t_\t_\t_\t_\t_\t_\tTypo=Yes\n"
    "1\tDol\tDol\tPROPN\tNNP\tNumber=Sing\t2\tnsubj:pass\t2:nsubj\tEntity=(place)\n"
    "2\tfell\tfall\tVERB\tVBD\tTense=Past\t0\troot\t_\t_\n"
    "2.1\tit\tit\tPRON\tPRP\t_\t_\t_\t2:dep\t_\n"
    "3\train\train\tNOUN\tNN\tNumber=Sing|Style=Slng\t1\tnsubj\t_\t_\n\n";

constexpr const char* answer =
    "# sent_id = 1\n"
    "1-2\tDolfell\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tDol\tDol\tNOUN\tNN\tNumber=Sing\t0\troot\t_\t_\n"
    "2\tfell\tfell\tNOUN\tNN\tNumber=Sing\t1\tnsubj:pass\t_\t_\n"
    "3\train\train\tNOUN\tNN\tNumber=Sing\t1\tnsubj:pass\t_\t_\n\n";

TEST(Treebank, AnswersOutOfWordsAlone) {
  EXPECT_EQ(run(annotated).answers, answer);
  const auto bare =
      run("# sent_id = 1\n1-2\tDolfell\t_\t_\t_\t_\t_\t_\t_\t_\n1\tDol\t_\t_\t_\t_\t_\t_\t_\t_\n"
          "2\tfell\t_\t_\t_\t_\t_\t_\t_\t_\n3\train\t_\t_\t_\t_\t_\t_\t_\t_\n");
  EXPECT_EQ(bare.answers, answer);
  EXPECT_EQ(bare.outcome.answered, 1U);
  EXPECT_EQ(bare.outcome.scored, 0U);
}

TEST(Treebank, ScoresEachColumn) {
  EXPECT_EQ(to_text(run(annotated).outcome.figures),
            "words          sentences 1  words 3\n"
            "upos           accuracy 0.3333\n"
            "xpos           accuracy 0.3333\n"
            "ufeats         accuracy 0.6667\n"
            "lemmas         accuracy 0.6667\n"
            "uas            accuracy 0.3333\n"
            "las            accuracy 0.0000\n"
            "las_universal  accuracy 0.3333\n"
            "clas           f1 0.3333\n");
}

TEST(Treebank, ABrokenSentenceLeavesTheRest) {
  const auto made =
      run(std::string("1\tDol\t_\t_\n\n") + annotated + "# nothing\n\n" + "1\tDol\t_\t_\t_\t_\t9\t_\t_\t_\n");
  EXPECT_EQ(made.answers, answer);
  ASSERT_EQ(made.errors.size(), 3U);
  EXPECT_EQ(made.errors[0].line, 1U);
  EXPECT_EQ(made.errors[1].line, 10U);
  EXPECT_GE(made.errors[2].line, 12U);
  EXPECT_EQ(made.outcome.rejected, 3U);
}

}  // namespace
}  // namespace sayso::evaluation
