#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>

#include "report/ascii.hpp"
#include "report/encoding.hpp"
#include "report/html_page.hpp"
#include "report/inputs.hpp"
#include "report/record.hpp"

namespace sayso::report {
namespace {

using nlohmann::json;

/// nlohmann's message without its number, place (given apart) and the bytes that it last read.
std::string why_broken(std::string_view message) {
  std::string_view why = message;
  for (const std::string_view skip : {"] ", ": "}) {
    if (const std::size_t at = why.find(skip); at != std::string_view::npos)
      why.remove_prefix(at + skip.size());
  }
  if (const std::size_t at = why.find("; last read"); at != std::string_view::npos) {
    const std::size_t after = why.find("'; ", at);
    const std::string tail = after == std::string_view::npos ? "" : ", " + std::string(why.substr(after + 3));
    return excerpt(std::string(why.substr(0, at)) + tail);
  }
  return excerpt(why);
}

/// What a JSON value has at its top: its own type, and the string or the type of each field that a report may
/// have. Nothing else of it is kept, however much there is and however deep it nests.
class Fields : public nlohmann::json_sax<json> {
 public:
  struct Value {
    std::string type;  ///< as JSON names it, with its article: "a number"
    std::string text;  ///< of a string or an integer
  };

  [[nodiscard]] bool is_object() const { return is_object_; }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  [[nodiscard]] bool has(std::string_view key) const { return values_.contains(key); }

  /// A field's string; nothing when it is left out or null.
  [[nodiscard]] Result<std::optional<std::string>> take(std::string_view key, bool integer_too) {
    const auto found = values_.find(key);
    if (found == values_.end() || found->second.type == "null") return std::nullopt;
    Value& value = found->second;
    if (value.type == "a string" || (integer_too && value.type == "an integer")) return std::move(value.text);
    return tl::unexpected(item_error(ErrorCode::field_invalid, {},
                                     fmt::format("\"{}\" is {}, not a string", key, value.type),
                                     fmt::format("give \"{}\" as a string or leave it out", key)));
  }

  bool null() override { return put("null"); }
  bool boolean(bool /*value*/) override { return put("a boolean"); }
  bool number_integer(std::int64_t value) override { return put("an integer", std::to_string(value)); }
  bool number_unsigned(std::uint64_t value) override { return put("an integer", std::to_string(value)); }
  bool number_float(double /*value*/, const std::string& /*written*/) override { return put("a number"); }
  bool string(std::string& value) override { return put("a string", std::move(value)); }
  bool binary(json::binary_t& /*value*/) override { return put("binary data"); }
  bool start_object(std::size_t /*size*/) override {
    put("an object");
    is_object_ = is_object_ || depth_ == 0;
    ++depth_;
    return true;
  }
  bool end_object() override { return --depth_, true; }
  bool start_array(std::size_t /*size*/) override {
    put("an array");
    ++depth_;
    return true;
  }
  bool end_array() override { return --depth_, true; }
  bool key(std::string& name) override {
    if (depth_ == 1) key_ = name;
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const json::exception& problem) override {
    error_ = item_error(ErrorCode::broken_json, {}, "not JSON: " + why_broken(problem.what()),
                        "mend it or leave it out");
    error_->offset = position > 0 ? position - 1 : 0;
    return false;
  }

 private:
  static constexpr auto known = std::to_array<std::string_view>(
      {"id", "publisher", "date", "published", "title", "url", "text", "html", "language", "retrieved"});

  bool put(const char* type, std::string text = {}) {
    if (depth_ == 1 && is_object_ && std::ranges::find(known, key_) != known.end()) {
      values_.insert_or_assign(key_, Value{type, std::move(text)});
    }
    return true;
  }

  std::map<std::string, Value, std::less<>> values_;
  std::string key_;
  std::size_t depth_ = 0;
  bool is_object_ = false;
  std::optional<Error> error_;
};

Result<Fields> parse(std::string_view text) {
  if (const auto bad = first_not_utf8(text)) {
    Error error = item_error(ErrorCode::not_utf8, {}, "it is not UTF-8, as JSON must be", "save it as UTF-8");
    error.offset = bad;
    return tl::unexpected(std::move(error));
  }
  Fields fields;
  if (!json::sax_parse(text, &fields)) {
    Error error = fields.error().value_or(
        item_error(ErrorCode::broken_json, {}, "not JSON", "mend it or leave it out"));
    if (error.offset) error.offset = std::min<std::uint64_t>(*error.offset, text.size());
    return tl::unexpected(std::move(error));
  }
  return fields;
}

}  // namespace

Result<void> fill_from_json(std::string_view text, bool needs_text, Record& record) {
  auto fields = parse(text);
  if (!fields) return tl::unexpected(fields.error());
  if (!fields->is_object()) {
    return tl::unexpected(item_error(ErrorCode::field_invalid, {},
                                     "it is no JSON object with a report's fields",
                                     "give an object with \"text\" and what else is known"));
  }
  std::optional<std::string> body;
  std::optional<std::string> html;
  std::optional<std::string> date;
  const struct {
    const char* key;
    std::optional<std::string>* into;
  } keys[] = {{"id", &record.id},
              {"publisher", &record.publisher},
              {"title", &record.title},
              {"url", &record.url},
              {"date", &date},
              {"published", &record.published},
              {"retrieved", &record.retrieved},
              {"language", &record.language},
              {"text", &body},
              {"html", &html}};
  for (const auto& [key, into] : keys) {
    auto taken = fields->take(key, key == std::string_view("id"));
    if (!taken) return tl::unexpected(taken.error());
    *into = std::move(*taken);
  }
  if (!record.published || trim(*record.published).empty()) record.published = date;
  if (!needs_text) return {};
  if (body) {
    record.text = std::move(*body);
    return {};
  }
  if (!html) {
    return tl::unexpected(item_error(ErrorCode::field_missing, {}, "it has neither \"text\" nor \"html\"",
                                     "give the report's text under \"text\""));
  }
  auto page = read_page(std::move(*html));
  if (!page) return tl::unexpected(page.error());
  record.text = std::move(page->text);
  const auto fill = [](std::optional<std::string>& field, const std::string& value) {
    if ((!field || trim(*field).empty()) && !value.empty()) field = value;
  };
  fill(record.title, page->facts.title);
  fill(record.publisher, page->facts.publisher);
  fill(record.url, page->facts.url);
  fill(record.language, page->facts.language);
  fill(record.published, page->facts.published.value_or(std::string()));
  return {};
}

bool is_description(std::string_view text) {
  const auto fields = parse(text);
  if (!fields) return trim(text).starts_with('{') && sniff(text) == Format::json;
  return fields->is_object() && !fields->has("text") && !fields->has("html");
}

Error at_place(Error error, const Record& record) {
  error.item = record.item;
  if (record.line && !error.line) error.line = record.line;
  if (error.offset && record.offset) {
    error.offset = *error.offset + *record.offset;
  } else if (!error.offset) {
    error.offset = record.offset;
  } else if (record.line && !record.offset) {
    error.offset.reset();  // the input was converted: bytes of the original are not known
  }
  return error;
}

}  // namespace sayso::report
