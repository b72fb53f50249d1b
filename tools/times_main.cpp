// Finds the time expressions of texts, for tests/python/score_timex.py: JSONL in with "text" and "date" (ISO,
// or null), JSONL out with "timexes" (begin, end, type, value, first, last). Words are split at spaces and
// marks.
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "claims/time_expression.hpp"

namespace {

std::vector<sayso::Span> crude_words(const sayso::Text& text) {
  std::vector<sayso::Span> words;
  const auto solid = [&](std::uint32_t at) { return text.at(at) > U' '; };
  for (std::uint32_t at = 0; at < text.size();) {
    if (!solid(at)) {
      ++at;
      continue;
    }
    const std::uint32_t begin = at;
    while (at < text.size() && solid(at)) ++at;
    words.push_back({begin, at});
  }
  return words;
}

}  // namespace

int main() {
  using namespace sayso::claims;
  std::ios::sync_with_stdio(false);
  std::string line;
  while (std::getline(std::cin, line)) {
    const auto record = nlohmann::json::parse(line, nullptr, false);
    if (!record.is_object() || !record.contains("text")) {
      std::cerr << "not a record with a text\n";
      return 1;
    }
    const auto text = sayso::Text::from_utf8(record["text"].get<std::string>());
    if (!text) {
      std::cerr << text.error().what << '\n';
      return 1;
    }
    std::optional<CalendarDate> published;
    if (record.contains("date") && record["date"].is_string())
      published = parse_date(record["date"].get<std::string>());
    const auto words = crude_words(*text);
    if (!published && record.contains("marked")) published = opening_date(*text, words);
    auto found = nlohmann::json::array();
    const auto times = find_times(*text, words, published);
    for (const auto& time : times) {
      nlohmann::json item{{"begin", time.span.begin},
                          {"end", time.span.end},
                          {"text", text->slice(time.span)},
                          {"type", time.type},
                          {"value", time.value}};
      if (time.days) {
        item["first"] = iso(time.days->first);
        item["last"] = iso(time.days->last);
      }
      found.push_back(std::move(item));
    }
    nlohmann::json out{{"timexes", std::move(found)}};
    if (record.contains("marked")) {  // [[begin, end], …]: spans that a reader marked as the time of an act
      auto days = nlohmann::json::array();
      for (const auto& mark : record["marked"]) {
        const sayso::Span span{mark[0].get<std::uint32_t>(), mark[1].get<std::uint32_t>()};
        const auto range = days_of(*text, times, span, published);
        days.push_back(range ? nlohmann::json{iso(range->first), iso(range->last)} : nlohmann::json());
      }
      out["days"] = std::move(days);
    }
    std::cout << out.dump() << '\n';
  }
}
