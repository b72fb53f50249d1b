#include "cli/filter_options.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "cli/options.hpp"
#include "sayso/reading.hpp"

namespace sayso::cli {
namespace {

// PLOVER manual, chapter 3; in its order.
constexpr std::array<std::string_view, 16> type_names = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};
constexpr std::array<std::string_view, 4> stance_names = {"asserted", "denied", "possible", "future"};

Error usage(std::string option, std::string what, std::string remedy) {
  return {.code = ErrorCode::usage,
          .item = std::move(option),
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The names as they are spelled in claims; each must be one of `known`.
Result<std::vector<std::string>> known_names(const std::vector<std::string>& typed, const char* option,
                                             std::span<const std::string_view> known) {
  std::vector<std::string> names;
  for (const std::string& name : typed) {
    const auto same = [&](std::string_view other) {
      return std::ranges::equal(name, other, {}, lower, lower);
    };
    const auto found = std::ranges::find_if(known, same);
    if (found == known.end()) {
      std::string all;
      for (const std::string_view each : known) all += (all.empty() ? "" : ", ") + std::string(each);
      return tl::unexpected(usage(option, "\"" + name + "\" is none", "one of " + all));
    }
    names.emplace_back(*found);
  }
  return names;
}

Result<std::string> day(const std::string& typed, const char* option) {
  if (typed.empty()) return std::string();
  auto date = parse_date(typed);
  if (!date) return tl::unexpected(usage(option, date.error().what, "give a day as 2020-10-05"));
  return date;
}

std::optional<ledger::Match> match(const std::string& typed) {
  if (typed.empty()) return std::nullopt;
  return ledger::Match::parse(typed);
}

constexpr const char* group = "Which ones";

}  // namespace

Result<ledger::Filter> to_filter(const FilterOptions& options) {
  auto types = known_names(options.types, "--type", type_names);
  if (!types) return tl::unexpected(types.error());
  auto stances = known_names(options.stances, "--stance", stance_names);
  if (!stances) return tl::unexpected(stances.error());
  auto from = day(options.from, "--from");
  if (!from) return tl::unexpected(from.error());
  auto to = day(options.to, "--to");
  if (!to) return tl::unexpected(to.error());
  if (!from->empty() && !to->empty() && *to < *from) {
    return tl::unexpected(usage("--to", *to + " is before " + *from, "give the earlier day to --from"));
  }
  if (options.own_voice && !options.source.empty()) {
    return tl::unexpected(
        usage("--own-voice", "what a report says in its own voice has no source", "leave out --source"));
  }
  return ledger::Filter{.reports = options.reports,
                        .types = std::move(*types),
                        .stances = std::move(*stances),
                        .actor = match(options.actor),
                        .recipient = match(options.recipient),
                        .source = match(options.source),
                        .place = match(options.place),
                        .own_voice = options.own_voice,
                        .from = std::move(*from),
                        .to = std::move(*to),
                        .min_confidence = options.min_confidence,
                        .history = options.history,
                        .limit = options.limit,
                        .offset = options.offset};
}

void add_filter_options(CLI::App& command, FilterOptions& options) {
  const auto many = [&](const char* name, std::vector<std::string>& values, const char* about,
                        const char* kind) {
    command.add_option(name, values, about)
        ->type_name(kind)
        ->delimiter(',')
        ->allow_extra_args(false)
        ->group(group);
  };
  const auto one = [&](const char* name, std::string& value, const char* about, const char* kind) {
    command.add_option(name, value, about)->type_name(kind)->group(group);
  };
  many("--type", options.types, "PLOVER types, several with commas: ASSAULT,COERCE", "TYPE");
  one("--actor", options.actor, "Who did it: words of the name, or a code: \"AZE\", \"AZE MIL\"", "WHO");
  one("--recipient", options.recipient, "To whom, as --actor", "WHO");
  one("--source", options.source, "On whose word, as --actor; anybody in the chain", "WHO");
  one("--place", options.place, "Where: words of the name, or a country's code", "PLACE");
  one("--from", options.from, "On this day or later", "DATE");
  one("--to", options.to, "On this day or earlier", "DATE");
  many("--stance", options.stances, "asserted, denied, possible, future", "STANCE");
  // A report's id may hold a comma.
  command.add_option("--report", options.reports, "Of this report, by id; may be given again")
      ->type_name("ID")
      ->allow_extra_args(false)
      ->group(group);
  command.add_flag("--own-voice", options.own_voice, "Only what stands on the report's own word")
      ->group(group);
  command.add_flag("--history", options.history, "Former codings and revised reports too")->group(group);
  add_confidence_option(command, options.min_confidence);
  command
      .add_option_function<std::uint64_t>(
          "--limit", [&options](std::uint64_t most) { options.limit = most; }, "At most so many")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""));
  command.add_option("--offset", options.offset, "Pass over so many first")
      ->type_name("N")
      ->check(CLI::NonNegativeNumber.description(""));
}

}  // namespace sayso::cli
