#include "knowledge/actor_table.hpp"

#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <utility>

namespace sayso::knowledge {
namespace {

constexpr std::array<std::string_view, 20> roles = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "REB",
                                                    "OPP", "PTY", "CVL", "IGO", "NGO", "MED", "REL",
                                                    "BUS", "EDU", "LAB", "REF", "CRM", "ELI"};

Error error_at(ErrorCode code, const std::string& file, std::uint32_t line, std::string what,
               std::string remedy) {
  return Error{.code = code,
               .item = file,
               .line = line == 0 ? std::nullopt : std::optional<std::uint64_t>(line),
               .what = std::move(what),
               .remedy = std::move(remedy)};
}

std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

// English plurals as far as names and role words need them; empty where a word has none.
std::string plural_of(const std::string& word) {
  const auto ends = [&word](std::string_view tail) { return word.ends_with(tail); };
  if (ends("man") && !ends("Roman") && !ends("German") && !ends("Oman") && !ends("human")) {
    return word.substr(0, word.size() - 2) + "en";
  }
  if (ends("s") || ends("x") || ends("ch") || ends("sh")) return word + "es";
  if (ends("y") && word.size() > 1 &&
      std::string_view("aeiou").find(word[word.size() - 2]) == std::string::npos) {
    return word.substr(0, word.size() - 1) + "ies";
  }
  return word + "s";
}

bool people_have_plural(const std::string& word) {
  return !word.ends_with("s") && !word.ends_with("ese") && !word.ends_with("sh") && !word.ends_with("ch") &&
         !word.ends_with("men");
}

std::string letters_of(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c != '.' && c != '\'') kept += c;
  }
  return kept;
}

}  // namespace

/// Fills a table; keeps the first error.
class ActorLoader {
 public:
  Result<ActorTable> load(const std::string& folder) {
    read(folder, "countries.toml", "country", [this](const toml::table& table) { country(table); });
    read(folder, "groups.toml", "group",
         [this](const toml::table& table) { named(table, ActorEntryKind::group); });
    read(folder, "organisations.toml", "organisation",
         [this](const toml::table& table) { named(table, ActorEntryKind::organisation); });
    read(folder, "roles.toml", "role", [this](const toml::table& table) { words(table); });
    if (error_) return tl::unexpected(*error_);
    plurals();
    return std::move(table_);
  }

 private:
  template <class Take>
  void read(const std::string& folder, const std::string& name, const char* key, Take take) {
    if (error_) return;
    file_ = (std::filesystem::path(folder) / name).string();
    std::error_code failed;
    if (!std::filesystem::is_regular_file(file_, failed)) {
      error_ = error_at(ErrorCode::data_missing, file_, 0, "no such file", "put back the folder data/actors");
      return;
    }
    try {
      const toml::table parsed = toml::parse_file(file_);
      const toml::array* entries = parsed[key].as_array();
      if (entries == nullptr || entries->empty()) {
        fail(1, std::string("has no [[") + key + "]]");
        return;
      }
      for (const toml::node& node : *entries) {
        const toml::table* table = node.as_table();
        if (table == nullptr) {
          fail(line_of(node), std::string("[[") + key + "]] is not a table");
        } else if (!error_) {
          take(*table);
        }
      }
    } catch (const toml::parse_error& broken) {
      fail(broken.source().begin.line, std::string("is not TOML: ") + std::string(broken.description()));
    } catch (const std::exception& broken) {
      fail(0, broken.what());
    }
  }

  void fail(std::uint32_t line, std::string what) {
    if (!error_) error_ = error_at(ErrorCode::data_invalid, file_, line, std::move(what), "mend the entry");
  }

  std::string text_field(const toml::table& table, const char* key, bool needed) {
    const toml::node* node = table.get(key);
    if (node == nullptr) {
      if (needed) fail(line_of(table), std::string("lacks ") + key);
      return {};
    }
    if (!node->is_string()) {
      fail(line_of(*node), std::string(key) + " is not a string");
      return {};
    }
    return node->value_or(std::string());
  }

  std::string role_field(const toml::table& table, const char* key, bool needed) {
    std::string role = text_field(table, key, needed);
    if (!role.empty() && std::ranges::find(roles, role) == roles.end()) {
      fail(line_of(table), "unknown role " + role);
    }
    return role;
  }

  std::string country_field(const toml::table& table, const char* key, bool needed) {
    std::string code = text_field(table, key, needed);
    const bool three =
        code.size() == 3 && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!code.empty() && !three) fail(line_of(table), "country " + code + " is not three capitals");
    return code;
  }

  template <class Take>
  void each(const toml::table& table, const char* key, Take take) {
    const toml::node* node = table.get(key);
    if (node == nullptr) return;
    const toml::array* list = node->as_array();
    if (list == nullptr) {
      fail(line_of(*node), std::string(key) + " is not a list");
      return;
    }
    for (const toml::node& item : *list) {
      if (!item.is_string()) {
        fail(line_of(item), std::string(key) + " holds something that is not a string");
        return;
      }
      take(item.value_or(std::string()), line_of(item));
    }
  }

  std::vector<std::string> cased_names(const toml::table& table) {
    std::vector<std::string> cased;
    each(table, "cased", [&cased](const std::string& name, std::uint32_t) { cased.push_back(name); });
    return cased;
  }

  void country(const toml::table& table) {
    ActorEntry entry;
    entry.country = country_field(table, "code", true);
    auto cased = cased_names(table);
    constexpr std::array<std::pair<const char*, ActorEntryKind>, 4> lists = {
        {{"names", ActorEntryKind::country},
         {"people", ActorEntryKind::people},
         {"seats", ActorEntryKind::seat},
         {"places", ActorEntryKind::place}}};
    for (const auto& [key, kind] : lists) {
      entry.kind = kind;
      entry.role = kind == ActorEntryKind::country || kind == ActorEntryKind::seat ? "GOV" : "";
      each(table, key, [&](const std::string& name, std::uint32_t line) { add(entry, name, line, cased); });
    }
    leftover(table, cased);
  }

  void named(const toml::table& table, ActorEntryKind kind) {
    ActorEntry entry;
    entry.kind = kind;
    entry.country = country_field(table, "country", false);
    entry.role = role_field(table, "role", true);
    entry.since = text_field(table, "since", false);
    entry.role_since = role_field(table, "role_since", !entry.since.empty());
    auto cased = cased_names(table);
    each(table, "names", [&](const std::string& name, std::uint32_t line) { add(entry, name, line, cased); });
    leftover(table, cased);
  }

  void words(const toml::table& table) {
    ActorEntry entry;
    entry.role = role_field(table, "role", true);
    const std::string kind = text_field(table, "kind", false);
    if (kind.empty() || kind == "noun") {
      entry.kind = ActorEntryKind::noun;
    } else if (kind == "adjective") {
      entry.kind = ActorEntryKind::adjective;
    } else if (kind == "title") {
      entry.kind = ActorEntryKind::title;
    } else {
      fail(line_of(table), "unknown kind " + kind);
    }
    if (const toml::node* yields = table.get("yields")) {
      if (yields->is_array()) {
        each(table, "yields",
             [&entry](const std::string& role, std::uint32_t) { entry.yields.push_back(role); });
      } else {
        const std::string which = yields->value_or(std::string());
        entry.yields_all = which == "all";
        if (which != "all" && which != "none")
          fail(line_of(*yields), "yields is not \"all\", \"none\" or a list");
      }
    }
    std::vector<std::string> none;
    each(table, "words", [&](const std::string& word, std::uint32_t line) { add(entry, word, line, none); });
  }

  void leftover(const toml::table& table, const std::vector<std::string>& cased) {
    if (!cased.empty()) fail(line_of(table), "cased holds " + cased.front() + ", which is none of its names");
  }

  void add(ActorEntry entry, const std::string& name, std::uint32_t line, std::vector<std::string>& cased) {
    if (error_) return;
    entry.text = name;
    entry.file = file_;
    entry.line = line;
    const auto written = std::ranges::find(cased, name);
    entry.cased = written != cased.end();
    if (entry.cased) cased.erase(written);
    const std::string folded = fold(name);
    if (folded.empty()) {
      fail(line, "the name \"" + name + "\" has no letters");
      return;
    }
    const auto [at, fresh] =
        table_.by_words_.try_emplace(folded, static_cast<std::uint32_t>(table_.entries_.size()));
    if (!fresh) {
      const ActorEntry& first = table_.entries_[at->second];
      error_ = error_at(ErrorCode::entry_duplicate, file_, line,
                        "\"" + name + "\" is given twice: first as \"" + first.text + "\" at " + first.file +
                            ":" + std::to_string(first.line),
                        "leave one of them out");
      return;
    }
    remember_length(folded);
    table_.entries_.push_back(std::move(entry));
  }

  void remember_length(const std::string& folded) {
    const auto words = static_cast<std::uint32_t>(std::ranges::count(folded, ' ') + 1);
    auto& most = table_.longest_from_[folded.substr(0, folded.find(' '))];
    most = std::max(most, words);
  }

  // After all that is written down, so that a plural never hides an entry.
  void plurals() {
    const std::size_t written = table_.entries_.size();
    for (std::size_t i = 0; i < written; ++i) {
      ActorEntry entry = table_.entries_[i];
      const bool people = entry.kind == ActorEntryKind::people && people_have_plural(entry.text);
      const bool word = entry.kind == ActorEntryKind::noun || entry.kind == ActorEntryKind::title;
      // "Russias army": input that has lost its apostrophes.
      const bool owner = entry.kind == ActorEntryKind::country && !entry.cased && !entry.text.ends_with("s");
      if (!people && !word && !owner) continue;
      entry.plural = !owner;
      const std::string folded = fold(owner ? entry.text + "s" : plural_of(entry.text));
      if (!table_.by_words_.try_emplace(folded, static_cast<std::uint32_t>(table_.entries_.size())).second)
        continue;
      remember_length(folded);
      table_.entries_.push_back(std::move(entry));
    }
  }

  ActorTable table_;
  std::string file_;
  std::optional<Error> error_;
};

Result<ActorTable> ActorTable::load(const std::string& folder) { return ActorLoader().load(folder); }

namespace {

// Whether words are written as an entry demands: all capitals where it has them, else its capitals in place.
bool capitals_fit(const ActorEntry& entry, const std::vector<FoldedWord>& words, std::size_t first,
                  std::size_t count, std::string_view phrase) {
  const bool shouted = std::ranges::all_of(words, [](const FoldedWord& word) {
    return word.all_capitals || (word.capital && word.text.size() == 1);
  });
  if (shouted && words.size() > 2) return true;  // a headline in capitals tells nothing
  const std::uint32_t begin = words[first].begin;
  const std::string written = letters_of(phrase.substr(begin, words[first + count - 1].end - begin));
  const std::string wanted = letters_of(entry.text);
  if (written == wanted) return true;
  const bool acronym = std::ranges::none_of(wanted, [](char c) { return c >= 'a' && c <= 'z'; });
  // Some papers write the longer ones as words: "Nato", "Unicef".
  if (acronym) return count == 1 && wanted.size() >= 4 && words[first].capital;
  const bool mixed =
      count == 1 && std::ranges::count_if(wanted, [](char c) { return c >= 'A' && c <= 'Z'; }) > 1;
  if (mixed) return false;
  for (std::size_t i = first; i < first + count; ++i) {
    if (words[i].capital) return true;  // "TURKEY", "Türkiye's"
  }
  return false;
}

}  // namespace

const ActorEntry* ActorTable::longest(const std::vector<FoldedWord>& words, std::size_t first,
                                      std::size_t& count, std::string_view phrase) const {
  count = 0;
  const auto most = longest_from_.find(words[first].text);
  if (most == longest_from_.end()) return nullptr;
  // Names run over a bracket or comma only where the entry has one: "CPI (Maoist)", "Washington, D.C.".
  std::size_t end = first + 1;
  std::array<std::size_t, 16> sizes{};
  std::string joined = words[first].text;
  sizes[0] = joined.size();
  std::size_t unbroken = sizes.size();
  while (end < words.size() && end - first < std::min<std::size_t>(most->second, sizes.size())) {
    if (words[end].joint == Joint::pause) unbroken = std::min(unbroken, end - first);
    joined += ' ';
    joined += words[end].text;
    sizes[end - first] = joined.size();
    ++end;
  }
  for (std::size_t n = end - first; n > 0; --n) {
    joined.resize(sizes[n - 1]);
    const auto at = by_words_.find(joined);
    if (at == by_words_.end()) continue;
    const ActorEntry& entry = entries_[at->second];
    if (n > unbroken && entry.text.find_first_of("(,") == std::string::npos) continue;
    if (entry.cased && !capitals_fit(entry, words, first, n, phrase)) continue;
    count = n;
    return &entry;
  }
  return nullptr;
}

}  // namespace sayso::knowledge
