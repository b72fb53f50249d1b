#include <chrono>
#include <memory>
#include <vector>

#include "cli/clock.hpp"
#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/rejects.hpp"
#include "sayso/ledger.hpp"

namespace sayso::cli {
namespace {

struct AddOptions {
  InputOptions input;
  ModelOptions model;
  std::string ledger;
};

/// Faults of the ledger itself, after which nothing more can be put in.
bool ends_all(ErrorCode code) {
  return code == ErrorCode::ledger_corrupt || code == ErrorCode::ledger_busy ||
         code == ErrorCode::disk_full || code == ErrorCode::write_failed ||
         code == ErrorCode::ledger_unopenable;
}

/// Puts coded reports into a ledger, many in one transaction; counts only what is on the disk.
class Adding {
 public:
  struct Sum {
    std::uint64_t added = 0, already_there = 0, revisions = 0, not_coded = 0, claims = 0, statements = 0;
    [[nodiscard]] std::uint64_t all() const { return added + already_there + revisions; }
  };

  Adding(ledger::Ledger& ledger, LazyEngine& engine, Rejects& rejects)
      : ledger_(ledger), engine_(engine), rejects_(rejects) {}

  /// Error: the ledger takes nothing more.
  Result<void> take(Passage&& passage) {
    if (passage.plan == Plan::pass_over) {
      ++sum_.already_there;
      return {};
    }
    if (waiting_.empty()) since_ = Clock::now();
    waiting_.push_back(std::move(passage));
    if (waiting_.size() < most_waiting && Clock::now() - since_ < longest_wait) return {};
    return commit();
  }

  Result<void> commit() {
    if (waiting_.empty()) return {};
    // Reports that are not coded name what would have coded them, too.
    const auto engine = engine_.get();
    if (!engine) return tl::unexpected(engine.error());
    auto batch = ledger_.batch();
    if (!batch) return tl::unexpected(batch.error());
    Sum sum = sum_;
    const ledger::Coding coding{(*engine)->coder, now_utc()};
    for (const Passage& passage : waiting_) {
      const Account& account = passage.account;
      auto outcome = batch->add(passage.report, coding, account.claims, account.statements);
      if (!outcome) {
        Error error = outcome.error();
        if (ends_all(error.code)) return tl::unexpected(error);
        if (error.item.empty()) error.item = passage.report.id;
        rejects_.add(error);
        continue;
      }
      count(*outcome, passage, sum);
    }
    if (auto done = batch->commit(); !done) return done;
    sum_ = sum;
    waiting_.clear();
    return {};
  }

  [[nodiscard]] const Sum& sum() const { return sum_; }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::size_t most_waiting = 64;
  static constexpr std::chrono::seconds longest_wait{2};

  static void count(const ledger::AddOutcome& outcome, const Passage& passage, Sum& sum) {
    if (outcome.what == ledger::Added::already_there) {
      ++sum.already_there;
      return;
    }
    ++(outcome.what == ledger::Added::added ? sum.added : sum.revisions);
    if (passage.plan == Plan::keep) ++sum.not_coded;
    sum.claims += passage.account.claims.size();
    sum.statements += passage.account.statements.size();
  }

  ledger::Ledger& ledger_;
  LazyEngine& engine_;
  Rejects& rejects_;
  std::vector<Passage> waiting_;
  Clock::time_point since_;
  Sum sum_;
};

/// "12 added (41 claims, 30 statements), 3 already there, 1 revision, 2 not coded (not English), 1 rejected"
std::string summary(const Adding::Sum& sum, std::uint64_t rejected) {
  std::string line = std::to_string(sum.added + sum.revisions) + " added (" +
                     counted(sum.claims, "claim", "claims") + ", " +
                     counted(sum.statements, "statement", "statements") + "), " +
                     std::to_string(sum.already_there) + " already there";
  if (sum.revisions > 0) line += ", " + counted(sum.revisions, "revision", "revisions");
  if (sum.not_coded > 0) line += ", " + std::to_string(sum.not_coded) + " not coded (not English)";
  return line + ", " + std::to_string(rejected) + " rejected";
}

Exit run_add(const AddOptions& options, Console& console) {
  if (const auto sound = options.input.check(); !sound) return fail(console, sound.error());
  auto ledger = ledger::Ledger::open(options.ledger, ledger::Mode::create);
  if (!ledger) return fail(console, ledger.error());
  auto rejects = Rejects::open(console.messages, options.input.rejects);
  if (!rejects) return fail(console, rejects.error());

  LazyEngine engine(console, options.model);
  Adding adding(*ledger, engine, *rejects);
  const auto total = console.messages.terminal() ? count_reports(options.input.files, true) : std::nullopt;
  ProgressMeter meter(console.messages, total);
  Result<void> kept;

  ReadingRun run = coding_run(console, engine);
  run.plan = [&](const Report& report) -> Result<Plan> {
    const auto there = ledger->has(ledger::identity(report));
    if (!there) return tl::unexpected(there.error());
    return *there ? Plan::pass_over : plan_by_language(report);
  };
  run.reject = [&](const Error& error) { rejects->add(error); };
  run.each = [&](Passage&& passage) {
    meter.add();
    if (passage.error) {
      rejects->add(*passage.error);
      return true;
    }
    kept = adding.take(std::move(passage));
    return kept.has_value();
  };
  run.idle = [&] {
    kept = adding.commit();
    return kept.has_value();
  };
  Result<ReadCounts> counts;
  {
    ReportStream stream(console, options.input.files, options.input.read);
    run.source = [&](std::chrono::milliseconds patience) { return stream.next(patience); };
    counts = run.run();
  }
  if (kept) kept = adding.commit();
  console.messages.clear();

  const auto broken_off = [&](const Error& error) {
    const Exit exit = fail(console, error);
    if (adding.sum().all() == 0) return exit;
    console.messages.line("sayso: broken off; kept: " + summary(adding.sum(), rejects->count()));
    return Exit::rejected;
  };
  if (!counts) return broken_off(counts.error());
  if (!kept) return broken_off(kept.error());
  if (const auto closed = rejects->close(); !closed) return broken_off(closed.error());
  if (console.interrupted()) console.messages.line("sayso: ended before the end; run it again to go on");
  console.out.write(summary(adding.sum(), rejects->count()) + "\n");
  return finish(console,
                console.interrupted() ? Exit::rejected : exit_of(adding.sum().all(), rejects->count()));
}

}  // namespace

void add_add(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("add", "Read reports and keep them in a ledger with their claims");
  auto options = std::make_shared<AddOptions>();
  add_input_options(*command, options->input);
  add_ledger_option(*command, options->ledger);
  add_model_options(*command, options->model);
  add_examples(*command, {"sayso add reports/ --ledger karabakh.db",
                          "sayso add wire.jsonl --rejects rejects.jsonl   # again after a break: it goes on",
                          "sayso add statement.txt --id mod-2020-10-05 --publisher \"Ministry of Defence\""});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_add(*options, console); }; });
}

}  // namespace sayso::cli
