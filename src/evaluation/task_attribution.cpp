#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "evaluation/account_task.hpp"

namespace sayso::evaluation {
namespace {

using Indices = std::vector<std::uint32_t>;
constexpr std::array<const char*, 3> parts = {"source", "cue", "content"};

/// An attribution in words.
struct Words3 {
  std::array<Indices, parts.size()> of;  ///< by `parts`
};

/// Source and content: what is attributed to whom.
using Link = std::pair<Indices, Indices>;

std::vector<Words3> attributions(const Json& record, const std::vector<Span>& words) {
  std::vector<Words3> made;
  for (const Json& one : record.at("attributions").get_ref<const Json::array_t&>()) {
    Words3 attribution;
    for (std::size_t part = 0; part < parts.size(); ++part)
      if (told(one, parts[part])) attribution.of[part] = words_in(spans_of(one.at(parts[part])), words);
    made.push_back(std::move(attribution));
  }
  return made;
}

/// The words that are `part` of any attribution.
Indices words_of_part(const std::vector<Words3>& all, std::size_t part) {
  Indices made;
  for (const Words3& one : all) std::ranges::copy(one.of[part], std::back_inserter(made));
  std::ranges::sort(made);
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

std::vector<Link> links(const std::vector<Words3>& all) {
  std::vector<Link> made;
  made.reserve(all.size());
  for (const Words3& one : all) made.emplace_back(one.of[0], one.of[2]);
  std::ranges::sort(made);
  made.erase(std::unique(made.begin(), made.end()), made.end());
  return made;
}

/// PolNeAR: rows "source", "cue" and "content" count words that are such a part of any attribution; "exact"
/// counts attributions whose source and content both have just the right words.
class AttributionTask : public AccountTask {
 public:
  [[nodiscard]] Json see(const Json& record) const override {
    return only(record, {"date", "title", "text"});
  }
  [[nodiscard]] std::vector<const char*> hidden() const override { return {"attributions"}; }

  bool score(const Json& annotated, const Json& answered) override {
    if (!told(annotated, "attributions")) return false;
    const auto text = text_of(annotated);
    if (!text) return false;
    const std::vector<Span> words = words_of(*text);
    const auto gold = attributions(annotated, words), system = attributions(answered, words);
    for (std::size_t part = 0; part < parts.size(); ++part)
      tallies_[part].add(tally_of(words_of_part(system, part), words_of_part(gold, part)));
    exact_.add(tally_of(links(system), links(gold)));
    return true;
  }

  [[nodiscard]] Figures figures() const override {
    Figures made;
    for (std::size_t part = 0; part < parts.size(); ++part)
      made.push_back(row_of(parts[part], tallies_[part]));
    made.push_back(row_of("exact", exact_));
    return made;
  }

 protected:
  [[nodiscard]] Json answer_of(const Account& account) const override {
    Json list = Json::array();
    for (const Statement& statement : account.statements) {
      Json one = Json::object();
      one["source"] = to_value(statement.source);
      one["cue"] = to_value(statement.cue);
      one["content"] = to_value(statement.content);
      list.push_back(std::move(one));
    }
    return {{"attributions", std::move(list)}};
  }

 private:
  std::array<Tally, parts.size()> tallies_;
  Tally exact_;
};

}  // namespace

std::unique_ptr<Task> attribution_task() { return std::make_unique<AttributionTask>(); }

}  // namespace sayso::evaluation
