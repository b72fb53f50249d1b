#include <memory>
#include <optional>
#include <vector>

#include "cli/clock.hpp"
#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "cli/progress.hpp"
#include "cli/rejects.hpp"
#include "sayso/ledger.hpp"

namespace sayso::cli {
namespace {

struct RecodeOptions {
  std::string ledger;
  ModelOptions model;
  std::vector<std::string> reports;
  bool all = false;
  std::string rejects;
};

/// Identities of the reports that are wanted, oldest first. Those that `coder` has coded last are left out,
/// so that a run that was broken off goes on where it was.
Result<std::vector<std::string>> wanted(const ledger::Ledger& ledger, const RecodeOptions& options,
                                        const Coder& coder, Rejects& rejects) {
  std::vector<std::string> identities;
  if (!options.reports.empty()) {
    for (const std::string& id : options.reports) {
      const auto report = ledger.report(id);
      if (report) {
        identities.push_back(report->identity);
      } else if (report.error().code == ErrorCode::not_found) {
        rejects.add(report.error());
      } else {
        return tl::unexpected(report.error());
      }
    }
    return identities;
  }
  const auto done = ledger.reports([&](const ledger::StoredReport& stored) {
    if (is_coded(stored.report) && (options.all || stored.coding.coder != coder))
      identities.push_back(stored.identity);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return identities;
}

Exit run_recode(const RecodeOptions& options, Console& console) {
  auto ledger = ledger::Ledger::open(options.ledger, ledger::Mode::read_write);
  if (!ledger) return fail(console, ledger.error());
  auto rejects = Rejects::open(console.messages, options.rejects);
  if (!rejects) return fail(console, rejects.error());
  LazyEngine lazy(console, options.model);
  const auto engine = lazy.get();
  if (!engine) return fail(console, engine.error());
  const auto identities = wanted(*ledger, options, (*engine)->coder, *rejects);
  if (!identities) return fail(console, identities.error());

  ProgressMeter meter(console.messages, identities->size());
  std::uint64_t recoded = 0;
  std::uint64_t unchanged = 0;
  std::size_t at = 0;
  std::optional<Error> fault;

  ReadingRun run = coding_run(console, lazy);
  run.source = [&](std::chrono::milliseconds) -> ReportStream::Item {
    if (at == identities->size()) return ReadCounts{};
    auto stored = ledger->report((*identities)[at++]);
    if (!stored) return stored.error();
    return std::move(stored->report);
  };
  run.reject = [&](const Error& error) { rejects->add(error); };
  run.each = [&](Passage&& passage) {
    meter.add();
    if (passage.error) {
      rejects->add(*passage.error);
      return true;
    }
    const auto outcome = ledger->recode(ledger::identity(passage.report), {(*engine)->coder, now_utc()},
                                        passage.account.claims, passage.account.statements);
    if (!outcome) {
      fault = outcome.error();
      return false;
    }
    ++(*outcome == ledger::Recoded::recoded ? recoded : unchanged);
    return true;
  };
  const auto counts = run.run();
  console.messages.clear();
  if (!fault && !counts) fault = counts.error();
  if (const auto closed = rejects->close(); !closed && !fault) fault = closed.error();
  if (fault) {
    const Exit exit = fail(console, *fault);
    return recoded + unchanged > 0 ? Exit::rejected : exit;
  }
  if (console.interrupted()) console.messages.line("sayso: ended before the end; run it again to go on");
  console.out.write(std::to_string(recoded) + " recoded, " + std::to_string(unchanged) + " unchanged, " +
                    std::to_string(rejects->count()) + " rejected\n");
  return finish(console,
                console.interrupted() ? Exit::rejected : exit_of(recoded + unchanged, rejects->count()));
}

}  // namespace

void add_recode(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "recode",
      "Read a ledger's reports again with the present model and codebook; old claims stay as history");
  auto options = std::make_shared<RecodeOptions>();
  add_ledger_option(*command, options->ledger);
  command->add_option("--report", options->reports, "Only this report, by id; may be given again")
      ->type_name("ID")
      ->allow_extra_args(false);
  command->add_flag("--all", options->all,
                    "Also reports that this very program, model and codebook coded last");
  command
      ->add_option("--rejects", options->rejects, "Write a JSON row for each report that could not be read")
      ->type_name("FILE");
  add_model_options(*command, options->model);
  add_examples(*command, {"sayso recode --ledger karabakh.db", "sayso recode --report karabakh-2020-10-05"});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_recode(*options, console); }; });
}

}  // namespace sayso::cli
