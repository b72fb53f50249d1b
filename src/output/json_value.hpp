#pragma once
#include <nlohmann/json.hpp>

#include "sayso/claim.hpp"
#include "sayso/output.hpp"
#include "sayso/text.hpp"

namespace sayso::output {

/// A JSON object that keeps its keys in the order in which they were set.
using Json = nlohmann::ordered_json;

[[nodiscard]] Json claim_value(const Claim& claim, const Coder& coder);
[[nodiscard]] Json statement_value(const Statement& statement, const Text& text);
[[nodiscard]] Json mention_value(const Mention& mention);

/// The line of a value: UTF-8 straight, U+FFFD for what is not UTF-8, no blanks.
[[nodiscard]] std::string dump(const Json& value);

}  // namespace sayso::output
