#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "cli/coding_run.hpp"
#include "cli/command.hpp"
#include "cli/marked_text.hpp"
#include "cli/printer.hpp"
#include "output/words.hpp"
#include "sayso/ledger.hpp"

namespace sayso::cli {
namespace {

struct ShowOptions {
  std::string ledger;
  std::string report;
  PrintOptions print;
};

/// A report with what its current coding says.
struct Shown {
  ledger::StoredReport stored;
  std::vector<Claim> claims;
  std::vector<Statement> statements;
};

Result<Shown> read_report(const ledger::Ledger& ledger, const std::string& id) {
  auto stored = ledger.report(id);
  if (!stored) return tl::unexpected(stored.error());
  Shown shown{std::move(*stored), {}, {}};
  ledger::Filter filter;
  filter.reports = {shown.stored.identity};
  // A revised report's claims count as history, but this is the report that was asked for.
  filter.history = shown.stored.revised_by.has_value();
  const Coder& coder = shown.stored.coding.coder;
  const std::string& made_at = shown.stored.coding.made_at;
  const auto of_coding = [&](const ledger::Coding& coding) {
    return coding.coder == coder && coding.made_at == made_at;
  };
  auto done = ledger.claims(filter, [&](const ledger::StoredClaim& claim) {
    if (of_coding(claim.coding)) shown.claims.push_back(claim.claim);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  done = ledger.statements(filter, [&](const ledger::StoredStatement& statement) {
    if (of_coding(statement.coding)) shown.statements.push_back(statement.statement);
    return true;
  });
  if (!done) return tl::unexpected(done.error());
  return shown;
}

void print_text(const Shown& shown, bool colour, Console& console) {
  const Report& report = shown.stored.report;
  const auto line = [&](const char* label, const std::string& words) {
    if (!words.empty()) console.out.write(fmt::format("{:<11}{}\n", label, output::printable(words)));
  };
  line("report", report.id);
  line("title", report.title);
  line("publisher", report.publisher);
  line("published", report.published.value_or(""));
  line("url", report.url);
  line("language", report.language == "en" ? "" : report.language + " (not coded: not English)");
  line("revises", shown.stored.revises.value_or(""));
  line("revised by", shown.stored.revised_by.value_or(""));
  line("identity", shown.stored.identity);
  const Coder& coder = shown.stored.coding.coder;
  line("coded by", fmt::format("sayso {}, model {}, codebook {}, {}", coder.program, coder.model,
                               coder.codebook, shown.stored.coding.made_at));
  const auto marks =
      colour ? marks_of(report.text.size(), shown.claims, shown.statements) : std::vector<Mark>();
  const std::string text = marked_text(report.text, marks);
  console.out.write("\n" + text + (text.ends_with('\n') ? "\n" : "\n\n"));
  console.out.write(counted(shown.claims.size(), "claim", "claims") + ", " +
                    counted(shown.statements.size(), "statement", "statements") + "\n");
  for (const Claim& claim : shown.claims) {
    if (!console.out.write("\n" + output::to_text(claim, {colour}))) return;
  }
  for (const Statement& statement : shown.statements) {
    if (!console.out.write("\n" + output::to_text(statement, report.text, {colour}))) return;
  }
}

/// One line: {"report": {…}, "claims": […], "statements": […]}.
void print_json(const Shown& shown, Console& console) {
  const Report& report = shown.stored.report;
  const auto text_or_null = [](const auto& value) {
    return value ? nlohmann::ordered_json(*value) : nlohmann::ordered_json();
  };
  nlohmann::ordered_json head;
  head["id"] = report.id;
  head["identity"] = shown.stored.identity;
  head["title"] = report.title;
  head["publisher"] = report.publisher;
  head["published"] = text_or_null(report.published);
  head["url"] = report.url;
  head["language"] = report.language;
  head["revises"] = text_or_null(shown.stored.revises);
  head["revised_by"] = text_or_null(shown.stored.revised_by);
  head["added_at"] = shown.stored.added_at;
  head["coded_at"] = shown.stored.coding.made_at;
  head["text"] = report.text.bytes();
  std::string out =
      "{\"report\":" + head.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  out += ",\"claims\":[";
  for (const Claim& claim : shown.claims) {
    if (out.back() != '[') out += ',';
    out += output::to_json(claim, shown.stored.coding.coder);
  }
  out += "],\"statements\":[";
  for (const Statement& statement : shown.statements) {
    if (out.back() != '[') out += ',';
    out += output::to_json(statement, report.text);
  }
  console.out.write(out + "]}\n");
}

Exit run_show(const ShowOptions& options, Console& console) {
  const auto ledger = ledger::Ledger::open(options.ledger, ledger::Mode::read_only);
  if (!ledger) return fail(console, ledger.error());
  const auto shown = read_report(*ledger, options.report);
  if (!shown) return fail(console, shown.error());
  if (options.print.format == Format::jsonl) {
    print_json(*shown, console);
  } else {
    print_text(*shown, wants_colour(console, options.print.colour), console);
  }
  return finish(console, Exit::done);
}

}  // namespace

void add_show(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "show",
      "Show a report of a ledger with its claims; in its text sources are cyan, acts red, parties yellow");
  auto options = std::make_shared<ShowOptions>();
  command->add_option("REPORT", options->report, "Id or identity of the report")->required()->type_name("");
  add_ledger_option(*command, options->ledger);
  add_print_options(*command, options->print, false);
  add_examples(*command, {"sayso show karabakh-2020-10-05",
                          "sayso show karabakh-2020-10-05 --colour always | less -R"});
  command->callback(
      [options, &action] { action = [options](Console& console) { return run_show(*options, console); }; });
}

}  // namespace sayso::cli
