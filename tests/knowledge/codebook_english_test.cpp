#include "knowledge/codebook_english.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>

namespace sayso::knowledge {
namespace {

const std::map<std::string, std::vector<std::string>, std::less<>>& irregular() {
  static const std::map<std::string, std::vector<std::string>, std::less<>> forms = {
      {"be", {"am", "are", "is", "was", "were", "been", "being"}},
      {"beat", {"beaten"}},
      {"begin", {"began", "begun"}},
      {"blow", {"blew", "blown"}},
      {"break", {"broke", "broken"}},
      {"bring", {"brought"}},
      {"buy", {"bought"}},
      {"cling", {"clung"}},
      {"come", {"came"}},
      {"drive", {"drove", "driven"}},
      {"fall", {"fell", "fallen"}},
      {"fight", {"fought"}},
      {"find", {"found"}},
      {"flee", {"fled"}},
      {"fly", {"flew", "flown"}},
      {"forgive", {"forgave", "forgiven"}},
      {"freeze", {"froze", "frozen"}},
      {"give", {"gave", "given"}},
      {"go", {"went", "gone", "goes"}},
      {"hang", {"hanged", "hung"}},
      {"hold", {"held"}},
      {"keep", {"kept"}},
      {"lay", {"laid"}},
      {"leave", {"left"}},
      {"leaf", {"leaves"}},
      {"man", {"men"}},
      {"woman", {"women"}},
      {"child", {"children"}},
      {"meet", {"met"}},
      {"overrun", {"overran"}},
      {"overthrow", {"overthrew", "overthrown"}},
      {"pay", {"paid"}},
      {"put", {"put"}},
      {"rebuild", {"rebuilt"}},
      {"retake", {"retook", "retaken"}},
      {"seek", {"sought"}},
      {"sell", {"sold"}},
      {"send", {"sent"}},
      {"set", {"set"}},
      {"shoot", {"shot"}},
      {"slay", {"slew", "slain"}},
      {"speak", {"spoke", "spoken"}},
      {"stand", {"stood"}},
      {"steal", {"stole", "stolen"}},
      {"strike", {"struck", "stricken"}},
      {"swear", {"swore", "sworn"}},
      {"take", {"took", "taken"}},
      {"tear", {"tore", "torn"}},
      {"tell", {"told"}},
      {"throw", {"threw", "thrown"}},
      {"undertake", {"undertook", "undertaken"}},
      {"withdraw", {"withdrew", "withdrawn"}},
      {"withhold", {"withheld"}}};
  return forms;
}

bool ends_with(std::string_view word, std::string_view ending) {
  return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

std::vector<std::string> plain_words(std::string_view sentence) {
  std::vector<std::string> words;
  std::string word;
  const auto close = [&] {
    if (ends_with(word, "'s")) word.resize(word.size() - 2);
    while (!word.empty() && word.back() == '\'') word.pop_back();
    if (!word.empty()) words.push_back(word);
    word.clear();
  };
  for (const char c : sentence) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'' || (c & 0x80) != 0;
    if (letter) {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else {
      close();
    }
  }
  close();
  return words;
}

bool inflects(std::string_view word, std::string_view lemma) {
  if (word == lemma) return true;
  if (const auto found = irregular().find(lemma); found != irregular().end()) {
    if (std::find(found->second.begin(), found->second.end(), word) != found->second.end()) return true;
  }
  const std::string base(lemma);
  if (ends_with(lemma, "man") && word == base.substr(0, base.size() - 3) + "men") return true;
  const std::string last(1, base.back());
  for (const std::string_view ending : {"s", "es", "ed", "d", "ing"}) {
    if (word == base + std::string(ending)) return true;
    if (ending != "s" && ending != "d" && word == base + last + std::string(ending)) return true;
  }
  if (last == "e" && word == base.substr(0, base.size() - 1) + "ing") return true;
  if (last == "y") {
    const std::string stem = base.substr(0, base.size() - 1);
    return word == stem + "ies" || word == stem + "ied";
  }
  return false;
}

TEST(English, KnowsTheFormsOfALemma) {
  EXPECT_TRUE(inflects("shelled", "shell"));
  EXPECT_TRUE(inflects("raided", "raid"));
  EXPECT_TRUE(inflects("fleeing", "flee"));
  EXPECT_TRUE(inflects("stabbed", "stab"));
  EXPECT_TRUE(inflects("firing", "fire"));
  EXPECT_TRUE(inflects("parties", "party"));
  EXPECT_TRUE(inflects("shot", "shoot"));
  EXPECT_FALSE(inflects("bombing", "bombard"));
  EXPECT_FALSE(inflects("shells", "she"));
}

TEST(English, TakesASentenceApart) {
  EXPECT_EQ(plain_words("A car-bomb hit Cox's Bazar."),
            (std::vector<std::string>{"a", "car", "bomb", "hit", "cox", "bazar"}));
}

}  // namespace sayso::knowledge
