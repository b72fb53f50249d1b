#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "cli/filter_options.hpp"
#include "cli/printer.hpp"

namespace sayso::cli {
namespace {

struct StatementsOptions {
  std::string ledger;
  FilterOptions filter;
  PrintOptions print;
};

Exit run_statements(const StatementsOptions& options, Console& console) {
  const auto filter = to_filter(options.filter);
  if (!filter) return fail(console, filter.error());
  const auto ledger = ledger::Ledger::open(options.ledger, ledger::Mode::read_only);
  if (!ledger) return fail(console, ledger.error());
  Printer printer(console.out, options.print.format, wants_colour(console, options.print.colour));
  printer.begin_statements();
  // Statements come report by report: the text of the last is at hand for the next.
  std::optional<ledger::StoredReport> report;
  Result<void> read;
  const auto done = ledger->statements(*filter, [&](const ledger::StoredStatement& stored) {
    if (!report || report->identity != stored.report_identity) {
      auto found = ledger->report(stored.report_identity);
      if (!found) {
        read = tl::unexpected(found.error());
        return false;
      }
      report = std::move(*found);
    }
    return printer.statement(stored.statement, report->report.text);
  });
  if (!done) return fail(console, done.error());
  if (!read) return fail(console, read.error());
  return finish(console, Exit::done);
}

}  // namespace

void add_statements(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("statements", "List statements of a ledger: who says what");
  auto options = std::make_shared<StatementsOptions>();
  add_ledger_option(*command, options->ledger);
  add_filter_options(*command, options->filter);
  add_print_options(*command, options->print);
  add_examples(*command,
               {"sayso statements --source \"RUS GOV\"", "sayso statements --report karabakh-2020-10-05",
                "sayso statements --place Stepanakert --format jsonl"});
  command->callback([options, &action] {
    action = [options](Console& console) { return run_statements(*options, console); };
  });
}

}  // namespace sayso::cli
