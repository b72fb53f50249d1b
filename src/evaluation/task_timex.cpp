#include <algorithm>

#include "claims/calendar.hpp"
#include "claims/time_expression.hpp"
#include "evaluation/record_fields.hpp"
#include "sayso/reading.hpp"

namespace sayso::evaluation {
namespace {

struct Timex {
  Span span;
  std::string type, value;
};

Result<Json> answer_one(const Json& seen) {
  const auto report = report_of(seen);
  if (!report) return tl::unexpected(report.error());
  std::optional<claims::CalendarDate> published;
  if (const auto date = date_of(*report)) published = claims::parse_date(*date);
  Json list = Json::array();
  for (const claims::TimeExpression& time :
       claims::find_times(report->text, words_of(report->text), published)) {
    Json one = Json::object();
    one["begin"] = time.span.begin;
    one["end"] = time.span.end;
    one["text"] = std::string(report->text.slice(time.span));
    one["type"] = time.type;
    one["value"] = time.value;
    list.push_back(std::move(one));
  }
  return Json{{"timexes", std::move(list)}};
}

std::vector<Timex> timexes(const Json& record) {
  std::vector<Timex> made;
  for (const Json& one : record.at("timexes").get_ref<const Json::array_t&>()) {
    Timex timex{{one.at("begin").get<std::uint32_t>(), one.at("end").get<std::uint32_t>()}, {}, {}};
    if (told(one, "type")) timex.type = one.at("type").get<std::string>();
    if (told(one, "value")) timex.value = one.at("value").get<std::string>();
    made.push_back(std::move(timex));
  }
  return made;
}

/// TempEval-3 (UzZaman et al. 2013): "relaxed" takes any overlap for a match, each expression used once, left
/// to right; "strict" asks for the same span; "value" and "type" are relaxed F1 times the share of matches
/// whose value or type is right.
class TimexTask : public Task {
 public:
  [[nodiscard]] Json see(const Json& record) const override { return only(record, {"date", "text"}); }
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"timexes"}; }

  [[nodiscard]] std::vector<Result<Json>> answer(std::span<const Json> seen,
                                                 const System& system) const override {
    return answer_each(seen, system.threads(), answer_one);
  }

  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "timexes")) return false;
    const auto gold = timexes(annotated), system = timexes(answered);
    std::vector<bool> used(system.size(), false);
    const Tally none{0, static_cast<double>(system.size()), static_cast<double>(gold.size())};
    for (Tally* tally : {&relaxed_, &strict_, &value_, &type_}) tally->add(none);
    for (const Timex& wanted : gold) {
      for (std::size_t s = 0; s < system.size(); ++s) {
        const Timex& found = system[s];
        if (used[s] || !wanted.span.overlaps(found.span)) continue;
        used[s] = true;
        relaxed_.hits += 1;
        strict_.hits += wanted.span == found.span ? 1 : 0;
        value_.hits += wanted.value == found.value ? 1 : 0;
        type_.hits += wanted.type == found.type ? 1 : 0;
        break;
      }
    }
    return true;
  }

  [[nodiscard]] Figures figures() const override {
    return {row_of("relaxed", relaxed_), row_of("strict", strict_), row_of("value", value_),
            row_of("type", type_)};
  }

 private:
  Tally relaxed_, strict_, value_, type_;
};

}  // namespace

std::unique_ptr<Task> timex_task() { return std::make_unique<TimexTask>(); }

}  // namespace sayso::evaluation
