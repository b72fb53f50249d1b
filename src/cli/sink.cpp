#include "cli/sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace sayso::cli {
namespace {

constexpr std::size_t full_buffer = std::size_t{1} << 16;

Error write_error(const std::string& name, int number) {
  const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
  return {.code = full ? ErrorCode::disk_full : ErrorCode::write_failed,
          .item = name,
          .what = full ? "no room is left to write to"
                       : "writing failed: " + std::generic_category().message(number),
          .remedy =
              full ? "free some room and run the command again" : "check the path, its disk and permissions"};
}

}  // namespace

Sink::Sink(int descriptor, std::string name) : descriptor_(descriptor), name_(std::move(name)) {}

Result<Sink> Sink::create(const std::string& path) {
  constexpr mode_t everybody = 0666;  // less the umask
  // NOLINTNEXTLINE(cppcoreguidelines-pro-type-vararg): POSIX has no other open
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, everybody);
  if (descriptor < 0) return tl::unexpected(write_error(path, errno));
  Sink sink(descriptor, path);
  sink.owned_ = true;
  return sink;
}

Sink::Sink(Sink&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      owned_(std::exchange(other.owned_, false)),
      closed_(std::exchange(other.closed_, true)),
      name_(std::move(other.name_)),
      buffer_(std::exchange(other.buffer_, {})),
      error_(std::exchange(other.error_, std::nullopt)) {}

Sink& Sink::operator=(Sink&& other) noexcept {
  if (this == &other) return *this;
  std::swap(descriptor_, other.descriptor_);
  std::swap(owned_, other.owned_);
  std::swap(closed_, other.closed_);
  std::swap(name_, other.name_);
  std::swap(buffer_, other.buffer_);
  std::swap(error_, other.error_);
  return *this;
}

Sink::~Sink() {
  flush();
  if (owned_) ::close(descriptor_);
}

bool Sink::write(std::string_view bytes) {
  if (ended()) return false;
  buffer_ += bytes;
  return buffer_.size() < full_buffer || flush();
}

bool Sink::flush() {
  std::string_view rest = buffer_;
  while (!rest.empty() && !ended()) {
    const ssize_t written = ::write(descriptor_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
  buffer_.clear();
  return !ended();
}

void Sink::fail(int number) {
  if (number == EPIPE) {
    closed_ = true;
  } else {
    error_ = write_error(name_, number);
  }
}

}  // namespace sayso::cli
