#pragma once
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "language/model_package.hpp"

namespace sayso::language::test {

/// A folder of a test's own, removed at the end.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const std::string& name)
      : path_(std::filesystem::temp_directory_path() /
              (name + "-" + std::to_string(reinterpret_cast<std::uintptr_t>(this)))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  void write(const std::string& file, const std::string& bytes) const {
    std::ofstream(path_ / file, std::ios::binary) << bytes;
  }

 private:
  std::filesystem::path path_;
};

/// Labels of a small model: few, but of every head.
inline nlohmann::json small_labels() {
  return {{"upos", {"NOUN", "VERB", "PUNCT", "PROPN", "ADJ"}},
          {"xpos", {"NN", "VBD", "."}},
          {"feats", {"_", "Number=Plur", "Mood=Ind|Tense=Past"}},
          {"lemma", {"l;0;", "k;0;", "l;1;", "l;2;", "l;3;y"}},
          {"relation", {"nsubj", "root", "obj", "punct"}},
          {"act", {"none", "ASSAULT", "ACCUSE", "COERCE"}},
          {"mode", {"none", "ASSAULT/aerial", "ASSAULT/beat", "COERCE/arrest"}},
          {"stance", {"asserted", "denied", "possible", "future"}},
          {"role", {"none", "GOV", "MIL", "CVL"}},
          {"cue", {"none", "cue"}},
          {"entity", {"O", "B-person", "I-person", "B-place", "I-place"}},
          {"field_entity", {"O", "B-Weapon", "I-Weapon", "B-Location", "I-Location"}},
          {"party", {"O", "B-S", "I-S", "B-T", "I-T"}},
          {"event", {"YIELD", "ACCUSE", "ASSAULT"}},
          {"slots",
           {"actors", "recipients", "places", "time", "killed", "injured", "sources", "channel", "cue",
            "stance", "same_event", "same_claim", "attribution_source", "attribution_cue",
            "attribution_content", "coreference"}}};
}

/// Vocabulary of a small model: marks, letters and some punctuation, so that each word is known letter by
/// letter.
inline std::string small_vocabulary() {
  std::string made = "[PAD]\n[unused1]\n[unused2]\n[unused3]\n[unused4]\n[UNK]\n[CLS]\n[SEP]\n.\n,\n\"\n";
  for (char c = 'a'; c <= 'z'; ++c) made += std::string(1, c) + "\n##" + std::string(1, c) + "\n";
  for (char c = '0'; c <= '9'; ++c) made += std::string(1, c) + "\n##" + std::string(1, c) + "\n";
  return made;
}

/// Writes model.json with the sums of the files as they are.
inline void write_card(const TemporaryFolder& folder, const nlohmann::json& more = nlohmann::json::object()) {
  nlohmann::json card = {{"name", "reader"}, {"version", "0.0.7"}, {"window", 48}};
  for (const char* file : {"reader.xml", "reader.bin", "labels.json", "vocab.txt"}) {
    const auto sum = sha256_of_file(folder.path() / file);
    if (sum) card["files"][file] = *sum;
  }
  card.update(more);
  folder.write("model.json", card.dump());
}

/// A package whose network is no network.
inline void write_package(const TemporaryFolder& folder) {
  folder.write("reader.xml", "<net/>");
  folder.write("reader.bin", "weights");
  folder.write("labels.json", small_labels().dump());
  folder.write("vocab.txt", small_vocabulary());
  write_card(folder);
}

}  // namespace sayso::language::test
