#pragma once
#include <cstdint>
#include <istream>
#include <string>

#include "evaluation/evaluate.hpp"
#include "language/conllu.hpp"

namespace sayso::evaluation {

/// Right and all words of one column.
struct Share {
  std::uint64_t right = 0;
  std::uint64_t all = 0;
};

/// Tags, features, lemmas and trees of given words, as the CoNLL 2018 shared task scores them
/// (https://universaldependencies.org/conll18/evaluation.html), except that `las` asks for the whole relation
/// ("nsubj:pass") and `las_universal` is the task's LAS.
class TreebankScore {
 public:
  /// Words, in the same order. False where nothing is annotated. A column that a word leaves open ("_") is
  /// not counted, save for features, where it means none as long as the word has a UPOS tag.
  bool add(const language::ConlluSentence& gold, const language::ConlluSentence& system);
  /// Row "words" with the counts; then "upos", "xpos", "ufeats", "lemmas", "uas", "las", "las_universal" with
  /// their accuracy, "clas" with its F1.
  [[nodiscard]] Figures figures() const;

 private:
  Share upos_, xpos_, feats_, lemmas_, uas_, las_, las_universal_;
  Tally clas_;
  std::uint64_t words_ = 0;
  std::uint64_t sentences_ = 0;
};

/// The task "ud": the system sees the words, an answer is a sentence with all columns its own. Comments and
/// the forms of tokens of several words stay; DEPS and MISC, which it does not answer, are "_".
[[nodiscard]] Outcome evaluate_treebank(std::istream& file, const std::string& item, const System& system,
                                        const Listeners& listeners);

}  // namespace sayso::evaluation
