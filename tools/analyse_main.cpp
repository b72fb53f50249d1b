// Reads reports as the program does and prints what the reader says of each: for tests and debugging.
// In: JSONL with "id" and "text" on standard input. Out, a line each: {"id":…,"analysis":{…}} as
// src/language/analysis_json.hpp has it, or {"id":…,"error":…}.
#include <charconv>
#include <cstring>
#include <deque>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "language/analysis_json.hpp"
#include "language/reader.hpp"

namespace {

struct Options {
  std::string model = "models/reader";
  unsigned threads = 1;
  bool vectors = true;
};

bool parse(int count, char** values, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string option = values[i];
    if (option == "--no-vectors") {
      options.vectors = false;
    } else if (option == "--model" && i + 1 < count) {
      options.model = values[++i];
    } else if (option == "--threads" && i + 1 < count) {
      const char* value = values[++i];
      const char* end = value + std::strlen(value);
      const auto [stopped, code] = std::from_chars(value, end, options.threads);
      if (code != std::errc{} || stopped != end || options.threads == 0) return false;
    } else {
      return false;
    }
  }
  return true;
}

/// Reports of standard input; one is kept until it was answered.
class Input {
 public:
  const sayso::Report* next() {
    for (std::string line; std::getline(std::cin, line);) {
      const auto record = nlohmann::json::parse(line, nullptr, false);
      const bool sound = record.is_object() && record.contains("text") && record["text"].is_string();
      auto text = sayso::Text::from_utf8(sound ? record["text"].get<std::string>() : "");
      if (!sound || !text) {
        std::cerr << "a line that is no JSON object with a \"text\" was left out\n";
        failed = true;
        continue;
      }
      sayso::Report& report = waiting_.emplace_back();
      report.id = record.contains("id") && record["id"].is_string() ? record["id"].get<std::string>() : "";
      report.text = std::move(*text);
      return &report;
    }
    return nullptr;
  }

  void forget_first() { waiting_.pop_front(); }

  bool failed = false;

 private:
  std::deque<sayso::Report> waiting_;  // keeps its elements in place
};

}  // namespace

int main(int count, char** values) {
  std::ios::sync_with_stdio(false);
  Options options;
  if (!parse(count, values, options)) {
    std::cerr << "usage: sayso_analyse [--model FOLDER] [--threads N] [--no-vectors] < reports.jsonl\n";
    return 2;
  }
  const auto reader = sayso::language::Reader::load(options.model, {options.threads});
  if (!reader) {
    std::cerr << sayso::describe(reader.error()) << '\n';
    return 3;
  }
  Input input;
  using sayso::language::Vectors;
  reader->read_many([&] { return input.next(); },
                    [&](const sayso::Report& report, const sayso::Result<sayso::Analysis>& analysis) {
                      const std::string id = nlohmann::json(report.id).dump();
                      if (analysis) {
                        const auto vectors = options.vectors ? Vectors::keep : Vectors::omit;
                        std::cout << R"({"id":)" << id << R"(,"analysis":)"
                                  << sayso::language::to_json(*analysis, vectors) << "}\n";
                      } else {
                        input.failed = true;
                        std::cout << R"({"id":)" << id << R"(,"error":)"
                                  << nlohmann::json(sayso::describe(analysis.error())).dump() << "}\n";
                      }
                      input.forget_first();
                    });
  std::cout.flush();
  if (!std::cout) return 3;
  return input.failed ? 1 : 0;
}
