#include <gtest/gtest.h>

#include <random>

#include "report/html_page.hpp"
#include "support.hpp"

namespace sayso::report {
namespace {

// Fixed seeds: a failure comes back. What is asserted: nothing crashes, every report is sound, every error
// has a kind, a remedy, one line, and a place inside its input.

void expect_sound(const Outcome& run, std::size_t size, std::uint64_t lines) {
  for (const Report& report : run.reports) {
    EXPECT_FALSE(report.id.empty());
    EXPECT_FALSE(report.language.empty());
    EXPECT_EQ(report.sha256.size(), 64U);
    EXPECT_TRUE(Text::from_utf8(report.text.bytes()));
    EXPECT_GT(report.text.size(), 0U);
  }
  for (const Error& error : run.errors) {
    EXPECT_NE(error.code, ErrorCode::internal);
    EXPECT_FALSE(error.what.empty());
    EXPECT_FALSE(error.remedy.empty());
    EXPECT_EQ(describe(error).find('\n'), std::string::npos);
    EXPECT_LE(error.offset.value_or(0), size);
    EXPECT_LE(error.line.value_or(1), lines);
  }
  EXPECT_EQ(run.counts.reports, run.reports.size());
  EXPECT_EQ(run.counts.rejected, run.errors.size());
}

void read_as_everything(const std::string& bytes) {
  const Folder folder;
  const auto lines = 1 + static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n'));
  for (const char* name : {"f.txt", "f.html", "g.json", "f.jsonl", "f.xml"}) {
    expect_sound(read({folder.write(name, bytes)}), bytes.size(), lines);
  }
  expect_sound(read({"-"}, {}, bytes), bytes.size(), lines);
}

TEST(Fuzz, RandomBytes) {
  std::mt19937 random(20201005);
  for (int round = 0; round < 150; ++round) {
    std::string bytes(random() % 3'000, '\0');
    const bool no_controls = round % 2 == 0;
    for (char& byte : bytes) {
      byte = static_cast<char>(no_controls ? 0x20 + random() % 0xE0 : random() % 0x100);
    }
    read_as_everything(bytes);
  }
}

TEST(Fuzz, SoupOfMarkup) {
  const std::vector<std::string> pieces = {"<p>",
                                           "</p>",
                                           "<div class=\"share\">",
                                           "</div>",
                                           "<table>",
                                           "<tr>",
                                           "<td>",
                                           "</table>",
                                           "<a href=\"#\">",
                                           "</a>",
                                           "<article>",
                                           "</article>",
                                           "<script>",
                                           "</script>",
                                           "<b>",
                                           "<i>",
                                           "</b>",
                                           "</i>",
                                           "<svg>",
                                           "<math>",
                                           "<template>",
                                           "</template>",
                                           "<select>",
                                           "<option>",
                                           "<!--",
                                           "-->",
                                           "<![CDATA[",
                                           "]]>",
                                           "&amp;",
                                           "&#x110000;",
                                           "&nbsp;",
                                           "\"",
                                           "'",
                                           "<",
                                           ">",
                                           "{\"text\": \"",
                                           "\"}",
                                           "[",
                                           "]",
                                           "\n",
                                           "\\",
                                           "\\u00e9",
                                           "{",
                                           "}",
                                           ",",
                                           ":",
                                           "<rss>",
                                           "<channel>",
                                           "<item>",
                                           "</item>",
                                           "<description>",
                                           "</description>",
                                           "<?xml version=\"1.0\"?>",
                                           "<entry>",
                                           "<html>",
                                           "<body>",
                                           "Shells fell on the town, he said. ",
                                           "šč ",
                                           "\xE2\x80",
                                           "\xFF",
                                           "<time datetime=\"2020-02-30\">",
                                           "<meta name=date content=\"5 October 2020\">",
                                           "<q>",
                                           "<pre>",
                                           "<ruby><rt>",
                                           "<frameset>",
                                           "<form>",
                                           "</form>",
                                           "<br>",
                                           "<li>",
                                           "<ul>",
                                           "<h1>",
                                           "</h1>",
                                           "<title>",
                                           "<style>",
                                           "5 October 2020",
                                           "\xEF\xBB\xBF"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string soup;
    for (std::size_t i = random() % 120; i > 0; --i) soup += pieces[random() % pieces.size()];
    read_as_everything(soup);
  }
}

TEST(Fuzz, RecordsWithFlippedBytes) {
  std::string good;
  for (int i = 0; i < 20; ++i) {
    good += R"({"id": ")" + std::to_string(i) +
            R"(", "date": "2020-10-05", "text": "Košice — two \"shells\" fell."})"
            "\n";
  }
  std::mt19937 random(11);
  for (int round = 0; round < 300; ++round) {
    std::string bytes = good;
    const std::size_t at = random() % bytes.size();
    bytes[at] = static_cast<char>(random() % 0x100);
    const Folder folder;
    const Outcome run = read({folder.write("f.jsonl", bytes)});
    expect_sound(run, bytes.size(), 21);
    EXPECT_GE(run.reports.size(), 18U);  // one flip costs a line, or two when it joins them
    const auto line = 1 + static_cast<std::uint64_t>(
                              std::count(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    for (const Error& error : run.errors) {
      ASSERT_TRUE(error.line);
      // A new "\n" shifts the rest of its line down; a changed id may meet another's.
      if (error.code != ErrorCode::id_conflict) {
        EXPECT_TRUE(*error.line == line || *error.line == line + 1) << describe(error);
      }
    }
  }
}

TEST(Fuzz, EveryCutOfAText) {
  const std::string text = "Košice 🔥 — “hit”";
  for (std::size_t end = 0; end <= text.size(); ++end) read_as_everything(text.substr(0, end));
}

}  // namespace
}  // namespace sayso::report
