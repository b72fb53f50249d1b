#include "cli/conllu_answer.hpp"

#include "output/words.hpp"

namespace sayso::cli {
namespace {

using language::ConlluSentence;
using language::ConlluWord;

/// A column is never empty, nor does it hold what parts columns and lines.
std::string column(const std::string& value) {
  std::string fit = output::printable(value);
  return fit.empty() ? "_" : fit;
}

void answer_word(const Word& word, WordIndex first, ConlluWord& row) {
  row.lemma = column(word.lemma);
  row.upos = column(word.upos);
  row.xpos = column(word.xpos);
  row.feats = column(word.feats);
  row.head = word.head == no_word ? 0 : static_cast<std::int32_t>(word.head - first + 1);
  row.deprel = column(word.deprel);
  row.deps = "_";
}

}  // namespace

void answer(const Analysis& analysis, std::size_t index, ConlluSentence& given) {
  const WordIndex first = analysis.sentences[index].first;
  for (std::size_t w = 0; w < given.words.size(); ++w)
    answer_word(analysis.words[first + w], first, given.words[w]);
}

std::string to_conllu(const Report& report, const Analysis& analysis) {
  std::string out;
  const std::string id = output::printable(report.id);
  for (std::size_t s = 0; s < analysis.sentences.size(); ++s) {
    const Sentence& sentence = analysis.sentences[s];
    ConlluSentence made;
    if (s == 0) made.comments.push_back("# newdoc id = " + id);
    made.comments.push_back("# sent_id = " + id + "-" + std::to_string(s + 1));
    made.comments.push_back("# text = " + output::printable(report.text.slice(sentence.span)));
    for (WordIndex w = sentence.first; w < sentence.last; ++w) {
      const Word& word = analysis.words[w];
      ConlluWord row;
      row.form = column(word.text);
      answer_word(word, sentence.first, row);
      const bool joined = w + 1 < sentence.last && analysis.words[w + 1].span.begin == word.span.end;
      row.misc = std::string(joined ? "SpaceAfter=No|" : "") +
                 "TokenRange=" + std::to_string(word.span.begin) + ":" + std::to_string(word.span.end);
      made.words.push_back(std::move(row));
    }
    out += language::write_conllu(made);
  }
  return out;
}

}  // namespace sayso::cli
