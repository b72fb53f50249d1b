#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/actor_table.hpp"
#include "sayso/result.hpp"

namespace sayso::knowledge {

class Places;

/// What a role rests on, the firmest first.
enum class ActorBasis : std::uint8_t {
  named,      ///< a group or organisation of the tables
  role_word,  ///< a role word that heads the phrase, or one that it speaks for
  people,     ///< a demonym as a noun: "Azerbaijanis", civilians until more is known
  country,    ///< a bare country or seat: GOV as a state, MIL where its troops are meant; the act tells
  none        ///< nothing tells a role
};

/// An entry that took part in an answer, for `sayso explain`.
struct ActorPiece {
  std::string entry;        ///< as the table has it
  std::string place;        ///< "data/actors/groups.toml:41"; empty for a place of the gazetteer
  std::uint32_t begin = 0;  ///< bytes of the phrase, [begin, end)
  std::uint32_t end = 0;
};

/// Who a noun phrase is about.
struct ActorMatch {
  std::string country;  ///< ISO 3166-1 alpha-3; empty when not told, or between states
  std::string role;     ///< PLOVER role; empty when not told
  ActorBasis basis = ActorBasis::none;
  bool country_is_weak = false;  ///< only "X-backed", "pro-X" tell it, or a place of the gazetteer
  std::vector<ActorPiece> pieces;
};

/// Countries, peoples, groups, organisations and role words: who is who in a phrase.
///
/// Copies share the tables. All look-ups are const and may run on any number of threads.
class Actors {
 public:
  /// Reads the tables of a folder (data/actors). Errors: as `ActorTable::load`.
  [[nodiscard]] static Result<Actors> load(const std::string& folder);

  /// Country and role of a noun phrase as a report has it ("the Azerbaijani presidential adviser Hikmet
  /// Hajjev").
  ///
  /// The role is that of the phrase's head: of its first part, before a comma, a preposition or a relative
  /// clause, the last noun that has one. A head that speaks for another ("spokesman", "leader", "troops")
  /// takes the role of its owner, left of it or after "of", "for", "from". "former" makes an official ELI.
  /// The country is that of a named group or organisation, else the first country or people in the head's
  /// part, else after "of", "in", "from", "at"; never one after "to" or "against"; one in "X-backed" or
  /// "pro-X" only when there is no other. An IGO has no country.
  ///
  /// `phrase` is UTF-8. `date` (ISO) chooses among roles that changed with time; empty takes the first.
  /// `places`, when given, tells the country of towns that the tables do not have. Empty when nothing is told
  /// at all.
  [[nodiscard]] std::optional<ActorMatch> resolve(std::string_view phrase, std::string_view date = {},
                                                  const Places* places = nullptr) const;

  /// Country of a name or people, whole and by itself: "Azerbaijan", "Azerbaijani", "Baku", "Hamas".
  [[nodiscard]] std::optional<std::string> country_of(std::string_view name) const;

  /// Role of a word or name, whole and by itself: "troops", "foreign ministry", "NATO".
  [[nodiscard]] std::optional<std::string> role_of(std::string_view word) const;

  /// The entry whose name is exactly this; null when there is none.
  [[nodiscard]] const ActorEntry* find(std::string_view name) const;

  [[nodiscard]] const ActorTable& table() const { return *table_; }

 private:
  std::shared_ptr<const ActorTable> table_;
};

}  // namespace sayso::knowledge
