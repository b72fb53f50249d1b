#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "cli/engine.hpp"
#include "cli/progress.hpp"
#include "evaluation/evaluate.hpp"
#include "evaluation/trained_system.hpp"

namespace sayso::cli {
namespace {

struct EvalOptions {
  std::string task;
  std::string file;
  std::string predictions;
  std::string errors;
  bool json = false;
  ModelOptions model;
};

/// Only what the task needs.
Result<std::unique_ptr<evaluation::System>> load_system(const evaluation::TaskInfo& task,
                                                        const ModelOptions& options, const Console& console) {
  std::future<Result<Knowledge>> tables;
  if (task.knowledge)
    tables = std::async(std::launch::async, [folder = data_folder(console, options).string()] {
      return Knowledge::load(folder);
    });
  std::optional<language::Reader> reader;
  std::optional<Error> error;
  if (task.reader) {
    auto loaded = load_reader(console, options);
    if (loaded) {
      reader.emplace(std::move(*loaded));
    } else {
      error = loaded.error();
    }
  }
  std::optional<Knowledge> knowledge;
  if (tables.valid()) {
    auto loaded = tables.get();
    if (loaded) {
      knowledge.emplace(std::move(*loaded));
    } else if (!error) {
      error = loaded.error();
    }
  }
  if (error) return tl::unexpected(*error);
  const unsigned threads =
      options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  return std::make_unique<evaluation::TrainedSystem>(std::move(reader), std::move(knowledge), threads);
}

Error no_file(const std::string& path) {
  std::error_code ignored;
  const bool there = std::filesystem::exists(path, ignored);
  return {.code = there ? ErrorCode::file_unreadable : ErrorCode::file_missing,
          .item = path,
          .what = there ? "the file cannot be read" : "no such file",
          .remedy = there ? "check its permissions, and that it is no folder" : "check the path"};
}

Exit report(const evaluation::Outcome& outcome, const EvalOptions& options, Console& console) {
  if (outcome.scored > 0) {
    console.out.write(options.json ? to_json(outcome.figures) + "\n" : to_text(outcome.figures));
  } else {
    console.messages.line("sayso: " + options.file + ": " + counted(outcome.answered, "record", "records") +
                          " answered, none annotated: no figures");
  }
  if (outcome.rejected > 0)
    console.messages.line("sayso: " + options.file + ": " + counted(outcome.rejected, "record", "records") +
                          " left out or not scored");
  return finish(console, exit_of(outcome.answered, outcome.rejected));
}

Exit run_eval(const EvalOptions& options, Console& console) {
  const evaluation::TaskInfo& task = *evaluation::find_task(options.task);
  std::error_code ignored;
  std::ifstream file(options.file, std::ios::binary);
  if (!file || std::filesystem::is_directory(options.file, ignored))
    return fail(console, no_file(options.file));
  if (!options.predictions.empty() && std::filesystem::equivalent(options.file, options.predictions, ignored))
    return fail(console, {.code = ErrorCode::usage,
                          .item = options.predictions,
                          .what = "the answers would overwrite the file that is asked about",
                          .remedy = "give --predictions another file"});
  const auto system = load_system(task, options.model, console);
  if (!system) return fail(console, system.error());
  std::optional<Sink> predictions;
  if (!options.predictions.empty()) {
    auto made = Sink::create(options.predictions);
    if (!made) return fail(console, made.error());
    predictions.emplace(std::move(*made));
  }
  std::optional<Sink> errors;
  if (!options.errors.empty()) {
    auto made = Sink::create(options.errors);
    if (!made) return fail(console, made.error());
    errors.emplace(std::move(*made));
  }
  std::map<std::string, std::uint64_t> kinds;
  std::optional<ProgressMeter> meter(std::in_place, console.messages, std::nullopt);
  evaluation::Listeners listeners{.on_answer =
                                      [&](const std::string& record) {
                                        if (predictions) predictions->write(record);
                                        meter->add();
                                      },
                                  .on_error = [&](const Error& error) { console.messages.error(error); }};
  if (errors) {
    listeners.on_mistake = [&](const evaluation::ClaimError& mistake) {
      ++kinds[mistake.kind];
      errors->write(output::dump({{"kind", mistake.kind},
                                  {"report", mistake.report},
                                  {"gold", mistake.gold},
                                  {"system", mistake.system}}) +
                    "\n");
    };
  }
  const auto outcome = evaluation::evaluate(task.name, file, options.file, **system, listeners);
  meter.reset();
  if (!outcome) return fail(console, outcome.error());
  if (file.bad()) return fail(console, no_file(options.file));
  if (outcome->answered == 0 && outcome->rejected == 0)
    return fail(console, {.code = ErrorCode::empty,
                          .item = options.file,
                          .what = "the file holds no records",
                          .remedy = "give a file with at least one"});
  for (auto* sink : {&predictions, &errors}) {
    if (!*sink) continue;
    (*sink)->flush();
    if ((*sink)->error()) return fail(console, *(*sink)->error());
  }
  for (const auto& [kind, count] : kinds)
    console.messages.line("sayso: " + counted(count, "error", "errors") + ": " + kind);
  return report(*outcome, options, console);
}

}  // namespace

void add_eval(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "eval", "Measure Sayso on an annotated file, of which it sees only what the task allows");
  auto options = std::make_shared<EvalOptions>();
  std::vector<std::string> names;
  std::string list;
  for (const evaluation::TaskInfo& task : evaluation::tasks()) {
    names.emplace_back(task.name);
    list += (list.empty() ? "" : ", ") + std::string(task.name);
  }
  command->add_option("TASK", options->task, list)
      ->required()
      ->type_name("")
      ->check(CLI::IsMember(names).description(""));
  command->add_option("FILE", options->file, "JSONL as the reference corpora have it; CoNLL-U for ud")
      ->required()
      ->type_name("");
  command
      ->add_option("--predictions", options->predictions,
                   "Write the same records, in order, with Sayso's answers in place of the annotated ones")
      ->type_name("OUT");
  command
      ->add_option(
          "--errors", options->errors,
          "Write what is wrong in the claims, by kind, with the annotated claim and Sayso's (claims only)")
      ->type_name("OUT");
  command->add_flag("--json", options->json, "Print the figures as JSON");
  add_model_options(*command, options->model);
  add_examples(*command, {"sayso eval claims gold/dev.jsonl --predictions claims.jsonl",
                          "sayso eval claims gold/dev.jsonl --errors errors.jsonl",
                          "sayso eval ud en_ewt-dev.conllu --json", "sayso eval timex timebank.jsonl"});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_eval(*options, console); }; });
}

}  // namespace sayso::cli
