#pragma once

namespace sayso::cli {

/// Ctrl-C and SIGTERM ask for the end once, and end the program at the second time. A broken pipe and a file
/// over a limit are told by `write`, not by a signal.
void catch_signals();

/// Whether the end was asked for.
[[nodiscard]] bool end_asked_for();

}  // namespace sayso::cli
