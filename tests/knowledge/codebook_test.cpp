#include "knowledge/codebook.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

#include "knowledge/codebook_english.hpp"
#include "knowledge/codebook_names.hpp"

namespace sayso::knowledge {
namespace {

constexpr const char* folder = "data/codebook";

const Codebook& book() {
  static const Result<Codebook> loaded = Codebook::load(folder);
  if (!loaded) throw std::runtime_error(sayso::describe(loaded.error()));
  return *loaded;
}

std::string text_of(const Phrase& phrase) {
  std::string text;
  for (const std::string& lemma : phrase) text += (text.empty() ? "" : " ") + lemma;
  return text;
}

/// Tags to try for an entry's words.
std::vector<std::string> upos_of(Part part) {
  if (part == Part::any) return {"VERB", "NOUN"};
  return {part == Part::verb ? "VERB" : "NOUN"};
}

/// Lemmas of words as any entry spells them.
class Lemmas {
 public:
  Lemmas() {
    for (const Entry& entry : book().entries()) {
      for (const auto* phrases : {&entry.words, &entry.object, &entry.subject, &entry.near, &entry.without}) {
        for (const Phrase& phrase : *phrases) lemmas_.insert(phrase.begin(), phrase.end());
      }
    }
  }
  const std::string& of(const std::string& word) {
    const auto [known, fresh] = known_.emplace(word, word);
    if (fresh && lemmas_.count(word) == 0) {
      const auto any = std::find_if(lemmas_.begin(), lemmas_.end(),
                                    [&](const std::string& one) { return inflects(word, one); });
      if (any != lemmas_.end()) known->second = *any;
    }
    return known->second;
  }

 private:
  std::set<std::string> lemmas_;
  std::map<std::string, std::string> known_;
};

/// The example's words as lemmas: first as the entry itself spells them, then as any entry does.
Context context_of(const Entry& entry, Lemmas& lemmas, const std::string& upos) {
  std::vector<std::string> own;
  for (const auto* phrases : {&entry.words, &entry.object, &entry.subject, &entry.near}) {
    for (const Phrase& phrase : *phrases) own.insert(own.end(), phrase.begin(), phrase.end());
  }
  Context context;
  for (const std::string& word : plain_words(entry.example)) {
    const auto mine =
        std::find_if(own.begin(), own.end(), [&](const std::string& one) { return inflects(word, one); });
    if (!entry.object.empty()) context.objects.push_back(context.words.size());
    if (!entry.subject.empty()) context.subjects.push_back(context.words.size());
    context.words.push_back({mine != own.end() ? *mine : lemmas.of(word), upos});
  }
  return context;
}

/// Is there a word in the example that, as the act, leads to the entry first? "": yes; else what came first.
std::string not_first(const Entry& entry, Lemmas& lemmas) {
  std::string instead = "nothing";
  for (const std::string& upos : upos_of(entry.part)) {
    Context context = context_of(entry, lemmas, upos);
    for (std::size_t act = 0; act < context.words.size(); ++act) {
      context.act = {act};
      const auto matches = book().match(context, entry.type);
      const auto mine = std::find_if(matches.begin(), matches.end(),
                                     [&](const Match& match) { return match.entry == entry.id; });
      if (mine == matches.end()) continue;
      if (mine == matches.begin() || entry.any_word()) return "";
      instead = matches.front().entry;
    }
  }
  return instead;
}

TEST(CodebookData, HasAllTypesAndModesOfPlover) {
  const auto plover = plover_types();
  ASSERT_EQ(book().types().size(), plover.size());
  for (std::size_t i = 0; i < plover.size(); ++i) {
    const TypeInfo& info = book().types()[i];
    EXPECT_EQ(info.type, plover[i].name);
    std::set<std::string_view> modes;
    for (const ModeInfo& mode : info.modes) modes.insert(mode.name);
    EXPECT_EQ(modes, std::set<std::string_view>(plover[i].modes.begin(), plover[i].modes.end())) << info.type;
  }
  EXPECT_EQ(book().type("ASSAULT").modes.size(), 15U);
}

TEST(CodebookData, QuadsAndScoresAreThoseOfTheManual) {
  EXPECT_EQ(book().quad("AGREE"), "verbal-cooperation");
  EXPECT_EQ(book().quad("RETREAT"), "material-cooperation");
  EXPECT_EQ(book().quad("REQUEST"), "verbal-conflict");
  EXPECT_EQ(book().quad("SANCTION"), "material-conflict");
  EXPECT_DOUBLE_EQ(book().score("ASSAULT", ""), -9);
  EXPECT_DOUBLE_EQ(book().score("ASSAULT", "beat"), -7.5);
  EXPECT_DOUBLE_EQ(book().score("RETREAT", "disarm"), 10);
  EXPECT_DOUBLE_EQ(book().score("ACCUSE", ""), -3);
  EXPECT_DOUBLE_EQ(book().score("PROTEST", "vandalize"), -5) << "the manual has none: the type's";
  for (const TypeInfo& info : book().types()) {
    const bool conflict = info.quad.find("conflict") != std::string::npos;
    EXPECT_EQ(conflict, info.score <= 0) << info.type;
  }
}

TEST(CodebookData, EveryModeIsNamedBySomeWords) {
  for (const TypeInfo& info : book().types()) {
    for (const ModeInfo& mode : info.modes) {
      const auto entries =
          std::count_if(book().entries().begin(), book().entries().end(), [&](const Entry& entry) {
            return entry.type == info.type && entry.mode == mode.name && !entry.any_word();
          });
      EXPECT_GT(entries, 0) << info.type << " " << mode.name;
    }
  }
}

TEST(CodebookData, EveryExampleIsCodedByItsEntry) {
  Lemmas lemmas;
  for (const Entry& entry : book().entries()) {
    EXPECT_EQ(not_first(entry, lemmas), "")
        << describe(entry.place) << ": " << entry.id << " is not first for: " << entry.example;
  }
}

// No alternative may be hidden behind another entry: words alone, with no more than the entry itself asks
// for.
TEST(CodebookData, EverySpellingLeadsToItsEntry) {
  for (const Entry& entry : book().entries()) {
    for (const Phrase& phrase : entry.words) {
      Context context;
      for (const std::string& lemma : phrase) {
        context.act.push_back(context.words.size());
        context.words.push_back({lemma, upos_of(entry.part).front()});
      }
      for (const auto* wanted : {&entry.object, &entry.subject, &entry.near}) {
        if (wanted->empty()) continue;
        context.words.push_back({",", "PUNCT"});
        for (const std::string& lemma : wanted->front()) context.words.push_back({lemma, "X"});
        if (wanted == &entry.object) context.objects.push_back(context.words.size() - 1);
        if (wanted == &entry.subject) context.subjects.push_back(context.words.size() - 1);
      }
      const auto matches = book().match(context, entry.type);
      ASSERT_FALSE(matches.empty()) << describe(entry.place) << " " << text_of(phrase);
      EXPECT_EQ(matches.front().entry, entry.id) << describe(entry.place) << " " << text_of(phrase);
    }
  }
}

TEST(CodebookData, NoExampleStandsTwice) {
  std::set<std::string> seen;
  for (const Entry& entry : book().entries()) {
    EXPECT_TRUE(seen.insert(entry.example).second) << describe(entry.place) << ": " << entry.example;
  }
}

struct AcledCase {
  const char* type;
  const char* mode;
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  const char* acled;
};

TEST(CodebookData, AcledFollowsTheParties) {
  const std::vector<AcledCase> cases = {
      {"ASSAULT", "firearms", {"MIL"}, {"REB"}, "Battles/Armed clash"},
      {"ASSAULT", "firearms", {"REB"}, {"MIL"}, "Battles/Armed clash"},
      {"ASSAULT", "firearms", {"REB"}, {"CVL"}, "Violence against civilians/Attack"},
      {"ASSAULT", "", {"MIL", "REB"}, {}, "Battles/Armed clash"},
      {"ASSAULT", "", {"GOV"}, {"CVL"}, "Violence against civilians/Attack"},
      {"ASSAULT", "", {"CVL"}, {"COP"}, "Riots/Violent demonstration"},
      {"ASSAULT", "", {"CVL", "CVL"}, {}, "Riots/Mob violence"},
      {"ASSAULT", "targeted", {"REB"}, {"GOV"}, "Violence against civilians/Attack"},
      {"ASSAULT", "aerial", {"MIL"}, {"CVL"}, "Explosions/Remote violence/Air/drone strike"},
      {"ASSAULT", "abduct", {"REB"}, {"CVL"}, "Violence against civilians/Abduction/forced disappearance"},
      {"ASSAULT", "crowd-control", {"COP"}, {"CVL"}, "Protests/Protest with intervention"},
      {"PROTEST", "demo", {"CVL"}, {"GOV"}, "Protests/Peaceful protest"},
      {"PROTEST", "riot", {"CVL"}, {"COP"}, "Riots/Violent demonstration"},
      {"COERCE", "arrest", {"COP"}, {"CVL"}, "Strategic developments/Arrests"},
      {"RETREAT", "ceasefire", {"MIL", "REB"}, {}, "Strategic developments/Agreement"},
      {"CONSULT", "phone", {"GOV", "GOV"}, {}, ""},
      {"NONE", "", {"GOV"}, {}, ""}};
  for (const AcledCase& one : cases) {
    EXPECT_EQ(book().acled_of(one.type, one.mode, one.actors, one.recipients), one.acled)
        << one.type << " " << one.mode;
  }
}

}  // namespace
}  // namespace sayso::knowledge
