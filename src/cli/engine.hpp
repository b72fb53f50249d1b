#pragma once
#include <memory>
#include <optional>
#include <string>

#include "cli/options.hpp"
#include "language/reader.hpp"
#include "sayso/coder.hpp"
#include "sayso/output.hpp"

namespace sayso::cli {

[[nodiscard]] std::string program_version();

std::filesystem::path model_folder(const Console& console, const ModelOptions& options);
std::filesystem::path data_folder(const Console& console, const ModelOptions& options);

/// The model's name in `Coder`: its version and the start of its checksum, "0.1.0+3f9a0c51b2d4".
[[nodiscard]] std::string model_version(const std::string& version, const std::string& sha256);

/// All that coding needs.
struct Engine {
  language::Reader reader;
  Knowledge knowledge;
  Coder coder;

  /// Errors: those of `Reader::load` and `Knowledge::load`.
  [[nodiscard]] static Result<Engine> load(const Console& console, const ModelOptions& options);
};

/// The reader alone, for what needs no tables.
[[nodiscard]] Result<language::Reader> load_reader(const Console& console, const ModelOptions& options);

}  // namespace sayso::cli
