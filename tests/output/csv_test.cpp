#include <gtest/gtest.h>

#include "output/example.hpp"
#include "output/random_claims.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

using sayso::testing::coder;
using sayso::testing::Example;
using sayso::testing::Random;

/// A reader of RFC 4180 of its own: all cells of one record; empty where the record is broken.
std::vector<std::string> cells(const std::string& record) {
  std::vector<std::string> out(1);
  bool quoted = false;
  for (std::size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (quoted) {
      if (c != '"') {
        out.back() += c;
      } else if (record[i + 1] == '"') {
        out.back() += record[++i];
      } else {
        quoted = false;
      }
    } else if (c == '"') {
      quoted = true;
    } else if (c == ',') {
      out.emplace_back();
    } else if (c == '\r') {
      return i + 2 == record.size() && record[i + 1] == '\n' ? out : std::vector<std::string>();
    } else {
      out.back() += c;
    }
  }
  return {};
}

std::string cell(const std::string& header, const std::string& row, const std::string& column) {
  const auto names = cells(header);
  const auto found = std::find(names.begin(), names.end(), column);
  const auto values = cells(row);
  if (found == names.end() || values.size() != names.size()) return "(broken)";
  return values[static_cast<std::size_t>(found - names.begin())];
}

TEST(Csv, WritesAClaimAsOneRow) {
  const Example example;
  EXPECT_EQ(
      to_csv(example.claim, coder),
      "vrch-1#c1,vrch-1,e1,ASSAULT,heavy-weapons,asserted,The “Hill Guard”,SVK,REB,,,,Košice,SVK,48.71395,"
      "21.25808,724443,exact,2021-03-01,2021-03-01,12,,,,mayor Ján Malý,SVK,GOV,Twitter,"
      "\"The “Hill Guard” shelled Košice on Monday, killing at least 12 people, mayor Ján Malý said on "
      "Twitter.\",shelled,material-conflict,-9,194,"
      "Explosions/Remote violence/Shelling/artillery/missile attack,0.872,0.1.0,m1,k1\r\n");
}

TEST(Csv, WritesAStatement) {
  const Example example;
  EXPECT_EQ(to_csv(example.statement, example.report.text),
            "vrch-1#s1,vrch-1,mayor Ján Malý,mayor Ján Malý,SVK,GOV,Twitter,said,"
            "\"The “Hill Guard” shelled Košice on Monday, killing at least 12 people\",0.900\r\n");
}

TEST(Csv, SeveralValuesStandNextToEachOther) {
  Claim claim = Example().claim;
  claim.places.push_back({.name = "Prešov",
                          .country = {},
                          .span = {},
                          .lat = {},
                          .lon = {},
                          .geonameid = {},
                          .precision = Precision::country});
  claim.places.front().lat = -48.5;
  const std::string row = to_csv(claim, coder);
  EXPECT_EQ(cell(claim_csv_header(), row, "places"), "Košice; Prešov");
  EXPECT_EQ(cell(claim_csv_header(), row, "place_countries"), "SVK; ");
  EXPECT_EQ(cell(claim_csv_header(), row, "lat"), "-48.5; ");
  EXPECT_EQ(cell(claim_csv_header(), row, "precision"), "exact; country");
}

TEST(Csv, NoCellOfWordsIsAFormula) {
  for (const std::string start : {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"}) {
    Claim claim = Example().claim;
    claim.evidence = start + "HYPERLINK(\"https://vrch.example\",\"x\")";
    claim.report = start;
    const std::string row = to_csv(claim, coder);
    EXPECT_EQ(cell(claim_csv_header(), row, "evidence"), "'" + claim.evidence);
    EXPECT_EQ(cell(claim_csv_header(), row, "report"), "'" + start);
  }
  Claim claim = Example().claim;
  claim.score = -10;
  EXPECT_EQ(cell(claim_csv_header(), to_csv(claim, coder), "score"), "-10");
}

TEST(Csv, EveryRowHasEveryColumnWhateverTheWords) {
  Random random(3);
  const std::size_t columns = cells(claim_csv_header()).size();
  for (int i = 0; i < 300; ++i) {
    const Report report = random.report("r");
    const std::string row = to_csv(random.spoil(random.claim(report, 1)), coder);
    EXPECT_EQ(cells(row).size(), columns) << row;
    EXPECT_TRUE(Text::from_utf8(row));
    const std::string said = to_csv(random.statement(report, 1), report.text);
    EXPECT_EQ(cells(said).size(), cells(statement_csv_header()).size()) << said;
  }
}

}  // namespace
}  // namespace sayso::output
