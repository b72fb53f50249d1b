#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <span>
#include <vector>

#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "cli/conllu_answer.hpp"
#include "cli/progress.hpp"
#include "cli/rejects.hpp"
#include "language/analysis_json.hpp"

namespace sayso::cli {
namespace {

struct ParseOptions {
  std::vector<std::string> files;
  ModelOptions model;
  PrintOptions print;
  std::string format = "conllu";
  std::string rejects;
};

/// Most sentences of a CoNLL-U file that are read as one text where it tells no documents.
constexpr std::size_t longest_document = 500;

class Parsing {
 public:
  Parsing(const ParseOptions& options, Console& console, Rejects& rejects)
      : options_(options), console_(console), rejects_(rejects) {}

  /// Every file in its turn. Error: one that ends the run.
  Result<void> run() {
    std::vector<std::string> texts;
    for (const std::string& file : options_.files) {
      if (!file.ends_with(".conllu")) {
        texts.push_back(file);
        continue;
      }
      if (auto done = parse_texts(texts); !done) return done;
      texts.clear();
      if (auto done = parse_conllu(file); !done) return done;
    }
    return parse_texts(texts);
  }

  [[nodiscard]] std::uint64_t done() const { return done_; }

 private:
  Result<const language::Reader*> reader() {
    if (!reader_) {
      auto loaded = load_reader(console_, options_.model);
      if (!loaded) return tl::unexpected(loaded.error());
      reader_.emplace(std::move(*loaded));
    }
    return &*reader_;
  }

  Result<void> parse_texts(const std::vector<std::string>& files) {
    if (files.empty() || console_.interrupted()) return {};
    const auto total = console_.messages.terminal() ? count_reports(files, true) : std::nullopt;
    ProgressMeter meter(console_.messages, total);
    ReportStream stream(console_, files, {});
    ReadingRun run;
    run.source = [&](std::chrono::milliseconds patience) { return stream.next(patience); };
    run.plan = [](const Report& report) -> Result<Plan> { return plan_by_language(report); };
    run.reader = [this] { return reader(); };
    run.understood = [](Passage&) {};
    run.reject = [this](const Error& error) { rejects_.add(error); };
    run.idle = [] { return true; };
    run.interrupted = console_.interrupted;
    run.each = [&](Passage&& passage) {
      meter.add();
      if (passage.error) {
        rejects_.add(*passage.error);
        return true;
      }
      ++done_;
      if (passage.plan == Plan::keep) {
        console_.messages.line("sayso: " + passage.report.id + ": not parsed: not English");
        return true;
      }
      return print(passage);
    };
    const auto counts = run.run();
    if (!counts) return tl::unexpected(counts.error());
    return {};
  }

  bool print(const Passage& passage) {
    if (options_.format == "jsonl") {
      const auto id =
          nlohmann::json(passage.report.id).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
      console_.out.write("{\"id\":" + id + ",\"analysis\":" +
                         language::to_json(passage.analysis, language::Vectors::omit) + "}\n");
    } else {
      console_.out.write(to_conllu(passage.report, passage.analysis));
    }
    return console_.out.flush();
  }

  Result<void> parse_conllu(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
      rejects_.add({.code = ErrorCode::file_missing,
                    .item = path,
                    .what = "no such file, or it cannot be opened",
                    .remedy = "check the path and the permissions"});
      return {};
    }
    const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
    const auto text = Text::from_utf8(bytes);
    if (!text) {
      Error error = text.error();
      error.item = path;
      rejects_.add(error);
      return {};
    }
    auto sentences = language::read_conllu(bytes, path);
    if (!sentences) {
      rejects_.add(sentences.error());
      return {};
    }
    const auto reader = this->reader();
    if (!reader) return tl::unexpected(reader.error());
    for (std::size_t first = 0; first < sentences->size() && !console_.interrupted();) {
      std::size_t last = first + 1;
      while (last < sentences->size() && last - first < longest_document &&
             !begins_document((*sentences)[last]))
        ++last;
      if (!parse_document(**reader, path, std::span(*sentences).subspan(first, last - first))) break;
      first = last;
    }
    ++done_;
    return {};
  }

  static bool begins_document(const language::ConlluSentence& sentence) {
    return std::ranges::any_of(sentence.comments,
                               [](const std::string& line) { return line.starts_with("# newdoc"); });
  }

  /// False when there is no use in printing more.
  bool parse_document(const language::Reader& reader, const std::string& path,
                      std::span<language::ConlluSentence> sentences) {
    language::GivenSentences words;
    std::vector<language::ConlluSentence*> read;
    for (language::ConlluSentence& sentence : sentences) {
      if (sentence.words.empty()) continue;
      std::vector<std::string>& forms = words.emplace_back();
      for (const language::ConlluWord& word : sentence.words) forms.push_back(word.form);
      read.push_back(&sentence);
    }
    auto analysis = reader.read_words(words);
    if (!analysis) {
      Error error = analysis.error();
      error.item = path;
      rejects_.add(error);
      return true;
    }
    if (options_.format == "jsonl") {
      return console_.out.write("{\"id\":" + nlohmann::json(path).dump() + ",\"analysis\":" +
                                language::to_json(*analysis, language::Vectors::omit) + "}\n");
    }
    for (std::size_t s = 0; s < read.size(); ++s) answer(*analysis, s, *read[s]);
    for (const language::ConlluSentence& sentence : sentences)
      console_.out.write(language::write_conllu(sentence));
    return console_.out.flush();
  }

  const ParseOptions& options_;
  Console& console_;
  Rejects& rejects_;
  std::optional<language::Reader> reader_;
  std::uint64_t done_ = 0;
};

Exit run_parse(const ParseOptions& options, Console& console) {
  auto rejects = Rejects::open(console.messages, options.rejects);
  if (!rejects) return fail(console, rejects.error());
  Parsing parsing(options, console, *rejects);
  const auto done = parsing.run();
  console.messages.clear();
  if (!done) return fail(console, done.error());
  if (const auto closed = rejects->close(); !closed) return fail(console, closed.error());
  return finish(console, console.interrupted() ? Exit::rejected : exit_of(parsing.done(), rejects->count()));
}

}  // namespace

void add_parse(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "parse",
      "Print sentences, words, tags and dependency trees; a .conllu file keeps its own sentences and words");
  auto options = std::make_shared<ParseOptions>();
  command->add_option("FILE", options->files, "Files, folders, - for standard input, or .conllu files")
      ->required()
      ->type_name("");
  command
      ->add_option("--format", options->format,
                   "conllu (default), or jsonl: all that the reader says of a text")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"conllu", "jsonl"}).description(""));
  command->add_option("--rejects", options->rejects, "Write a JSON row for each item that could not be read")
      ->type_name("FILE");
  add_model_options(*command, options->model);
  add_examples(*command, {"sayso parse report.txt > report.conllu", "sayso parse treebank.conllu",
                          "echo 'Shells hit Ganja.' | sayso parse -"});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_parse(*options, console); }; });
}

}  // namespace sayso::cli
