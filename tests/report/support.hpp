#pragma once
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "sayso/reading.hpp"

namespace sayso::report {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

/// Lines "left => right" of a data file, comments left out.
inline std::vector<std::pair<std::string, std::string>> cases(const std::string& path) {
  std::ifstream file(path);
  std::vector<std::pair<std::string, std::string>> found;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    const std::size_t arrow = line.find(" => ");
    if (arrow == std::string::npos) continue;
    found.emplace_back(line.substr(0, arrow), line.substr(arrow + 4));
  }
  return found;
}

/// A folder of its own for one test, gone at its end.
class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "sayso-report-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }

  [[nodiscard]] std::string operator/(const std::string& name) const { return (path_ / name).string(); }
  [[nodiscard]] std::string path() const { return path_.string(); }
  std::string write(const std::string& name, const std::string& bytes) const {
    const auto path = path_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }

 private:
  std::filesystem::path path_;
};

/// All that one run hands over.
struct Outcome {
  ReadCounts counts;
  std::vector<Report> reports;
  std::vector<Error> errors;

  [[nodiscard]] std::string ids() const {
    std::string all;
    for (const Report& r : reports) all += (all.empty() ? "" : " ") + r.id;
    return all;
  }
};

inline Outcome read(const std::vector<std::string>& paths, const ReadOptions& options = {},
                    const std::string& standard_input = {}) {
  Outcome run;
  std::istringstream input(standard_input);
  run.counts = read_reports(
      paths, options, input,
      [&](Report&& report) {
        run.reports.push_back(std::move(report));
        return true;
      },
      [&](const Error& error) { run.errors.push_back(error); });
  return run;
}

}  // namespace sayso::report
