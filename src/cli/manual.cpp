#include "cli/manual.hpp"

#include <string_view>

namespace sayso::cli {
namespace {

/// Text as troff prints it unchanged: backslashes and dashes escaped, no line taken for a request.
std::string plain(std::string_view text) {
  std::string out;
  bool at_start = true;
  for (const char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    at_start = c == '\n';
    if (c == '\\') {
      out += "\\e";
    } else if (c == '-') {
      out += "\\-";
    } else {
      out += c;
    }
  }
  return out;
}

std::string block(std::string_view text) { return ".nf\n" + plain(text) + "\n.fi\n"; }

void add_options(const CLI::App& command, std::string& page) {
  for (const CLI::Option* option : command.get_options()) {
    if (option->get_group().empty()) continue;
    std::string names = option->get_positional() ? option->get_name(true) : option->get_name(false, true);
    for (std::size_t comma = names.find(','); comma != std::string::npos; comma = names.find(',', comma + 2))
      names.replace(comma, 1, ", ");
    const bool takes_value = !option->get_positional() && option->get_expected_min() > 0;
    page += ".TP\n.B " + plain(names) + (takes_value ? " " + plain(option->get_type_name()) : "") + "\n";
    page += plain(option->get_description());
    if (!option->get_envname().empty()) page += " (environment: " + plain(option->get_envname()) + ")";
    page += "\n";
  }
}

}  // namespace

std::string manual(const CLI::App& app, const std::string& version) {
  std::string page = ".TH SAYSO 1 \"\" \"sayso " + plain(version) + "\"\n";
  page += ".SH NAME\nsayso \\- " + plain(app.get_description()) + "\n";
  page += ".SH SYNOPSIS\n.B sayso\nCOMMAND [OPTIONS]\n.SH OPTIONS\n";
  add_options(app, page);
  page += ".SH COMMANDS\n";
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (command->get_group().empty()) continue;
    page += ".SS " + plain(command->get_name()) + "\n" + plain(command->get_description()) + "\n";
    add_options(*command, page);
    page += ".PP\n" + block(command->get_footer());
  }
  page += ".SH EXIT STATUS\n" + block(app.get_footer());
  return page;
}

}  // namespace sayso::cli
