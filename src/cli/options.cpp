#include "cli/options.hpp"

#include <map>
#include <memory>

namespace sayso::cli {
namespace {

/// An option for a value that may be left out.
CLI::Option* add_text(CLI::App& command, const std::string& name, std::optional<std::string>& value,
                      const std::string& about) {
  return command.add_option_function<std::string>(
      name, [&value](const std::string& given) { value = given; }, about);
}

constexpr const char* of_reports = "About the report";
constexpr const char* of_model = "Reader";

}  // namespace

Result<void> InputOptions::check() const {
  if (!read.published) return {};
  const auto day = parse_date(*read.published);
  if (day) return {};
  return tl::unexpected(Error{.code = ErrorCode::usage,
                              .item = "--published",
                              .what = day.error().what,
                              .remedy = "give a day as 2020-10-05"});
}

void add_input_options(CLI::App& command, InputOptions& options) {
  command
      .add_option("FILE", options.files,
                  "Files, folders, or - for standard input: .txt .html .json .jsonl, RSS and Atom")
      ->required()
      ->type_name("");
  command.add_option("--rejects", options.rejects, "Write a JSON row for each item that could not be read")
      ->type_name("FILE");
  add_text(command, "--id", options.read.id, "Id of the one report")->type_name("ID")->group(of_reports);
  add_text(command, "--published", options.read.published, "Day it was published")
      ->type_name("DATE")
      ->group(of_reports);
  add_text(command, "--title", options.read.title, "Its headline")->type_name("TEXT")->group(of_reports);
  add_text(command, "--publisher", options.read.publisher, "Who published it")
      ->type_name("NAME")
      ->group(of_reports);
  add_text(command, "--url", options.read.url, "Its address")->type_name("URL")->group(of_reports);
}

void add_threads_option(CLI::App& command, ModelOptions& options) {
  constexpr unsigned most = 256;
  command
      .add_option("--threads", options.threads,
                  "Cores to use (default: all); the output is the same for any number")
      ->type_name("N")
      ->check(CLI::Range(1U, most).description(""))
      ->group(of_model);
}

void add_model_options(CLI::App& command, ModelOptions& options) {
  add_threads_option(command, options);
  command.add_option("--model", options.model, "Folder of the reader, instead of the one beside the program")
      ->type_name("DIR")
      ->envname("SAYSO_MODEL")
      ->group(of_model);
  command
      .add_option("--data", options.data,
                  "Folder of codebook, actors and places, instead of the one beside the program")
      ->type_name("DIR")
      ->envname("SAYSO_DATA")
      ->group(of_model);
}

void add_ledger_option(CLI::App& command, std::string& ledger) {
  ledger = "sayso.db";
  command.add_option("--ledger", ledger, "The ledger (default: sayso.db in this folder)")
      ->type_name("PATH")
      ->envname("SAYSO_LEDGER");
}

void add_print_options(CLI::App& command, PrintOptions& options, bool with_csv) {
  std::map<std::string, Format> formats{{"text", Format::text}, {"jsonl", Format::jsonl}};
  if (with_csv) formats.emplace("csv", Format::csv);
  command
      .add_option("--format", options.format,
                  with_csv ? "text (default), jsonl or csv" : "text (default) or jsonl")
      ->type_name("FORMAT")
      ->transform(CLI::CheckedTransformer(formats).description(""));
  command.add_option("--colour,--color", options.colour, "auto (default: on a terminal), always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}).description(""));
}

void add_confidence_option(CLI::App& command, double& least) {
  command.add_option("--min-confidence", least, "Leave out what is less sure, 0 to 1")
      ->type_name("P")
      ->check(CLI::Range(0.0, 1.0).description(""));
}

void add_examples(CLI::App& command, const std::vector<std::string>& examples) {
  std::string text = "Examples:";
  for (const std::string& example : examples) text += "\n  " + example;
  command.footer(text);
}

}  // namespace sayso::cli
