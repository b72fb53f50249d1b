#pragma once
#include <CLI/CLI.hpp>
#include <string>

namespace sayso::cli {

/// Completion of the program's commands and options for a shell, made from the app itself: "bash", "zsh" or
/// "fish". Elsewhere files are offered.
[[nodiscard]] std::string completion(const CLI::App& app, const std::string& shell);

}  // namespace sayso::cli
