#include "sayso/result.hpp"

#include <array>
#include <utility>

namespace sayso {
namespace {

// In the order of the enumeration; a test walks every code.
constexpr std::array<const char*, static_cast<std::size_t>(ErrorCode::internal) + 1> names = {
    "file_missing",    "file_unreadable",   "format_unknown", "not_utf8",          "binary",
    "empty",           "too_long",          "broken_json",    "broken_html",       "field_missing",
    "field_invalid",   "date_impossible",   "id_conflict",    "data_missing",      "data_invalid",
    "entry_duplicate", "model_missing",     "model_damaged",  "ledger_unopenable", "ledger_corrupt",
    "ledger_newer",    "ledger_busy",       "disk_full",      "write_failed",      "not_found",
    "usage",           "word_out_of_range", "cycle_in_graph", "internal"};

}  // namespace

Error item_error(ErrorCode code, std::string item, std::string what, std::string remedy) {
  return {.code = code, .item = std::move(item), .what = std::move(what), .remedy = std::move(remedy)};
}

const char* name(ErrorCode code) {
  const auto index = static_cast<std::size_t>(code);
  return index < names.size() ? names[index] : "internal";
}

std::string describe(const Error& error) {
  std::string line;
  if (!error.item.empty()) {
    line += error.item;
    if (error.line) line += ":" + std::to_string(*error.line);
    line += ": ";
  } else if (error.line) {
    line += "line " + std::to_string(*error.line) + ": ";
  }
  line += error.what;
  if (error.offset) line += " (byte " + std::to_string(*error.offset) + ")";
  if (!error.remedy.empty()) line += "; " + error.remedy;
  return line;
}

}  // namespace sayso
