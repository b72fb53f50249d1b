#pragma once
#include <memory>
#include <string>
#include <vector>

#include "sayso/analysis.hpp"
#include "sayso/claim.hpp"
#include "sayso/report.hpp"
#include "sayso/result.hpp"

namespace sayso {

/// What a report says: who says what, and the events told, each on somebody's word.
struct Account {
  std::vector<Statement> statements;
  std::vector<Claim> claims;
};

/// The tables of the world that claims are told with, read once from a data folder.
///
/// Immutable; safe to share between threads. Copies share the tables.
class Knowledge {
 public:
  /// Reads codebook/ and actors/ of `folder` and maps places.bin there. Without places.bin places stay
  /// without coordinates. Errors: those of the tables, with file and line.
  [[nodiscard]] static Result<Knowledge> load(const std::string& folder);

  /// Version of the codebook: a hash over its files.
  [[nodiscard]] const std::string& codebook_version() const;

  struct Tables;
  [[nodiscard]] const Tables& tables() const { return *tables_; }

 private:
  explicit Knowledge(std::shared_ptr<const Tables> tables) : tables_(std::move(tables)) {}
  std::shared_ptr<const Tables> tables_;
};

/// Tells the statements and claims of a report from what the reader made of it.
///
/// A pure function: the same report, analysis and tables give the same account, byte for byte.
[[nodiscard]] Account account_of(const Report& report, const Analysis& analysis, const Knowledge& knowledge);

}  // namespace sayso
