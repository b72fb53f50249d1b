#include "cli/completion.hpp"

#include <vector>

namespace sayso::cli {
namespace {

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  std::vector<const CLI::App*> commands;
  for (const CLI::App* command :
       app.get_subcommands([](const CLI::App* each) { return !each->get_group().empty(); }))
    commands.push_back(command);
  return commands;
}

/// "--ledger", "--colour", "-h", without those of positionals.
std::vector<std::string> names_of(const CLI::Option& option) {
  std::vector<std::string> names;
  for (const std::string& name : option.get_snames()) names.push_back("-" + name);
  for (const std::string& name : option.get_lnames()) names.push_back("--" + name);
  return names;
}

std::string option_words(const CLI::App& command) {
  std::string words;
  for (const CLI::Option* option : command.get_options()) {
    for (const std::string& name : names_of(*option)) words += (words.empty() ? "" : " ") + name;
  }
  return words;
}

/// Within single quotes of all three shells.
std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

std::string bash(const CLI::App& app) {
  std::string names;
  std::string cases;
  for (const CLI::App* command : commands_of(app)) {
    names += (names.empty() ? "" : " ") + command->get_name();
    cases += "    " + command->get_name() + ") words=" + quoted(option_words(*command)) + " ;;\n";
  }
  return "# Completion of sayso for bash: source it, or put it into /etc/bash_completion.d\n"
         "_sayso() {\n"
         "  local word=${COMP_WORDS[COMP_CWORD]} words=\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    COMPREPLY=($(compgen -W " +
         quoted(names + " " + option_words(app)) +
         " -- \"$word\"))\n"
         "    return\n"
         "  fi\n"
         "  case ${COMP_WORDS[1]} in\n" +
         cases +
         "  esac\n"
         "  if [[ $word == -* ]]; then\n"
         "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
         "  fi\n"
         "}\n"
         "complete -o default -F _sayso sayso\n";
}

/// What _arguments and _describe take to have a meaning.
std::string zsh_text(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh(const CLI::App& app) {
  std::string names;
  std::string cases;
  for (const CLI::App* command : commands_of(app)) {
    names += "    " + quoted(command->get_name() + ":" + zsh_text(command->get_description())) + "\n";
    cases += "    " + command->get_name() + ")\n      _arguments \\\n";
    for (const CLI::Option* option : command->get_options()) {
      const bool flag = option->get_expected_min() == 0;
      for (const std::string& name : names_of(*option)) {
        cases += "        " +
                 quoted("*" + name + "[" + zsh_text(option->get_description()) + "]" +
                        (flag ? "" : ":" + zsh_text(option->get_type_name()) + ":_files")) +
                 " \\\n";
      }
    }
    cases += "        '*:file:_files'\n      ;;\n";
  }
  return "#compdef sayso\n"
         "# Completion of sayso for zsh: put it as _sayso into a folder of $fpath\n"
         "_sayso() {\n"
         "  local -a commands\n"
         "  commands=(\n" +
         names +
         "  )\n"
         "  if ((CURRENT == 2)); then\n"
         "    _describe command commands\n"
         "    return\n"
         "  fi\n"
         "  local command=${words[2]}\n"
         "  shift words\n"
         "  ((CURRENT--))\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "_sayso \"$@\"\n";
}

std::string fish(const CLI::App& app) {
  std::string out = "# Completion of sayso for fish: put it into ~/.config/fish/completions/sayso.fish\n";
  for (const CLI::App* command : commands_of(app)) {
    out += "complete -c sayso -f -n __fish_use_subcommand -a " + command->get_name() + " -d " +
           quoted(command->get_description()) + "\n";
  }
  for (const CLI::App* command : commands_of(app)) {
    for (const CLI::Option* option : command->get_options()) {
      if (names_of(*option).empty()) continue;
      out += "complete -c sayso -n '__fish_seen_subcommand_from " + command->get_name() + "'";
      for (const std::string& name : option->get_snames()) out += " -s " + name;
      for (const std::string& name : option->get_lnames()) out += " -l " + name;
      if (option->get_expected_min() > 0) out += " -r";
      out += " -d " + quoted(option->get_description()) + "\n";
    }
  }
  return out;
}

}  // namespace

std::string completion(const CLI::App& app, const std::string& shell) {
  if (shell == "zsh") return zsh(app);
  if (shell == "fish") return fish(app);
  return bash(app);
}

}  // namespace sayso::cli
