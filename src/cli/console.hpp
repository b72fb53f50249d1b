#pragma once
#include <functional>
#include <istream>
#include <string>
#include <string_view>

#include "cli/sink.hpp"
#include "sayso/result.hpp"

namespace sayso::cli {

/// Lines for people on standard error, and one status line below them where that is a terminal.
class Messages {
 public:
  Messages(Sink& sink, bool terminal) : sink_(sink), terminal_(terminal) {}

  /// One line; what could move a terminal's cursor never reaches it.
  void line(std::string_view text);
  /// The error as one line, `describe` of it.
  void error(const Error& error);
  /// Paints the status line anew; nothing where there is no terminal.
  void status(std::string_view text);
  /// Takes the status line away.
  void clear();
  [[nodiscard]] bool terminal() const { return terminal_; }

 private:
  Sink& sink_;
  bool terminal_;
  bool painted_ = false;
};

/// What a command may read from and print to.
struct Console {
  std::istream& in;
  std::function<void()> end_in;  ///< ends a read of `in` that is waiting; may be called from any thread
  Sink& out;
  Messages& messages;
  bool out_is_terminal = false;
  bool no_colour = false;             ///< the environment asks for none (NO_COLOR)
  std::function<bool()> interrupted;  ///< whether the user asked for the end
  std::string program;                ///< path of the running program
};

/// `--colour` as given: "always", "never" or "auto".
[[nodiscard]] bool wants_colour(const Console& console, std::string_view choice);

}  // namespace sayso::cli
