#include "cli/command.hpp"

namespace sayso::cli {

Exit fail(Console& console, const Error& error) {
  console.messages.error(error);
  return error.code == ErrorCode::usage ? Exit::usage : Exit::nothing;
}

Exit finish(Console& console, Exit exit) {
  console.out.flush();
  if (console.out.error()) return fail(console, *console.out.error());
  return exit;
}

}  // namespace sayso::cli
