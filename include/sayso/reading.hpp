#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sayso/report.hpp"
#include "sayso/result.hpp"

namespace sayso {

/// What is said of every report that is read, over what the report says of itself, and the limits.
struct ReadOptions {
  std::optional<std::string> id;         ///< for one report; a second, different one is an `id_conflict`
  std::optional<std::string> published;  ///< a date in any form that `parse_date` takes
  std::optional<std::string> title;
  std::optional<std::string> publisher;
  std::optional<std::string> url;
  std::size_t max_text_code_points = 2'000'000;         ///< of one report's text; more is `too_long`
  std::size_t max_record_bytes = std::size_t{1} << 25;  ///< of one line, JSON value, page, text file or feed
  bool recursive = true;                                ///< folders inside folders too
};

struct ReadCounts {
  std::uint64_t reports = 0;    ///< handed over
  std::uint64_t not_coded = 0;  ///< of these, not English
  std::uint64_t repeats = 0;    ///< same id and same content again: passed over
  std::uint64_t rejected = 0;   ///< errors handed over
  std::uint64_t metadata = 0;   ///< X.json files that only describe their X.txt
  std::uint64_t skipped = 0;    ///< files in folders whose ending no reader knows
  bool stopped = false;         ///< `on_report` asked for the end
};

/// Takes a report; false ends the reading.
using OnReport = std::function<bool(Report&&)>;
/// Takes what is wrong with one item; reading goes on.
using OnError = std::function<void(const Error&)>;

/// Reads files, folders (by name, in byte order; hidden files passed over) and `standard_input` ("-").
///
/// | ending | one report a … | id when none is given |
/// | --- | --- | --- |
/// | .txt .text .md | file; X.json without text beside X.txt describes it | X |
/// | .html .htm .xhtml | file | X |
/// | .json | file, or element of its array | X, or X-3 for the third element |
/// | .jsonl .ndjson | line | X-7 for line 7 |
/// | .xml .rss .atom | item of the feed | X-120 for the item that begins on line 120 |
///
/// A file without an ending and standard input (X is "stdin") are told by their first bytes. JSON keys: `id`,
/// `publisher`, `published` or `date`, `title`, `url`, `text` or `html`, `language`, `retrieved`; others are
/// ignored, null is "not given". Text is kept as it is but for its encoding and CRLF, which becomes LF.
///
/// Streams: memory is bounded by one record, plus about 150 bytes for every id already seen. Reports and
/// errors come in the order of the input. `sha256` is of a file's bytes, a JSON value's or line's bytes, or a
/// feed item's text. Errors: file_missing, file_unreadable, format_unknown, not_utf8, binary, empty,
/// too_long, broken_json, broken_html (feeds too), field_missing, field_invalid, date_impossible,
/// id_conflict; with line and byte where the item has them. Throws only what the callbacks throw.
ReadCounts read_reports(std::span<const std::string> paths, const ReadOptions& options,
                        std::istream& standard_input, const OnReport& on_report, const OnError& on_error);

/// A day as people and programs write it, as an ISO date.
///
/// Takes ISO 8601 dates and date-times, RFC 822, "20201005", "5 October 2020", "Monday, October 5, 2020",
/// "5.10.2020"; a time and zone after it are checked and left out: the calendar day is kept as written.
/// Errors: `field_invalid` for what is no day; `date_impossible` for a day no calendar has, or outside
/// 1800 to 2200.
[[nodiscard]] Result<std::string> parse_date(std::string_view written);

/// The day on which a text dates itself: "BAKU, 5 October 2020 — …", "Published: October 5, 2020", or a date
/// on a line of its own, within the first 300 code points. Only days with a year, never one told in a
/// sentence.
[[nodiscard]] std::optional<std::string> date_in_text(const Text& text);

/// The report's date: `published`, else the one by which its text dates itself.
[[nodiscard]] std::optional<std::string> date_of(const Report& report);

}  // namespace sayso
