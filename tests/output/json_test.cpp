#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <cmath>
#include <limits>
#include <locale>
#include <nlohmann/json.hpp>

#include "output/example.hpp"
#include "output/random_claims.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

using sayso::testing::coder;
using sayso::testing::Example;
using sayso::testing::Random;
using ::testing::HasSubstr;
using ::testing::Not;

TEST(Json, WritesAClaimInAFixedOrder) {
  EXPECT_EQ(
      to_json(Example().claim, coder),
      R"({"id":"vrch-1#c1","report":"vrch-1","event":"e1","type":"ASSAULT","mode":"heavy-weapons",)"
      R"("stance":"asserted","actors":[{"text":"The “Hill Guard”","country":"SVK","role":"REB","span":[0,16]}],)"
      R"("recipients":[],"places":[{"name":"Košice","country":"SVK","span":[25,31],"lat":48.71395,)"
      R"("lon":21.25808,"geonameid":724443,"precision":"exact"}],)"
      R"("time":{"start":"2021-03-01","end":"2021-03-01","span":[32,41]},)"
      R"("killed":[12,null],"killed_span":[51,62],"injured":null,"injured_span":null,)"
      R"("sources":[{"text":"mayor Ján Malý","country":"SVK","role":"GOV","channel":"Twitter",)"
      R"("channel_span":[94,101],"span":[71,85]}],)"
      R"("evidence":"The “Hill Guard” shelled Košice on Monday, killing at least 12 people, mayor Ján Malý )"
      R"(said on Twitter.","evidence_span":[0,102],"trigger":"shelled","trigger_span":[17,24],)"
      R"("mentions":[{"sentence":[0,102],"trigger":[17,24],"actors":[[0,16]],"places":[[25,31]],)"
      R"("sources":[[71,85]],"cue":[[86,90]]}],"quad":"material-conflict","score":-9.0,"cameo":"194",)"
      R"("acled":"Explosions/Remote violence/Shelling/artillery/missile attack","confidence":0.872,)"
      R"("coder":{"program":"0.1.0","model":"m1","codebook":"k1"}})");
}

TEST(Json, WritesAStatementWithItsWords) {
  const Example example;
  EXPECT_EQ(
      to_json(example.statement, example.report.text),
      R"({"id":"vrch-1#s1","report":"vrch-1","source":[[71,85]],"source_text":["mayor Ján Malý"],)"
      R"("cue":[[86,90]],"cue_text":["said"],"content":[[0,69]],"content_text":)"
      R"(["The “Hill Guard” shelled Košice on Monday, killing at least 12 people"],)"
      R"("who":{"text":"mayor Ján Malý","country":"SVK","role":"GOV","channel":"Twitter",)"
      R"("channel_span":[94,101],"span":[71,85]},"channel":"Twitter","channel_span":[94,101],"confidence":0.9})");
}

TEST(Json, AClaimComesBackAsItWas) {
  const Claim claim = Example().claim;
  const auto back = claim_from_json(to_json(claim, coder));
  ASSERT_TRUE(back) << describe(back.error());
  EXPECT_EQ(back->killed->low, 12U);
  EXPECT_EQ(back->killed->span, claim.killed->span);
  EXPECT_EQ(back->sources[0].channel, "Twitter");
  EXPECT_EQ(back->places[0].precision, Precision::exact);
  EXPECT_EQ(back->mentions[0].cue, claim.mentions[0].cue);
  EXPECT_EQ(coder_from_json(to_json(claim, coder)), coder);
}

TEST(Json, WritingReadingAndWritingGivesTheSameLine) {
  Random random(7);
  for (int i = 0; i < 500; ++i) {
    const Report report = random.report("r" + std::to_string(i));
    Claim claim = random.claim(report, 1);
    if (i % 2 == 1) claim = random.spoil(std::move(claim));
    const std::string line = to_json(claim, coder);
    const auto back = claim_from_json(line);
    ASSERT_TRUE(back) << describe(back.error()) << "\n" << line;
    EXPECT_EQ(to_json(*back, *coder_from_json(line)), line);
    EXPECT_THAT(line, Not(HasSubstr("\n")));
    EXPECT_TRUE(Text::from_utf8(line));

    const Statement statement = random.statement(report, 1);
    const std::string said = to_json(statement, report.text);
    const auto said_back = statement_from_json(said);
    ASSERT_TRUE(said_back) << describe(said_back.error());
    EXPECT_EQ(to_json(*said_back, report.text), said);
  }
}

TEST(Json, NumbersThatAreNoneAreNotTold) {
  Claim claim = Example().claim;
  claim.score = std::nan("");
  claim.confidence = std::numeric_limits<double>::infinity();
  claim.places[0].lat = std::nan("");
  const std::string line = to_json(claim, coder);
  EXPECT_THAT(line, HasSubstr(R"("lat":null)"));
  EXPECT_THAT(line, HasSubstr(R"("score":0.0)"));
  EXPECT_THAT(line, HasSubstr(R"("confidence":0.0)"));
  EXPECT_EQ(to_json(*claim_from_json(line), coder), line);
}

TEST(Json, ReadsAClaimAnnotatedByTheGuidelines) {
  const auto claim = claim_from_json(
      R"({"id": "c1", "event": "e1", "type": "ACCUSE", "mode": null, "stance": "asserted",
          "actors": [{"text": "Košice", "role": "GOV", "country": "SVK"}], "recipients": [], "places":
          [{"name": "Prešov", "country": "SVK"}], "time": null, "killed": [3, 9], "injured": null, "sources": [],
          "evidence": "Košice accused Prešov.", "trigger": "accused",
          "mentions": [{"sentence": [0, 22], "trigger": [7, 14], "actors": [[0, 6]]}]})");
  ASSERT_TRUE(claim) << describe(claim.error());
  EXPECT_EQ(claim->killed->high, 9U);
  EXPECT_FALSE(claim->killed->span);
  EXPECT_EQ(claim->places[0].precision, Precision::unknown);
  EXPECT_EQ(claim->mentions[0].actors[0], (Span{0, 6}));
}

struct Fault {
  const char* change;  ///< keys to set on a good line ("absent" takes one away); the line itself where it is
                       ///< no object
  ErrorCode code;
  const char* what;
};

class BrokenLine : public ::testing::TestWithParam<Fault> {};

TEST_P(BrokenLine, NamesTheField) {
  const Fault& fault = GetParam();
  std::string line = fault.change;
  if (nlohmann::json::accept(line) && nlohmann::json::parse(line).is_object()) {
    auto whole = nlohmann::json::parse(to_json(Example().claim, coder));
    const auto changes = nlohmann::json::parse(line);
    for (const auto& [key, value] : changes.items()) {
      if (value == "absent") {
        whole.erase(key);
      } else {
        whole[key] = value;
      }
    }
    line = whole.dump();
  }
  const auto claim = claim_from_json(line);
  ASSERT_FALSE(claim);
  EXPECT_EQ(claim.error().code, fault.code);
  EXPECT_THAT(claim.error().what, HasSubstr(fault.what));
  EXPECT_FALSE(claim.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Json, BrokenLine,
    ::testing::Values(
        Fault{"{\"id\": ", ErrorCode::broken_json, "not a line of JSON"},
        Fault{"", ErrorCode::broken_json, "not a line of JSON"},
        Fault{"[1e999]", ErrorCode::broken_json, "out of range"},
        Fault{"{\"id\": \"\xff\"}", ErrorCode::broken_json, "not a line of JSON"},
        Fault{"[]", ErrorCode::field_invalid, "the line is not an object"},
        Fault{R"({"type": "absent"})", ErrorCode::field_missing, "type is missing"},
        Fault{R"({"trigger": null})", ErrorCode::field_invalid, "trigger is not a string"},
        Fault{R"({"actors": {}})", ErrorCode::field_invalid, "actors is not a list"},
        Fault{R"({"actors": [{"text": "a"}, 7]})", ErrorCode::field_invalid, "actors[1] is not an object"},
        Fault{R"({"sources": [{"text": "a", "span": [1]}]})", ErrorCode::field_invalid,
              "sources[0].span is not"},
        Fault{R"({"places": [{"name": "a", "precision": "rough"}]})", ErrorCode::field_invalid,
              "places[0].precision"},
        Fault{R"({"places": [{"name": "a", "geonameid": 1.5}]})", ErrorCode::field_invalid,
              "places[0].geonameid"},
        Fault{R"({"killed": [12]})", ErrorCode::field_invalid, "killed is not"},
        Fault{R"({"killed": [-1, 2]})", ErrorCode::field_invalid, "killed is not"},
        Fault{R"({"evidence_span": [0, 4294967296]})", ErrorCode::field_invalid, "evidence_span is not"},
        Fault{R"({"time": {"start": "2021-01-01"}})", ErrorCode::field_missing, "time.end is missing"},
        Fault{R"({"mentions": [{"sentence": [0, 1]}]})", ErrorCode::field_missing, "mentions[0].trigger"},
        Fault{R"({"mentions": [{"sentence": [0, 1], "trigger": [0, 1], "cue": [0, 1]}]})",
              ErrorCode::field_invalid, "mentions[0].cue is not a list of"}));

TEST(Json, SaysAtWhichByteALineBreaks) {
  const auto claim = claim_from_json(R"({"id": nul})");
  ASSERT_FALSE(claim);
  EXPECT_EQ(claim.error().offset, 10U);
}

/// Decimal commas and grouping dots for C++ streams while it lives; for C too where the machine has such a
/// locale.
class CommaLocale {
 public:
  CommaLocale() : streams_(std::locale::global(std::locale(std::locale::classic(), new Commas))) {
    for (const char* name : {"de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8"}) {
      if (std::setlocale(LC_NUMERIC, name) != nullptr) break;
    }
  }
  ~CommaLocale() {
    std::locale::global(streams_);
    std::setlocale(LC_ALL, "C");
  }
  CommaLocale(const CommaLocale&) = delete;
  CommaLocale& operator=(const CommaLocale&) = delete;

 private:
  struct Commas : std::numpunct<char> {
    char do_decimal_point() const override { return ','; }
    char do_thousands_sep() const override { return '.'; }
    std::string do_grouping() const override { return "\3"; }
  };
  std::locale streams_;
};

TEST(Output, IsTheSameInEveryLocale) {
  const Example example;
  const std::string json = to_json(example.claim, coder);
  const std::string csv = to_csv(example.claim, coder);
  const std::string text = to_text(example.claim);
  const CommaLocale commas;
  EXPECT_EQ(to_json(example.claim, coder), json);
  EXPECT_EQ(to_csv(example.claim, coder), csv);
  EXPECT_EQ(to_text(example.claim), text);
  EXPECT_EQ(to_json(*claim_from_json(json), coder), json);
}

}  // namespace
}  // namespace sayso::output
