#pragma once
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "language/decode_window.hpp"
#include "language/package_folder.hpp"

namespace sayso::language::test {

/// Labels of package_folder.hpp without a file.
inline Labels labels_of(const nlohmann::json& lists) {
  Labels made;
  const auto get = [&](const char* head) { return lists.at(head).get<std::vector<std::string>>(); };
  made.upos = get("upos");
  made.xpos = get("xpos");
  made.feats = get("feats");
  made.lemma = get("lemma");
  made.relation = get("relation");
  made.act = get("act");
  made.mode = get("mode");
  made.stance = get("stance");
  made.role = get("role");
  made.cue = get("cue");
  made.entity = get("entity");
  made.field_entity = get("field_entity");
  made.party = get("party");
  made.event = get("event");
  made.slots = get("slots");
  return made;
}

/// Scores of a window, set one by one; what is not set is 0, slots -9,
/// "none" of acts and cues 5. Rows are padded by two columns and
/// slots by one row, as in a batch with longer windows; the padding holds 99, which nothing may ever read.
class ScoreTables {
 public:
  explicit ScoreTables(std::size_t words) : words_(words), labels_(labels_of(small_labels())) {
    for (const auto& [head, names] : heads()) tables_[head].assign(words * names->size(), 0.0F);
    tables_["factuality"].assign(words, 0.0F);
    tables_["vectors"].assign(words * 2, 0.0F);
    event_.assign(labels_.event.size(), 0.0F);
    for (std::size_t w = 0; w < words; ++w) {
      set("act", w, "none", 5);
      set("cue", w, "none", 5);
    }
    arcs_.assign(words * (words + 3), 99.0F);
    slots_.assign(labels_.slots.size() * (words + 1) * (words + 2), 99.0F);
    for (std::size_t w = 0; w < words; ++w) {
      for (std::size_t h = 0; h <= words; ++h) arcs_[w * (words + 3) + h] = 0.0F;
      for (std::size_t s = 0; s < labels_.slots.size(); ++s)
        for (std::size_t to = 0; to < words; ++to) slot(s, w, to) = -9.0F;
    }
  }

  /// Sets the score of a label: by name, at a word.
  void set(const std::string& head, std::size_t word, const std::string& label, float score = 9.0F) {
    const std::vector<std::string>& names = *heads().at(head);
    const auto at = static_cast<std::size_t>(std::ranges::find(names, label) - names.begin());
    tables_[head].at(word * names.size() + at) = score;
  }
  void set_arc(std::size_t dependent, std::size_t column, float score) {
    arcs_.at(dependent * (words_ + 3) + column) = score;
  }
  void set_slot(const std::string& name, std::size_t from, std::size_t to, float score = 9.0F) {
    const auto at = std::ranges::find(labels_.slots, name) - labels_.slots.begin();
    slot(static_cast<std::size_t>(at), from, to) = score;
  }
  void set_factuality(std::size_t word, float value) { tables_["factuality"].at(word) = value; }
  void set_vector(std::size_t word, float x, float y) {
    tables_["vectors"].at(2 * word) = x;
    tables_["vectors"].at(2 * word + 1) = y;
  }
  std::vector<float>& event() { return event_; }

  [[nodiscard]] WindowScores scores() {
    WindowScores made;
    made.words = words_;
    const std::pair<const char*, Table*> into[] = {
        {"upos", &made.upos},        {"xpos", &made.xpos},   {"feats", &made.feats},
        {"lemma", &made.lemma},      {"act", &made.act},     {"mode", &made.mode},
        {"stance", &made.stance},    {"role", &made.role},   {"cue", &made.cue},
        {"entity", &made.entity},    {"party", &made.party}, {"field_entity", &made.field_entity},
        {"relation", &made.relation}};
    for (const auto& [head, table] : into) {
      const std::size_t columns = heads().at(head)->size();
      *table = {tables_[head].data(), columns, columns};
    }
    made.factuality = {tables_["factuality"].data(), 1, 1};
    made.vectors = {tables_["vectors"].data(), 2, 2};
    made.arc = {arcs_.data(), words_ + 1, words_ + 3};
    made.slots = {slots_.data(), words_, words_ + 2};
    made.slot_stride = words_ + 1;
    made.event = event_;
    return made;
  }

  [[nodiscard]] const Labels& labels() const { return labels_; }
  [[nodiscard]] static SlotRows rows() {
    SlotRows made;
    for (std::size_t s = 0; s < slot_count; ++s) made.of_act[s] = s;
    made.attribution_source = 12;
    made.attribution_cue = 13;
    made.attribution_content = 14;
    made.coreference = 15;
    return made;
  }
  [[nodiscard]] static Thresholds thresholds() {
    Thresholds made;
    made.slots.assign(16, 0.5F);
    return made;
  }

 private:
  [[nodiscard]] std::map<std::string, const std::vector<std::string>*> heads() const {
    return {
        {"upos", &labels_.upos},        {"xpos", &labels_.xpos},   {"feats", &labels_.feats},
        {"lemma", &labels_.lemma},      {"act", &labels_.act},     {"mode", &labels_.mode},
        {"stance", &labels_.stance},    {"role", &labels_.role},   {"cue", &labels_.cue},
        {"entity", &labels_.entity},    {"party", &labels_.party}, {"field_entity", &labels_.field_entity},
        {"relation", &labels_.relation}};
  }
  float& slot(std::size_t s, std::size_t from, std::size_t to) {
    return slots_.at((s * (words_ + 1) + from) * (words_ + 2) + to);
  }

  std::size_t words_;
  Labels labels_;
  std::map<std::string, std::vector<float>> tables_;
  std::vector<float> arcs_, slots_, event_;
};

}  // namespace sayso::language::test
