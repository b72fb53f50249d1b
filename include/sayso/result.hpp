#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <tl/expected.hpp>

namespace sayso {

/// What kind of thing went wrong. docs/errors.md lists each with its remedy.
enum class ErrorCode : std::uint8_t {
  file_missing,       ///< no such file or folder
  file_unreadable,    ///< it exists, but cannot be read
  format_unknown,     ///< no reader for this kind of file
  not_utf8,           ///< bytes that are not UTF-8, nor an encoding that could be told
  binary,             ///< NUL bytes or the like: not text
  empty,              ///< nothing to read
  too_long,           ///< over a stated limit
  broken_json,        ///< a record that does not parse
  broken_html,        ///< no text could be taken out of a page
  field_missing,      ///< a record lacks a field that it must have
  field_invalid,      ///< a field holds what it must not
  date_impossible,    ///< a date that no calendar has, or out of range
  id_conflict,        ///< two reports of one id with different content
  data_missing,       ///< a file of data/ is missing
  data_invalid,       ///< a file of data/ breaks its own rules; names the line
  entry_duplicate,    ///< an entry of data/ given twice; names both places
  model_missing,      ///< no model where it was looked for
  model_damaged,      ///< a model that does not load or does not match its checksum
  ledger_unopenable,  ///< the ledger's file cannot be opened
  ledger_corrupt,     ///< the ledger's file is damaged
  ledger_newer,       ///< the ledger was made by a newer Sayso
  ledger_busy,        ///< another process holds the ledger
  disk_full,          ///< no room left where it must write
  write_failed,       ///< writing failed for another reason
  not_found,          ///< nothing of that name
  usage,              ///< options that make no sense together
  word_out_of_range,  ///< a word index past the end
  cycle_in_graph,     ///< a chain that comes back to itself
  internal,           ///< a fault of Sayso's own
};

/// Something that went wrong: its kind, its place, and what to do about it.
struct Error {
  ErrorCode code = ErrorCode::internal;
  std::string item{};                     ///< file name or report id; empty when there is none
  std::optional<std::uint64_t> line{};    ///< 1-based line of `item`
  std::optional<std::uint64_t> offset{};  ///< 0-based byte offset in `item`
  std::string what{};                     ///< one line, without a full stop
  std::string remedy{};                   ///< one line: what the user can do
};

template <class T>
using Result = tl::expected<T, Error>;

/// An error of an item as a whole, or of none where `item` is empty.
[[nodiscard]] Error item_error(ErrorCode code, std::string item, std::string what, std::string remedy);

/// The code's name as it is spelled above ("not_utf8").
[[nodiscard]] const char* name(ErrorCode code);

/// One line for people: "item:line: what; remedy".
[[nodiscard]] std::string describe(const Error& error);

}  // namespace sayso
