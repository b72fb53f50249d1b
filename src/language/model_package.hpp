#pragma once
#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "sayso/analysis.hpp"
#include "sayso/result.hpp"

namespace sayso::language {

/// The names that the reader's heads answer with, in the order of their scores. labels.json holds them, one
/// list a head; train/reader/labels.py and the corpora decide them.
struct Labels {
  std::vector<std::string> upos, xpos, feats;            ///< Universal Dependencies v2, Penn
  std::vector<std::string> lemma;                        ///< edit scripts (lemma.hpp)
  std::vector<std::string> relation;                     ///< of the dependency tree; one of them is "root"
  std::vector<std::string> act;                          ///< "none", then PLOVER types
  std::vector<std::string> mode;                         ///< "none", then "TYPE/mode"
  std::vector<std::string> stance, role;                 ///< roles: "none", then PLOVER's
  std::vector<std::string> cue;                          ///< "none", "cue"
  std::vector<std::string> entity, field_entity, party;  ///< "O", then "B-" and "I-" of each type
  std::vector<std::string> event;                        ///< PLV's 15 names
  std::vector<std::string> slots;  ///< Slot's names, the three of attributions, "coreference"; any order
};

/// Where the ones that decode.hpp asks for stand in `Labels::slots`.
struct SlotRows {
  std::array<std::size_t, slot_count> of_act{};  ///< by `Slot`
  std::size_t attribution_source = 0, attribution_cue = 0, attribution_content = 0;
  std::size_t coreference = 0;
};

/// How sure the reader must be before something counts, [0, 1].
struct Thresholds {
  float act = 0.5F;          ///< summed probability of all types
  float cue = 0.5F;          ///< probability that a word is the cue of an attribution
  std::vector<float> slots;  ///< by row of `Labels::slots`
};

/// Names of `Slot`, by its values, as labels.json and analysis_json.hpp spell them.
inline constexpr std::array<const char*, slot_count> slot_names = {
    "actors",  "recipients", "places", "time",   "killed",     "injured",
    "sources", "channel",    "cue",    "stance", "same_event", "same_claim"};

/// A trained reader as train/reader/export.py writes it: a folder with model.json (name, version, window,
/// sha256 of each file, thresholds), labels.json, vocab.txt and the OpenVINO IR reader.xml with reader.bin.
struct ModelPackage {
  std::string name;
  std::string version;       ///< "0.1.0"
  std::uint32_t window = 0;  ///< most word pieces that are read at once, [CLS] and [SEP] included
  Labels labels;
  SlotRows slot_rows;
  Thresholds thresholds;
  std::filesystem::path network;     ///< reader.xml
  std::filesystem::path weights;     ///< reader.bin
  std::filesystem::path vocabulary;  ///< vocab.txt
  std::string
      sha256;  ///< of model.json, lower-case hex: names the model, since that file names all the others

  /// Reads the package and checks every file against its sha256 in model.json.
  /// Errors: `model_missing` when the folder or a file of it is not there; `model_damaged` for a file that
  /// does not match its checksum, cannot be read as what it must be, or does not fit the others. Never
  /// throws.
  [[nodiscard]] static Result<ModelPackage> load(const std::filesystem::path& folder);
};

/// SHA-256 of a file's bytes, lower-case hex (FIPS 180-4). Errors: `file_missing`, `file_unreadable`.
[[nodiscard]] Result<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace sayso::language
