#pragma once
#include <filesystem>
#include <string>

namespace sayso::cli {

/// Where the program finds what it needs, given its own path: beside an installed one
/// (PREFIX/bin/sayso, PREFIX/share/sayso/NAME), else in the source folder that it was built in
/// (build/PRESET/sayso, NAME). The last of the two where neither is there, for the error to name.
[[nodiscard]] std::filesystem::path folder_beside(const std::filesystem::path& program,
                                                  const std::string& name);

}  // namespace sayso::cli
