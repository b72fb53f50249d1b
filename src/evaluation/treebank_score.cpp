#include <algorithm>
#include <array>
#include <string_view>

#include "evaluation/treebank.hpp"

namespace sayso::evaluation {
namespace {

using language::ConlluSentence;
using language::ConlluWord;

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

/// The features that are the same in all treebanks, sorted; others a treebank has for itself.
std::vector<std::string_view> universal_features(std::string_view feats) {
  static constexpr std::array<std::string_view, 21> universal = {
      "PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
      "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
      "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};
  std::vector<std::string_view> made;
  while (!feats.empty()) {
    const auto bar = std::min(feats.find('|'), feats.size());
    const std::string_view one = feats.substr(0, bar);
    if (is_one_of(one.substr(0, one.find('=')), universal)) made.push_back(one);
    feats.remove_prefix(std::min(bar + 1, feats.size()));
  }
  std::ranges::sort(made);
  return made;
}

std::string_view universal_part(std::string_view relation) { return relation.substr(0, relation.find(':')); }

bool is_content(const ConlluWord& word) {
  static constexpr std::array<std::string_view, 8> functional = {"aux", "case", "cc",   "clf",
                                                                 "cop", "det",  "mark", "punct"};
  return !is_one_of(universal_part(word.deprel), functional);
}

bool open(const std::string& column) { return column == "_" || column.empty(); }

void count(Share& share, bool right) {
  ++share.all;
  if (right) ++share.right;
}

FigureRow accuracy(const char* name, const Share& share) {
  return {name, {{"accuracy", static_cast<double>(share.right) / static_cast<double>(share.all)}}};
}

}  // namespace

bool TreebankScore::add(const ConlluSentence& gold, const ConlluSentence& system) {
  bool any = false;
  for (std::size_t i = 0; i < gold.words.size(); ++i) {
    const ConlluWord &wanted = gold.words[i], &found = system.words[i];
    const bool tagged = !open(wanted.upos), headed = wanted.head != ConlluWord::no_head;
    any = any || tagged || headed || !open(wanted.xpos);
    if (tagged) {
      count(upos_, wanted.upos == found.upos);
      count(feats_, universal_features(wanted.feats) == universal_features(found.feats));
    }
    if (!open(wanted.xpos)) count(xpos_, wanted.xpos == found.xpos);
    if (!open(wanted.lemma) || wanted.form == "_") count(lemmas_, wanted.lemma == found.lemma);
    if (!headed) continue;
    const bool right = wanted.head == found.head;
    const bool universal = right && universal_part(wanted.deprel) == universal_part(found.deprel);
    count(uas_, right);
    count(las_, right && wanted.deprel == found.deprel);
    count(las_universal_, universal);
    if (is_content(wanted)) clas_.wanted += 1;
    if (is_content(found)) clas_.found += 1;
    if (is_content(wanted) && universal) clas_.hits += 1;
  }
  if (!any) return false;
  ++sentences_;
  words_ += gold.words.size();
  return true;
}

Figures TreebankScore::figures() const {
  return {{"words", {count_figure("sentences", sentences_), count_figure("words", words_)}},
          accuracy("upos", upos_),
          accuracy("xpos", xpos_),
          accuracy("ufeats", feats_),
          accuracy("lemmas", lemmas_),
          accuracy("uas", uas_),
          accuracy("las", las_),
          accuracy("las_universal", las_universal_),
          {"clas", {{"f1", clas_.f1()}}}};
}

}  // namespace sayso::evaluation
