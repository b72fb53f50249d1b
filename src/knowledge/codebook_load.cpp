#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>
#include <utility>

#include "knowledge/codebook.hpp"
#include "knowledge/codebook_fields.hpp"
#include "knowledge/codebook_names.hpp"

namespace sayso::knowledge {
namespace {

namespace fs = std::filesystem;

Error failure(ErrorCode code, std::string item, std::optional<std::uint64_t> line, std::string what,
              std::string remedy) {
  return {.code = code,
          .item = std::move(item),
          .line = line,
          .what = std::move(what),
          .remedy = std::move(remedy)};
}

struct DataFile {
  std::string name;
  std::string bytes;
};

Result<std::vector<DataFile>> read_files(const std::string& folder) {
  std::error_code failed;
  std::vector<std::string> names;
  fs::directory_iterator entry(folder, failed);
  for (; !failed && entry != fs::directory_iterator(); entry.increment(failed)) {
    if (entry->path().extension() == ".toml") names.push_back(entry->path().filename().string());
  }
  if (failed) {
    return tl::unexpected(failure(ErrorCode::data_missing, folder, {}, "the codebook's folder cannot be read",
                                  "give the folder data/codebook"));
  }
  std::sort(names.begin(), names.end());
  std::vector<DataFile> files;
  for (const std::string& name : names) {
    std::ifstream stream(fs::path(folder) / name, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
    if (!stream.is_open() || stream.bad()) {
      return tl::unexpected(
          failure(ErrorCode::file_unreadable, name, {}, "it cannot be read", "check who may read it"));
    }
    files.push_back({name, std::move(bytes)});
  }
  return files;
}

// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
std::string version_of(const std::vector<DataFile>& files) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const DataFile& file : files) {
    for (const char c : file.bytes) {
      hash ^= static_cast<unsigned char>(c);
      hash *= 0x100000001b3U;
    }
  }
  return fmt::format("{:016x}", hash);
}

std::string joined(const Phrase& phrase, char with) {
  std::string text;
  for (const std::string& lemma : phrase) {
    if (!text.empty()) text += with;
    text += lemma;
  }
  return text;
}

// A name that a person can find the entry by; unique, as the loader checks.
std::string id_of(const Entry& entry) {
  std::string id = entry.type;
  if (!entry.mode.empty()) id += "/" + entry.mode;
  id += "/" + (entry.any_word() ? "*" : joined(entry.words.front(), '-'));
  const auto add = [&](char mark, const std::vector<Phrase>& phrases) {
    if (!phrases.empty()) id += mark + joined(phrases.front(), '-');
  };
  add('>', entry.object);
  add('<', entry.subject);
  add('~', entry.near);
  add('!', entry.without);
  return id;
}

// What makes two entries the same, apart from words and part; the order of alternatives does not count.
std::string constructions_key(const Entry& entry) {
  std::string key;
  for (const auto* phrases : {&entry.object, &entry.subject, &entry.near, &entry.without}) {
    std::vector<std::string> texts;
    for (const Phrase& phrase : *phrases) texts.push_back(joined(phrase, ' '));
    std::sort(texts.begin(), texts.end());
    key += '|';
    for (const std::string& text : texts) key += text + ',';
  }
  return key;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return result;
}

Parties parties_of(const std::string& name) {
  if (name == "armed") return Parties::armed;
  if (name == "unarmed") return Parties::unarmed;
  return name == "untold" ? Parties::untold : Parties::any;
}

}  // namespace

/// Builds a codebook out of its files; the first thing that is wrong ends it.
class CodebookLoader {
 public:
  Result<Codebook> load(const std::string& folder) {
    auto files = read_files(folder);
    if (!files) return tl::unexpected(files.error());
    for (const DataFile& file : *files) {
      read_file(file);
      if (error_) return tl::unexpected(*error_);
    }
    order_types();
    if (error_) return tl::unexpected(*error_);
    index_words();
    book_.version_ = version_of(*files);
    return std::move(book_);
  }

 private:
  void read_file(const DataFile& file) {
    try {
      const toml::table table = toml::parse(file.bytes, file.name);
      read_type(table, file.name);
    } catch (const toml::parse_error& broken) {
      error_ = failure(ErrorCode::data_invalid, file.name, broken.source().begin.line,
                       "not TOML: " + std::string(broken.description()), "mend the line");
    }
  }

  void read_type(const toml::table& table, const std::string& file) {
    CodebookFields fields(table, file, error_);
    std::vector<std::string_view> names;
    for (const PloverType& plover : plover_types()) names.push_back(plover.name);

    TypeInfo info;
    info.place = fields.place();
    info.type = fields.one_of("type", names);
    info.quad = fields.one_of("quad", {quad_classes.begin(), quad_classes.end()});
    const auto score = fields.score("score");
    if (!score) fields.fail("no \"score\"", "give the PLOVER score of the type");
    info.score = score.value_or(0);
    info.score_source = fields.filled("score_source");
    info.cameo = fields.cameo("cameo", true);
    info.acled = fields.acled("acled", true);
    if (!error_ && lower(info.type) + ".toml" != file) {
      fields.fail("type " + info.type + " in a file of another name",
                  "keep one type a file: " + lower(info.type) + ".toml", "type");
    }
    for (const toml::table* mode : fields.tables("mode")) read_mode(*mode, file, info);
    for (const toml::table* fit : fields.tables("fit")) read_fit(*fit, file, info);
    for (const toml::table* entry : fields.tables("entry")) read_entry(*entry, file, info);
    fields.finish();
    book_.types_.push_back(std::move(info));
  }

  void read_mode(const toml::table& table, const std::string& file, TypeInfo& info) {
    CodebookFields fields(table, file, error_);
    const auto types = plover_types();
    const auto plover = std::find_if(types.begin(), types.end(),
                                     [&](const PloverType& type) { return type.name == info.type; });
    ModeInfo mode;
    mode.place = fields.place();
    mode.name = plover == types.end() ? fields.filled("name")
                                      : fields.one_of("name", {plover->modes.begin(), plover->modes.end()});
    mode.about = fields.filled("about");
    mode.cameo = fields.cameo("cameo", true);
    mode.acled = fields.acled("acled", true);
    mode.score = fields.score("score");
    fields.finish();
    if (const ModeInfo* first = info.mode(mode.name); first != nullptr && !error_) {
      error_ = failure(ErrorCode::entry_duplicate, file, mode.place.line,
                       "mode \"" + mode.name + "\" given twice, first at " + describe(first->place),
                       "take one of them out");
    }
    info.modes.push_back(std::move(mode));
  }

  void read_fit(const toml::table& table, const std::string& file, TypeInfo& info) {
    CodebookFields fields(table, file, error_);
    const std::vector<std::string_view> parties = {"any", "armed", "unarmed", "untold"};
    AcledFit fit;
    fit.modes = fields.list("modes");
    fit.actors = parties_of(fields.one_of("actors", parties));
    fit.recipients = parties_of(fields.one_of("recipients", parties));
    fit.acled = fields.acled("acled", true);
    for (const std::string& mode : fit.modes) check_mode(fields, mode == "none" ? "" : mode, info, "modes");
    fields.finish();
    info.fits.push_back(std::move(fit));
  }

  static void check_mode(CodebookFields& fields, const std::string& mode, const TypeInfo& info,
                         std::string_view key) {
    if (!mode.empty() && info.mode(mode) == nullptr) {
      fields.fail("unknown mode \"" + mode + "\" of " + info.type, "use a mode that the file describes", key);
    }
  }

  void read_entry(const toml::table& table, const std::string& file, const TypeInfo& info) {
    CodebookFields fields(table, file, error_);
    Entry entry;
    entry.type = info.type;
    entry.place = fields.place();
    entry.words = fields.phrases("words");
    if (entry.words.empty()) fields.fail("no \"words\"", "say which words name the act");
    const std::string part = fields.one_of("part", {"verb", "noun", "any"});
    entry.part = part == "verb" ? Part::verb : part == "noun" ? Part::noun : Part::any;
    entry.mode = fields.text_or_empty("mode");
    check_mode(fields, entry.mode, info, "mode");
    entry.object = fields.phrases("object");
    entry.subject = fields.phrases("subject");
    entry.near = fields.phrases("near");
    entry.without = fields.phrases("without");
    entry.firm = fields.flag("firm");
    entry.cameo = fields.cameo("cameo", false);
    entry.acled = fields.acled("acled", false);
    entry.example = fields.filled("example");
    entry.source = fields.filled("source");
    fields.finish();
    read_any_word(fields, entry);
    if (error_) return;
    entry.id = id_of(entry);
    check_twice(entry);
    book_.entries_.push_back(std::move(entry));
  }

  // "*" stands for any word of an act whose type is known: it can tell no more than the mode.
  static void read_any_word(CodebookFields& fields, Entry& entry) {
    const Phrase star = {"*"};
    if (std::find(entry.words.begin(), entry.words.end(), star) == entry.words.end()) return;
    const bool told = !entry.object.empty() || !entry.subject.empty() || !entry.near.empty();
    if (entry.words.size() > 1 || entry.mode.empty() || !told || entry.part != Part::any) {
      fields.fail("\"*\" must stand alone, with a mode, part \"any\" and something that must stand near it",
                  "name the words, or give mode and near", "words");
    }
    entry.words.clear();
  }

  void check_twice(const Entry& entry) {
    const std::string constructions = constructions_key(entry);
    std::vector<std::string> keys;
    for (const Phrase& phrase : entry.words) keys.push_back(joined(phrase, ' ') + constructions);
    if (entry.any_word()) keys.push_back(entry.type + " *" + constructions);
    for (const std::string& key : keys) {
      for (const auto& [part, place] : given_[key]) {
        if (part != entry.part && part != Part::any && entry.part != Part::any) continue;
        error_ =
            failure(ErrorCode::entry_duplicate, entry.place.file, entry.place.line,
                    "\"" + key.substr(0, key.find('|')) + "\" given twice, first at " + describe(place),
                    "take one of them out, or tell them apart by part, object, subject, near or without");
        return;
      }
      given_[key].emplace_back(entry.part, entry.place);
    }
    const auto [same, fresh] = ids_.emplace(entry.id, entry.place);
    if (!fresh) {
      error_ = failure(ErrorCode::entry_duplicate, entry.place.file, entry.place.line,
                       "entry named " + entry.id + " as the one at " + describe(same->second),
                       "put another word first in one of them");
    }
  }

  void order_types() {
    std::vector<TypeInfo> ordered;
    std::vector<Entry> entries;
    for (const PloverType& plover : plover_types()) {
      const auto found = std::find_if(book_.types_.begin(), book_.types_.end(),
                                      [&](const TypeInfo& info) { return info.type == plover.name; });
      if (found == book_.types_.end()) {
        error_ = failure(ErrorCode::data_missing, lower(plover.name) + ".toml", {},
                         "no file for type " + std::string(plover.name), "give each of the 16 types a file");
        return;
      }
      for (const std::string_view mode : plover.modes) {
        if (found->mode(mode) != nullptr) continue;
        error_ = failure(ErrorCode::data_invalid, found->place.file, found->place.line,
                         "mode \"" + std::string(mode) + "\" is missing", "add a [[mode]] for it");
        return;
      }
      for (Entry& entry : book_.entries_) {
        if (entry.type == plover.name) entries.push_back(std::move(entry));
      }
      ordered.push_back(std::move(*found));
    }
    book_.types_ = std::move(ordered);
    book_.entries_ = std::move(entries);
  }

  void index_words() {
    for (std::size_t i = 0; i < book_.entries_.size(); ++i) {
      const Entry& entry = book_.entries_[i];
      for (std::size_t words = 0; words < entry.words.size(); ++words) {
        for (const std::string& lemma : entry.words[words]) book_.uses_[lemma].push_back({i, words});
      }
    }
  }

  Codebook book_;
  std::optional<Error> error_;
  std::map<std::string, std::vector<std::pair<Part, DataPlace>>> given_;
  std::map<std::string, DataPlace> ids_;
};

Result<Codebook> Codebook::load(const std::string& folder) { return CodebookLoader().load(folder); }

}  // namespace sayso::knowledge
