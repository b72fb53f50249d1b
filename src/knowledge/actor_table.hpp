#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "knowledge/fold.hpp"
#include "sayso/result.hpp"

namespace sayso::knowledge {

/// What kind of name or word an entry is.
enum class ActorEntryKind : std::uint8_t {
  country,       ///< "Azerbaijan"
  people,        ///< "Azerbaijani"
  seat,          ///< "Baku", "the Kremlin": speaks for the government
  place,         ///< "Chechnya": tells the country, does not speak for it
  group,         ///< "Hezbollah"
  organisation,  ///< "NATO", "Reuters", "FSB"
  noun,          ///< "troops", "minister"
  adjective,     ///< "presidential"
  title          ///< "King": may be a surname
};

/// A name or role word of data/actors, with all that is said of it there.
struct ActorEntry {
  std::string text;  ///< as written there
  ActorEntryKind kind = ActorEntryKind::country;
  std::string country;     ///< ISO 3166-1 alpha-3; empty when none
  std::string role;        ///< PLOVER role; empty for places and peoples
  std::string since;       ///< ISO day from which `role_since` holds; empty when never
  std::string role_since;  ///< PLOVER role from that day on
  bool cased = false;      ///< counts only when written with these capitals
  bool plural = false;     ///< a regular plural, made from `text`
  bool yields_all = false;
  std::vector<std::string> yields;  ///< roles of an owner that win over this one
  std::string file;                 ///< where it stands, for `explain`: "data/actors/groups.toml"
  std::uint32_t line = 0;

  [[nodiscard]] bool is_role_word() const { return kind >= ActorEntryKind::noun; }
};

/// The entries of data/actors by their folded words.
class ActorTable {
 public:
  /// Reads countries.toml, groups.toml, organisations.toml and roles.toml in `folder`; each file's head says
  /// what its fields are. Errors: `data_missing`; `data_invalid` (not TOML, a field missing or of the wrong
  /// type, an unknown role, a name without letters), with file and line; `entry_duplicate` naming both
  /// places.
  [[nodiscard]] static Result<ActorTable> load(const std::string& folder);

  /// The longest entry whose words stand at `first` of `words`; its number of words in `count`. Null when
  /// none does, or only one that must be written with capitals that these words do not have.
  [[nodiscard]] const ActorEntry* longest(const std::vector<FoldedWord>& words, std::size_t first,
                                          std::size_t& count, std::string_view phrase) const;

  [[nodiscard]] const std::vector<ActorEntry>& entries() const { return entries_; }

 private:
  friend class ActorLoader;
  std::vector<ActorEntry> entries_;
  std::unordered_map<std::string, std::uint32_t> by_words_;  ///< looked up, never walked
  std::unordered_map<std::string, std::uint32_t>
      longest_from_;  ///< most words of an entry with this first word
};

}  // namespace sayso::knowledge
