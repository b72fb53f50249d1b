#pragma once
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso::report {

enum class Format { unknown, text, html, json, json_lines, feed };

/// By the file name's ending, in any case; `unknown` for one that no reader takes, and for none.
[[nodiscard]] Format format_of(std::string_view path);
/// By the first bytes of a text.
[[nodiscard]] Format sniff(std::string_view head);

/// A file name without folders and its ending: "a/b.c.txt" is "b.c".
[[nodiscard]] std::string stem_of(std::string_view path);
[[nodiscard]] bool has_ending(std::string_view path);

/// A file to be read.
struct Input {
  std::string path;  ///< "-" for standard input
  Format format = Format::unknown;
};

struct Walk {
  std::function<bool(const Input&)> on_input;  ///< false ends the walk
  std::function<void(const Error&)> on_error;
  std::function<void()> on_skipped;  ///< a file in a folder that no reader takes
};

/// The files of `paths` in order; folders opened, their entries in byte order of names, hidden ones and links
/// to folders passed over. Errors: file_missing, file_unreadable, format_unknown, empty (a folder with
/// nothing to read).
void walk_inputs(std::span<const std::string> paths, bool recursive, const Walk& walk);

}  // namespace sayso::report
