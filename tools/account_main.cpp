// Tells the claims of reports from analyses given beside them, so that the claims room can be measured on its
// own: with the annotated mentions in place of the reader's acts, what is still wrong is not the reader's.
// In: JSONL on standard input, {"record": …, "analysis": …}, the record as the annotated reports have it, the
// analysis as src/language/analysis_json.hpp has it. Out: the records with their claims. Argument: the data
// folder ("data").
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "evaluation/record_fields.hpp"
#include "language/analysis_json.hpp"
#include "output/json_value.hpp"
#include "sayso/coder.hpp"

int main(int count, char** values) {
  using namespace sayso;
  const auto knowledge = Knowledge::load(count > 1 ? values[1] : "data");
  if (!knowledge) {
    std::cerr << describe(knowledge.error()) << '\n';
    return 1;
  }
  for (std::string line; std::getline(std::cin, line);) {
    auto given = evaluation::Json::parse(line, nullptr, false);
    if (!given.is_object() || !given.contains("record") || !given.contains("analysis")) {
      std::cerr << "a line without a record and an analysis\n";
      return 1;
    }
    auto& record = given["record"];
    const auto report = evaluation::report_of(record);
    const auto analysis = language::analysis_from_json(given["analysis"].dump());
    if (!report || !analysis) {
      std::cerr << describe(report ? analysis.error() : report.error()) << '\n';
      return 1;
    }
    auto claims = evaluation::Json::array();
    for (const Claim& claim : account_of(*report, *analysis, *knowledge).claims) {
      claims.push_back(output::claim_value(claim, Coder{}));
    }
    record["claims"] = std::move(claims);
    std::cout << record.dump() << '\n';
  }
  return 0;
}
