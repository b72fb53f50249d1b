#pragma once
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

#include "cli/report_stream.hpp"
#include "language/reader.hpp"
#include "sayso/coder.hpp"

namespace sayso::cli {

/// What is to become of a report that came in.
enum class Plan : std::uint8_t {
  read,       ///< the reader reads it
  keep,       ///< it is handed on as it is: not English
  pass_over,  ///< it is handed on only to be counted: there is nothing to do
};

/// A report that is on its way, with what became of it.
struct Passage {
  Report report;
  Plan plan = Plan::read;
  bool ready = false;
  Analysis analysis;           ///< of Plan::read, unless `understood` took it
  Account account;             ///< what `understood` made of it
  std::optional<Error> error;  ///< why it could not be read
};

/// Reports from a source through the reader, handed on in the order in which they came.
///
/// All functions are called on one thread, the caller's of `run`.
struct ReadingRun {
  /// The next report, waiting for it no longer than so.
  std::function<ReportStream::Item(std::chrono::milliseconds)> source;
  /// An error ends the run.
  std::function<Result<Plan>(const Report&)> plan;
  /// The reader, asked for when the first report is to be read. An error ends the run.
  std::function<Result<const language::Reader*>()> reader;
  /// Makes of an analysis what is wanted.
  std::function<void(Passage&)> understood;
  /// False ends the run.
  std::function<bool(Passage&&)> each;
  /// What the source could not give.
  std::function<void(const Error&)> reject;
  /// Nothing has come for a while. False ends the run.
  std::function<bool()> idle;
  /// Whether the user asked for the end: what was begun is handed on, no more is taken.
  std::function<bool()> interrupted;

  /// Counts of the source; those of an end before its end are empty.
  [[nodiscard]] Result<ReadCounts> run() const;
};

/// `en` is read, the rest kept.
[[nodiscard]] inline Plan plan_by_language(const Report& report) {
  return is_coded(report) ? Plan::read : Plan::keep;
}

}  // namespace sayso::cli
