#pragma once
#include <CLI/CLI.hpp>
#include <string>

namespace sayso::cli {

/// The manual page sayso(1), in man(7)'s language, made from the help of the app and its commands.
[[nodiscard]] std::string manual(const CLI::App& app, const std::string& version);

}  // namespace sayso::cli
