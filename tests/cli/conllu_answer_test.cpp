#include "cli/conllu_answer.hpp"

#include <gtest/gtest.h>

namespace sayso::cli {
namespace {

Word word(Span span, std::uint32_t sentence, const char* text, WordIndex head, const char* deprel) {
  Word made;
  made.span = span;
  made.sentence = sentence;
  made.text = text;
  made.lemma = "L";
  made.upos = "U";
  made.xpos = "X";
  made.feats = "_";
  made.head = head;
  made.deprel = deprel;
  return made;
}

//                    0         1
//                    0123456789012345678
const char* const two = "Go on.\nThey\nfled.";

Analysis analysis() {
  Analysis made;
  made.sentences = {{{0, 6}, 0, 3}, {{7, 17}, 3, 6}};
  made.words = {word({0, 2}, 0, "Go", no_word, "root"),     word({3, 5}, 0, "on", 0, "advmod"),
                word({5, 6}, 0, ".", 0, "punct"),           word({7, 11}, 1, "They", 4, "nsubj"),
                word({12, 16}, 1, "fled", no_word, "root"), word({16, 17}, 1, ".", 4, "punct")};
  return made;
}

TEST(ToConllu, WritesDocumentSentencesWordsAndOffsets) {
  Report report;
  report.id = "r1";
  report.text = Text::from_utf8(two).value();
  EXPECT_EQ(to_conllu(report, analysis()),
            "# newdoc id = r1\n"
            "# sent_id = r1-1\n"
            "# text = Go on.\n"
            "1\tGo\tL\tU\tX\t_\t0\troot\t_\tTokenRange=0:2\n"
            "2\ton\tL\tU\tX\t_\t1\tadvmod\t_\tSpaceAfter=No|TokenRange=3:5\n"
            "3\t.\tL\tU\tX\t_\t1\tpunct\t_\tTokenRange=5:6\n"
            "\n"
            "# sent_id = r1-2\n"
            "# text = They fled.\n"
            "1\tThey\tL\tU\tX\t_\t2\tnsubj\t_\tTokenRange=7:11\n"
            "2\tfled\tL\tU\tX\t_\t0\troot\t_\tSpaceAfter=No|TokenRange=12:16\n"
            "3\t.\tL\tU\tX\t_\t2\tpunct\t_\tTokenRange=16:17\n"
            "\n");
}

TEST(Answer, KeepsWordsCommentsAndMiscOfTheFile) {
  language::ConlluSentence given;
  given.comments = {"# sent_id = s"};
  for (const char* form : {"They", "fled", "."}) {
    language::ConlluWord row;
    row.form = form;
    row.lemma = row.upos = row.xpos = row.feats = row.deprel = row.deps = "?";
    row.misc = "SpaceAfter=No";
    given.words.push_back(row);
  }
  answer(analysis(), 1, given);
  EXPECT_EQ(language::write_conllu(given),
            "# sent_id = s\n"
            "1\tThey\tL\tU\tX\t_\t2\tnsubj\t_\tSpaceAfter=No\n"
            "2\tfled\tL\tU\tX\t_\t0\troot\t_\tSpaceAfter=No\n"
            "3\t.\tL\tU\tX\t_\t2\tpunct\t_\tSpaceAfter=No\n"
            "\n");
}

}  // namespace
}  // namespace sayso::cli
