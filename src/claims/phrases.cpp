#include "claims/phrases.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace sayso::claims {
namespace {

bool is_mark(const Word& word) { return word.upos == "PUNCT" || word.upos == "SYM"; }

/// Marks, conjunctions and prepositions name nobody: they are cut off at a phrase's edges.
bool is_edge(const Word& word) {
  return is_mark(word) || word.upos == "CCONJ" || word.upos == "ADP" || word.upos == "SCONJ" ||
         word.deprel == "case" || word.deprel == "cc" || word.lemma == "'s";
}

bool starts_conjunct(const Analysis& analysis, WordIndex word, const std::set<WordIndex>& members) {
  const Word& w = analysis.words[word];
  return w.deprel == "conj" && w.head != no_word && members.contains(w.head) &&
         (w.upos == "NOUN" || w.upos == "PROPN" || w.upos == "PRON" || w.upos == "NUM");
}

/// The member that `word` belongs under: the nearest head of a phrase above it, itself included.
WordIndex owner_of(const Analysis& analysis, WordIndex word, const std::set<WordIndex>& heads) {
  WordIndex at = word;
  for (std::size_t steps = 0; steps < analysis.words.size(); ++steps) {
    if (heads.contains(at)) return at;
    at = analysis.words[at].head;
    if (at == no_word) break;
  }
  return no_word;
}

Phrase trimmed(const Analysis& analysis, std::vector<WordIndex> words, WordIndex head) {
  const auto keep = [&](WordIndex w) { return !is_edge(analysis.words[w]); };
  const auto first = std::ranges::find_if(words, keep);
  if (first == words.end()) return {std::move(words), head, 0};
  auto last = words.end();
  while (last != first && !keep(*(last - 1))) --last;
  // What opens inside closes inside: "the Caspian Monitoring Union (CMU)".
  const auto count = [&](std::string_view mark) {
    return std::count_if(first, last, [&](WordIndex w) { return analysis.words[w].text == mark; });
  };
  if (last != words.end() && analysis.words[*last].text == ")" && count("(") > count(")")) ++last;
  return {std::vector<WordIndex>(first, last), head, 0};
}

/// What makes a noun's name fuller, before or behind it.
bool modifies_name(const Word& word) {
  return word.deprel == "amod" || word.deprel == "compound" || word.deprel == "flat" ||
         word.deprel == "nmod:poss" || word.deprel == "nummod" || word.deprel == "det";
}

/// One hangs on the other, or both on one noun.
bool of_one_phrase(const Analysis& analysis, WordIndex a, WordIndex b) {
  const WordIndex above = analysis.words[a].head;
  return hangs_on(analysis, b, a) || hangs_on(analysis, a, b) ||
         (above != no_word && above == analysis.words[b].head && modifies_name(analysis.words[a]) &&
          modifies_name(analysis.words[b]));
}

/// The words with the modifiers of the head that stand right before the first of them, or between them.
void complete_name(const Analysis& analysis, Phrase& phrase) {
  const Word& head = analysis.words[phrase.head];
  if (head.upos != "NOUN" && head.upos != "PROPN") return;
  const WordIndex start = analysis.sentences[head.sentence].first;
  std::set<WordIndex> words(phrase.words.begin(), phrase.words.end());
  for (WordIndex w = phrase.words.front(); w-- > start;) {
    const Word& word = analysis.words[w];
    const bool hyphen = w > start && word.text == "-" && word.span.begin == analysis.words[w - 1].span.end &&
                        word.span.end == analysis.words[w + 1].span.begin;
    if (!hyphen && !(modifies_name(word) && hangs_on(analysis, w, phrase.head))) break;
    words.insert(w);
  }
  for (WordIndex w = phrase.words.front(); w <= phrase.words.back(); ++w) words.insert(w);
  for (WordIndex w = phrase.words.back() + 1; w < analysis.words.size(); ++w) {
    const Word& word = analysis.words[w];
    if (word.deprel != "flat" || !words.contains(word.head)) break;
    words.insert(w);
  }
  phrase.words.assign(words.begin(), words.end());
}

/// Runs of words with nothing but marks or function words that the slot left out between them.
std::vector<std::vector<WordIndex>> runs(const Analysis& analysis, const std::set<WordIndex>& members) {
  std::vector<std::vector<WordIndex>> made;
  for (const WordIndex word : members) {
    bool joins = false;
    if (!made.empty() && analysis.words[word].sentence == analysis.words[made.back().back()].sentence) {
      const WordIndex before = made.back().back();
      joins = true;
      for (WordIndex between = before + 1; between < word && joins; ++between) {
        const Word& gap = analysis.words[between];
        const bool small = is_mark(gap) || gap.deprel == "case" || gap.upos == "DET" || gap.upos == "PART";
        const bool of_name =
            modifies_name(gap) && (hangs_on(analysis, between, word) || hangs_on(analysis, between, before));
        joins = gap.upos != "CCONJ" && word - before <= 4 && (small || of_name) &&
                of_one_phrase(analysis, before, word);
      }
    }
    if (joins) {
      made.back().push_back(word);
    } else {
      made.push_back({word});
    }
  }
  return made;
}

/// "his" of "his ministry", where the slot is sure of it and not of the noun: the owner fills it, not what he
/// owns.
WordIndex sure_owner(const Analysis& analysis, const Phrase& phrase,
                     const std::map<WordIndex, float>& confidence, float surest) {
  const auto sure = [&](WordIndex w) {
    const auto found = confidence.find(w);
    return found == confidence.end() ? 0.0F : found->second;
  };
  if (phrase.words.size() < 2 || sure(phrase.head) >= surest) return no_word;
  for (const WordIndex w : phrase.words) {
    const Word& word = analysis.words[w];
    if (word.upos == "PRON" && word.deprel == "nmod:poss" && word.head == phrase.head && sure(w) >= surest)
      return w;
  }
  return no_word;
}

}  // namespace

bool hangs_on(const Analysis& analysis, WordIndex word, WordIndex above) {
  WordIndex at = word;
  for (std::size_t steps = 0; at != no_word && steps < analysis.words.size(); ++steps) {
    if (at == above) return true;
    at = analysis.words[at].head;
  }
  return false;
}

std::vector<Phrase> phrases(const Analysis& analysis, std::span<const Arc> arcs, float surest, float enough) {
  std::set<WordIndex> members;
  std::map<WordIndex, float> confidence;
  for (const Arc& arc : arcs) {
    if (arc.word >= analysis.words.size()) continue;
    members.insert(arc.word);
    confidence[arc.word] = arc.confidence;
  }
  std::vector<Phrase> made;
  for (const auto& run : runs(analysis, members)) {
    const std::set<WordIndex> inside(run.begin(), run.end());
    std::set<WordIndex> heads;
    for (const WordIndex word : run) {
      const WordIndex above = analysis.words[word].head;
      const bool top = above == no_word || !inside.contains(above);
      if ((top && !is_edge(analysis.words[word])) || starts_conjunct(analysis, word, inside))
        heads.insert(word);
    }
    if (heads.empty()) continue;
    // A run without a tree of its own (words of one name that the parser tore apart) stays one phrase: only
    // conjuncts part it.
    std::set<WordIndex> parted;
    for (const WordIndex head : heads) {
      if (parted.empty() || starts_conjunct(analysis, head, inside)) parted.insert(head);
    }
    std::vector<std::pair<WordIndex, std::vector<WordIndex>>> groups;
    for (const WordIndex head : parted) groups.push_back({head, {}});
    for (const WordIndex word : run) {
      const WordIndex owner = owner_of(analysis, word, parted);
      const auto group = std::ranges::find(groups, owner, [](const auto& g) { return g.first; });
      (group == groups.end() ? groups.front() : *group).second.push_back(word);
    }
    for (auto& [head, words] : groups) {
      if (words.empty()) continue;
      Phrase phrase = trimmed(analysis, std::move(words), head);
      if (std::ranges::all_of(phrase.words, [&](WordIndex w) { return is_edge(analysis.words[w]); }))
        continue;
      if (const WordIndex owner = sure_owner(analysis, phrase, confidence, surest); owner != no_word)
        phrase = Phrase{{owner}, owner, 0};
      for (const WordIndex w : phrase.words) phrase.confidence = std::max(phrase.confidence, confidence[w]);
      complete_name(analysis, phrase);
      // Completed, a part may have grown into the phrase before it.
      if (!made.empty() && made.back().words.back() >= phrase.words.front()) {
        made.back().confidence = std::max(made.back().confidence, phrase.confidence);
        if (hangs_on(analysis, made.back().head, phrase.head)) made.back().head = phrase.head;
        std::set<WordIndex> both(made.back().words.begin(), made.back().words.end());
        both.insert(phrase.words.begin(), phrase.words.end());
        made.back().words.assign(both.begin(), both.end());
      } else {
        made.push_back(std::move(phrase));
      }
    }
  }
  float best = 0;
  for (const Phrase& phrase : made) best = std::max(best, phrase.confidence);
  const float floor = best >= surest ? surest : std::max(best, enough);
  std::erase_if(made, [&](const Phrase& phrase) { return phrase.confidence < floor; });
  return made;
}

Phrase noun_phrase(const Analysis& analysis, WordIndex head) {
  static constexpr std::string_view naming[] = {"det",    "amod",      "compound",     "nmod:poss",
                                                "nummod", "flat",      "appos",        "nmod",
                                                "case",   "nmod:desc", "compound:prt", "punct"};
  const Sentence& sentence = analysis.sentences[analysis.words[head].sentence];
  std::vector<WordIndex> words;
  for (WordIndex w = sentence.first; w < sentence.last; ++w) {
    bool inside = false;
    WordIndex at = w;
    for (int depth = 0; depth < 8; ++depth) {
      if (at == head) {
        inside = true;
        break;
      }
      const Word& word = analysis.words[at];
      if (word.head == no_word || std::ranges::find(naming, word.deprel) == std::end(naming)) break;
      if (word.head == head && word.deprel == "case") break;  // the preposition before the phrase itself
      at = word.head;
    }
    if (inside) words.push_back(w);
  }
  // What is cut off from the head by other words is no part of its name.
  const auto at_head = std::ranges::find(words, head);
  auto first = at_head;
  while (first != words.begin() && *(first - 1) + 1 == *first) --first;
  auto last = at_head;
  while (last + 1 != words.end() && *last + 1 == *(last + 1)) ++last;
  return trimmed(analysis, std::vector<WordIndex>(first, last + 1), head);
}

}  // namespace sayso::claims
