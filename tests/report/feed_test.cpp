#include "report/feed.hpp"

#include <gtest/gtest.h>

#include "support.hpp"

namespace sayso::report {
namespace {

const std::string rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Border &amp; Courier</title><language>en</language>
<item>
  <title>Shells fall on Barda</title><link>https://courier.example/1</link><guid>courier-1</guid>
  <pubDate>Mon, 05 Oct 2020 23:30:00 +0400</pubDate>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>Two shells fell on Barda.</p><p>Nobody was hurt.</p>]]></content:encoded>
</item>
<item>
  <title>Talks in Goma</title>
  <description>Talks &lt;b&gt;ended&lt;/b&gt; in Goma.</description>
</item>
<item><title>Nothing here</title></item>
<item><guid>courier-4</guid><pubDate>Mon, 30 Feb 2020 10:00:00 GMT</pubDate><description>Never.</description></item>
</channel></rss>
)";

TEST(Feed, RssItemsAreReports) {
  const Folder folder;
  const Outcome run = read({folder.write("wire.xml", rss)});
  ASSERT_EQ(run.reports.size(), 2U);
  const Report& first = run.reports[0];
  EXPECT_EQ(first.id, "courier-1");
  EXPECT_EQ(first.title, "Shells fall on Barda");
  EXPECT_EQ(first.publisher, "The Border & Courier");
  EXPECT_EQ(first.url, "https://courier.example/1");
  EXPECT_EQ(first.published, "2020-10-05");
  EXPECT_EQ(first.language, "en");
  EXPECT_EQ(first.text.bytes(), "Two shells fell on Barda.\n\nNobody was hurt.");
  EXPECT_EQ(run.reports[1].id, "wire-10");
  EXPECT_EQ(run.reports[1].text.bytes(), "Talks ended in Goma.");

  ASSERT_EQ(run.errors.size(), 2U);
  EXPECT_EQ(run.errors[0].code, ErrorCode::field_missing);
  EXPECT_EQ(run.errors[0].line, 14U);
  EXPECT_EQ(rss.substr(*run.errors[0].offset, 6), "<item>");
  EXPECT_EQ(run.errors[1].code, ErrorCode::date_impossible);
  EXPECT_EQ(run.errors[1].line, 15U);
}

TEST(Feed, AtomEntriesAreReports) {
  const Folder folder;
  const Outcome run =
      read({folder.write("wire.atom", R"(<feed xmlns="http://www.w3.org/2005/Atom"><title>Lake News</title>
<entry><id>urn:lake:1</id><title type="text">Six die</title><updated>2022-11-24T01:00:00Z</updated>
<published>2022-11-23T18:00:00Z</published><link rel="self" href="https://lake.example/self"/><link href="https://lake.example/1"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Six people died.</p><p>Two &lt; six.</p></div></content></entry>
<entry><id>urn:lake:2</id><summary>Two &lt;b&gt; six, he wrote.</summary></entry></feed>)")});
  ASSERT_EQ(run.reports.size(), 2U);
  EXPECT_EQ(run.reports[0].text.bytes(), "Six people died.\n\nTwo < six.");
  EXPECT_EQ(run.reports[0].url, "https://lake.example/1");
  EXPECT_EQ(run.reports[0].published, "2022-11-23");
  EXPECT_EQ(run.reports[0].publisher, "Lake News");
  EXPECT_EQ(run.reports[1].text.bytes(), "Two <b> six, he wrote.");
}

TEST(Feed, RdfItemsStandBesideTheChannel) {
  const auto feed = read_feed(R"(<rdf:RDF xmlns:rdf="r"><channel><title>Old Wire</title></channel>
<item rdf:about="https://old.example/1"><title>T</title><description>Shells fell.</description></item></rdf:RDF>)",
                              "old.rss", "old");
  ASSERT_TRUE(feed);
  ASSERT_EQ(feed->items.size(), 1U);
  EXPECT_EQ(feed->items[0]->id, "https://old.example/1");
  EXPECT_EQ(feed->items[0]->publisher, "Old Wire");
}

TEST(Feed, ItemsBeforeDamageAreKept) {
  const std::string cut = rss.substr(0, rss.find("Talks &lt;") + 5);
  const auto feed = read_feed(cut, "wire.xml", "wire");
  ASSERT_TRUE(feed);
  EXPECT_EQ(feed->items.size(), 1U);
  ASSERT_TRUE(feed->damage);
  EXPECT_EQ(feed->damage->code, ErrorCode::broken_html);
  EXPECT_GE(*feed->damage->line, 10U);
}

TEST(Feed, EveryCutIsRead) {
  for (std::size_t end = 0; end < rss.find("</rss>") + 6; ++end) {
    const auto feed = read_feed(rss.substr(0, end), "wire.xml", "wire");
    EXPECT_TRUE(!feed || feed->damage) << end;
  }
}

TEST(Feed, OtherXmlIsRefused) {
  const auto feed = read_feed("<?xml version='1.0'?><invoice/>", "a.xml", "a");
  ASSERT_FALSE(feed);
  EXPECT_EQ(feed.error().code, ErrorCode::format_unknown);
}

}  // namespace
}  // namespace sayso::report
