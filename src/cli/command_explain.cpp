#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

#include "claims/tables.hpp"
#include "cli/command.hpp"
#include "cli/engine.hpp"
#include "cli/printer.hpp"
#include "output/words.hpp"
#include "sayso/ledger.hpp"

namespace sayso::cli {
namespace {

struct ExplainOptions {
  std::string ledger;
  std::string claim;
  ModelOptions model;
  PrintOptions print;
};

/// The claim that the ledger has, among those that are made of its report now.
const Claim* same_claim(const std::vector<Claim>& claims, const Claim& stored) {
  const auto alike = [&](const Claim& claim) {
    return claim.trigger_span == stored.trigger_span && claim.evidence_span == stored.evidence_span &&
           claim.type == stored.type && claim.event == stored.event;
  };
  // Several claims may rest on one word: the number tells them apart.
  for (const Claim& claim : claims)
    if (claim.id == stored.id && alike(claim)) return &claim;
  const auto found = std::ranges::find_if(claims, alike);
  return found == claims.end() ? nullptr : &*found;
}

const knowledge::Entry* entry_of(const knowledge::Codebook& codebook, const std::string& id) {
  const auto found = std::ranges::find(codebook.entries(), id, &knowledge::Entry::id);
  return found == codebook.entries().end() ? nullptr : &*found;
}

/// Each slot's words at a mention, by name.
std::vector<std::pair<const char*, const std::vector<Span>*>> slots_of(const Mention& mention) {
  return {{"actors", &mention.actors},   {"recipients", &mention.recipients}, {"places", &mention.places},
          {"time", &mention.time},       {"killed", &mention.killed},         {"injured", &mention.injured},
          {"sources", &mention.sources}, {"channel", &mention.channel},       {"cue", &mention.cue},
          {"stance", &mention.stance}};
}

std::string quoted(const Text& text, Span span) {
  return fmt::format("\"{}\" {}-{}", output::printable(text.slice(span)), span.begin, span.end);
}

void print_text(const Claim& claim, const Coder& coder, const Report& report,
                const knowledge::Codebook& codebook, bool colour, Sink& out) {
  out.write(output::to_text(claim, {colour}));
  for (std::size_t m = 0; m < claim.mentions.size(); ++m) {
    const Mention& mention = claim.mentions[m];
    out.write(fmt::format("\nmention {} of {}, characters {}-{}\n  {}\n", m + 1, claim.mentions.size(),
                          mention.sentence.begin, mention.sentence.end,
                          output::printable(report.text.slice(mention.sentence))));
    out.write(fmt::format("  {:<11}{}\n", "act", quoted(report.text, mention.trigger)));
    for (const auto& [slot, spans] : slots_of(mention)) {
      for (const Span span : *spans) out.write(fmt::format("  {:<11}{}\n", slot, quoted(report.text, span)));
    }
  }
  out.write("\ndecided by\n");
  for (const Decision& decision : claim.decisions) {
    const std::string value = decision.value.empty() ? "none" : decision.value;
    out.write(fmt::format("  {:<8}{:<16}{:<10}{}  {}\n", decision.field, output::printable(value),
                          decision.voice, output::probability(decision.confidence),
                          decision.won ? "decided" : "outvoted"));
    const knowledge::Entry* entry = entry_of(codebook, decision.entry);
    if (entry == nullptr) continue;
    out.write(fmt::format("          entry {} in data/codebook/{}{}\n", entry->id,
                          knowledge::describe(entry->place), entry->firm ? ", firm" : ""));
    out.write(fmt::format("          example: {}\n          source: {}\n", entry->example, entry->source));
  }
  out.write(
      fmt::format("\ncoder: sayso {}, model {}, codebook {}\n", coder.program, coder.model, coder.codebook));
}

/// The claim's JSON with one key more: "decisions".
void print_json(const Claim& claim, const Coder& coder, const knowledge::Codebook& codebook, Sink& out) {
  auto decisions = nlohmann::ordered_json::array();
  for (const Decision& decision : claim.decisions) {
    nlohmann::ordered_json row;
    row["field"] = decision.field;
    row["voice"] = decision.voice;
    row["value"] = decision.value;
    const knowledge::Entry* entry = entry_of(codebook, decision.entry);
    row["entry"] = entry != nullptr ? nlohmann::ordered_json(entry->id) : nlohmann::ordered_json();
    row["place"] = entry != nullptr ? nlohmann::ordered_json(knowledge::describe(entry->place))
                                    : nlohmann::ordered_json();
    row["confidence"] = output::three_digits(decision.confidence);
    row["won"] = decision.won;
    decisions.push_back(std::move(row));
  }
  std::string line = output::to_json(claim, coder);
  line.pop_back();
  out.write(line + ",\"decisions\":" +
            decisions.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "}\n");
}

Exit run_explain(const ExplainOptions& options, Console& console) {
  const auto ledger = ledger::Ledger::open(options.ledger, ledger::Mode::read_only);
  if (!ledger) return fail(console, ledger.error());
  const auto stored = ledger->claim(options.claim);
  if (!stored) return fail(console, stored.error());
  const auto report = ledger->report(stored->report_identity);
  if (!report) return fail(console, report.error());
  const auto engine = Engine::load(console, options.model);
  if (!engine) return fail(console, engine.error());
  const auto analysis = engine->reader.read(report->report);
  if (!analysis) return fail(console, analysis.error());

  // The ledger keeps what was claimed, not how it came about: that is worked out again.
  const Account account = account_of(report->report, *analysis, engine->knowledge);
  const Claim* claim = same_claim(account.claims, stored->claim);
  if (claim == nullptr) {
    return fail(console,
                {.code = ErrorCode::not_found,
                 .item = options.claim,
                 .what = fmt::format("the present model and codebook don't make this claim any more (it was "
                                     "made by sayso {}, model {}, codebook {})",
                                     stored->coding.coder.program, stored->coding.coder.model,
                                     stored->coding.coder.codebook),
                 .remedy = "use those, or read the report again with `sayso recode`"});
  }
  const knowledge::Codebook& codebook = engine->knowledge.tables().codebook;
  if (options.print.format == Format::jsonl) {
    print_json(*claim, engine->coder, codebook, console.out);
  } else {
    print_text(*claim, engine->coder, report->report, codebook, wants_colour(console, options.print.colour),
               console.out);
  }
  return finish(console, Exit::done);
}

}  // namespace

void add_explain(CLI::App& app, Action& action) {
  auto* command = app.add_subcommand(
      "explain", "Say why a claim is made: its words, the codebook's entry or the reader's label, how sure");
  auto options = std::make_shared<ExplainOptions>();
  command->add_option("CLAIM", options->claim, "Id of the claim, REPORT#c3")->required()->type_name("");
  add_ledger_option(*command, options->ledger);
  add_print_options(*command, options->print, false);
  add_model_options(*command, options->model);
  add_examples(*command, {"sayso explain 'karabakh-2020-10-05#c3'"});
  command->callback([options, &action] {
    action = [options](Console& console) { return run_explain(*options, console); };
  });
}

}  // namespace sayso::cli
