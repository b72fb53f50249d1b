#pragma once
#include <CLI/CLI.hpp>
#include <functional>

#include "cli/console.hpp"

namespace sayso::cli {

/// How a run ends, as the shell sees it.
enum class Exit : int {
  done = 0,      ///< all of it
  rejected = 1,  ///< done, but something was rejected, found wrong, or left for later
  usage = 2,     ///< options that make no sense
  nothing = 3    ///< nothing could be done
};

/// What the command line asks for. Set by the command that was named, called once all options are read.
using Action = std::function<Exit(Console&)>;

/// Prints `error` and gives the exit code that stands for it alone.
[[nodiscard]] Exit fail(Console& console, const Error& error);

/// How a run ends that did `done` things and rejected `rejected`.
[[nodiscard]] constexpr Exit exit_of(std::uint64_t done, std::uint64_t rejected) {
  if (rejected == 0) return Exit::done;
  return done > 0 ? Exit::rejected : Exit::nothing;
}

/// The exit code after everything was written to `console.out`: `nothing` with a line where that failed.
[[nodiscard]] Exit finish(Console& console, Exit exit);

// A command a file, command_NAME.cpp; each adds itself to the app.
void add_code(CLI::App& app, Action& action);
void add_add(CLI::App& app, Action& action);
void add_claims(CLI::App& app, Action& action);
void add_statements(CLI::App& app, Action& action);
void add_show(CLI::App& app, Action& action);
void add_explain(CLI::App& app, Action& action);
void add_recode(CLI::App& app, Action& action);
void add_check(CLI::App& app, Action& action);
void add_parse(CLI::App& app, Action& action);
void add_eval(CLI::App& app, Action& action);
void add_completion(CLI::App& app, Action& action);
void add_manual(CLI::App& app, Action& action);

}  // namespace sayso::cli
