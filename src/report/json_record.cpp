#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "report/ascii.hpp"
#include "report/encoding.hpp"
#include "report/html_page.hpp"
#include "report/inputs.hpp"
#include "report/record.hpp"

namespace sayso::report {
namespace {

using nlohmann::json;

Error json_error(ErrorCode code, std::string what, std::string remedy) {
  return Error{.code = code,
               .item = {},
               .line = {},
               .offset = {},
               .what = std::move(what),
               .remedy = std::move(remedy)};
}

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

Result<json> parse(std::string_view text) {
  if (const auto bad = first_not_utf8(text)) {
    Error error = json_error(ErrorCode::not_utf8, "it is not UTF-8, as JSON must be", "save it as UTF-8");
    error.offset = bad;
    return tl::unexpected(std::move(error));
  }
  try {
    return json::parse(text);
  } catch (const json::parse_error& problem) {
    Error error = json_error(ErrorCode::broken_json, "not JSON: " + why_broken(problem.what()),
                             "mend it or leave it out");
    error.offset = std::min<std::uint64_t>(problem.byte > 0 ? problem.byte - 1 : 0, text.size());
    return tl::unexpected(std::move(error));
  } catch (const json::exception& problem) {  // a number out of range
    return tl::unexpected(json_error(ErrorCode::broken_json, "not JSON: " + why_broken(problem.what()),
                                     "mend it or leave it out"));
  }
}

/// A key's string; nothing when it is left out or null.
Result<void> take(const json& object, const char* key, bool number_too, std::optional<std::string>& into) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  if (found->is_string()) {
    into = found->get<std::string>();
  } else if (number_too && found->is_number_integer()) {
    into = found->dump();
  } else {
    return tl::unexpected(
        json_error(ErrorCode::field_invalid,
                   fmt::format("\"{}\" is {} {}, not a string", key,
                               found->is_array() || found->is_object() ? "an" : "a", found->type_name()),
                   fmt::format("give \"{}\" as a string or leave it out", key)));
  }
  return {};
}

}  // namespace

Result<void> fill_from_json(std::string_view text, bool needs_text, Record& record) {
  const auto parsed = parse(text);
  if (!parsed) return tl::unexpected(parsed.error());
  const json& object = *parsed;
  if (!object.is_object()) {
    return tl::unexpected(json_error(ErrorCode::field_invalid, "it is no JSON object with a report's fields",
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
    if (auto taken = take(object, key, key == std::string_view("id"), *into); !taken) return taken;
  }
  if (!record.published || trim(*record.published).empty()) record.published = date;
  if (!needs_text) return {};
  if (body) {
    record.text = std::move(*body);
    return {};
  }
  if (!html) {
    return tl::unexpected(json_error(ErrorCode::field_missing, "it has neither \"text\" nor \"html\"",
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
  const json object = json::parse(text, nullptr, false);
  if (object.is_discarded()) return trim(text).starts_with('{') && sniff(text) == Format::json;
  return object.is_object() && !object.contains("text") && !object.contains("html");
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
