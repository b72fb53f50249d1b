#pragma once
#include <span>
#include <string>

#include "sayso/claim.hpp"

namespace sayso::ledger {

/// SHA-256 over every field of a coding's claims and statements, in their order: equal if, and only if, what
/// is read back is what went in. Kept with the coding; `check` works it out again.
///
/// A field that a later version adds may enter only where it is not empty: older codings must keep their
/// digest.
[[nodiscard]] std::string digest(std::span<const Claim> claims, std::span<const Statement> statements);

}  // namespace sayso::ledger
