#include "sayso/reading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <istream>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "core/sha256.hpp"
#include "report/ascii.hpp"
#include "report/checks.hpp"
#include "report/encoding.hpp"
#include "report/feed.hpp"
#include "report/html_page.hpp"
#include "report/inputs.hpp"
#include "report/slices.hpp"

namespace sayso {
namespace report {
namespace {

std::uint64_t line_ends(std::string_view text) {
  return static_cast<std::uint64_t>(std::ranges::count(text, '\n'));
}

/// One run over all inputs.
class Reading {
 public:
  Reading(const ReadOptions& options, const OnReport& on_report, const OnError& on_error)
      : options_(options), on_report_(on_report), on_error_(on_error) {}

  ReadCounts run(std::span<const std::string> paths, std::istream& standard_input) {
    if (options_.published) {
      if (const auto day = parse_date(*options_.published); !day) {
        // One line for it, not one for every report.
        Error error = day.error();
        error.what = "published: " + error.what;
        reject(error);
        return counts_;
      }
    }
    const Walk walk{.on_input = [&](const Input& input) { return read_input(input, standard_input); },
                    .on_error = [&](const Error& error) { reject(error); },
                    .on_skipped = [&] { ++counts_.skipped; }};
    walk_inputs(paths, options_.recursive, walk);
    return counts_;
  }

 private:
  struct Seen {
    Fingerprint print{};
    std::uint32_t path = 0;  ///< index into `paths_`
    std::uint64_t line = 0;  ///< 0: the whole file
  };

  void reject(const Error& error) {
    ++counts_.rejected;
    on_error_(error);
  }

  /// Checks a record and hands it over; false when the reading is to end.
  bool deliver(Record record) {
    if (paths_.empty() || paths_.back() != record.item) paths_.push_back(record.item);
    const std::uint64_t line = record.line.value_or(0);
    Error where = at_place({}, record);
    auto report = check(std::move(record), options_);
    if (!report) {
      reject(report.error());
      return true;
    }
    const Seen now{fingerprint(*report), static_cast<std::uint32_t>(paths_.size() - 1), line};
    const auto [seen, is_new] = seen_.try_emplace(report->id, now);
    if (!is_new) {
      if (seen->second.print == now.print) {
        ++counts_.repeats;
        return true;
      }
      where.code = ErrorCode::id_conflict;
      const std::string& file = paths_[seen->second.path];
      const std::string place = seen->second.line > 0 ? fmt::format("{}:{}", file, seen->second.line) : file;
      where.what = fmt::format("id \"{}\" is that of another report, at {}", excerpt(report->id), place);
      where.remedy = options_.id ? "give an id for one report alone" : "give each report an id of its own";
      reject(where);
      return true;
    }
    ++counts_.reports;
    if (!is_coded(*report)) ++counts_.not_coded;
    if (on_report_(std::move(*report))) return true;
    counts_.stopped = true;
    return false;
  }

  bool read_input(const Input& input, std::istream& standard_input) {
    if (input.path == "-") return read_stream(input, standard_input, "stdin");
    std::ifstream file(input.path, std::ios::binary);
    if (!file) {
      reject(
          item_error(ErrorCode::file_unreadable, input.path, "it cannot be opened", "check its permissions"));
      return true;
    }
    return read_stream(input, file, stem_of(input.path));
  }

  bool read_stream(const Input& input, std::istream& stream, const std::string& stem) {
    Format format = input.format;
    if (format == Format::json && describes_text(input.path)) {
      ++counts_.metadata;
      return true;
    }
    if (format == Format::text || format == Format::html || format == Format::feed) {
      return read_whole(input.path, stream, {}, format, stem);
    }
    ByteSource source(stream);
    if (source.failed()) {
      reject(item_error(ErrorCode::file_unreadable, input.path, "reading it failed",
                        "check the file and its disk"));
      return true;
    }
    const Format told = sniff(source.head());
    if (format == Format::unknown) {
      format = told;
      if (format != Format::json && format != Format::json_lines) {
        return read_whole(input.path, stream, source.raw_head(), format, stem);
      }
    } else if (format == Format::json && told == Format::json_lines) {
      format = Format::json_lines;
    }
    if (trim(source.head()).empty() && source.head().size() < 1'000) {
      reject(
          item_error(ErrorCode::empty, input.path, "there is nothing in it", "hand over a report with text"));
      return true;
    }
    const bool goes_on = format == Format::json_lines ? read_lines(input.path, source, stem)
                                                      : read_values(input.path, source, stem);
    if (goes_on && source.failed()) {
      reject(item_error(ErrorCode::file_unreadable, input.path, "reading it broke off",
                        "check the file and its disk"));
    }
    return goes_on;
  }

  bool read_lines(const std::string& path, ByteSource& source, const std::string& stem) {
    LineReader reader(source, options_.max_record_bytes);
    for (Slice slice; reader.next(slice);) {
      if (!read_json(path, slice, fmt::format("{}-{}", stem, slice.line))) return false;
    }
    return true;
  }

  bool read_values(const std::string& path, ByteSource& source, const std::string& stem) {
    JsonValueReader reader(source, options_.max_record_bytes);
    for (Slice slice; reader.next(slice);) {
      const bool is_only = slice.ordinal == 1 && !reader.was_array();
      if (!read_json(path, slice, is_only ? stem : fmt::format("{}-{}", stem, slice.ordinal))) return false;
    }
    if (reader.unclosed()) {
      Error error =
          item_error(ErrorCode::broken_json, path, "the array is not closed: the file may be cut off",
                     "close it with ]; the records before are read");
      error.line = reader.line();
      reject(error);
    }
    return true;
  }

  bool read_json(const std::string& path, const Slice& slice, std::string fallback_id) {
    Record record;
    record.item = path;
    record.line = slice.line;
    record.offset = slice.offset;
    record.fallback_id = std::move(fallback_id);
    if (slice.over_limit) {
      reject(at_place(too_long(slice.size), record));
      return true;
    }
    record.sha256 = sha256_hex(slice.bytes);
    if (const auto filled = fill_from_json(slice.bytes, true, record); !filled) {
      Error error = filled.error();
      if (error.offset) {  // the line of the fault, in a record of several lines
        error.line = slice.line + line_ends(std::string_view(slice.bytes).substr(0, *error.offset));
      }
      reject(at_place(std::move(error), record));
      return true;
    }
    return deliver(std::move(record));
  }

  [[nodiscard]] Error too_long(std::uint64_t size) const {
    return item_error(
        ErrorCode::too_long, {},
        fmt::format("a record of {} bytes, over the limit of {}", size, options_.max_record_bytes),
        "split it into reports");
  }

  /// The rest of a stream after `head`; one byte over the limit at most.
  std::string read_all(std::istream& stream, std::string_view head) const {
    std::string all(head);
    constexpr std::size_t piece = std::size_t{1} << 16;
    while (stream.good() && all.size() <= options_.max_record_bytes) {
      const std::size_t before = all.size();
      all.resize(before + piece);
      stream.read(all.data() + before, static_cast<std::streamsize>(piece));
      all.resize(before + static_cast<std::size_t>(stream.gcount()));
    }
    return all;
  }

  bool read_whole(const std::string& path, std::istream& stream, std::string_view head, Format format,
                  const std::string& stem) {
    const std::string bytes = read_all(stream, head);
    const auto refuse = [&](Error error) {
      error.item = path;
      reject(error);
      return true;
    };
    if (stream.bad()) {
      return refuse(
          item_error(ErrorCode::file_unreadable, path, "reading it failed", "check the file and its disk"));
    }
    if (bytes.size() > options_.max_record_bytes) {
      std::error_code ignored;
      const std::uintmax_t size = std::filesystem::file_size(path, ignored);
      return refuse(too_long(ignored ? bytes.size() : size));
    }
    if (trim(bytes).empty()) {
      return refuse(
          item_error(ErrorCode::empty, path, "there is nothing in it", "hand over a report with text"));
    }
    auto decoded = decode(bytes, format == Format::text ? std::string() : declared_charset(bytes));
    if (!decoded) return refuse(decoded.error());
    if (format == Format::feed && sniff(decoded->text) == Format::html) format = Format::html;
    if (format == Format::feed) {
      const ByteOrderMark mark = byte_order_mark(bytes);
      const bool is_exact = decoded->encoding == "UTF-8";
      return read_feed_items(path, decoded->text, is_exact ? std::optional(mark.size) : std::nullopt, stem);
    }

    Record record;
    record.item = path;
    record.fallback_id = stem;
    record.sha256 = sha256_hex(bytes);
    if (format == Format::html) {
      auto page = read_page(std::move(decoded->text));
      if (!page) return refuse(page.error());
      record.text = std::move(page->text);
      record.title = std::move(page->facts.title);
      record.publisher = std::move(page->facts.publisher);
      record.url = std::move(page->facts.url);
      record.language = std::move(page->facts.language);
      record.published = std::move(page->facts.published);
    } else {
      if (!describe_text(path, record)) return true;
      record.text = std::move(decoded->text);
    }
    return deliver(std::move(record));
  }

  /// `first_offset`: where the text begins in the file; empty when the file's bytes were converted.
  bool read_feed_items(const std::string& path, const std::string& text,
                       std::optional<std::uint64_t> first_offset, const std::string& stem) {
    const auto move_offset = [&](std::optional<std::uint64_t>& offset) {
      offset = offset && first_offset ? std::optional(*offset + *first_offset) : std::nullopt;
    };
    auto feed = read_feed(text, path, stem);
    if (!feed) {
      move_offset(feed.error().offset);
      reject(feed.error());
      return true;
    }
    for (FeedItem& item : feed->items) {
      move_offset(item ? item->offset : item.error().offset);
      if (!item) {
        reject(item.error());
      } else if (!deliver(std::move(*item))) {
        return false;
      }
    }
    if (feed->damage) {
      move_offset(feed->damage->offset);
      reject(*feed->damage);
    } else if (feed->items.empty()) {
      reject(item_error(ErrorCode::empty, path, "the feed has no items", "hand over a feed with items"));
    }
    return true;
  }

  // X.json beside X.txt.

  [[nodiscard]] static std::string beside(const std::string& path, const char* ending) {
    return std::filesystem::path(path).replace_extension(ending).string();
  }

  /// A description's bytes; nothing for a file that is none, or over 1 MiB: descriptions are short.
  [[nodiscard]] static std::optional<std::string> read_description(const std::string& path) {
    constexpr std::uintmax_t most = std::uintmax_t{1} << 20;
    std::error_code problem;
    if (!std::filesystem::is_regular_file(path, problem)) return std::nullopt;
    if (std::filesystem::file_size(path, problem) > most || problem) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream bytes;
    bytes << file.rdbuf();
    std::string json = std::move(bytes).str();
    const ByteOrderMark mark = byte_order_mark(json);
    const auto text = std::string_view(json).substr(mark.encoding == "UTF-8" ? mark.size : 0);
    return is_description(text) ? std::optional(std::move(json)) : std::nullopt;
  }

  /// Whether a .json file is no report but describes the .txt file beside it.
  bool describes_text(const std::string& path) {
    const std::string text_path = beside(path, ".txt");
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(text_path, ignored)) return false;
    const auto json = read_description(path);
    if (!json) return false;
    Record description;
    take_description(path, *json, text_path, description);
    return true;
  }

  /// Takes what X.json says of X.txt; false when that is broken and the report refused.
  bool describe_text(const std::string& path, Record& record) {
    const std::string json_path = beside(path, ".json");
    if (path == "-" || json_path == path) return true;
    const auto json = read_description(json_path);
    if (!json) return true;
    Record description;
    if (!take_description(json_path, *json, path, description)) return false;
    description.item = record.item;
    description.line.reset();
    description.offset.reset();
    description.fallback_id = record.fallback_id;
    description.sha256 = std::move(record.sha256);
    record = std::move(description);
    return true;
  }

  /// Says what is wrong with a description once, whether it or its text is come upon first, or twice.
  bool take_description(const std::string& json_path, std::string_view json, const std::string& text_path,
                        Record& description) {
    const ByteOrderMark mark = byte_order_mark(json);
    if (mark.encoding == "UTF-8") json.remove_prefix(mark.size);
    description.item = json_path;
    description.line = 1;
    description.offset = mark.size;
    const auto filled = fill_from_json(json, false, description);
    if (filled) return true;
    if (!told_.insert(json_path).second) return false;
    Error error = filled.error();
    if (error.offset) error.line = 1 + line_ends(json.substr(0, *error.offset));
    error.what += ", so " + text_path + " is not read";
    reject(at_place(std::move(error), description));
    return false;
  }

  const ReadOptions& options_;
  const OnReport& on_report_;
  const OnError& on_error_;
  ReadCounts counts_;
  std::set<std::string> told_;        ///< broken descriptions already spoken of
  std::vector<std::string> paths_;    ///< of the reports handed over
  std::map<std::string, Seen> seen_;  ///< by id
};

}  // namespace
}  // namespace report

ReadCounts read_reports(std::span<const std::string> paths, const ReadOptions& options,
                        std::istream& standard_input, const OnReport& on_report, const OnError& on_error) {
  return report::Reading(options, on_report, on_error).run(paths, standard_input);
}

}  // namespace sayso
