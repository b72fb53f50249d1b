#pragma once
#include <span>
#include <string_view>

#include "ledger/connection.hpp"
#include "sayso/ledger.hpp"

namespace sayso::ledger {

/// A coding with all that belongs to it, for a report that is already there or about to be.
struct Material {
  const Report* report = nullptr;  ///< `recode` has only the id and text of it
  const Coding* coding = nullptr;
  std::span<const Claim> claims;
  std::span<const Statement> statements;
};

/// Writes a report with its coding inside the caller's transaction. The connection fails where it cannot.
AddOutcome put_report(Connection& connection, const Material& material);

/// Writes another coding of the report with that identity, inside the caller's transaction.
Recoded put_coding_again(Connection& connection, std::string_view identity, const Coding& coding,
                         std::span<const Claim> claims, std::span<const Statement> statements);

/// The words at the source spans of a statement, one blank between two stretches; empty without a source.
[[nodiscard]] std::string source_words(const Statement& statement, const Text& text);

}  // namespace sayso::ledger
