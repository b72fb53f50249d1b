#include "claims/pronouns.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::claims {
namespace {

constexpr std::size_t farthest = 60;    // mentions; and
constexpr std::uint32_t sentences = 6;  // sentences that are looked back
constexpr double enough = 0.0;          // salience

enum class Person : std::uint8_t { first, he, it, they };

struct Pronoun {
  std::string_view form;
  Person person;
  bool possessive;
};

std::optional<Pronoun> pronoun_of(std::string_view form) {
  static constexpr std::array<Pronoun, 20> known = {
      {{"i", Person::first, false},    {"we", Person::first, false},       {"me", Person::first, false},
       {"us", Person::first, false},   {"my", Person::first, true},        {"our", Person::first, true},
       {"he", Person::he, false},      {"she", Person::he, false},         {"him", Person::he, false},
       {"her", Person::he, false},     {"his", Person::he, true},          {"himself", Person::he, false},
       {"herself", Person::he, false}, {"it", Person::it, false},          {"its", Person::it, true},
       {"itself", Person::it, false},  {"they", Person::they, false},      {"them", Person::they, false},
       {"their", Person::they, true},  {"themselves", Person::they, false}}};
  const auto* found = std::ranges::find(known, form, &Pronoun::form);
  return found == known.end() ? std::nullopt : std::optional(*found);
}

bool has_party(const PartyMention& mention) {
  return mention.match && (!mention.match->country.empty() || !mention.match->role.empty());
}

/// A body that is spoken of as one or as several: a state, an army, a group; not "a strike from Lebanon",
/// which only has a country.
bool is_body(const PartyMention& mention) {
  return !mention.person && has_party(mention) && (mention.named_head || names_party(mention));
}

bool agrees(const PartyMention& mention, Person person) {
  switch (person) {
    case Person::he:
      return mention.person && !mention.plural;
    case Person::it:
      return is_body(mention) && !mention.plural;
    case Person::they:
      return mention.plural ? mention.person || has_party(mention) : is_body(mention);
    case Person::first:
      break;
  }
  return false;
}

/// The relation that a word has to its clause; a conjunct has that of the first.
std::string_view relation_of(const Analysis& analysis, WordIndex word) {
  for (int steps = 0; steps < 8; ++steps) {
    const Word& w = analysis.words[word];
    if ((w.deprel != "conj" && w.deprel != "appos") || w.head == no_word) break;
    word = w.head;
  }
  return analysis.words[word].deprel;
}

double salience_of_relation(std::string_view relation) {
  if (relation.starts_with("nsubj")) return 1.6;
  if (relation == "obl:agent") return 1.0;
  if (relation == "obj" || relation == "iobj") return 0.7;
  if (relation == "nmod:poss") return 0.6;
  if (relation == "obl") return 0.4;
  return 0.2;
}

class Resolver {
 public:
  Resolver(const Analysis& analysis, std::span<const PartyMention> mentions,
           std::span<const std::size_t> group)
      : analysis_(analysis),
        mentions_(mentions),
        group_(group.begin(), group.end()),
        made_(mentions.size(), no_mention) {
    for (std::size_t i = 0; i < mentions.size(); ++i) by_head_[mentions[i].phrase.head] = i;
  }

  std::vector<std::size_t> run() {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const auto pronoun = told(i);
      if (pronoun && pronoun->person != Person::first) settle(i, among_those_before(i, *pronoun));
      ++told_often_[group_[i]];
    }
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      const auto pronoun = told(i);
      if (pronoun && pronoun->person == Person::first) settle(i, speaker_of(i));
    }
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::optional<Pronoun> told(std::size_t i) const {
    if (!mentions_[i].pronoun) return std::nullopt;
    return pronoun_of(folded(analysis_.words[mentions_[i].phrase.head].text));
  }

  void settle(std::size_t pronoun, std::size_t antecedent) {
    if (antecedent == no_mention) return;
    // A pronoun's own antecedent, so that what is found is always named.
    if (mentions_[antecedent].pronoun) antecedent = made_[antecedent];
    if (antecedent == no_mention) return;
    made_[pronoun] = antecedent;
    group_[pronoun] = group_[antecedent];
  }

  [[nodiscard]] std::size_t named(std::size_t i) const { return mentions_[i].pronoun ? made_[i] : i; }

  [[nodiscard]] std::size_t among_those_before(std::size_t i, const Pronoun& pronoun) const {
    const PartyMention& mine = mentions_[i];
    const Word& word = analysis_.words[mine.phrase.head];
    std::size_t best = no_mention;
    double highest = enough;
    const std::size_t last = i > farthest ? i - farthest : 0;
    for (std::size_t k = i; k-- > last;) {
      const std::size_t party = named(k);
      if (party == no_mention || !agrees(mentions_[party], pronoun.person)) continue;
      const PartyMention& other = mentions_[k];
      const Word& head = analysis_.words[other.phrase.head];
      if (head.sentence + sentences < word.sentence) break;
      if (!pronoun.possessive && of_one_clause(word, head)) continue;
      if (contains(other.phrase, mine.phrase.head)) continue;
      double salience = 2.0 + salience_of_relation(relation_of(analysis_, other.phrase.head));
      salience -= 0.8 * static_cast<double>(word.sentence - head.sentence);
      salience -= 0.02 * static_cast<double>(i - k);
      if (other.quote != mine.quote) salience -= 1.5;
      const auto often = told_often_.find(group_[party]);
      if (often != told_often_.end()) salience += 0.2 * std::min(often->second, 4);
      salience += 3.0 * arc_between(mine.phrase.head, group_[party]);
      if (pronoun.person == Person::they && !mentions_[party].plural) salience -= 1.6;
      if (salience > highest) {
        highest = salience;
        best = k;
      }
    }
    return best;
  }

  /// "Russia … it" beside one verb are two: its subject and its object.
  [[nodiscard]] static bool of_one_clause(const Word& pronoun, const Word& other) {
    return pronoun.head != no_word && pronoun.head == other.head && pronoun.deprel != "conj" &&
           other.deprel != "conj";
  }

  [[nodiscard]] static bool contains(const Phrase& phrase, WordIndex word) {
    return std::ranges::find(phrase.words, word) != phrase.words.end();
  }

  /// The surest arc of the reader's between a word and a mention of the group.
  [[nodiscard]] double arc_between(WordIndex word, std::size_t group) const {
    double best = 0;
    for (const Arc& arc : analysis_.words[word].coreferents) {
      const auto known = by_head_.find(arc.word);
      if (known != by_head_.end() && group_[known->second] == group)
        best = std::max(best, static_cast<double>(arc.confidence));
    }
    return best;
  }

  /// Whom the words around a mention are attributed to: of the narrowest attribution that holds them.
  [[nodiscard]] std::size_t speaker_of(std::size_t i) const {
    const Attribution* narrowest = of_word(mentions_[i].phrase.head);
    if (narrowest == nullptr) narrowest = of_quotation(mentions_[i].quote, i);
    if (narrowest == nullptr) return no_mention;
    for (const WordIndex w : narrowest->source) {
      const auto known = by_head_.find(w);
      if (known != by_head_.end() && known->second != i && named(known->second) != no_mention)
        return known->second;
    }
    return no_mention;
  }

  /// The nearest attribution that some words of the same quotation are the content of.
  [[nodiscard]] const Attribution* of_quotation(std::uint32_t quote, std::size_t i) const {
    if (quote == 0) return nullptr;
    for (std::size_t k = i; k-- > 0 && mentions_[k].quote == quote;) {
      if (const Attribution* found = of_word(mentions_[k].phrase.head)) return found;
    }
    for (std::size_t k = i + 1; k < mentions_.size() && mentions_[k].quote == quote; ++k) {
      if (const Attribution* found = of_word(mentions_[k].phrase.head)) return found;
    }
    return nullptr;
  }

  /// The narrowest attribution that a word is content of; null for none.
  [[nodiscard]] const Attribution* of_word(WordIndex word) const {
    const Attribution* narrowest = nullptr;
    for (const Attribution& attribution : analysis_.attributions) {
      if (attribution.source.empty() || !std::ranges::binary_search(attribution.content, word)) continue;
      if (narrowest == nullptr || attribution.content.size() < narrowest->content.size())
        narrowest = &attribution;
    }
    return narrowest;
  }

  const Analysis& analysis_;
  std::span<const PartyMention> mentions_;
  std::vector<std::size_t> group_;
  std::vector<std::size_t> made_;
  std::map<WordIndex, std::size_t> by_head_;
  std::map<std::size_t, int> told_often_;  ///< by group
};

}  // namespace

std::vector<std::size_t> antecedents(const Analysis& analysis, std::span<const PartyMention> mentions,
                                     std::span<const std::size_t> group) {
  return Resolver(analysis, mentions, group).run();
}

}  // namespace sayso::claims
