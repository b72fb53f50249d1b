#pragma once
#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sayso/ledger.hpp"

namespace sayso::cli {

/// What `sayso claims` and `sayso statements` are asked for, as typed.
struct FilterOptions {
  std::vector<std::string> types, stances, reports;
  std::string actor, recipient, source, place, from, to;
  bool own_voice = false;
  bool history = false;
  double min_confidence = 0;
  std::optional<std::uint64_t> limit;
  std::uint64_t offset = 0;
};
void add_filter_options(CLI::App& command, FilterOptions& options);

/// The ledger's filter. Types and stances in any case, days in any form of `parse_date`.
/// Errors: `usage`, for a type, stance or day that is none, a day before the one it must follow, and
/// `own_voice` with a source.
[[nodiscard]] Result<ledger::Filter> to_filter(const FilterOptions& options);

}  // namespace sayso::cli
