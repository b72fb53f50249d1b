#pragma once
#include <sqlite3.h>
#include <stdlib.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <vector>

#include "output/random_claims.hpp"
#include "sayso/ledger.hpp"

namespace sayso::testing {

/// A folder that goes with the test. In memory where that can be had: the tests sync thousands of times.
class Folder {
 public:
  Folder() {
    const std::filesystem::path memory = "/dev/shm";
    const bool usable = ::access(memory.c_str(), W_OK | X_OK) == 0;
    const auto parent = usable ? memory : std::filesystem::temp_directory_path();
    std::string name = (parent / "sayso-ledger-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string operator/(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline const ledger::Coding first_coding{.coder = {.program = "0.1.0", .model = "m1", .codebook = "k1"},
                                         .made_at = "2022-01-05T10:00:00Z"};
inline const ledger::Coding second_coding{.coder = {.program = "0.1.0", .model = "m2", .codebook = "k1"},
                                          .made_at = "2022-02-01T10:00:00Z"};

/// A report with what was found in it.
struct Coded {
  Report report;
  std::vector<Claim> claims;
  std::vector<Statement> statements;

  Result<ledger::AddOutcome> into(ledger::Ledger& ledger) const {
    return ledger.add(report, first_coding, claims, statements);
  }
  Result<ledger::AddOutcome> into(ledger::Ledger::Batch& batch) const {
    return batch.add(report, first_coding, claims, statements);
  }
};

/// Reports r0, r1, …; the same seed gives the same ones.
inline std::vector<Coded> coded_reports(std::uint32_t seed, int count, std::uint32_t claims = 4) {
  Random random(seed);
  std::vector<Coded> out;
  for (int i = 0; i < count; ++i) {
    Coded& coded = out.emplace_back();
    coded.report = random.report("r" + std::to_string(i));
    coded.claims = random.claims(coded.report, claims);
    coded.statements = random.statements(coded.report, 3);
  }
  return out;
}

/// Runs SQL on the file behind the ledger's back. Says whether it worked.
inline bool tamper(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  const bool worked = sqlite3_open(path.c_str(), &handle) == SQLITE_OK &&
                      sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  sqlite3_close(handle);
  return worked;
}

/// One line a fault; empty where the ledger is clean.
inline std::string faults(const ledger::Ledger& ledger) {
  const auto found = ledger.check();
  if (!found) return "cannot check: " + describe(found.error());
  std::string lines;
  for (const Error& fault : *found) lines += describe(fault) + "\n";
  return lines;
}

/// Those of `coded` that are in the ledger with all their claims and statements, by index; -1 in the list for
/// one that is in only by half.
inline std::vector<int> whole_reports(const ledger::Ledger& ledger, const std::vector<Coded>& coded) {
  std::vector<int> in;
  for (std::size_t i = 0; i < coded.size(); ++i) {
    const auto stored = ledger.report(ledger::identity(coded[i].report));
    if (!stored) continue;
    std::size_t claims = 0;
    std::size_t statements = 0;
    ledger::Filter filter;
    filter.reports = {stored->identity};
    filter.history = true;
    (void)ledger.claims(filter, [&](const auto&) { return ++claims > 0; });
    (void)ledger.statements(filter, [&](const auto&) { return ++statements > 0; });
    const bool whole = claims == coded[i].claims.size() && statements == coded[i].statements.size();
    in.push_back(whole ? static_cast<int>(i) : -1);
  }
  return in;
}

}  // namespace sayso::testing
