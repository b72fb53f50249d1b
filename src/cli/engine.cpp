#include "cli/engine.hpp"

#include <future>
#include <thread>
#include <utility>

#include "cli/folders.hpp"

namespace sayso::cli {

std::string program_version() { return SAYSO_VERSION; }

std::filesystem::path model_folder(const Console& console, const ModelOptions& options) {
  return options.model.empty() ? folder_beside(console.program, "models/reader")
                               : std::filesystem::path(options.model);
}

std::filesystem::path data_folder(const Console& console, const ModelOptions& options) {
  return options.data.empty() ? folder_beside(console.program, "data") : std::filesystem::path(options.data);
}

std::string model_version(const std::string& version, const std::string& sha256) {
  constexpr std::size_t enough = 12;
  return version + "+" + sha256.substr(0, enough);
}

Result<language::Reader> load_reader(const Console& console, const ModelOptions& options) {
  const unsigned threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  return language::Reader::load(model_folder(console, options), {.threads = threads});
}

Result<Engine> Engine::load(const Console& console, const ModelOptions& options) {
  auto knowledge = std::async(std::launch::async, [folder = data_folder(console, options).string()] {
    return Knowledge::load(folder);
  });
  auto reader = load_reader(console, options);
  auto tables = knowledge.get();
  if (!reader) return tl::unexpected(reader.error());
  if (!tables) return tl::unexpected(tables.error());
  Coder coder{program_version(), model_version(reader->version(), reader->sha256()),
              tables->codebook_version()};
  return Engine{std::move(*reader), std::move(*tables), std::move(coder)};
}

}  // namespace sayso::cli
