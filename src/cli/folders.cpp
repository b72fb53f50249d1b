#include "cli/folders.hpp"

#include <system_error>

namespace sayso::cli {

std::filesystem::path folder_beside(const std::filesystem::path& program, const std::string& name) {
  const std::filesystem::path home = program.parent_path();
  std::error_code ignored;
  auto installed = (home / ".." / "share" / "sayso" / name).lexically_normal();
  if (std::filesystem::is_directory(installed, ignored)) return installed;
  return (home / ".." / ".." / name).lexically_normal();
}

}  // namespace sayso::cli
