#include "evaluation/evaluate.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "evaluation/record_fields.hpp"
#include "evaluation/task.hpp"
#include "evaluation/treebank.hpp"

namespace sayso::evaluation {
namespace {

using MakeTask = std::unique_ptr<Task> (*)();

struct Entry {
  TaskInfo info;
  MakeTask make;  ///< null for what is no JSONL
};

const std::vector<Entry>& entries() {
  static const std::vector<Entry> all = {
      {{"claims", "claims of annotated reports, scored as score.py does", true, true}, claims_task},
      {{"mentions", "the words that tell or name an event, and those of its slots", true, true},
       mentions_task},
      {{"ud", "tags, features, lemmas and trees of CoNLL-U", true, false}, nullptr},
      {{"attribution", "who says what, in words (PolNeAR)", true, true}, attribution_task},
      {{"events", "the event between a source and a target (PLV)", true, false}, events_task},
      {{"actors", "source and target of an event, in words (CAMEO)", true, false}, actors_task},
      {{"factuality", "how surely a predicate happened, -3 to 3", true, false}, factuality_task},
      {{"entities", "named entities (re3d)", true, false}, entities_task},
      {{"timex", "time expressions and their values (TIMEX3)", false, false}, timex_task},
      {{"toponyms", "where named places are", false, true}, toponyms_task},
  };
  return all;
}

constexpr std::size_t records_a_block = 64;

struct Record {  // NOLINT(bugprone-exception-escape): JSON values move without throwing
  std::uint64_t line = 0;
  Json annotated;
  Json answered;  ///< null until there is an answer
  std::optional<Error> error;
};

Record read_record(std::string_view text, std::uint64_t line) {
  Record record;
  record.line = line;
  record.annotated = Json::parse(text, nullptr, false);
  if (record.annotated.is_discarded()) {
    record.error = unlike_the_corpora(ErrorCode::broken_json, "the line is not JSON in UTF-8");
  } else if (!record.annotated.is_object()) {
    record.error = unlike_the_corpora(ErrorCode::field_invalid, "the line is no JSON object");
  }
  return record;
}

/// Hidden fields go, answers come at the end: no trace of what was annotated, not even its place.
Json with_answers(const Json& annotated, const std::vector<const char*>& hidden, const Json& answers) {
  Json made = annotated;
  for (const char* key : hidden) made.erase(key);
  for (const auto& [key, value] : answers.items()) made[key] = value;
  return made;
}

class RecordRun {
 public:
  RecordRun(Task& task, const System& system, const std::string& item, const Listeners& listeners)
      : task_(task), system_(system), item_(item), listeners_(listeners) {}

  void add(Record record) {
    block_.push_back(std::move(record));
    if (block_.size() == records_a_block) flush();
  }

  Outcome finish() {
    flush();
    if (outcome_.scored > 0) outcome_.figures = task_.figures();
    return std::move(outcome_);
  }

 private:
  void flush() {
    answer();
    for (Record& record : block_) settle(record);
    block_.clear();
  }

  void answer() {
    std::vector<Json> seen;
    std::vector<Record*> asked;
    for (Record& record : block_) {
      if (record.error) continue;
      try {
        seen.push_back(task_.see(record.annotated));
        asked.push_back(&record);
      } catch (const Json::exception& fault) {
        record.error = error_of(fault);
      }
    }
    auto answers = task_.answer(seen, system_);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (answers[i]) {
        asked[i]->answered = with_answers(asked[i]->annotated, task_.hidden(), *answers[i]);
      } else {
        asked[i]->error = std::move(answers[i].error());
      }
    }
  }

  void settle(Record& record) {
    if (!record.answered.is_null()) {
      ++outcome_.answered;
      listeners_.on_answer(output::dump(record.answered) + "\n");
      try {
        if (task_.score(record.annotated, record.answered)) {
          ++outcome_.scored;
          if (listeners_.on_mistake)
            std::ranges::for_each(task_.errors(record.annotated, record.answered), listeners_.on_mistake);
        }
      } catch (const Json::exception& fault) {
        record.error = error_of(fault);
        record.error->what = "answered, but its annotation cannot be scored: " + record.error->what;
      }
    }
    if (!record.error) return;
    ++outcome_.rejected;
    record.error->item = item_;
    record.error->line = record.line;
    record.error->offset.reset();
    listeners_.on_error(*record.error);
  }

  Task& task_;
  const System& system_;
  const std::string& item_;
  const Listeners& listeners_;
  std::vector<Record> block_;
  Outcome outcome_;
};

}  // namespace

const std::vector<TaskInfo>& tasks() {
  static const std::vector<TaskInfo> all = [] {
    std::vector<TaskInfo> made;
    for (const Entry& entry : entries()) made.push_back(entry.info);
    return made;
  }();
  return all;
}

const TaskInfo* find_task(std::string_view name) {
  const auto found = std::ranges::find_if(tasks(), [&](const TaskInfo& info) { return info.name == name; });
  return found == tasks().end() ? nullptr : &*found;
}

Result<Outcome> evaluate(std::string_view task, std::istream& file, const std::string& item,
                         const System& system, const Listeners& listeners) {
  const auto entry = std::ranges::find_if(entries(), [&](const Entry& one) { return one.info.name == task; });
  if (entry == entries().end())
    return tl::unexpected(Error{ErrorCode::not_found,
                                std::string(task),
                                {},
                                {},
                                "there is no such task",
                                "see sayso eval --help for their names"});
  if (entry->make == nullptr) return evaluate_treebank(file, item, system, listeners);
  const auto made = entry->make();
  RecordRun run(*made, system, item, listeners);
  std::uint64_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.find_first_not_of(" \t\r") != std::string::npos) run.add(read_record(line, number));
  }
  return run.finish();
}

}  // namespace sayso::evaluation
