#include "language/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <thread>

#include "language/analysis_json.hpp"
#include "language/small_network.hpp"

namespace sayso::language {
namespace {

using test::TemporaryFolder;

/// Reports of very different length, invented word by word; every seventh is empty.
std::vector<Report> reports(std::size_t count) {
  const std::vector<std::string> parts = {
      "Troops shelled Goris.", "The mayor said 12 men fled", "\"We saw smoke,\" a farmer told us.",
      "In the north, rebels took a bridge, a mill, two farms and a school, he said.", "No one was hurt."};
  std::vector<Report> made(count);
  std::uint32_t seed = 3;
  for (std::size_t r = 0; r < count; ++r) {
    std::string text;
    const std::size_t sentences = r % 7 == 6 ? 0 : 1 + r * r % 23;
    for (std::size_t s = 0; s < sentences; ++s) {
      seed = seed * 1664525U + 1013904223U;
      text += parts[(seed >> 16U) % parts.size()] + ((seed >> 20U) % 3 == 0 ? "\n\n" : " ");
    }
    made[r].id = "r" + std::to_string(r);
    made[r].text = *Text::from_utf8(text);
  }
  return made;
}

std::vector<const Report*> pointers(const std::vector<Report>& all) {
  std::vector<const Report*> made;
  made.reserve(all.size());
  for (const Report& one : all) made.push_back(&one);
  return made;
}

/// Ids and analyses in the order in which they came.
std::vector<std::string> read_all(const Reader& reader, const std::vector<Report>& all) {
  std::vector<std::string> made;
  reader.read_many(pointers(all), [&](const Report& report, const Result<Analysis>& analysis) {
    made.push_back(report.id + " " + (analysis ? to_json(*analysis) : describe(analysis.error())));
  });
  return made;
}

class SmallReader : public testing::Test {
 protected:
  void SetUp() override { test::write_small_reader(folder_); }
  [[nodiscard]] Reader load(unsigned threads = 1) const {
    auto reader = Reader::load(folder_.path(), {threads});
    EXPECT_TRUE(reader) << describe(reader.error());
    return std::move(*reader);
  }

 private:
  TemporaryFolder folder_{"small-reader"};
};

TEST_F(SmallReader, GivesOneTreeASentenceAndItsOwnWords) {
  const Reader reader = load();
  const std::vector<Report> all = reports(24);
  const std::vector<std::string> read = read_all(reader, all);
  ASSERT_EQ(read.size(), all.size());
  for (std::size_t r = 0; r < all.size(); ++r) {
    const auto analysis = reader.read(all[r]);
    ASSERT_TRUE(analysis) << describe(analysis.error());
    for (const Word& word : analysis->words) EXPECT_EQ(all[r].text.slice(word.span), word.text);
    for (const Sentence& sentence : analysis->sentences) {
      std::size_t roots = 0;
      for (WordIndex w = sentence.first; w < sentence.last; ++w) {
        const Word& word = analysis->words[w];
        EXPECT_EQ(word.head == no_word, word.deprel == "root");
        roots += word.head == no_word ? 1U : 0U;
        if (word.head != no_word) {
          EXPECT_TRUE(word.head >= sentence.first && word.head < sentence.last);
        }
      }
      EXPECT_EQ(roots, 1U);
    }
    EXPECT_EQ(read[r], all[r].id + " " + to_json(*analysis));
  }
}

TEST_F(SmallReader, GivesTheSameBytesWithAnyNumberOfThreads) {
  const std::vector<Report> all = reports(40);
  const std::vector<std::string> one = read_all(load(1), all);
  ASSERT_EQ(one.size(), all.size());
  EXPECT_EQ(read_all(load(2), all), one);
  EXPECT_EQ(read_all(load(5), all), one);
}

TEST_F(SmallReader, MayBeUsedByManyThreadsAtOnce) {
  const Reader reader = load(2);
  const std::vector<Report> all = reports(10);
  const std::vector<std::string> wanted = read_all(reader, all);
  std::vector<std::vector<std::string>> got(4);
  std::vector<std::thread> threads;
  threads.reserve(got.size());
  for (std::vector<std::string>& into : got) threads.emplace_back([&] { into = read_all(reader, all); });
  for (std::thread& thread : threads) thread.join();
  for (const std::vector<std::string>& one : got) EXPECT_EQ(one, wanted);
}

TEST_F(SmallReader, TakesReportsNoFurtherAheadThanItSays) {
  const Reader reader = load(2);
  const std::vector<Report> all = reports(3000);
  std::size_t taken = 0;
  std::size_t ahead = 0;
  std::size_t most = 0;
  std::size_t answered = 0;
  reader.read_many(
      [&]() -> const Report* {
        if (taken == all.size()) return nullptr;
        ahead += all[taken].text.size();
        most = std::max(most, ahead);
        return &all[taken++];
      },
      [&](const Report& report, const Result<Analysis>& analysis) {
        EXPECT_EQ(&report, &all[answered]);
        EXPECT_TRUE(analysis);
        if (answered == 0) {
          EXPECT_LT(taken, 200U);  // the first answer does not wait for many
        }
        ahead -= report.text.size();
        ++answered;
      });
  EXPECT_EQ(answered, all.size());
  EXPECT_LT(most, 135000U);
}

TEST_F(SmallReader, LeavesAnExceptionOfItsCallerThrough) {
  const Reader reader = load(3);
  const std::vector<Report> all = reports(30);
  EXPECT_THROW(
      reader.read_many(pointers(all),
                       [](const Report&, const Result<Analysis>&) { throw std::runtime_error("full"); }),
      std::runtime_error);
  EXPECT_EQ(read_all(reader, all).size(), all.size());
}

TEST_F(SmallReader, AnEmptyTextGivesAnEmptyAnalysis) {
  const auto analysis = load().read(Report{});
  ASSERT_TRUE(analysis);
  EXPECT_TRUE(analysis->words.empty());
  EXPECT_TRUE(analysis->vector.empty());
}

TEST_F(SmallReader, GivenWordsAreReadLikeATextsWords) {
  const Reader reader = load();
  Report report;
  report.text = *Text::from_utf8("Rebels fled north\n\nPolice came");
  const auto by_text = reader.read(report);
  const auto by_words = reader.read_words({{"Rebels", "fled", "north"}, {"Police", "came"}});
  ASSERT_TRUE(by_text && by_words);
  ASSERT_EQ(by_text->words.size(), 5U);
  ASSERT_EQ(by_words->words.size(), 5U);
  for (std::size_t w = 0; w < 5; ++w) {
    EXPECT_EQ(by_words->words[w].xpos, by_text->words[w].xpos);
    EXPECT_EQ(by_words->words[w].head, by_text->words[w].head);
  }
  EXPECT_EQ(by_words->vector, by_text->vector);
  EXPECT_EQ(by_words->sentences[1].span, (Span{18, 29}));
  EXPECT_EQ(reader.read_words({{}}).error().code, ErrorCode::empty);
  EXPECT_TRUE(reader.read_words({})->words.empty());
}

TEST_F(SmallReader, AnEventHangsOnItsMarks) {
  const Reader reader = load();
  const auto event =
      reader.read_event({"[unused1]", "Baku", "[unused2]", "warned", "[unused3]", "Yerevan", "[unused4]"});
  const auto turned =
      reader.read_event({"[unused3]", "Baku", "[unused4]", "warned", "[unused1]", "Yerevan", "[unused1]"});
  const auto plain = reader.read_event({"Baku", "warned", "Yerevan"});
  ASSERT_TRUE(event && turned && plain);
  EXPECT_EQ(event->size(), reader.labels().event.size());
  EXPECT_NE(*event, *turned);
  EXPECT_NE(*event, *plain);
}

TEST_F(SmallReader, PartiesAreOneTagAWord) {
  const auto tags = load().read_parties({"Baku", "warned", "Yerevan", "again"});
  ASSERT_TRUE(tags);
  EXPECT_EQ(tags->size(), 4U);
}

TEST_F(SmallReader, FieldEntitiesLieOnWords) {
  const Reader reader = load();
  std::size_t found = 0;
  for (const Report& report : reports(12)) {
    const auto analysis = reader.read(report);
    const auto entities = reader.read_field_entities(report);
    ASSERT_TRUE(analysis && entities);
    std::uint32_t end = 0;
    for (const TypedSpan& entity : *entities) {
      EXPECT_GE(entity.span.begin, end);
      end = entity.span.end;
      EXPECT_TRUE(std::ranges::any_of(analysis->words,
                                      [&](const Word& w) { return w.span.begin == entity.span.begin; }));
      EXPECT_TRUE(entity.type == "Weapon" || entity.type == "Location") << entity.type;
      ++found;
    }
  }
  EXPECT_GT(found, 0U);
}

TEST_F(SmallReader, ALongSentenceIsCutNowhere) {
  // 200 words, of 4 pieces each, in windows of 48: each word is read once, by whichever window.
  std::vector<std::string> words(200, "abcd");
  const auto analysis = load().read_words({words});
  ASSERT_TRUE(analysis) << describe(analysis.error());
  EXPECT_EQ(analysis->words.size(), 200U);
  EXPECT_EQ(std::ranges::count_if(analysis->words, [](const Word& w) { return w.head == no_word; }), 1);
}

TEST(ReaderLoad, NoModelIsToldAsThat) {
  EXPECT_EQ(Reader::load("no/such/folder").error().code, ErrorCode::model_missing);
}

struct Damage {
  const char* name;
  std::function<void(const TemporaryFolder&)> make;
  std::string what;
};

class DamagedReader : public testing::TestWithParam<Damage> {};

// The sums are right in each: what is wrong must be found in the files themselves.
TEST_P(DamagedReader, DoesNotLoad) {
  const TemporaryFolder folder("damaged-reader");
  test::write_small_reader(folder);
  GetParam().make(folder);
  test::write_card(folder);
  const auto reader = Reader::load(folder.path());
  ASSERT_FALSE(reader);
  EXPECT_EQ(reader.error().code, ErrorCode::model_damaged) << describe(reader.error());
  EXPECT_NE(reader.error().what.find(GetParam().what), std::string::npos) << describe(reader.error());
  EXPECT_EQ(describe(reader.error()).find('\n'), std::string::npos);
}

void cut(const TemporaryFolder& folder, const char* file) {
  std::filesystem::resize_file(folder.path() / file, std::filesystem::file_size(folder.path() / file) / 2);
}

INSTANTIATE_TEST_SUITE_P(
    ReaderLoad, DamagedReader,
    testing::Values(Damage{"weights_cut_short", [](const auto& f) { cut(f, "reader.bin"); }, "OpenVINO"},
                    Damage{"network_cut_short", [](const auto& f) { cut(f, "reader.xml"); }, "OpenVINO"},
                    Damage{"network_of_other_labels",
                           [](const auto& f) {
                             auto labels = test::small_labels();
                             labels["stance"].erase(0);
                             test::write_small_reader(f, labels);
                           },
                           "\"stance\" does not have the 4 labels"},
                    Damage{"no_marks_in_vocabulary",
                           [](const auto& f) { f.write("vocab.txt", "[PAD]\n[UNK]\n[CLS]\n[SEP]\na\n"); },
                           "[unused1]"},
                    Damage{"vocabulary_without_cls",
                           [](const auto& f) { f.write("vocab.txt", "[PAD]\n[UNK]\na\n"); }, "[CLS]"},
                    Damage{"lemma_no_script",
                           [](const auto& f) {
                             auto labels = test::small_labels();
                             labels["lemma"][0] = "walk";
                             f.write("labels.json", labels.dump());
                           },
                           "walk"}),
    [](const auto& damage) { return std::string(damage.param.name); });

/// The trained reader, where there is one: what holds for the small network must hold for it.
TEST(TrainedReader, GivesTheSameBytesAloneAndTogether) {
  const char* given = std::getenv("SAYSO_MODEL");
  const std::string folder = given != nullptr ? given : "models/reader";
  if (!std::filesystem::exists(folder + "/model.json")) GTEST_SKIP() << "no trained reader in " << folder;
  const auto one = Reader::load(folder, {1});
  const auto two = Reader::load(folder, {2});
  ASSERT_TRUE(one && two);
  const std::vector<Report> all = reports(12);
  const std::vector<std::string> together = read_all(*two, all);
  for (std::size_t r = 0; r < all.size(); ++r) {
    const auto alone = one->read(all[r]);
    ASSERT_TRUE(alone);
    EXPECT_EQ(together[r], all[r].id + " " + to_json(*alone));
  }
}

}  // namespace
}  // namespace sayso::language
