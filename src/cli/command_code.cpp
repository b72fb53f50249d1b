#include <memory>

#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "cli/printer.hpp"
#include "cli/progress.hpp"
#include "cli/rejects.hpp"

namespace sayso::cli {
namespace {

struct CodeOptions {
  InputOptions input;
  ModelOptions model;
  PrintOptions print;
  double min_confidence = 0;
  bool statements = false;
};

Exit run_code(const CodeOptions& options, Console& console) {
  if (const auto sound = options.input.check(); !sound) return fail(console, sound.error());
  auto rejects = Rejects::open(console.messages, options.input.rejects);
  if (!rejects) return fail(console, rejects.error());

  LazyEngine engine(console, options.model);
  Printer printer(console.out, options.print.format, wants_colour(console, options.print.colour));
  options.statements ? printer.begin_statements() : printer.begin_claims();
  const auto total = console.messages.terminal() ? count_reports(options.input.files, true) : std::nullopt;
  ProgressMeter meter(console.messages, total);
  std::uint64_t done = 0;

  const auto print = [&](const Passage& passage) {
    // The status line would stand in the middle of what is printed to the same terminal.
    if (console.out_is_terminal) console.messages.clear();
    if (options.statements) {
      for (const Statement& statement : passage.account.statements)
        if (statement.confidence >= options.min_confidence) printer.statement(statement, passage.report.text);
    } else {
      for (const Claim& claim : passage.account.claims)
        if (claim.confidence >= options.min_confidence) printer.claim(claim, engine.loaded()->coder);
    }
    return console.out.flush();
  };
  ReadingRun run = coding_run(console, engine);
  run.reject = [&](const Error& error) { rejects->add(error); };
  run.each = [&](Passage&& passage) {
    meter.add();
    if (passage.error) {
      rejects->add(*passage.error);
      return true;
    }
    ++done;
    if (passage.plan == Plan::keep) {
      console.messages.line("sayso: " + passage.report.id + ": not coded: not English");
      return true;
    }
    return print(passage);
  };
  Result<ReadCounts> counts;
  {
    ReportStream stream(console, options.input.files, options.input.read);
    run.source = [&](std::chrono::milliseconds patience) { return stream.next(patience); };
    counts = run.run();
  }
  console.messages.clear();
  if (!counts) return fail(console, counts.error());
  if (const auto closed = rejects->close(); !closed) return fail(console, closed.error());
  if (console.interrupted()) {
    console.messages.line("sayso: ended before the end: " + counted(done, "report", "reports") + " done");
    return finish(console, Exit::rejected);
  }
  return finish(console, exit_of(done, rejects->count()));
}

}  // namespace

void add_code(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("code", "Read reports and print the claims that they make");
  auto options = std::make_shared<CodeOptions>();
  add_input_options(*command, options->input);
  command->add_flag("--statements", options->statements, "Print who says what instead: every statement");
  add_confidence_option(*command, options->min_confidence);
  add_print_options(*command, options->print);
  add_model_options(*command, options->model);
  add_examples(*command,
               {"sayso code report.txt --published 2020-10-05 --publisher AFP",
                "sayso code reports/ --format jsonl --rejects rejects.jsonl > claims.jsonl",
                "sayso code page.html --statements", "curl -s https://example.org/feed.xml | sayso code -"});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_code(*options, console); }; });
}

}  // namespace sayso::cli
