#include <memory>

#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "sayso/ledger.hpp"

namespace sayso::cli {
namespace {

Exit run_check(const std::string& path, Console& console) {
  const auto ledger = ledger::Ledger::open(path, ledger::Mode::read_only);
  if (!ledger) return fail(console, ledger.error());
  const auto faults = ledger->check();
  if (!faults) return fail(console, faults.error());
  for (const Error& fault : *faults) console.messages.error(fault);
  if (!faults->empty()) {
    console.messages.line("sayso: " + path + ": " + counted(faults->size(), "fault", "faults"));
    return Exit::rejected;
  }
  const auto counts = ledger->counts();
  if (!counts) return fail(console, counts.error());
  console.out.write(path + ": clean: " + counted(counts->reports, "report", "reports") + ", " +
                    counted(counts->codings, "coding", "codings") + ", " +
                    counted(counts->claims, "claim", "claims") + ", " +
                    counted(counts->statements, "statement", "statements") + "\n");
  return finish(console, Exit::done);
}

}  // namespace

void add_check(CLI::App& app, Action& action) {
  auto* command =
      app.add_subcommand("check", "Check that a ledger is whole: 0 when clean, 1 with a line for each fault");
  auto ledger = std::make_shared<std::string>();
  add_ledger_option(*command, *ledger);
  add_examples(*command, {"sayso check --ledger karabakh.db"});
  command->callback(
      [ledger, &action] { action = [ledger](Console& console) { return run_check(*ledger, console); }; });
}

}  // namespace sayso::cli
