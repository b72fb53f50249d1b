#include "knowledge/codebook_fields.hpp"

#include <algorithm>
#include <utility>

#include "knowledge/codebook_names.hpp"

namespace sayso::knowledge {
namespace {

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

Phrase phrase_of(std::string_view text) {
  Phrase phrase;
  std::string lemma;
  for (const char c : text) {
    if (c == ' ' || c == '-') {
      if (!lemma.empty()) phrase.push_back(std::move(lemma));
      lemma.clear();
    } else {
      lemma += c;
    }
  }
  if (!lemma.empty()) phrase.push_back(std::move(lemma));
  return phrase;
}

bool has_upper(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

CodebookFields::CodebookFields(const toml::table& table, std::string file, std::optional<Error>& error)
    : table_(table), file_(std::move(file)), error_(error) {}

DataPlace CodebookFields::place() const { return {file_, table_.source().begin.line}; }

void CodebookFields::fail(std::string what, std::string remedy, std::optional<std::string_view> key) {
  if (error_) return;
  std::uint64_t line = table_.source().begin.line;
  if (key) {
    const auto found = table_.find(*key);
    if (found != table_.end()) line = found->first.source().begin.line;
  }
  error_ = Error{.code = ErrorCode::data_invalid,
                 .item = file_,
                 .line = line,
                 .what = std::move(what),
                 .remedy = std::move(remedy)};
}

const toml::node* CodebookFields::find(std::string_view key, bool must) {
  known_.emplace(key);
  const toml::node* node = table_.get(key);
  if (node == nullptr && must) fail("no " + quoted(key), "add it; data/README.md says what it holds");
  return node;
}

std::string CodebookFields::text_or_empty(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return {};
  const auto value = node->value_exact<std::string>();
  if (!value) fail(quoted(key) + " is no text", "put it in quotation marks", key);
  return value.value_or("");
}

std::string CodebookFields::text(std::string_view key) {
  if (find(key, true) == nullptr) return {};
  return text_or_empty(key);
}

std::string CodebookFields::filled(std::string_view key) {
  std::string value = text(key);
  if (value.empty()) fail(quoted(key) + " is empty", "fill it", key);
  return value;
}

std::string CodebookFields::one_of(std::string_view key, const std::vector<std::string_view>& allowed) {
  std::string value = filled(key);
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    std::string names;
    for (const std::string_view name : allowed) names += (names.empty() ? "" : ", ") + std::string(name);
    fail("unknown " + std::string(key) + " " + quoted(value), "use one of: " + names, key);
  }
  return value;
}

std::optional<double> CodebookFields::score(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  const auto value = node->value<double>();
  if (!value || !(*value >= -10 && *value <= 10)) {
    fail(quoted(key) + " is no number from -10 to 10", "give the PLOVER score", key);
  }
  return value;
}

bool CodebookFields::flag(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return false;
  const auto value = node->value_exact<bool>();
  if (!value) fail(quoted(key) + " is neither true nor false", "write true, or leave it out", key);
  return value.value_or(false);
}

std::vector<std::string> CodebookFields::list(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return {};
  std::vector<std::string> values;
  if (const toml::array* array = node->as_array()) {
    for (const toml::node& element : *array) {
      const auto value = element.value_exact<std::string>();
      if (value && !value->empty()) values.push_back(*value);
    }
    if (values.size() == array->size() && !values.empty()) return values;
  }
  fail(quoted(key) + " is no list of words", "write [\"first\", \"second\"]", key);
  return {};
}

std::vector<Phrase> CodebookFields::phrases(std::string_view key) {
  std::vector<Phrase> phrases;
  for (const std::string& text : list(key)) {
    if (has_upper(text)) fail(quoted(text) + " is not in lower case", "write lemmas in lower case", key);
    phrases.push_back(phrase_of(text));
    if (phrases.back().empty()) fail(quoted(text) + " holds no word", "write a lemma", key);
  }
  return phrases;
}

std::vector<const toml::table*> CodebookFields::tables(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return {};
  std::vector<const toml::table*> tables;
  if (const toml::array* array = node->as_array()) {
    for (const toml::node& element : *array) {
      if (const toml::table* table = element.as_table()) tables.push_back(table);
    }
    if (tables.size() == array->size()) return tables;
  }
  fail(quoted(key) + " is no list of tables", "begin each with [[" + std::string(key) + "]]", key);
  return {};
}

std::string CodebookFields::cameo(std::string_view key, bool must) {
  std::string code = must ? filled(key) : text_or_empty(key);
  const bool digits = std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool empty_allowed = code.empty() && !must;
  if (!empty_allowed && (!digits || code.size() < 2 || code.size() > 4 || code < "01" || code > "209")) {
    fail("no CAMEO code " + quoted(code), "give two to four digits, \"190\"", key);
  }
  return code;
}

std::string CodebookFields::acled(std::string_view key, bool must) {
  std::string name = must ? text(key) : text_or_empty(key);
  const auto names = acled_names();
  if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) {
    fail("no ACLED type " + quoted(name), "give \"event type/sub-event type\" as ACLED spells them", key);
  }
  return name;
}

void CodebookFields::finish() {
  for (const auto& [key, value] : table_) {
    if (known_.find(key.str()) == known_.end()) {
      fail("unknown key " + quoted(key.str()), "take it out or mend its spelling", key.str());
      return;
    }
  }
}

}  // namespace sayso::knowledge
