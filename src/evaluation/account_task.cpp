#include "evaluation/account_task.hpp"

#include <utility>

namespace sayso::evaluation {

std::vector<Result<Json>> AccountTask::answer(std::span<const Json> seen, const System& system) const {
  std::vector<Result<Json>> made(seen.size(), Json());
  std::vector<Report> reports;
  std::vector<std::size_t> records;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    auto report = report_of(seen[i]);
    if (report) {
      reports.push_back(std::move(*report));
      records.push_back(i);
    } else {
      made[i] = tl::unexpected(std::move(report.error()));
    }
  }
  const auto accounts = system.accounts(reports);
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (accounts[i]) {
      made[records[i]] = answer_of(*accounts[i]);
    } else {
      made[records[i]] = tl::unexpected(accounts[i].error());
    }
  }
  return made;
}

Json AnnotatedReportsTask::see(const Json& record) const {
  return only(record, {"id", "publisher", "date", "title", "text"});
}

std::vector<const char*> AnnotatedReportsTask::hidden() const { return {"claims"}; }

Json AnnotatedReportsTask::answer_of(const Account& account) const {
  Json list = Json::array();
  for (std::size_t i = 0; i < account.claims.size(); ++i) {
    Json claim = output::claim_value(account.claims[i], Coder{});
    claim["id"] = "c" + std::to_string(i + 1);
    claim.erase("report");
    claim.erase("coder");
    list.push_back(std::move(claim));
  }
  return {{"claims", std::move(list)}};
}

}  // namespace sayso::evaluation
