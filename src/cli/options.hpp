#pragma once
#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "cli/console.hpp"
#include "sayso/reading.hpp"

namespace sayso::cli {

/// Reports to read: files, folders, "-", and what is said of them on the command line.
struct InputOptions {
  std::vector<std::string> files;
  ReadOptions read;
  std::string rejects;  ///< empty: no rows

  /// Error: `usage`, for a date that is none.
  [[nodiscard]] Result<void> check() const;
};
void add_input_options(CLI::App& command, InputOptions& options);

/// Which reader and tables to code with.
struct ModelOptions {
  std::string model;     ///< empty: the one that came with the program
  std::string data;      ///< empty: the one that came with the program
  unsigned threads = 0;  ///< 0: all cores that the program may use
};
void add_model_options(CLI::App& command, ModelOptions& options);
void add_threads_option(CLI::App& command, ModelOptions& options);

void add_ledger_option(CLI::App& command, std::string& ledger);

enum class Format { text, jsonl, csv };
/// How records are printed.
struct PrintOptions {
  Format format = Format::text;
  std::string colour = "auto";
};
/// `csv` is offered only where `with_csv`.
void add_print_options(CLI::App& command, PrintOptions& options, bool with_csv = true);

void add_confidence_option(CLI::App& command, double& least);

/// What `--help` shows below the options: a line each, "sayso code report.txt".
void add_examples(CLI::App& command, const std::vector<std::string>& examples);

}  // namespace sayso::cli
