#include "cli/reading_run.hpp"

#include <exception>
#include <utility>
#include <variant>

namespace sayso::cli {
namespace {

using std::chrono::milliseconds;

/// How long to wait for a report while others are on their way, before those are brought to their end.
constexpr milliseconds short_patience{200};

class Line {
 public:
  explicit Line(const ReadingRun& run) : run_(run) {}

  Result<ReadCounts> run() {
    const language::Reader* reader = nullptr;
    while (!ended_) {
      const Report* first = advance();
      if (first == nullptr) {
        if (!ended_ && !run_.idle()) ended_ = true;
        continue;
      }
      if (reader == nullptr) {
        const auto loaded = run_.reader();
        if (!loaded) return tl::unexpected(loaded.error());
        reader = *loaded;
      }
      // Where the source has nothing to give for a while, the reader is told that this was all, so that
      // nothing waits in its batches; then it is asked again.
      reader->read_many([&] { return first != nullptr ? std::exchange(first, nullptr) : advance(); },
                        [&](const Report&, Result<Analysis> analysis) { understand(std::move(analysis)); });
    }
    if (fault_) return tl::unexpected(*fault_);
    return counts_;
  }

 private:
  /// The next report that is to be read; null where none came in time, and at the end.
  const Report* advance() {
    while (!ended_) {
      ReportStream::Item item = run_.source(short_patience);
      // Asked after the source: what it gives once the end was asked for may be half a text.
      if (run_.interrupted()) {
        ended_ = true;
        break;
      }
      if (std::holds_alternative<ReportStream::Waiting>(item)) return nullptr;
      if (const auto* error = std::get_if<Error>(&item)) {
        run_.reject(*error);
      } else if (const auto* counts = std::get_if<ReadCounts>(&item)) {
        counts_ = *counts;
        ended_ = true;
      } else if (const Report* report = take(std::get<Report>(std::move(item)))) {
        return report;
      }
    }
    return nullptr;
  }

  /// Puts a report at the line's end; itself where it is to be read.
  const Report* take(Report&& report) {
    const auto plan = run_.plan(report);
    if (!plan) {
      fault_ = plan.error();
      ended_ = true;
      return nullptr;
    }
    Passage& passage = *line_.emplace_back(std::make_unique<Passage>());
    passage.report = std::move(report);
    passage.plan = *plan;
    passage.ready = *plan != Plan::read;
    if (!passage.ready) return &passage.report;
    hand_on();
    return nullptr;
  }

  /// Analyses come in the order of the reports: this is of the first that still waits.
  void understand(Result<Analysis> analysis) {
    for (const auto& passage : line_) {
      if (passage->ready) continue;
      if (analysis) {
        understand(*passage, std::move(*analysis));
      } else {
        passage->error = analysis.error();
      }
      passage->ready = true;
      break;
    }
    hand_on();
  }

  void understand(Passage& passage, Analysis&& analysis) const try {
    passage.analysis = std::move(analysis);
    run_.understood(passage);
  } catch (const std::exception& failure) {
    passage.error = Error{.code = ErrorCode::internal,
                          .item = passage.report.id,
                          .what = failure.what(),
                          .remedy = "free some memory, or report this with the text"};
  }

  void hand_on() {
    while (!line_.empty() && line_.front()->ready) {
      const std::unique_ptr<Passage> passage = std::move(line_.front());
      line_.pop_front();
      // After the end the rest is dropped: nobody wants it.
      if (!stopped_ && !run_.each(std::move(*passage))) {
        stopped_ = true;
        ended_ = true;
      }
    }
  }

  const ReadingRun& run_;
  std::deque<std::unique_ptr<Passage>> line_;  // their reports must not move while they are read
  ReadCounts counts_;
  std::optional<Error> fault_;
  bool ended_ = false;    // no more is taken
  bool stopped_ = false;  // nor handed on
};

}  // namespace

Result<ReadCounts> ReadingRun::run() const { return Line(*this).run(); }

}  // namespace sayso::cli
