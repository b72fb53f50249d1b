#include "cli/console.hpp"

#include "output/words.hpp"

namespace sayso::cli {

void Messages::line(std::string_view text) {
  clear();
  sink_.write(output::printable(text) + "\n");
  sink_.flush();
}

void Messages::error(const Error& error) { line("sayso: " + describe(error)); }

void Messages::status(std::string_view text) {
  if (!terminal_) return;
  // To the line's start, the text, and the rest of the line wiped (ECMA-48 EL).
  sink_.write("\r" + output::printable(text) + "\x1b[K");
  sink_.flush();
  painted_ = true;
}

void Messages::clear() {
  if (!painted_) return;
  sink_.write("\r\x1b[K");
  sink_.flush();
  painted_ = false;
}

bool wants_colour(const Console& console, std::string_view choice) {
  if (choice == "always") return true;
  return choice != "never" && console.out_is_terminal && !console.no_colour;
}

}  // namespace sayso::cli
