#include "report/inputs.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <vector>

#include "report/ascii.hpp"

namespace sayso::report {
namespace {

namespace fs = std::filesystem;

std::string_view name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// Walks one folder; false when the walk is to end.
class FolderWalk {
 public:
  FolderWalk(bool recursive, const Walk& walk) : recursive_(recursive), walk_(walk) {}
  [[nodiscard]] bool found() const { return found_; }

  bool enter(const fs::path& folder) {
    std::error_code problem;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
      entries.push_back(*at);
    }
    if (problem) {
      found_ = true;  // it is named already
      walk_.on_error(item_error(ErrorCode::file_unreadable, folder.string(),
                                "the folder cannot be read: " + problem.message(), "check its permissions"));
      return true;
    }
    std::ranges::sort(entries, {}, [](const fs::directory_entry& e) { return e.path().filename().string(); });
    for (const fs::directory_entry& entry : entries) {
      if (entry.path().filename().string().starts_with('.')) continue;
      std::error_code ignored;
      if (entry.is_directory(ignored)) {
        if (recursive_ && !entry.is_symlink(ignored) && !enter(entry.path())) return false;
        continue;
      }
      const std::string path = entry.path().string();
      const Format format = format_of(path);
      if (format == Format::unknown) {
        walk_.on_skipped();
        continue;
      }
      found_ = true;
      if (!walk_.on_input({path, format})) return false;
    }
    return true;
  }

 private:
  bool recursive_;
  const Walk& walk_;
  bool found_ = false;
};

constexpr const char* endings = ".txt, .html, .json, .jsonl, .xml, .rss or .atom";

}  // namespace

Format format_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return Format::unknown;
  const std::string ending = to_lower(name.substr(dot + 1));
  if (ending == "txt" || ending == "text" || ending == "md") return Format::text;
  if (ending == "html" || ending == "htm" || ending == "xhtml") return Format::html;
  if (ending == "json") return Format::json;
  if (ending == "jsonl" || ending == "ndjson") return Format::json_lines;
  if (ending == "xml" || ending == "rss" || ending == "atom") return Format::feed;
  return Format::unknown;
}

Format sniff(std::string_view head) {
  const std::string_view text = trim(head);
  if (text.starts_with('{')) {
    // One record a line, or one record over several lines: told by whether the first line closes what it
    // opens.
    const std::size_t line_end = text.find('\n');
    if (line_end == std::string_view::npos) return Format::json;
    std::int64_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < line_end; ++i) {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == '"') {
        in_string = !in_string;
      } else if (!in_string) {
        depth += text[i] == '{' || text[i] == '[' ? 1 : 0;
        depth -= text[i] == '}' || text[i] == ']' ? 1 : 0;
      }
    }
    const bool more = trim(text.substr(line_end)).starts_with('{');
    return depth <= 0 || more ? Format::json_lines : Format::json;
  }
  if (text.starts_with("[{") || (text.starts_with('[') && trim(text.substr(1)).starts_with('{')))
    return Format::json;
  const std::string start = to_lower(text.substr(0, 1'000));
  if (start.starts_with("<?xml") || start.starts_with("<rss") || start.starts_with("<feed")) {
    return contains(start, "<html") ? Format::html : Format::feed;
  }
  if (start.starts_with("<!doctype html") || start.starts_with("<html") || contains(start, "<head>") ||
      contains(start, "<body")) {
    return Format::html;
  }
  return Format::text;
}

std::string stem_of(std::string_view path) {
  const std::string_view name = name_of(path);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == std::string_view::npos || dot == 0 ? name : name.substr(0, dot));
}

bool has_ending(std::string_view path) {
  const std::size_t dot = name_of(path).rfind('.');
  return dot != std::string_view::npos && dot > 0;
}

void walk_inputs(std::span<const std::string> paths, bool recursive, const Walk& walk) {
  for (const std::string& path : paths) {
    if (path == "-") {
      if (!walk.on_input({path, Format::unknown})) return;
      continue;
    }
    std::error_code problem;
    const fs::file_status status = fs::status(path, problem);
    if (!fs::exists(status)) {
      const bool hidden =
          problem && problem != std::errc::no_such_file_or_directory && problem != std::errc::not_a_directory;
      walk.on_error(
          hidden ? item_error(ErrorCode::file_unreadable, path, problem.message(), "check its permissions")
                 : item_error(ErrorCode::file_missing, path, "no such file or folder", "check the path"));
      continue;
    }
    if (fs::is_directory(status)) {
      FolderWalk folder(recursive, walk);
      if (!folder.enter(path)) return;
      if (!folder.found()) {
        walk.on_error(item_error(ErrorCode::empty, path, "the folder has no file that can be read",
                                 std::string("put reports in it that end in ") + endings));
      }
      continue;
    }
    const Format format = format_of(path);
    if (format == Format::unknown && has_ending(path)) {
      walk.on_error(item_error(ErrorCode::format_unknown, path, "no reader for files of this ending",
                               std::string("hand over a file that ends in ") + endings));
      continue;
    }
    if (!walk.on_input({path, format})) return;
  }
}

}  // namespace sayso::report
