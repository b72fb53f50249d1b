#include "sayso/reading.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/sha256.hpp"
#include "support.hpp"

namespace sayso::report {
namespace {

using testing::HasSubstr;

const std::string line_of_text = R"({"text": "Two shells fell on the town and three people were hurt."})";

TEST(Read, ATextKeepsEveryLetter) {
  const Folder folder;
  const std::string bytes = "\xEF\xBB\xBFShells fell.\r\n\r\n  Twice \xE2\x80\x94 he said.\n";
  const Outcome run = read({folder.write("a.b.txt", bytes)});
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].id, "a.b");
  EXPECT_EQ(run.reports[0].text.bytes(), "Shells fell.\n\n  Twice \xE2\x80\x94 he said.\n");
  EXPECT_EQ(run.reports[0].sha256, sha256_hex(bytes));
  EXPECT_EQ(run.reports[0].published, std::nullopt);
}

TEST(Read, OptionsSpeakOverTheReport) {
  const Folder folder;
  folder.write("a.json",
               R"({"id": "own", "title": "Own", "published": "2020-10-05", "text": "Shells fell."})");
  ReadOptions options;
  options.id = "given";
  options.published = "6 October 2020";
  options.publisher = "Our Paper";
  const Outcome run = read({folder / "a.json"}, options);
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].id, "given");
  EXPECT_EQ(run.reports[0].title, "Own");
  EXPECT_EQ(run.reports[0].published, "2020-10-06");
  EXPECT_EQ(run.reports[0].publisher, "Our Paper");
}

TEST(Read, AnImpossibleDateOfTheOptionsIsSaidOnce) {
  const Folder folder;
  folder.write("a.txt", "Shells fell.");
  folder.write("b.txt", "Shells fell again.");
  ReadOptions options;
  options.published = "2020-02-30";
  const Outcome run = read({folder.path()}, options);
  EXPECT_EQ(run.reports.size(), 0U);
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::date_impossible);
  EXPECT_THAT(describe(run.errors[0]), HasSubstr("2020-02-30"));
}

TEST(Read, ADescriptionStandsBesideItsText) {
  const Folder folder;
  folder.write("x.txt", "Shells fell.");
  folder.write("x.json",
               R"({"id": "x-1", "publisher": "P", "published": "2020-10-05", "title": null, "note": 5})");
  folder.write("y.txt", "Shells fell twice.");
  folder.write("y.json", R"([{"id": "z", "text": "Shells fell three times."}])");
  const Outcome run = read({folder.path()});
  EXPECT_EQ(run.ids(), "x-1 z y");
  EXPECT_EQ(run.counts.metadata, 1U);
  EXPECT_EQ(run.reports[0].publisher, "P");
  EXPECT_EQ(run.reports[0].published, "2020-10-05");
  EXPECT_TRUE(run.errors.empty());
}

TEST(Read, ABrokenDescriptionRefusesItsText) {
  const Folder folder;
  folder.write("x.txt", "Shells fell.");
  folder.write("x.json", "{\"id\": \"x\",\n \"publisher\" \"P\"}");
  folder.write("y.txt", "Shells fell twice.");
  const Outcome run = read({folder.path()});
  EXPECT_EQ(run.ids(), "y");
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::broken_json);
  EXPECT_EQ(run.errors[0].item, folder / "x.json");
  EXPECT_EQ(run.errors[0].line, 2U);
  EXPECT_THAT(run.errors[0].what, HasSubstr("x.txt is not read"));
  EXPECT_EQ(read({folder / "x.txt"}).errors.size(), 1U);
  EXPECT_EQ(read({folder / "x.txt", folder / "x.json"}).errors.size(), 1U);
  EXPECT_EQ(read({folder / "x.json"}).errors.size(), 1U);
}

TEST(Read, FoldersInOrderOfNamesWithoutHiddenFiles) {
  const Folder folder;
  folder.write("b.txt", "Shells fell on B.");
  folder.write("a/z.txt", "Shells fell on Z.");
  folder.write("a/y.html", "<p>Shells fell on Y.");
  folder.write("c.txt", "Shells fell on C.");
  folder.write(".hidden.txt", "Never.");
  folder.write(".git/x.txt", "Never.");
  folder.write("picture.png", "Never.");
  symlink(folder.path().c_str(), (folder / "a/loop").c_str());
  EXPECT_EQ(read({folder.path()}).ids(), "y z b c");
  EXPECT_EQ(read({folder.path()}).counts.skipped, 1U);
  ReadOptions flat;
  flat.recursive = false;
  EXPECT_EQ(read({folder.path()}, flat).ids(), "b c");
}

struct BadInput {
  const char* name;
  std::string bytes;
  ErrorCode code;
  std::optional<std::uint64_t> offset;
};

TEST(Read, EveryBadFileGivesOneErrorAndTheRestGoesOn) {
  const Folder folder;
  const std::vector<BadInput> inputs = {
      {"empty.txt", "", ErrorCode::empty, {}},
      {"blank.txt", " \n\t\r\n", ErrorCode::empty, {}},
      {"nothing.txt", "\xEF\xBB\xBF\xC2\xA0\xE2\x80\x83\n", ErrorCode::empty, {}},
      {"binary.txt",
       std::string("\x7F"
                   "ELF\0\1",
                   6),
       ErrorCode::binary,
       {}},
      {"picture.html", std::string("\x89PNG\r\n\x1a\n\0\0", 10), ErrorCode::binary, {}},
      {"cut.txt", "Košice — hit \xE2\x80", ErrorCode::not_utf8, 16},
      {"half.json", "{\"text\": \"Ko\xC5\"}", ErrorCode::not_utf8, 12},
      {"void.html", "<html><body></body></html>", ErrorCode::broken_html, {}},
      {"broken.json", "{\"text\": \"Shells\",}", ErrorCode::broken_json, 18},
      {"number.json", R"({"text": 5})", ErrorCode::field_invalid, 0},
      {"list.json", R"({"text": "Shells fell.", "title": ["a"]})", ErrorCode::field_invalid, 0},
      {"scalar.json", "\"Shells fell.\"", ErrorCode::field_invalid, 0},
      {"missing.json", R"({"title": "Shells"})", ErrorCode::field_missing, 0},
      {"notext.json", R"({"text": " "})", ErrorCode::empty, 0},
      {"nul.json", R"({"text": "a\u0000b"})", ErrorCode::binary, 0},
      {"date.json", R"({"text": "Shells fell.", "date": "2021-02-29"})", ErrorCode::date_impossible, 0},
      {"soon.json", R"({"text": "Shells fell.", "published": "soon"})", ErrorCode::field_invalid, 0},
      {"late.json", R"({"text": "Shells fell.", "retrieved": "2921-02-01"})", ErrorCode::date_impossible, 0},
      {"id.json", R"({"text": "Shells fell.", "id": "a\nb"})", ErrorCode::field_invalid, 0},
      {"page.json", R"({"html": "<p></p>"})", ErrorCode::broken_html, 0},
      {"void.json", "", ErrorCode::empty, {}},
      {"void.jsonl", "\n\n", ErrorCode::empty, {}},
      {"void.xml", "<rss><channel></channel></rss>", ErrorCode::empty, {}},
  };
  for (const auto& [name, bytes, code, offset] : inputs) {
    const std::string bad = folder.write(std::string("in/") + name, bytes);
    const Outcome run = read({bad, folder.write("good.txt", "Shells fell.")});
    EXPECT_EQ(run.ids(), "good") << name;
    ASSERT_EQ(run.errors.size(), 1U) << name;
    EXPECT_EQ(run.errors[0].code, code) << name << ": " << describe(run.errors[0]);
    EXPECT_EQ(run.errors[0].offset, offset) << name;
    EXPECT_EQ(run.errors[0].item, bad);
    EXPECT_FALSE(run.errors[0].remedy.empty()) << name;
    EXPECT_EQ(describe(run.errors[0]).find('\n'), std::string::npos) << name;
    EXPECT_EQ(run.counts.rejected, 1U);
  }
}

TEST(Read, NamesTheFieldThatIsWrong) {
  const Folder folder;
  for (const char* key :
       {"id", "publisher", "date", "published", "title", "url", "text", "html", "language"}) {
    const Outcome run = read({folder.write("a.json", std::string("{\"") + key + "\": {}}")});
    ASSERT_EQ(run.errors.size(), 1U) << key;
    EXPECT_EQ(run.errors[0].code, ErrorCode::field_invalid);
    EXPECT_THAT(run.errors[0].what, HasSubstr(std::string("\"") + key + "\"")) << key;
  }
}

TEST(Read, FilesThatAreNotThere) {
  const Folder folder;
  std::filesystem::create_directory(folder / "none");
  const Outcome run = read({folder / "missing.txt", folder.write("a.pdf", "x"), folder / "none",
                            folder.write("a.txt", "Shells.")});
  ASSERT_EQ(run.errors.size(), 3U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::file_missing);
  EXPECT_EQ(run.errors[1].code, ErrorCode::format_unknown);
  EXPECT_EQ(run.errors[2].code, ErrorCode::empty);
  EXPECT_EQ(run.ids(), "a");
}

TEST(Read, AFileWhoseReadingFails) {
  if (!std::filesystem::exists("/proc/self/mem"))
    GTEST_SKIP() << "no file here that opens and cannot be read";
  const Folder folder;
  symlink("/proc/self/mem", (folder / "a.jsonl").c_str());
  symlink("/proc/self/mem", (folder / "b.txt").c_str());
  const Outcome run = read({folder / "a.jsonl", folder / "b.txt", folder.write("c.txt", "Shells fell.")});
  ASSERT_EQ(run.errors.size(), 2U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::file_unreadable);
  EXPECT_EQ(run.errors[1].code, ErrorCode::file_unreadable);
  EXPECT_EQ(run.ids(), "c");
}

TEST(Read, JsonThatNestsWithoutEnd) {
  const Folder folder;
  const std::string deep(3'000'000, '[');
  const Outcome run = read(
      {folder.write("a.jsonl", R"({"text": "Shells fell.", "note": )" + deep + std::string(deep.size(), ']') +
                                   "}\n{\"note\": " + deep + "\n" + line_of_text)});
  EXPECT_EQ(run.ids(), "a-1 a-3");
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::broken_json);
}

TEST(Read, PagesInTheEncodingThatTheyDeclare) {
  const Folder folder;
  const Outcome run =
      read({folder.write("a.html", "<meta charset=windows-1251><p>\xCE\xE1\xF1\xF2\xF0\xE5\xEB.")});
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].text.bytes(), "Обстрел.");
}

TEST(Read, AFeedsOffsetsCountInItsFile) {
  const Folder folder;
  const std::string feed = "\xEF\xBB\xBF<rss><channel>\n<item><title>T</title></item></channel></rss>";
  const Outcome run = read({folder.write("a.rss", feed)});
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].line, 2U);
  EXPECT_EQ(run.errors[0].offset, feed.find("<item>"));
}

TEST(Read, AFileThatMayNotBeRead) {
  if (geteuid() == 0) GTEST_SKIP() << "root may read everything";
  const Folder folder;
  const std::string path = folder.write("a.txt", "Shells.");
  chmod(path.c_str(), 0);
  EXPECT_EQ(read({path}).errors.at(0).code, ErrorCode::file_unreadable);
}

TEST(Read, ABrokenLineAmongAThousandCostsItselfOnly) {
  const Folder folder;
  std::string lines;
  std::size_t broken_at = 0;
  for (int i = 1; i <= 1'000; ++i) {
    if (i == 7) broken_at = lines.size();
    lines += i == 7 ? "{\"id\": \"seven\", \"text\" \"Shells fell.\"}\n"
                    : "{\"id\": \"r" + std::to_string(i) + "\", \"text\": \"Shells fell on the town " +
                          std::to_string(i) + " times.\"}\n";
  }
  const Outcome run = read({folder.write("wire.jsonl", lines)});
  EXPECT_EQ(run.counts.reports, 999U);
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::broken_json);
  EXPECT_EQ(run.errors[0].line, 7U);
  EXPECT_EQ(run.errors[0].offset, broken_at + std::string("{\"id\": \"seven\", \"text\" ").size() + 14 - 1);
  EXPECT_EQ(run.reports[6].id, "r8");
}

TEST(Read, LinesOverTheLimitArePassedOver) {
  const Folder folder;
  ReadOptions options;
  options.max_record_bytes = 1'000;
  const std::string long_line = "{\"text\": \"" + std::string(200'000, 'a') + "\"}";
  const Outcome run =
      read({folder.write("w.jsonl", line_of_text + "\n" + long_line + "\r\n\n" + line_of_text)}, options);
  EXPECT_EQ(run.ids(), "w-1 w-4");
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::too_long);
  EXPECT_EQ(run.errors[0].line, 2U);
  EXPECT_EQ(run.errors[0].offset, line_of_text.size() + 1);
  EXPECT_THAT(run.errors[0].what, HasSubstr("1000"));
  EXPECT_EQ(read({folder.write("w.txt", long_line)}, options).errors.at(0).code, ErrorCode::too_long);
}

TEST(Read, TextsOverTheLimitNameItAndTheirSize) {
  const Folder folder;
  ReadOptions options;
  options.max_text_code_points = 10;
  const Outcome run =
      read({folder.write("a.txt", "šššššššššš"), folder.write("b.txt", "ššššššššššš")}, options);
  EXPECT_EQ(run.ids(), "a");
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::too_long);
  EXPECT_THAT(run.errors[0].what, HasSubstr("11 characters, over the limit of 10"));
}

TEST(Read, AMegabyteWithoutAFullStopIsAText) {
  const Folder folder;
  std::string text;
  while (text.size() < (std::size_t{1} << 20)) text += "shells fell on the town and ";
  EXPECT_EQ(read({folder.write("a.txt", text)}).reports.at(0).text.bytes(), text);
}

TEST(Read, ArraysAndPrettyPrintedObjects) {
  const Folder folder;
  const Outcome run = read({folder.write("many.json",
                                         "[\n  {\"text\": \"One ] \\\" shell\"},\n {\"text\" 5},{\"id\": 12, "
                                         "\"text\": \"Two\"},\n{\"text\": \"Three\"}]\n"),
                            folder.write("one.json", "{\n \"text\":\n \"Four\"\n}"),
                            folder.write("lines.json", "{\"text\": \"Five\"}\n{\"text\": \"Six\"}\n")});
  EXPECT_EQ(run.ids(), "many-1 12 many-4 one lines-1 lines-2");
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].line, 3U);
}

TEST(Read, AnArrayThatIsCutOffKeepsWhatIsWhole) {
  const Folder folder;
  const Outcome run = read({folder.write("a.json", "[{\"text\": \"One\"},\n{\"text\": \"Tw")});
  EXPECT_EQ(run.ids(), "a-1");
  ASSERT_EQ(run.errors.size(), 2U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::broken_json);
  EXPECT_EQ(run.errors[0].line, 2U);
  EXPECT_THAT(run.errors[1].what, HasSubstr("not closed"));
}

TEST(Read, Utf16LinesGiveTheirLineButNoByte) {
  const Folder folder;
  std::string wide = "\xFF\xFE";
  for (const char c : line_of_text + "\r\n{broken}\r\n" + line_of_text + "\r\n") {
    wide += c;
    wide += '\0';
  }
  const Outcome run = read({folder.write("w.jsonl", wide)});
  EXPECT_EQ(run.ids(), "w-1 w-3");
  ASSERT_EQ(run.errors.size(), 1U);
  EXPECT_EQ(run.errors[0].line, 2U);
  EXPECT_EQ(run.errors[0].offset, std::nullopt);
}

TEST(Read, StandardInputIsToldByItsFirstBytes) {
  EXPECT_EQ(read({"-"}, {}, "Shells fell.").ids(), "stdin");
  EXPECT_EQ(read({"-"}, {}, line_of_text + "\n" + line_of_text + "x\n").ids(), "stdin-1");
  EXPECT_EQ(read({"-"}, {}, line_of_text).ids(), "stdin");
  EXPECT_EQ(read({"-"}, {}, "[" + line_of_text + "]").ids(), "stdin-1");
  EXPECT_EQ(read({"-"}, {}, "<!DOCTYPE html><p>Shells <b>fell</b>.").reports.at(0).text.bytes(),
            "Shells fell.");
  EXPECT_EQ(
      read({"-"}, {},
           "<rss><channel><item><guid>g</guid><description>Shells.</description></item></channel></rss>")
          .ids(),
      "g");
  EXPECT_EQ(read({"-"}, {}, "").errors.at(0).code, ErrorCode::empty);
  EXPECT_EQ(read({"-"}, {}, "[BAKU] Shells fell.").ids(), "stdin");
}

TEST(Read, RepeatsAreCountedAndConflictsNamed) {
  const Folder folder;
  const std::string path = folder.write("a.jsonl",
                                        "{\"id\": \"a\", \"text\": \"One\"}\n{\"text\": \"One\", \"id\": "
                                        "\"a\"}\n{\"id\": \"a\", \"text\": \"Two\"}\n");
  const Outcome run = read({path, path});
  EXPECT_EQ(run.ids(), "a");
  EXPECT_EQ(run.counts.repeats, 3U);
  ASSERT_EQ(run.errors.size(), 2U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::id_conflict);
  EXPECT_EQ(run.errors[0].line, 3U);
  EXPECT_THAT(run.errors[0].what, HasSubstr("a.jsonl:1"));
}

TEST(Read, TheCallerMayStop) {
  const std::string path_free = line_of_text + "\n" + R"({"text": "Another"})" + "\n";
  std::istringstream input(path_free);
  int reports = 0;
  const std::vector<std::string> paths = {"-"};
  const ReadCounts counts = read_reports(
      paths, {}, input, [&](Report&&) { return ++reports < 1; }, [](const Error&) { FAIL(); });
  EXPECT_EQ(reports, 1);
  EXPECT_TRUE(counts.stopped);
}

TEST(Read, OtherLanguagesAreKeptAndMarked) {
  const Folder folder;
  const Outcome run = read(
      {folder.write("ru.txt", "Вечером в город вошли войска, сообщил глава района, и жители укрылись.")});
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_FALSE(is_coded(run.reports[0]));
  EXPECT_EQ(run.counts.not_coded, 1U);
}

TEST(Read, HtmlInARecordFillsWhatTheRecordLeavesOpen) {
  const Outcome run = read(
      {"-"}, {},
      R"({"title": "Given", "html": "<html lang=en><title>Own</title><meta name=date content='2020-10-05'><p>Shells fell."})");
  ASSERT_EQ(run.reports.size(), 1U);
  EXPECT_EQ(run.reports[0].title, "Given");
  EXPECT_EQ(run.reports[0].published, "2020-10-05");
  EXPECT_EQ(run.reports[0].text.bytes(), "Shells fell.");
}

}  // namespace
}  // namespace sayso::report
