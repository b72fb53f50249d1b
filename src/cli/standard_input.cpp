#include "cli/standard_input.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <ios>
#include <utility>

namespace sayso::cli {

StandardInput::StandardInput(int descriptor, std::function<bool()> interrupted)
    : descriptor_(descriptor), interrupted_(std::move(interrupted)) {}

StandardInput::int_type StandardInput::underflow() {
  constexpr int patience_ms = 100;
  while (!ended_ && !interrupted_()) {
    pollfd wanted{descriptor_, POLLIN, 0};
    const int ready = ::poll(&wanted, 1, patience_ms);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t count = ::read(descriptor_, buffer_.data(), buffer_.size());
    if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    // The stream turns this into badbit, which readers tell from the end.
    if (count < 0) throw std::ios_base::failure("standard input cannot be read");
    if (count == 0) break;
    setg(buffer_.data(), buffer_.data(), buffer_.data() + count);
    return traits_type::to_int_type(buffer_.front());
  }
  return traits_type::eof();
}

}  // namespace sayso::cli
