#include "sayso/ledger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ledger/digest.hpp"
#include "ledger/scratch.hpp"

namespace sayso::ledger {
namespace {

using sayso::testing::Coded;
using sayso::testing::coded_reports;
using sayso::testing::faults;
using sayso::testing::first_coding;
using sayso::testing::Folder;
using sayso::testing::Random;
using sayso::testing::second_coding;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Ledger make(const Folder& folder) {
  auto ledger = Ledger::open(folder / "sayso.db", Mode::create);
  EXPECT_TRUE(ledger) << describe(ledger.error());
  return *std::move(ledger);
}

Report report(const std::string& id, const std::string& text) {
  Report out;
  out.id = id;
  out.language = "en";
  out.text = *Text::from_utf8(text);
  out.sha256 = std::string(64, 'a');
  return out;
}

Result<AddOutcome> add(Ledger& ledger, const Report& report) {
  return ledger.add(report, first_coding, {}, {});
}

std::vector<Claim> claims_of(const Ledger& ledger, const Filter& filter = {}) {
  std::vector<Claim> out;
  const auto read = ledger.claims(filter, [&](const StoredClaim& stored) {
    out.push_back(stored.claim);
    return true;
  });
  EXPECT_TRUE(read) << describe(read.error());
  return out;
}

std::vector<Statement> statements_of(const Ledger& ledger, const Filter& filter = {}) {
  std::vector<Statement> out;
  const auto read = ledger.statements(filter, [&](const StoredStatement& stored) {
    out.push_back(stored.statement);
    return true;
  });
  EXPECT_TRUE(read) << describe(read.error());
  return out;
}

TEST(Ledger, GivesBackWhatWentIn) {
  const Folder folder;
  Ledger ledger = make(folder);
  Random random(17);
  for (int i = 0; i < 60; ++i) {
    const Report report = random.report("r" + std::to_string(i));
    std::vector<Claim> claims = random.claims(report, random.below(8));
    if (i % 3 == 0) {
      for (Claim& claim : claims) claim = random.spoil(std::move(claim));
    }
    const std::vector<Statement> statements = random.statements(report, random.below(6));
    const auto outcome = ledger.add(report, first_coding, claims, statements);
    ASSERT_TRUE(outcome) << describe(outcome.error());
    EXPECT_EQ(outcome->what, Added::added);

    Filter filter;
    filter.reports = {outcome->identity};
    const std::vector<Claim> back = claims_of(ledger, filter);
    ASSERT_EQ(back.size(), claims.size());
    // The digest covers every field; the lines show where they differ.
    for (std::size_t j = 0; j < claims.size(); ++j) {
      EXPECT_EQ(output::to_json(back[j], {}), output::to_json(claims[j], {}));
    }
    EXPECT_EQ(digest(back, statements_of(ledger, filter)), digest(claims, statements));

    const auto stored = ledger.report(report.id);
    ASSERT_TRUE(stored);
    EXPECT_EQ(stored->report.text.bytes(), report.text.bytes());
    EXPECT_EQ(stored->report.publisher, report.publisher);
    EXPECT_EQ(stored->report.title, report.title);
    EXPECT_EQ(stored->report.url, report.url);
    EXPECT_EQ(stored->report.published, report.published);
    EXPECT_EQ(stored->report.retrieved, report.retrieved);
    EXPECT_EQ(stored->report.language, report.language);
    EXPECT_EQ(stored->report.sha256, report.sha256);
    EXPECT_EQ(stored->claims, claims.size());
    EXPECT_EQ(stored->statements, statements.size());
    EXPECT_EQ(stored->coding.coder, first_coding.coder);
  }
}

TEST(Ledger, TheSameHandedInTwiceAddsNothing) {
  const Folder folder;
  Ledger ledger = make(folder);
  const auto coded = coded_reports(1, 5);
  for (const Coded& each : coded) ASSERT_TRUE(each.into(ledger));
  const auto before = ledger.counts();
  for (const Coded& each : coded) {
    EXPECT_EQ(ledger.has(identity(each.report)), true);
    const auto again = each.into(ledger);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->what, Added::already_there);
    EXPECT_EQ(again->known_as, each.report.id);
  }
  Report renamed = coded[0].report;
  renamed.id = "another-name";
  EXPECT_EQ(add(ledger, renamed)->known_as, "r0");
  EXPECT_EQ(ledger.counts()->reports, before->reports);
  EXPECT_EQ(ledger.counts()->claims, before->claims);
  EXPECT_EQ(ledger.has(std::string(64, '0')), false);
}

TEST(Ledger, TenPapersIdenticalCopiesAreTenReports) {
  const Folder folder;
  Ledger ledger = make(folder);
  for (int i = 0; i < 10; ++i) {
    Report copy = report("agency", "Two houses were hit in Malatya.");
    copy.publisher = "Paper " + std::to_string(i);
    const auto outcome = add(ledger, copy);
    ASSERT_TRUE(outcome) << describe(outcome.error());
    EXPECT_EQ(outcome->what, Added::added);
  }
  EXPECT_EQ(ledger.counts()->reports, 10U);
}

TEST(Ledger, NewTextAtAKnownAddressIsARevision) {
  const Folder folder;
  Ledger ledger = make(folder);
  Report first = report("a", "One house was hit in Malatya.");
  first.url = "https://vrch.example/a";
  Report second = first;
  second.text = *Text::from_utf8("Two houses were hit in Malatya.");
  Report third = second;
  third.id = "another-name";
  third.published = "2022-01-03";
  ASSERT_EQ(add(ledger, first)->what, Added::added);
  const auto revised = add(ledger, second);
  ASSERT_TRUE(revised) << describe(revised.error());
  EXPECT_EQ(revised->what, Added::revision);
  EXPECT_EQ(revised->known_as, "a");
  ASSERT_EQ(add(ledger, third)->what, Added::revision);

  EXPECT_EQ(ledger.report(identity(first))->revised_by, identity(second));
  EXPECT_EQ(ledger.report(identity(second))->revises, identity(first));
  EXPECT_EQ(ledger.report(identity(second))->revised_by, identity(third));
  EXPECT_EQ(ledger.report("a")->report.text.bytes(), second.text.bytes());
  EXPECT_EQ(add(ledger, first)->what, Added::already_there);
  EXPECT_EQ(faults(ledger), "");
}

TEST(Ledger, ClaimsOfARevisedReportAreHistory) {
  const Folder folder;
  Ledger ledger = make(folder);
  auto coded = coded_reports(4, 2, 3);
  coded[0].report.url = coded[1].report.url = "https://vrch.example/a";
  ASSERT_EQ(coded[0].into(ledger)->what, Added::added);
  ASSERT_EQ(coded[1].into(ledger)->what, Added::revision);
  EXPECT_EQ(claims_of(ledger).size(), 3U);
  EXPECT_EQ(claims_of(ledger)[0].id, "r1#c1");
  EXPECT_EQ(claims_of(ledger, {.history = true}).size(), 6U);
  EXPECT_EQ(statements_of(ledger).size(), 3U);
}

TEST(Ledger, ACopyAtTheSameAddressUnderAnotherPublisherIsNoRevision) {
  const Folder folder;
  Ledger ledger = make(folder);
  Report first = report("a", "One house was hit in Malatya.");
  first.url = "https://vrch.example/a";
  first.publisher = "Radio Vrch";
  Report second = first;
  second.publisher = "Vrch Times";
  ASSERT_EQ(add(ledger, first)->what, Added::added);
  EXPECT_EQ(add(ledger, second)->what, Added::added);
}

TEST(Ledger, TwoReportsOfOneIdAreAConflict) {
  const Folder folder;
  Ledger ledger = make(folder);
  Report first = report("a", "One house was hit in Malatya.");
  Report second = report("a", "A bridge was hit in Malatya.");
  ASSERT_TRUE(add(ledger, first));
  const auto conflict = add(ledger, second);
  ASSERT_FALSE(conflict);
  EXPECT_EQ(conflict.error().code, ErrorCode::id_conflict);
  EXPECT_EQ(conflict.error().item, "a");
  second.url = "https://vrch.example/a";
  EXPECT_EQ(add(ledger, second).error().code, ErrorCode::id_conflict);
  EXPECT_EQ(ledger.counts()->reports, 1U);
  // The ledger goes on after it.
  EXPECT_TRUE(add(ledger, report("b", "A bridge was hit in Malatya.")));
}

TEST(Ledger, RefusesWhatItCouldNotGiveBack) {
  const Folder folder;
  Ledger ledger = make(folder);
  Coded coded = coded_reports(1, 1)[0];
  coded.claims[1].confidence = 0.0 / 0.0;
  EXPECT_EQ(coded.into(ledger).error().code, ErrorCode::field_invalid);
  coded = coded_reports(1, 1)[0];
  coded.claims[0].report = "another";
  EXPECT_EQ(coded.into(ledger).error().code, ErrorCode::field_invalid);
  coded = coded_reports(1, 1)[0];
  coded.claims[0].id = coded.claims[1].id;
  EXPECT_FALSE(coded.into(ledger));
  EXPECT_EQ(ledger.counts()->reports, 0U);
}

TEST(Ledger, RecodingKeepsTheOldClaimsAsHistory) {
  const Folder folder;
  Ledger ledger = make(folder);
  const Coded coded = coded_reports(1, 1)[0];
  const std::string id = coded.into(ledger)->identity;
  const std::vector<Claim> fewer(coded.claims.begin(), coded.claims.begin() + 2);
  EXPECT_EQ(ledger.recode(id, second_coding, fewer, {}), Recoded::recoded);
  EXPECT_EQ(ledger.recode(id, second_coding, fewer, {}), Recoded::unchanged);
  EXPECT_EQ(claims_of(ledger).size(), 2U);
  EXPECT_EQ(ledger.report("r0")->claims, 2U);
  EXPECT_EQ(ledger.report("r0")->coding.coder.model, "m2");
  EXPECT_EQ(ledger.report("r0")->coding.made_at, second_coding.made_at);

  std::vector<std::string> told;
  ASSERT_TRUE(ledger.claims({.history = true}, [&](const StoredClaim& stored) {
    told.push_back(stored.claim.id + " " + stored.coding.coder.model + (stored.current ? " current" : ""));
    return true;
  }));
  EXPECT_THAT(told, ElementsAre("r0#c1 m1", "r0#c2 m1", "r0#c3 m1", "r0#c4 m1", "r0#c1 m2 current",
                                "r0#c2 m2 current"));
  EXPECT_EQ(ledger.recode("nothing", second_coding, {}, {}).error().code, ErrorCode::not_found);
  EXPECT_EQ(faults(ledger), "");
}

TEST(Ledger, KeepsAPersonsWordBesideTheMachines) {
  const Folder folder;
  Ledger ledger = make(folder);
  const Coded coded = coded_reports(1, 1)[0];
  const std::string id = coded.into(ledger)->identity;
  const Correction correction{.claim = "r0#c1",
                              .field = "stance",
                              .value = "denied",
                              .who = "Eva",
                              .made_at = "2022-01-06T09:00:00Z",
                              .note = "“has no part in”"};
  ASSERT_TRUE(ledger.correct(correction));
  ASSERT_TRUE(ledger.recode(id, second_coding, coded.claims, {}));
  const auto kept = ledger.corrections("r0#c1");
  ASSERT_TRUE(kept);
  ASSERT_EQ(kept->size(), 1U);
  EXPECT_EQ(kept->front().value, "denied");
  EXPECT_EQ(kept->front().note, correction.note);
  EXPECT_EQ(ledger.claim("r0#c1")->claim.stance, coded.claims[0].stance);
  EXPECT_EQ(
      ledger.correct({.claim = "r0#c99", .field = {}, .value = {}, .who = {}, .made_at = {}, .note = {}})
          .error()
          .code,
      ErrorCode::not_found);
}

TEST(Ledger, FindsOneClaim) {
  const Folder folder;
  Ledger ledger = make(folder);
  const Coded coded = coded_reports(1, 1)[0];
  ASSERT_TRUE(coded.into(ledger));
  const auto claim = ledger.claim("r0#c3");
  ASSERT_TRUE(claim);
  EXPECT_EQ(claim->claim.evidence, coded.claims[2].evidence);
  EXPECT_EQ(claim->claim.decisions.size(), coded.claims[2].decisions.size());
  EXPECT_EQ(ledger.claim("r0#c5").error().code, ErrorCode::not_found);
  EXPECT_EQ(ledger.report("r5").error().code, ErrorCode::not_found);
  // It goes on after what it did not find.
  EXPECT_TRUE(ledger.claim("r0#c1"));
}

TEST(Batch, IsInOnlyWhenCommitted) {
  const Folder folder;
  Ledger ledger = make(folder);
  const auto coded = coded_reports(1, 3);
  {
    auto batch = ledger.batch();
    ASSERT_TRUE(batch);
    for (const Coded& each : coded) ASSERT_TRUE(each.into(*batch));
  }
  EXPECT_EQ(ledger.counts()->reports, 0U);
  {
    auto batch = ledger.batch();
    ASSERT_TRUE(batch);
    for (const Coded& each : coded) ASSERT_TRUE(each.into(*batch));
    // One that fails is left out; the others stay.
    EXPECT_EQ(batch->add(report("r0", "Another text."), first_coding, {}, {}).error().code,
              ErrorCode::id_conflict);
    EXPECT_EQ(coded[1].into(*batch)->what, Added::already_there);
    ASSERT_TRUE(batch->commit());
  }
  EXPECT_EQ(ledger.counts()->reports, 3U);
  EXPECT_EQ(faults(ledger), "");
}

TEST(Ledger, AddingAmidABatchIsRefusedAndDoesNotUndoIt) {
  const Folder folder;
  Ledger ledger = make(folder);
  const auto coded = coded_reports(1, 2);
  auto batch = ledger.batch();
  ASSERT_TRUE(coded[0].into(*batch));
  EXPECT_FALSE(coded[1].into(ledger));
  ASSERT_TRUE(batch->commit());
  EXPECT_EQ(ledger.counts()->reports, 1U);
}

TEST(Ledger, TheSameCallsMakeTheSameLedger) {
  std::string dumps[2];
  for (std::string& dump : dumps) {
    const Folder folder;
    Ledger ledger = make(folder);
    for (const Coded& each : coded_reports(8, 10)) ASSERT_TRUE(each.into(ledger));
    ASSERT_TRUE(ledger.claims({}, [&](const StoredClaim& stored) {
      dump += output::to_json(stored.claim, stored.coding.coder) + stored.coding.made_at +
              stored.report_identity + "\n";
      return true;
    }));
  }
  EXPECT_EQ(dumps[0], dumps[1]);
  EXPECT_THAT(dumps[0], HasSubstr("r9#c4"));
}

TEST(Ledger, CommasAndQuotesAreOnlyWords) {
  const Folder folder;
  Ledger ledger = make(folder);
  Report wicked = report("'; DROP TABLE reports; --", "Robert'); DROP TABLE claims;--");
  wicked.publisher = "\"";
  ASSERT_TRUE(add(ledger, wicked));
  EXPECT_EQ(ledger.report(wicked.id)->report.publisher, "\"");
  Filter filter;
  filter.actor = Match::parse("') OR 1=1 --");
  EXPECT_THAT(claims_of(ledger, filter), IsEmpty());
}

}  // namespace
}  // namespace sayso::ledger
