#include <memory>

#include "cli/command.hpp"
#include "cli/completion.hpp"
#include "cli/options.hpp"

namespace sayso::cli {

void add_completion(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand("completion", "Print completion of commands and options for a shell");
  auto shell = std::make_shared<std::string>();
  command->add_option("SHELL", *shell, "bash, zsh or fish")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}).description(""));
  add_examples(*command, {"source <(sayso completion bash)",
                          "sayso completion fish > ~/.config/fish/completions/sayso.fish"});
  command->callback([shell, &app, &action] {
    action = [shell, &app](Console& console) {
      console.out.write(completion(app, *shell));
      return finish(console, Exit::done);
    };
  });
}

}  // namespace sayso::cli
