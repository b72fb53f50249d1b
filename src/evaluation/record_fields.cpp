#include "evaluation/record_fields.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include "language/split.hpp"
#include "report/checks.hpp"

namespace sayso::evaluation {

Error unlike_the_corpora(ErrorCode code, std::string what) {
  return {code, "", {}, {}, std::move(what), "compare the record with the corpora's README"};
}

Error error_of(const Json::exception& fault) {
  constexpr int no_such_key = 403;
  // "[json.exception.out_of_range.403] key 'text' not found": the number is of no use to people.
  const std::string_view what = fault.what();
  const auto close = what.find("] ");
  return unlike_the_corpora(fault.id == no_such_key ? ErrorCode::field_missing : ErrorCode::field_invalid,
                            std::string(close == std::string_view::npos ? what : what.substr(close + 2)));
}

Json only(const Json& record, std::initializer_list<const char*> keys) {
  Json made = Json::object();
  for (const char* key : keys)
    if (const auto found = record.find(key); found != record.end()) made[key] = *found;
  return made;
}

bool told(const Json& record, const char* key) {
  const auto found = record.find(key);
  return found != record.end() && !found->is_null();
}

Result<Report> report_of(const Json& seen) {
  report::Record record;
  record.fallback_id = "report";
  if (auto filled = report::fill_from_json(output::dump(seen), true, record); !filled)
    return tl::unexpected(filled.error());
  return report::check(std::move(record), ReadOptions{});
}

Result<Text> text_of(const Json& record) { return Text::from_utf8(record.at("text").get<std::string>()); }

Span span_of(const Json& value) {
  return {value.at(0).get<std::uint32_t>(), value.at(1).get<std::uint32_t>()};
}

std::vector<Span> spans_of(const Json& value) {
  std::vector<Span> made;
  if (value.is_null()) return made;
  for (const Json& one : value.get_ref<const Json::array_t&>()) made.push_back(span_of(one));
  return made;
}

Json to_value(const std::vector<Span>& spans) {
  Json made = Json::array();
  for (const Span& span : spans) made.push_back(Json::array({span.begin, span.end}));
  return made;
}

std::vector<std::uint32_t> words_in(const std::vector<Span>& spans, const std::vector<Span>& words) {
  std::vector<std::uint32_t> made;
  for (const Span& span : spans) {
    auto at = std::ranges::lower_bound(words, span.begin + 1, {}, &Span::end);
    for (; at != words.end() && at->begin < span.end; ++at)
      made.push_back(static_cast<std::uint32_t>(at - words.begin()));
  }
  std::ranges::sort(made);
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

std::vector<Span> words_of(const Text& text) { return language::split(text).words; }

double rounded(double number) {
  constexpr double steps = 1e4;
  return std::round(number * steps) / steps + 0.0;
}

}  // namespace sayso::evaluation
