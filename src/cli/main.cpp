// sayso: options in, calls, text out. Each command is a file of its own, command_NAME.cpp.
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <istream>
#include <memory>
#include <string>

#include "cli/command.hpp"
#include "cli/engine.hpp"
#include "cli/signals.hpp"
#include "cli/standard_input.hpp"
#include "language/model_package.hpp"

namespace sayso::cli {
namespace {

constexpr const char* exit_codes =
    "Exit status: 0 all done, 1 done but something was rejected, 2 wrong usage, 3 nothing could be done.\n"
    "sayso COMMAND --help says more of a command, docs/errors.md of each error.";

/// Program, model and codebook, a line each; what is missing is said, and is no fault here.
Exit run_version(const ModelOptions& options, Console& console) {
  std::string text = "sayso " + program_version() + "\n";
  const auto package = language::ModelPackage::load(model_folder(console, options));
  text += "model " +
          (package ? model_version(package->version, package->sha256)
                   : "none (" + describe(package.error()) + ")") +
          "\n";
  const auto knowledge = Knowledge::load(data_folder(console, options).string());
  text += "codebook " +
          (knowledge ? knowledge->codebook_version() : "none (" + describe(knowledge.error()) + ")") + "\n";
  console.out.write(text);
  return finish(console, Exit::done);
}

void set_up(CLI::App& app, Action& action, ModelOptions& options, bool& wants_version) {
  constexpr std::size_t name_column = 32;
  app.get_formatter()->column_width(name_column);
  app.option_defaults()->always_capture_default(false);
  app.set_help_flag("-h,--help", "Print this help");
  app.add_flag("--version", wants_version, "Print the versions of program, model and codebook");
  app.footer(exit_codes);
  app.require_subcommand(0, 1);
  add_code(app, action);
  add_add(app, action);
  add_claims(app, action);
  add_statements(app, action);
  add_show(app, action);
  add_explain(app, action);
  add_recode(app, action);
  add_check(app, action);
  add_parse(app, action);
  add_eval(app, action);
  add_completion(app, action);
  add_manual(app, action);
  // For --version, which needs no command.
  app.add_option("--model", options.model)->envname("SAYSO_MODEL")->group("");
  app.add_option("--data", options.data)->envname("SAYSO_DATA")->group("");
}

/// The command that was named, for the hint.
std::string help_of(const CLI::App& app) {
  const auto named = app.get_subcommands();
  return "sayso " + (named.empty() ? "" : named.front()->get_name() + " ") + "--help";
}

Exit run(int count, const char* const* values, Console& console) {
  CLI::App app("Reads reports of conflict and keeps account of who says what happened", "sayso");
  Action action;
  ModelOptions options;
  bool wants_version = false;
  set_up(app, action, options, wants_version);
  try {
    app.parse(count, values);
  } catch (const CLI::CallForHelp&) {
    console.out.write(app.help());
    return finish(console, Exit::done);
  } catch (const CLI::ParseError& error) {
    return fail(console, {.code = ErrorCode::usage, .what = error.what(), .remedy = "see " + help_of(app)});
  }
  if (wants_version) return run_version(options, console);
  if (!action) {
    return fail(console,
                {.code = ErrorCode::usage, .what = "no command was given", .remedy = "see sayso --help"});
  }
  return action(console);
}

/// The program's own path; links followed, so that it finds what lies beside it.
std::string own_path(const char* called) {
  std::error_code unknown;
  const auto path = std::filesystem::read_symlink("/proc/self/exe", unknown);
  return unknown ? std::string(called) : path.string();
}

int guarded(int count, const char* const* values) {
  catch_signals();
  Sink out(STDOUT_FILENO, "standard output");
  Sink err(STDERR_FILENO, "standard error");
  Messages messages(err, ::isatty(STDERR_FILENO) != 0);
  StandardInput buffer(STDIN_FILENO, end_asked_for);
  std::istream in(&buffer);
  const char* no_colour = std::getenv("NO_COLOR");  // https://no-color.org
  Console console{.in = in,
                  .end_in = [&buffer] { buffer.end(); },
                  .out = out,
                  .messages = messages,
                  .out_is_terminal = ::isatty(STDOUT_FILENO) != 0,
                  .no_colour = no_colour != nullptr && *no_colour != '\0',
                  .interrupted = end_asked_for,
                  .program = own_path(values[0])};
  try {
    return static_cast<int>(run(count, values, console));
  } catch (const std::bad_alloc&) {
    return static_cast<int>(fail(console, {.code = ErrorCode::internal,
                                           .what = "memory does not suffice",
                                           .remedy = "free some, or split the input"}));
  } catch (const std::exception& failure) {
    return static_cast<int>(
        fail(console,
             {.code = ErrorCode::internal, .what = failure.what(), .remedy = "report this with the input"}));
  }
}

}  // namespace
}  // namespace sayso::cli

int main(int count, char** values) {
  try {
    return sayso::cli::guarded(count, values);
  } catch (...) {
    return static_cast<int>(sayso::cli::Exit::nothing);
  }
}
