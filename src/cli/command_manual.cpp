#include "cli/command.hpp"
#include "cli/engine.hpp"
#include "cli/manual.hpp"
#include "cli/options.hpp"

namespace sayso::cli {

void add_manual(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("manual", "Print the manual page, made from this help");
  add_examples(*command, {"sayso manual | man -l -"});
  command->callback([&app, &action] {
    action = [&app](Console& console) {
      console.out.write(manual(app, program_version()));
      return finish(console, Exit::done);
    };
  });
}

}  // namespace sayso::cli
