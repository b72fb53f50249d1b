#include <memory>

#include "cli/command.hpp"
#include "cli/filter_options.hpp"
#include "cli/printer.hpp"

namespace sayso::cli {
namespace {

struct ClaimsOptions {
  std::string ledger;
  FilterOptions filter;
  PrintOptions print;
};

Exit run_claims(const ClaimsOptions& options, Console& console) {
  const auto filter = to_filter(options.filter);
  if (!filter) return fail(console, filter.error());
  const auto ledger = ledger::Ledger::open(options.ledger, ledger::Mode::read_only);
  if (!ledger) return fail(console, ledger.error());
  Printer printer(console.out, options.print.format, wants_colour(console, options.print.colour));
  printer.begin_claims();
  const auto done = ledger->claims(*filter, [&](const ledger::StoredClaim& stored) {
    return printer.claim(stored.claim, stored.coding.coder);
  });
  if (!done) return fail(console, done.error());
  return finish(console, Exit::done);
}

}  // namespace

void add_claims(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("claims", "List claims of a ledger: who says that who did what to whom");
  auto options = std::make_shared<ClaimsOptions>();
  add_ledger_option(*command, options->ledger);
  add_filter_options(*command, options->filter);
  add_print_options(*command, options->print);
  add_examples(*command, {"sayso claims --type ASSAULT --actor \"AZE MIL\" --from 2020-10-01",
                          "sayso claims --source \"Armenian defence ministry\" --stance denied",
                          "sayso claims --place Ganja --format csv > ganja.csv"});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_claims(*options, console); }; });
}

}  // namespace sayso::cli
