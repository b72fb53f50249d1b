#pragma once
#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "claims/phrases.hpp"
#include "sayso/analysis.hpp"
#include "sayso/report.hpp"

namespace sayso::claims {

/// Words that fill a slot of an act: a run of words as they stand in the text, "each other". "attack#2" is
/// the second run of that form.
struct Filler {
  Slot slot;
  std::string words;
  float confidence = 0.9F;
};

/// A report with an `Analysis` written by hand, as the reader would have made it.
///
/// `lines` has a line a word, "text upos lemma head deprel [role]": heads count from 1 in their sentence, 0
/// is its root; an empty line ends a sentence. Spans are where the words stand in `text`, one after another.
/// Throws std::invalid_argument where lines, words and text do not fit: the test is wrong.
class Graph {
 public:
  Report report;
  Analysis analysis;

  Graph(const std::string& text, const std::string& lines) {
    report.id = "r";
    report.language = "en";
    report.published = "2021-03-10";  // a Wednesday
    report.text = Text::from_utf8(text).value();
    std::istringstream in(lines);
    std::size_t at = 0;
    WordIndex first = 0;
    for (std::string line; std::getline(in, line);) {
      if (line.find_first_not_of(' ') == std::string::npos) {
        end_sentence(first);
        first = size();
      } else {
        add_word(line, first, at);
      }
    }
    end_sentence(first);
  }

  /// The words of a run.
  [[nodiscard]] std::vector<WordIndex> words(const std::string& run) const {
    const std::size_t mark = run.rfind('#');
    int nth = mark == std::string::npos ? 1 : std::stoi(run.substr(mark + 1));
    std::istringstream in(run.substr(0, mark));
    std::vector<std::string> wanted;
    for (std::string word; in >> word;) wanted.push_back(word);
    for (WordIndex w = 0; w + wanted.size() <= analysis.words.size(); ++w) {
      const auto same = [&](const std::string& text, const Word& word) { return text == word.text; };
      if (!std::equal(wanted.begin(), wanted.end(), analysis.words.begin() + w, same) || --nth > 0) continue;
      std::vector<WordIndex> found;
      for (WordIndex k = 0; k < wanted.size(); ++k) found.push_back(w + k);
      return found;
    }
    throw std::invalid_argument("no such words: " + run);
  }

  /// The last word of a run.
  [[nodiscard]] WordIndex word(const std::string& run) const { return words(run).back(); }

  [[nodiscard]] std::vector<Arc> arcs(const std::string& run, float confidence = 0.9F) const {
    std::vector<Arc> made;
    for (const WordIndex w : words(run)) made.push_back({w, confidence});
    return made;
  }

  /// A phrase of the words of a run; its head is the last of them that hangs on none of the others.
  [[nodiscard]] Phrase phrase(const std::string& run) const {
    Phrase made{words(run), no_word, 0.9F};
    for (const WordIndex w : made.words) {
      const WordIndex above = analysis.words[w].head;
      if (std::ranges::find(made.words, above) == made.words.end()) made.head = w;
    }
    return made;
  }

  [[nodiscard]] std::string text(const Phrase& phrase) const {
    return std::string(report.text.slice(phrase.span(analysis)));
  }

  [[nodiscard]] std::string text(Span span) const { return std::string(report.text.slice(span)); }

  /// Adds an act; acts are added in the order of the text.
  Graph& act(const std::string& trigger, const std::string& type, const std::vector<Filler>& fillers,
             const std::string& stance = "asserted") {
    Act made;
    made.word = word(trigger);
    made.type = type;
    made.confidence = 0.9F;
    made.stance = stance;
    made.stance_confidence = 0.9F;
    for (const Filler& filler : fillers) {
      auto& slot = made.arcs[static_cast<std::size_t>(filler.slot)];
      for (const Arc& arc : arcs(filler.words, filler.confidence)) slot.push_back(arc);
      std::ranges::sort(slot, {}, &Arc::word);
    }
    analysis.acts.push_back(std::move(made));
    return *this;
  }

  /// Somebody says something; `source` may be empty.
  Graph& says(const std::string& source, const std::string& cue, const std::string& content) {
    Attribution made;
    if (!source.empty()) made.source = words(source);
    made.cue = words(cue);
    made.content = words(content);
    made.confidence = 0.9F;
    analysis.attributions.push_back(std::move(made));
    return *this;
  }

  Graph& named(const std::string& run, const std::string& type) {
    const auto found = words(run);
    analysis.entities.push_back({found.front(), found.back() + 1, type});
    return *this;
  }

 private:
  [[nodiscard]] WordIndex size() const { return static_cast<WordIndex>(analysis.words.size()); }

  void add_word(const std::string& line, WordIndex first, std::size_t& at) {
    Word word;
    WordIndex head = 0;
    std::istringstream in(line);
    if (!(in >> word.text >> word.upos >> word.lemma >> head >> word.deprel))
      throw std::invalid_argument("no word: " + line);
    if (in >> word.role) word.role_confidence = 0.9F;
    const std::size_t found = report.text.bytes().find(word.text, at);
    if (found == std::string::npos) throw std::invalid_argument("not in the text: " + line);
    at = found + word.text.size();
    word.span = {report.text.code_point_of(static_cast<std::uint32_t>(found)),
                 report.text.code_point_of(static_cast<std::uint32_t>(at))};
    word.sentence = static_cast<std::uint32_t>(analysis.sentences.size());
    word.head = head == 0 ? no_word : first + head - 1;
    analysis.words.push_back(std::move(word));
  }

  void end_sentence(WordIndex first) {
    if (first == size()) return;
    const Span span{analysis.words[first].span.begin, analysis.words.back().span.end};
    analysis.sentences.push_back({span, first, size()});
  }
};

}  // namespace sayso::claims
