#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso::report {

/// A report as one reader took it out of its input, before it is checked.
struct Record {
  std::string item;                     ///< file, "-" for standard input
  std::optional<std::uint64_t> line;    ///< 1-based
  std::optional<std::uint64_t> offset;  ///< byte on which it begins
  std::string fallback_id;
  std::optional<std::string> id, publisher, title, url, published, retrieved, language;  ///< as written
  std::string text;                                                                      ///< UTF-8
  std::string sha256;
};

/// Fills `record` from one JSON value: the keys of `read_reports`. Without `needs_text` the value only
/// describes a text (X.json beside X.txt).
///
/// Errors, with line and offset counted from those of `record`: not_utf8, broken_json, broken_html,
/// field_invalid (names the key), field_missing.
[[nodiscard]] Result<void> fill_from_json(std::string_view json, bool needs_text, Record& record);

/// Whether a JSON file only describes a text: it is one object, perhaps a broken one, without `text` or
/// `html`.
[[nodiscard]] bool is_description(std::string_view json);

/// The error with the place of `record`; an offset in `error` counts from the record's own.
[[nodiscard]] Error at_place(Error error, const Record& record);

}  // namespace sayso::report
