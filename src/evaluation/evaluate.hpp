#pragma once
#include <cstdint>
#include <functional>
#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "evaluation/claim_errors.hpp"
#include "evaluation/figures.hpp"
#include "evaluation/system.hpp"
#include "sayso/result.hpp"

namespace sayso::evaluation {

/// A task of `sayso eval`: what stands in its files, what it needs.
struct TaskInfo {
  const char* name;
  const char* about;  ///< one line for `--help`
  bool reader;        ///< asks for what is learned
  bool knowledge;     ///< asks for the tables
};

/// All tasks, in the order in which they are listed.
[[nodiscard]] const std::vector<TaskInfo>& tasks();
[[nodiscard]] const TaskInfo* find_task(std::string_view name);

struct Outcome {
  Figures figures;  ///< empty where no record is annotated
  std::uint64_t answered = 0;
  std::uint64_t scored = 0;    ///< of these, the ones that are annotated
  std::uint64_t rejected = 0;  ///< errors handed over
};

/// What is told while a file is gone through. All are called in the order of the file, on the caller's
/// thread.
struct Listeners {
  /// A record with the system's answers: a line of JSON, or a sentence of CoNLL-U with its blank line,
  /// newline included.
  std::function<void(const std::string&)> on_answer = [](const std::string&) {};
  /// Something that is wrong with a scored record; by the task `claims` alone. Mistakes are looked for only
  /// where it is set.
  std::function<void(const ClaimError&)> on_mistake = nullptr;
  /// A record that cannot be read, asked or scored, with its line; the rest goes on.
  std::function<void(const Error&)> on_error = [](const Error&) {};
};

/// Asks `system` about every record of `file` and scores the answers against the annotation. `item` names the
/// file in errors. Streams by blocks of records; the result is the same for any number of threads.
///
/// A record without annotation is answered and not scored; one whose annotation is broken is answered too,
/// with an error. Error: `not_found` for a task of no such name.
[[nodiscard]] Result<Outcome> evaluate(std::string_view task, std::istream& file, const std::string& item,
                                       const System& system, const Listeners& listeners);

}  // namespace sayso::evaluation
