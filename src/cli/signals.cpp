#include "cli/signals.hpp"

#include <csignal>

namespace sayso::cli {
namespace {

// The one variable that a signal handler can reach.
volatile std::sig_atomic_t asked = 0;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

extern "C" void ask(int) { asked = 1; }

}  // namespace

void catch_signals() {
  struct sigaction once {};
  once.sa_handler = ask;  // NOLINT(cppcoreguidelines-pro-type-union-access): POSIX's own
  once.sa_flags = static_cast<int>(SA_RESETHAND);  // the second time as the system does it
  sigemptyset(&once.sa_mask);
  sigaction(SIGINT, &once, nullptr);
  sigaction(SIGTERM, &once, nullptr);
  // A broken pipe and a file over the user's limit are told by `write`.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
}

bool end_asked_for() { return asked != 0; }

}  // namespace sayso::cli
