#include "cli/report_stream.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <fstream>
#include <utility>

#include "report/inputs.hpp"

namespace sayso::cli {
namespace {

constexpr std::size_t most_waiting = 1'000'000;

}  // namespace

ReportStream::ReportStream(Console& console, std::vector<std::string> files, ReadOptions options)
    : console_(console),
      thread_([this, files = std::move(files), options = std::move(options)] { read(files, options); }) {}

ReportStream::~ReportStream() {
  {
    const std::scoped_lock lock(mutex_);
    closed_ = true;
  }
  changed_.notify_all();
  console_.end_in();
  thread_.join();
}

void ReportStream::read(const std::vector<std::string>& files, const ReadOptions& options) try {
  const auto on_report = [&](Report&& report) {
    const std::size_t size = report.text.bytes().size();
    return put(std::move(report), size);
  };
  const auto on_error = [&](const Error& error) { put(error, 0); };
  const ReadCounts counts = read_reports(files, options, console_.in, on_report, on_error);
  put(counts, 0);
} catch (const std::exception& failure) {
  put(Error{.code = ErrorCode::internal,
            .what = std::string("reading broke off: ") + failure.what(),
            .remedy = "free some memory, or report this with the input"},
      0);
  put(ReadCounts{}, 0);
}

bool ReportStream::put(Item item, std::size_t size) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || waiting_bytes_ < most_waiting; });
  if (closed_) return false;
  waiting_bytes_ += size;
  items_.emplace_back(std::move(item), size);
  lock.unlock();
  changed_.notify_all();
  return true;
}

ReportStream::Item ReportStream::next(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  if (!changed_.wait_for(lock, patience, [&] { return !items_.empty(); })) return Waiting{};
  auto [item, size] = std::move(items_.front());
  items_.pop_front();
  waiting_bytes_ -= size;
  lock.unlock();
  changed_.notify_all();
  return std::move(item);
}

std::optional<std::uint64_t> count_reports(const std::vector<std::string>& files, bool recursive) {
  std::uint64_t count = 0;
  bool known = true;
  const auto lines_of = [](const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    std::vector<char> piece(std::size_t{1} << 18);
    std::uint64_t lines = 0;
    while (file.read(piece.data(), static_cast<std::streamsize>(piece.size())), file.gcount() > 0) {
      lines += static_cast<std::uint64_t>(std::count(piece.begin(), piece.begin() + file.gcount(), '\n'));
    }
    return lines;
  };
  const auto on_input = [&](const report::Input& input) {
    if (input.path == "-" || input.format == report::Format::unknown ||
        input.format == report::Format::feed) {
      known = false;
    } else if (input.format == report::Format::json_lines) {
      count += lines_of(input.path);
    } else if (input.format == report::Format::json) {
      char first = 0;
      std::ifstream(input.path) >> first;
      if (first == '[') known = false;
      ++count;
    } else {
      ++count;
    }
    return known;
  };
  report::walk_inputs(files, recursive, {on_input, [](const Error&) {}, [] {}});
  return known ? std::optional(count) : std::nullopt;
}

}  // namespace sayso::cli
