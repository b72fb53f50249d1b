#include <gtest/gtest.h>

#include <chrono>

#include "report/html_body.hpp"
#include "report/html_page.hpp"
#include "support.hpp"

namespace sayso::report {
namespace {

std::string shown(const Page& page) {
  return "title: " + page.facts.title + "\npublisher: " + page.facts.publisher + "\nurl: " + page.facts.url +
         "\npublished: " + page.facts.published.value_or("") + "\n\n" + page.text + "\n";
}

TEST(Page, GivesTextAndFactsOfEveryExample) {
  std::size_t pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/report/pages")) {
    if (entry.path().extension() != ".html") continue;
    const auto page = read_page(read_file(entry.path()));
    ASSERT_TRUE(page) << entry.path();
    auto expected = entry.path();
    EXPECT_EQ(shown(*page), read_file(expected.replace_extension(".expected"))) << entry.path();
    ++pages;
  }
  EXPECT_GE(pages, 5U);
}

TEST(Page, EveryCutOfAPageGivesTextOrAnError) {
  const std::string whole = read_file("tests/report/pages/article.html");
  for (std::size_t end = 0; end < whole.size(); end += 7) {
    const auto page = read_page(whole.substr(0, end));
    EXPECT_TRUE(page ? !page->text.empty() : page.error().code == ErrorCode::broken_html) << end;
  }
}

TEST(Page, WithoutTextIsBroken) {
  for (const char* html :
       {"", "<html></html>", "<script>alert(1)</script>", "<img src=a>", "<!-- nothing -->"}) {
    const auto page = read_page(html);
    ASSERT_FALSE(page) << html;
    EXPECT_EQ(page.error().code, ErrorCode::broken_html);
    EXPECT_FALSE(page.error().remedy.empty());
  }
}

TEST(Page, ThatIsShortIsStillRead) {
  EXPECT_EQ(read_page("<p>Two killed in Ganja.")->text, "Two killed in Ganja.");
}

std::string repeat(const std::string& part, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += part;
  return all;
}

TEST(Page, DeepNestingNeverCrashes) {
  for (const char* tag : {"div", "b", "table><tr><td", "ul><li", "span", "a href=x", "p", "font color=red",
                          "svg", "template", "select", "button", "frameset"}) {
    for (const std::size_t depth : {100U, 1'900U, 10'000U, 100'000U}) {
      const auto page = read_page(repeat(std::string("<") + tag + ">", depth) + "Two shells fell.");
      EXPECT_TRUE(page || page.error().code == ErrorCode::broken_html) << tag << depth;
    }
  }
  const auto page = read_page(repeat("<div>", 500) + "Two shells fell." + repeat("</div>", 500));
  ASSERT_TRUE(page);
  EXPECT_EQ(page->text, "Two shells fell.");
}

TEST(Page, TangledMarkupNeverCrashes) {
  // Formatting left open is opened again in every paragraph: markup that grows with its square.
  std::string tangled;
  for (int i = 0; i < 1'500; ++i) tangled += "<font size=" + std::to_string(i) + ">";
  const auto page = read_page(tangled + repeat("<p>x", 20'000));
  EXPECT_TRUE(page || page.error().code == ErrorCode::broken_html);
  for (const char* html : {"<b><i></b></i><table><b><tr><a><td></b>x", "<p><table><p></table></table><td>x",
                           "</div></p></body></html>x", "<a href='<p>'>x", "<p class=\"a>x", "<![CDATA[x]]>",
                           "<svg><p>x</svg>", "<math><mi><table>x", "<title>x", "<textarea>x", "<plaintext>x",
                           "<frameset>x", "&#x0;&#xD800;&#99999999;x", "<p>\xEF\xBF\xBF x"}) {
    const auto broken = read_page(html);
    EXPECT_TRUE(broken ? Text::from_utf8(broken->text).has_value() : !broken.error().what.empty()) << html;
  }
}

TEST(Page, LinkedDataThatIsBrokenIsPassedOver) {
  const auto page = read_page(
      "<script type='application/ld+json'>{\"datePublished\": \"2020-10-05\"</script>"
      "<script type='application/ld+json'>[[[{\"datePublished\": 5}]]]</script><p>Two shells fell.");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->facts.published, std::nullopt);
}

TEST(Fragment, IsReadWhole) {
  const auto text = read_fragment("<p>One &amp; two</p>three<br/>four <script>no</script>");
  ASSERT_TRUE(text);
  EXPECT_EQ(*text, "One & two\n\nthree\nfour");
}

TEST(Fragment, LayoutSignsGo) {
  EXPECT_EQ(*read_fragment("Nagorno&shy;-Kara\xE2\x80\x8B"
                           "bakh"),
            "Nagorno-Karabakh");
}

}  // namespace
}  // namespace sayso::report
