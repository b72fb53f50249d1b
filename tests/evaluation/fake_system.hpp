#pragma once
#include <string>
#include <utility>
#include <vector>

#include "evaluation/system.hpp"
#include "language/split.hpp"

namespace sayso::evaluation::testing {

/// Answers out of nothing but its arguments: what it answers changes with every field that it is shown.
class FakeSystem : public System {
 public:
  explicit FakeSystem(unsigned threads = 1) : threads_(threads) {}

  /// One claim a report, whose trigger is the report's last word but one, and one statement.
  [[nodiscard]] std::vector<Result<Account>> accounts(std::span<const Report> reports) const override {
    std::vector<Result<Account>> made;
    for (const Report& report : reports) {
      const auto words = language::split(report.text).words;
      Claim claim;
      claim.id = report.id + "#c1";
      claim.event = "e1";
      claim.type = "ASSAULT";
      claim.evidence =
          report.id + "|" + report.publisher + "|" + report.published.value_or("-") + "|" + report.title;
      claim.trigger_span = words.at(words.size() - 2);
      claim.trigger = report.text.slice(claim.trigger_span);
      Mention& mention = claim.mentions.emplace_back();
      mention.sentence = {0, report.text.size()};
      mention.trigger = claim.trigger_span;
      mention.actors = {words.front()};
      Statement statement;
      statement.source = {words.front()};
      statement.cue = {words.at(1)};
      statement.content = {{words.at(2).begin, words.back().end}};
      made.emplace_back(Account{{statement}, {claim}});
    }
    return made;
  }

  /// Every word a noun that hangs on the first.
  [[nodiscard]] Result<Analysis> analysis(const language::GivenSentences& sentences) const override {
    Analysis made;
    for (const Words& words : sentences) {
      const auto first = static_cast<WordIndex>(made.words.size());
      for (const std::string& text : words) {
        Word word;
        word.text = text;
        word.lemma = text;
        word.upos = "NOUN";
        word.xpos = "NN";
        word.feats = "Number=Sing";
        word.head = made.words.size() == first ? no_word : first;
        word.deprel = made.words.size() == first ? "root" : "nsubj:pass";
        word.factuality = static_cast<float>(text.size());
        made.words.push_back(word);
      }
      made.sentences.push_back({{}, first, static_cast<WordIndex>(made.words.size())});
    }
    return made;
  }

  [[nodiscard]] Result<std::string> event(const Words& marked) const override {
    return marked.size() % 2 == 0 ? "AID" : "ASSAULT";
  }

  [[nodiscard]] Result<Words> parties(const Words& words) const override {
    Words tags(words.size(), "O");
    tags.front() = "B-S";
    tags.back() = "B-T";
    return tags;
  }

  [[nodiscard]] Result<std::vector<language::TypedSpan>> entities(const Report& report) const override {
    return std::vector<language::TypedSpan>{{language::split(report.text).words.front(), "Organisation"}};
  }

  [[nodiscard]] Result<std::vector<knowledge::SettledPlace>> settle(
      const std::vector<knowledge::PlaceMention>& mentions) const override {
    std::vector<knowledge::SettledPlace> made(mentions.size());
    for (std::size_t i = 0; i < mentions.size(); ++i) {
      if (mentions[i].name == "Nowhere") continue;
      made[i].candidate.place = 1;
      made[i].candidate.lat = static_cast<double>(mentions[i].name.size());
      made[i].candidate.lon = mentions[i].span.begin;
      made[i].candidate.geonameid = 77;
    }
    return made;
  }

  [[nodiscard]] unsigned threads() const override { return threads_; }

 private:
  unsigned threads_;
};

}  // namespace sayso::evaluation::testing
