#include "report/checks.hpp"

#include <fmt/format.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "core/sha256.hpp"
#include "report/ascii.hpp"
#include "report/encoding.hpp"
#include "report/tell_language.hpp"

namespace sayso::report {
namespace {

/// White space of any script, and signs of no width.
bool is_blank(const Text& text) {
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<UChar32>(text.at(i));
    if (u_isUWhiteSpace(c) == 0 && c != 0xFEFF && c != 0x200B) return false;
  }
  return true;
}

/// The option's word, else the record's, trimmed.
std::string choose(const std::optional<std::string>& option, const std::optional<std::string>& own) {
  if (option) return std::string(trim(*option));
  return own ? std::string(trim(*own)) : std::string();
}

Result<std::optional<std::string>> day(const std::string& written, const char* field) {
  if (written.empty()) return std::nullopt;
  auto parsed = parse_date(written);
  if (parsed) return std::optional(std::move(*parsed));
  Error error = parsed.error();
  error.what = std::string(field) + ": " + error.what;
  return tl::unexpected(std::move(error));
}

Result<Report> build(Record& record, const ReadOptions& options) {
  Report report;
  report.id = choose(options.id, record.id);
  if (report.id.empty()) report.id = record.fallback_id;
  if (report.id.size() > 1'000 || std::ranges::any_of(report.id, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
      })) {
    return tl::unexpected(
        item_error(ErrorCode::field_invalid, {},
                   fmt::format("id \"{}\" has control characters or over 1,000 bytes", excerpt(report.id)),
                   "give a short id on one line"));
  }
  report.publisher = choose(options.publisher, record.publisher);
  report.title = choose(options.title, record.title);
  report.url = choose(options.url, record.url);
  report.sha256 = std::move(record.sha256);
  for (const auto& [value, field] :
       {std::pair{&report.publisher, "publisher"}, std::pair{&report.title, "title"},
        std::pair{&report.url, "url"}, std::pair{&report.id, "id"}}) {
    if (first_not_utf8(*value)) {
      return tl::unexpected(
          item_error(ErrorCode::not_utf8, {}, std::string(field) + " is not UTF-8", "give it as UTF-8"));
    }
  }
  auto published = day(choose(options.published, record.published), "published");
  if (!published) return tl::unexpected(published.error());
  report.published = std::move(*published);
  auto retrieved = day(choose({}, record.retrieved), "retrieved");
  if (!retrieved) return tl::unexpected(retrieved.error());
  report.retrieved = std::move(*retrieved);

  if (is_binary(record.text)) {
    return tl::unexpected(item_error(ErrorCode::binary, {}, "its text is binary data", "hand over text"));
  }
  normalise_line_ends(record.text);
  auto text = Text::from_utf8(std::move(record.text));
  if (!text) return tl::unexpected(text.error());
  if (is_blank(*text)) {
    return tl::unexpected(item_error(ErrorCode::empty, {}, "it has no text", "hand over a report with text"));
  }
  if (text->size() > options.max_text_code_points) {
    return tl::unexpected(item_error(ErrorCode::too_long, {},
                                     fmt::format("its text has {} characters, over the limit of {}",
                                                 text->size(), options.max_text_code_points),
                                     "split it into reports"));
  }
  report.text = std::move(*text);
  report.language = tell_language(report.text.bytes(), record.language.value_or(std::string()));
  return report;
}

}  // namespace

Result<Report> check(Record record, const ReadOptions& options) {
  auto report = build(record, options);
  if (!report) {
    Error error = report.error();
    error.offset.reset();  // of the decoded text; the record's own place follows
    return tl::unexpected(at_place(std::move(error), record));
  }
  return report;
}

Fingerprint fingerprint(const Report& report) {
  std::string all;
  for (const std::string* part : {&report.publisher, &report.title, &report.url, &report.text.bytes()}) {
    all += std::to_string(part->size()) + ":" + *part;
  }
  all += report.published.value_or("-");
  const auto digest = sha256(all);
  Fingerprint print{};
  std::copy_n(digest.begin(), print.size(), print.begin());
  return print;
}

}  // namespace sayso::report
