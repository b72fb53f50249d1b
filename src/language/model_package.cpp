#include "language/model_package.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <string_view>

#include "core/sha256.hpp"

namespace sayso::language {
namespace {

using Json = nlohmann::json;
namespace fs = std::filesystem;

constexpr const char* get_again =
    "put the models/reader folder back as it came with Sayso, or make it anew with make train";
constexpr std::array files = {"reader.xml", "reader.bin", "labels.json", "vocab.txt"};

tl::unexpected<Error> failure(ErrorCode code, const fs::path& item, std::string what) {
  return tl::make_unexpected(Error{code, item.string(), {}, {}, std::move(what), get_again});
}

tl::unexpected<Error> damaged(const fs::path& item, std::string what) {
  return failure(ErrorCode::model_damaged, item, std::move(what));
}

struct CloseFile {
  // NOLINTNEXTLINE(cppcoreguidelines-owning-memory): it is the owner
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

/// Calls `take` with the file's bytes, block by block.
template <class Take>
Result<void> for_each_block(const fs::path& path, Take take) {
  errno = 0;
  std::error_code ignored;
  const File file(fs::is_directory(path, ignored) ? nullptr : std::fopen(path.c_str(), "rb"));
  if (!file) {
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return tl::make_unexpected(Error{missing ? ErrorCode::file_missing : ErrorCode::file_unreadable,
                                     path.string(),
                                     {},
                                     {},
                                     missing ? "no such file" : "it cannot be opened for reading",
                                     "check the path and your rights to read it"});
  }
  std::vector<char> block(1U << 18U);
  for (std::size_t got = 0; (got = std::fread(block.data(), 1, block.size(), file.get())) > 0;)
    take(std::string_view(block.data(), got));
  if (std::ferror(file.get()) != 0)
    return tl::make_unexpected(Error{ErrorCode::file_unreadable,
                                     path.string(),
                                     {},
                                     {},
                                     "reading broke off",
                                     "check the disk that holds it"});
  return {};
}

/// A file's content and sum; a missing file is a missing model.
Result<std::string> content(const fs::path& path) {
  std::string bytes;
  const auto done = for_each_block(path, [&](std::string_view block) { bytes += block; });
  if (done) return bytes;
  if (done.error().code == ErrorCode::file_missing)
    return failure(ErrorCode::model_missing, path, "no such file in the model's folder");
  return damaged(path, done.error().what);
}

Result<Json> json_object(const fs::path& path) {
  const auto bytes = content(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  Json made = Json::parse(*bytes, nullptr, false);
  if (!made.is_object()) return damaged(path, "it is not a JSON object");
  return made;
}

Result<void> check_sums(const fs::path& folder, const Json& about) {
  const auto sums = about.find("files");
  if (sums == about.end() || !sums->is_object())
    return damaged(folder / "model.json", "it names no files with sums");
  for (const char* file : files) {
    const auto sum = sums->find(file);
    if (sum == sums->end() || !sum->is_string())
      return damaged(folder / "model.json", std::string("it has no sha256 of ") + file);
    const auto found = sha256_of_file(folder / file);
    if (!found) {
      if (found.error().code == ErrorCode::file_missing)
        return failure(ErrorCode::model_missing, folder / file, "no such file in the model's folder");
      return damaged(folder / file, found.error().what);
    }
    if (*found != sum->get_ref<const std::string&>())
      return damaged(folder / file, "its sha256 is not the one in model.json");
  }
  return {};
}

Result<std::vector<std::string>> names_of(const fs::path& path, const Json& lists, const char* head) {
  const auto list = lists.find(head);
  if (list == lists.end() || !list->is_array() || list->empty())
    return damaged(path, std::string("it has no list of labels \"") + head + "\"");
  std::vector<std::string> names;
  std::set<std::string> seen;
  for (const Json& entry : *list) {
    if (!entry.is_string()) return damaged(path, std::string("a label of \"") + head + "\" is not a string");
    names.push_back(entry.get<std::string>());
    if (!seen.insert(names.back()).second)
      return damaged(path, "label \"" + names.back() + "\" stands twice in \"" + head + "\"");
  }
  return names;
}

Result<Labels> read_labels(const fs::path& path) {
  const auto lists = json_object(path);
  if (!lists) return tl::make_unexpected(lists.error());
  Labels labels;
  const std::pair<const char*, std::vector<std::string>*> heads[] = {
      {"upos", &labels.upos},   {"xpos", &labels.xpos},         {"feats", &labels.feats},
      {"lemma", &labels.lemma}, {"relation", &labels.relation}, {"act", &labels.act},
      {"mode", &labels.mode},   {"stance", &labels.stance},     {"role", &labels.role},
      {"cue", &labels.cue},     {"entity", &labels.entity},     {"field_entity", &labels.field_entity},
      {"party", &labels.party}, {"event", &labels.event},       {"slots", &labels.slots}};
  for (const auto& [head, into] : heads) {
    auto names = names_of(path, *lists, head);
    if (!names) return tl::make_unexpected(names.error());
    *into = std::move(*names);
  }
  const std::pair<const char*, const std::vector<std::string>*> first_is_none[] = {
      {"act", &labels.act}, {"mode", &labels.mode}, {"role", &labels.role}, {"cue", &labels.cue}};
  for (const auto& [head, names] : first_is_none)
    if (names->front() != "none" || names->size() < 2)
      return damaged(path, std::string("\"") + head + "\" must begin with \"none\" and have more");
  if (std::ranges::find(labels.relation, "root") == labels.relation.end() || labels.relation.size() < 2)
    return damaged(path, "\"relation\" must have \"root\" and more");
  return labels;
}

Result<SlotRows> find_rows(const fs::path& path, const std::vector<std::string>& slots) {
  SlotRows rows;
  std::vector<std::pair<std::string, std::size_t*>> wanted = {
      {"attribution_source", &rows.attribution_source},
      {"attribution_cue", &rows.attribution_cue},
      {"attribution_content", &rows.attribution_content},
      {"coreference", &rows.coreference}};
  for (std::size_t s = 0; s < slot_count; ++s) wanted.emplace_back(slot_names[s], &rows.of_act[s]);
  for (const auto& [slot, row] : wanted) {
    const auto at = std::ranges::find(slots, slot);
    if (at == slots.end()) return damaged(path, "\"slots\" lacks \"" + slot + "\"");
    *row = static_cast<std::size_t>(at - slots.begin());
  }
  return rows;
}

Result<float> probability(const fs::path& path, const Json& value, const std::string& key) {
  if (value.is_number() && value.get<double>() >= 0 && value.get<double>() <= 1) return value.get<float>();
  return damaged(path, "threshold \"" + key + "\" is no number from 0 to 1");
}

/// `"thresholds": {"act": 0.5, "cue": 0.5, "slots": {"actors": 0.5, …}}`; what is left out is 0.5.
Result<Thresholds> read_thresholds(const fs::path& path, const Json& about,
                                   const std::vector<std::string>& slots) {
  Thresholds made;
  made.slots.assign(slots.size(), 0.5F);
  const auto given = about.find("thresholds");
  if (given == about.end()) return made;
  if (!given->is_object()) return damaged(path, "\"thresholds\" is not an object");
  for (const auto& [key, value] : given->items()) {
    if (key == "slots" && value.is_object()) {
      for (const auto& [slot, threshold] : value.items()) {
        const auto at = std::ranges::find(slots, slot);
        if (at == slots.end())
          return damaged(path, "threshold of a slot that labels.json lacks: \"" + slot + "\"");
        const auto read = probability(path, threshold, slot);
        if (!read) return tl::make_unexpected(read.error());
        made.slots[static_cast<std::size_t>(at - slots.begin())] = *read;
      }
      continue;
    }
    if (key != "act" && key != "cue") return damaged(path, "unknown threshold \"" + key + "\"");
    const auto read = probability(path, value, key);
    if (!read) return tl::make_unexpected(read.error());
    (key == "act" ? made.act : made.cue) = *read;
  }
  return made;
}

}  // namespace

Result<std::string> sha256_of_file(const fs::path& path) {
  try {
    Sha256 sum;
    const auto read = for_each_block(path, [&](std::string_view block) { sum.add(block); });
    if (!read) return tl::make_unexpected(read.error());
    return hex(sum.digest());
  } catch (const std::runtime_error& broken) {
    return tl::make_unexpected(
        Error{ErrorCode::internal, path.string(), {}, {}, broken.what(), "check the OpenSSL in use"});
  }
}

Result<ModelPackage> ModelPackage::load(const fs::path& folder) {
  std::error_code ignored;
  if (!fs::is_directory(folder, ignored))
    return failure(ErrorCode::model_missing, folder, "no model's folder here");
  const fs::path card = folder / "model.json";
  const auto about = json_object(card);
  if (!about) return tl::make_unexpected(about.error());
  if (const auto sums = check_sums(folder, *about); !sums) return tl::make_unexpected(sums.error());

  ModelPackage made;
  const auto name = about->find("name");
  const auto version = about->find("version");
  const auto window = about->find("window");
  if (name == about->end() || !name->is_string() || version == about->end() || !version->is_string())
    return damaged(card, "it tells no name or no version");
  if (window == about->end() || !window->is_number_unsigned() || window->get<std::uint64_t>() < 8 ||
      window->get<std::uint64_t>() > 512)
    return damaged(card, "\"window\" is no whole number from 8 to 512");
  made.name = name->get<std::string>();
  made.version = version->get<std::string>();
  made.window = window->get<std::uint32_t>();

  auto labels = read_labels(folder / "labels.json");
  if (!labels) return tl::make_unexpected(labels.error());
  made.labels = std::move(*labels);
  const auto rows = find_rows(folder / "labels.json", made.labels.slots);
  if (!rows) return tl::make_unexpected(rows.error());
  made.slot_rows = *rows;
  auto thresholds = read_thresholds(card, *about, made.labels.slots);
  if (!thresholds) return tl::make_unexpected(thresholds.error());
  made.thresholds = std::move(*thresholds);
  auto sum = sha256_of_file(card);
  if (!sum) return damaged(card, sum.error().what);
  made.sha256 = std::move(*sum);
  made.network = folder / "reader.xml";
  made.weights = folder / "reader.bin";
  made.vocabulary = folder / "vocab.txt";
  return made;
}

}  // namespace sayso::language
