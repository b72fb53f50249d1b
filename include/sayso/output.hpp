#pragma once
#include <string>
#include <string_view>

#include "sayso/claim.hpp"
#include "sayso/result.hpp"
#include "sayso/text.hpp"

namespace sayso {

/// What made a claim: versions as they name themselves ("0.1.0", a model's checksum, a codebook's).
struct Coder {
  std::string program;
  std::string model;
  std::string codebook;
  bool operator==(const Coder&) const = default;
};

}  // namespace sayso

/// Claims and statements in the forms that others read. docs/claims.md has a row for each field.
///
/// All of it is valid UTF-8 whatever comes in (U+FFFD stands for bytes that are not), and no number or
/// letter depends on the locale. The same value always gives the same bytes.
namespace sayso::output {

/// One claim on one line without its newline: every key, always, in one order; null where not told.
///
/// Coordinates that are not finite count as not told, such a score or confidence as 0; `confidence` is
/// rounded to three digits. `decisions` are for `sayso explain` and stay out. Empty slots of mentions are
/// left out, as is `channel` where not told.
[[nodiscard]] std::string to_json(const Claim& claim, const Coder& coder);

/// The claim of a line that `to_json` made: `to_json` of it gives the line again.
///
/// Only `id`, `event`, `type`, `stance`, `evidence` and `trigger` must be there, so a claim annotated by the
/// guidelines can be read too; keys that Sayso doesn't know are passed over.
/// Errors: `broken_json` with the byte; `field_missing` and `field_invalid`, which name the field.
[[nodiscard]] Result<Claim> claim_from_json(std::string_view line);

/// The `coder` of such a line; all of it empty where the line has none. Errors as `claim_from_json`.
[[nodiscard]] Result<Coder> coder_from_json(std::string_view line);

/// One statement on one line. `text` is its report's: the words at `source`, `cue` and `content` are given
/// beside their offsets in `source_text`, `cue_text` and `content_text`, one for each.
[[nodiscard]] std::string to_json(const Statement& statement, const Text& text);

/// Only `id` and `content` must be there; the words beside the offsets are not read. Errors as
/// `claim_from_json`.
[[nodiscard]] Result<Statement> statement_from_json(std::string_view line);

/// Tables by RFC 4180: CRLF after each row, the last too; the columns of docs/claims.md "CSV".
///
/// A cell of words that a spreadsheet would take for a formula (it begins with = + - @, their full-width
/// forms, a tab or a line break) gets a leading apostrophe. Numbers, negative ones too, stay as they are.
[[nodiscard]] std::string claim_csv_header();
[[nodiscard]] std::string to_csv(const Claim& claim, const Coder& coder);
[[nodiscard]] std::string statement_csv_header();
[[nodiscard]] std::string to_csv(const Statement& statement, const Text& text);

/// How to print for people.
struct TextStyle {
  bool colour = false;  ///< ANSI colours: sources cyan, acts red, parties yellow
};

/// A short block for a terminal, each line with its newline: who says that who did what to whom, where, when,
/// with how many killed and injured. Lines without words are left out. Control and bidirectional-override
/// characters of the report never reach the terminal.
[[nodiscard]] std::string to_text(const Claim& claim, TextStyle style = {});

/// Who says what: the source, its channel and the words.
[[nodiscard]] std::string to_text(const Statement& statement, const Text& text, TextStyle style = {});

}  // namespace sayso::output
