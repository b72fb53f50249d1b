#include "language/conllu.hpp"

#include <gtest/gtest.h>

#include <string>

namespace sayso::language {
namespace {

// Our own sentences.
const std::string sample =
    "# sent_id = 1\n# text = They don't know.\n"
    "1\tThey\tthey\tPRON\tPRP\tCase=Nom|Number=Plur\t4\tnsubj\t4:nsubj\t_\n"
    "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdo\tdo\tAUX\tVBP\t_\t4\taux\t4:aux\t_\n"
    "3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t4:advmod\t_\n"
    "4\tknow\tknow\tVERB\tVB\tVerbForm=Inf\t0\troot\t0:root\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t4:punct\t_\n"
    "\n"
    "# sent_id = 2\n"
    "1\tTwo\ttwo\tNUM\tCD\t_\t0\troot\t_\t_\n"
    "1.1\tfell\tfall\tVERB\tVBD\t_\t_\t_\t0:root\tCopyOf=0\n"
    "\n";

TEST(Conllu, ReadsWordsAndKeepsTheRest) {
  const auto sentences = read_conllu(sample, "sample.conllu");
  ASSERT_TRUE(sentences);
  ASSERT_EQ(sentences->size(), 2U);
  const ConlluSentence& first = sentences->front();
  ASSERT_EQ(first.words.size(), 5U);
  EXPECT_EQ(first.comment("text"), "They don't know.");
  EXPECT_EQ(first.comment("newdoc"), "");
  EXPECT_EQ(first.words[2].form, "n't");
  EXPECT_EQ(first.words[2].lemma, "not");
  EXPECT_EQ(first.words[2].head, 4);
  EXPECT_EQ(first.words[3].head, 0);
  ASSERT_EQ(first.extras.size(), 1U);
  EXPECT_EQ(first.extras[0].before, 2U);
  EXPECT_EQ(first.extras[0].columns[1], "don't");
  EXPECT_EQ(sentences->back().extras[0].before, 2U);
}

TEST(Conllu, WritesWhatItRead) {
  const auto sentences = read_conllu(sample, "sample.conllu");
  ASSERT_TRUE(sentences);
  std::string written;
  for (const ConlluSentence& sentence : *sentences) written += write_conllu(sentence);
  EXPECT_EQ(written, sample);
}

TEST(Conllu, TakesWindowsLineEndsAndAFileWithoutALastLineEnd) {
  const auto sentences =
      read_conllu("1\ta\ta\tX\t_\t_\t_\t_\t_\t_\r\n\r\n1\tb\tb\tX\t_\t_\t0\troot\t_\t_", "x");
  ASSERT_TRUE(sentences);
  ASSERT_EQ(sentences->size(), 2U);
  EXPECT_EQ(sentences->front().words[0].head, ConlluWord::no_head);
  EXPECT_EQ(sentences->back().words[0].misc, "_");
}

TEST(Conllu, NamesTheLineThatIsWrong) {
  struct Case {
    const char* text;
    std::uint64_t line;
  };
  const Case cases[] = {
      {"# c\n1\ta\ta\tX\t_\t_\t0\troot\t_\n", 2},   // nine columns
      {"1\ta\ta\tX\t_\t_\t0\troot\t_\t_\t_\n", 1},  // eleven
      {"1\ta\ta\tX\t_\t_\t\troot\t_\t_\n", 1},      // an empty one
      {"1\ta\ta\tX\t_\t_\tx\troot\t_\t_\n", 1},     // no head
      {"1\ta\ta\tX\t_\t_\t0\troot\t_\t_\n3\tb\tb\tX\t_\t_\t1\tdep\t_\t_\n", 2},
      {"\n1\ta\ta\tX\t_\t_\t2\tdep\t_\t_\n\n", 3},  // a head past the end
      {"x\ta\ta\tX\t_\t_\t0\troot\t_\t_\n", 1},
  };
  for (const Case& c : cases) {
    const auto sentences = read_conllu(c.text, "bad.conllu");
    ASSERT_FALSE(sentences) << c.text;
    EXPECT_EQ(sentences.error().code, ErrorCode::field_invalid);
    EXPECT_EQ(sentences.error().item, "bad.conllu");
    EXPECT_EQ(sentences.error().line, c.line) << c.text;
  }
}

}  // namespace
}  // namespace sayso::language
