#include "evaluation/treebank.hpp"

#include <optional>
#include <utility>

namespace sayso::evaluation {
namespace {

using language::ConlluSentence;
using language::ConlluWord;

/// As many as are read together: enough for whole windows, few enough for memory.
constexpr std::size_t sentences_a_block = 1000;

struct Item {
  std::uint64_t line = 0;  ///< of the sentence's first line
  ConlluSentence gold;
};

/// The words of sentences, and nothing else.
language::GivenSentences see(const std::vector<Item>& block) {
  language::GivenSentences made;
  for (const Item& item : block) {
    Words words;
    for (const ConlluWord& word : item.gold.words) words.push_back(word.form);
    made.push_back(std::move(words));
  }
  return made;
}

std::string column(const std::string& value) { return value.empty() ? "_" : value; }

/// Tokens of several words with their form; words left out ("5.1") are annotation.
std::vector<language::ConlluExtra> surface(const std::vector<language::ConlluExtra>& extras) {
  std::vector<language::ConlluExtra> made;
  for (const language::ConlluExtra& extra : extras) {
    if (extra.columns[0].find('-') == std::string::npos) continue;
    language::ConlluExtra kept{extra.before, {}};
    kept.columns.fill("_");
    kept.columns[0] = extra.columns[0];
    kept.columns[1] = extra.columns[1];
    made.push_back(std::move(kept));
  }
  return made;
}

ConlluSentence answered(const ConlluSentence& gold, const Analysis& analysis, std::size_t at) {
  const Sentence& sentence = analysis.sentences.at(at);
  ConlluSentence made{gold.comments, {}, surface(gold.extras)};
  for (WordIndex w = sentence.first; w < sentence.last; ++w) {
    const Word& word = analysis.words[w];
    ConlluWord row;
    row.form = gold.words[w - sentence.first].form;
    row.lemma = column(word.lemma);
    row.upos = column(word.upos);
    row.xpos = column(word.xpos);
    row.feats = column(word.feats);
    row.head = word.head == no_word ? 0 : static_cast<std::int32_t>(word.head - sentence.first) + 1;
    row.deprel = column(word.deprel);
    row.deps = row.misc = "_";
    made.words.push_back(std::move(row));
  }
  return made;
}

class TreebankRun {
 public:
  TreebankRun(const std::string& item, const System& system, const Listeners& listeners)
      : item_(item), system_(system), listeners_(listeners) {}

  /// The lines of one sentence.
  void add(const std::string& text, std::uint64_t line) {
    auto read = language::read_conllu(text, item_);
    if (!read) return reject(std::move(read.error()), line);
    if (read->size() != 1 || read->front().words.empty())
      return reject({ErrorCode::empty, "", {}, {}, "a sentence without words", "leave it out"}, line);
    block_.push_back({line, std::move(read->front())});
    if (block_.size() == sentences_a_block) flush();
  }

  Outcome finish() {
    flush();
    if (outcome_.scored > 0) outcome_.figures = score_.figures();
    return std::move(outcome_);
  }

 private:
  void flush() {
    if (block_.empty()) return;
    const auto analysis = system_.analysis(see(block_));
    for (std::size_t i = 0; i < block_.size(); ++i) {
      if (!analysis) {
        reject(analysis.error(), block_[i].line);
        continue;
      }
      const ConlluSentence made = answered(block_[i].gold, *analysis, i);
      ++outcome_.answered;
      listeners_.on_answer(language::write_conllu(made));
      if (score_.add(block_[i].gold, made)) ++outcome_.scored;
    }
    block_.clear();
  }

  /// `line` is the sentence's first; the error's own counts from it.
  void reject(Error error, std::uint64_t line) {
    ++outcome_.rejected;
    error.item = item_;
    error.line = line + error.line.value_or(1) - 1;
    listeners_.on_error(error);
  }

  const std::string& item_;
  const System& system_;
  const Listeners& listeners_;
  std::vector<Item> block_;
  TreebankScore score_;
  Outcome outcome_;
};

}  // namespace

Outcome evaluate_treebank(std::istream& file, const std::string& item, const System& system,
                          const Listeners& listeners) {
  TreebankRun run(item, system, listeners);
  std::string sentence;
  std::uint64_t number = 0, first = 1;
  const auto end_sentence = [&] {
    if (!sentence.empty()) run.add(sentence + "\n", first);
    sentence.clear();
  };
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty()) {
      end_sentence();
      continue;
    }
    if (sentence.empty()) first = number;
    sentence += line + "\n";
  }
  end_sentence();
  return run.finish();
}

}  // namespace sayso::evaluation
