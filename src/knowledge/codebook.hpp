#pragma once
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/result.hpp"

namespace sayso::knowledge {

/// Where a piece of data stands: a file of data/codebook and its 1-based line.
struct DataPlace {
  std::string file;  ///< name without folder, "assault.toml"
  std::uint32_t line = 0;
};

/// "assault.toml:12"
[[nodiscard]] std::string describe(const DataPlace& place);

/// Lemmas in a row, lower case: {"air", "strike"}.
using Phrase = std::vector<std::string>;

/// What the word that names the act must be.
enum class Part : std::uint8_t { verb, noun, any };

/// Who stands on one side of an act, by PLOVER role, as ACLED tells events apart.
///
/// armed: MIL, COP, SPY, REB, CRM, PRM, UAF, and as actor GOV too; unarmed: every other role; untold: none.
enum class Parties : std::uint8_t { any, armed, unarmed, untold };

/// A way in which a type (and mode) is done.
struct ModeInfo {
  std::string name;             ///< as in PLOVER's tables, "heavy-weapons"
  std::string about;            ///< what it covers
  std::string cameo;            ///< "194"
  std::string acled;            ///< "event type/sub-event type"; empty where none fits
  std::optional<double> score;  ///< PLOVER score, -10 to 10; empty: the type's
  DataPlace place;
};

/// Another ACLED type than the default where the parties are these. The first that fits wins.
struct AcledFit {
  std::vector<std::string> modes;  ///< "none" is no mode; empty: any mode
  Parties actors = Parties::any;
  Parties recipients = Parties::any;
  std::string acled;
};

/// One of PLOVER's 16 types.
struct TypeInfo {
  std::string type;          ///< "ASSAULT"
  std::string quad;          ///< "verbal-cooperation", "material-conflict", …
  double score = 0;          ///< PLOVER score, -10 (conflict) to 10 (cooperation)
  std::string score_source;  ///< where the score stands
  std::string cameo;         ///< "190"
  std::string acled;         ///< "Battles/Armed clash"; empty where none fits
  std::vector<ModeInfo> modes;
  std::vector<AcledFit> fits;
  DataPlace place;

  /// Null for a mode that the type lacks; lives as long as this.
  [[nodiscard]] const ModeInfo* mode(std::string_view name) const;
};

/// Words that name a type, and what must stand with them. Each list holds alternatives.
struct Entry {
  /// Type, mode, first words, then the first object (>), subject (<), near (~), without (!):
  /// "ASSAULT/heavy-weapons/shell", "ASSAULT/heavy-weapons/fire>missile!test".
  std::string id;
  std::string type;
  std::string mode;            ///< empty: the words tell no mode
  std::vector<Phrase> words;   ///< spellings of one expression; empty for "*", any word of an act of the type
  Part part = Part::any;       ///< of one of the words
  std::vector<Phrase> object;  ///< one ends in an object of the act
  std::vector<Phrase> subject;  ///< one ends in a subject of the act
  std::vector<Phrase> near;     ///< one stands in the sentence
  std::vector<Phrase> without;  ///< none stands in the sentence
  bool firm = false;            ///< the words nearly always decide
  std::string cameo;            ///< empty: the mode's
  std::string acled;            ///< empty: the mode's
  std::string example;
  std::string source;
  DataPlace place;

  [[nodiscard]] bool any_word() const { return words.empty(); }
  /// How many of object, subject and near it asks for; what must not stand there makes it no more specific.
  [[nodiscard]] std::size_t constructions() const;
};

/// A word of a sentence.
struct Term {
  std::string lemma;
  std::string upos;  ///< Universal Dependencies v2; empty: not known, passes for any
};

/// The words about an act. Positions count in `words`.
struct Context {
  std::vector<Term> words;       ///< of the act's sentence, in order
  std::vector<std::size_t> act;  ///< the word or words that name the act
  std::vector<std::size_t>
      objects;  ///< heads of what it is done to, with or by means of (obj, nsubj:pass, nmod)
  std::vector<std::size_t> subjects;  ///< heads of who does it
};

/// An entry that holds in a context.
struct Match {
  std::string entry;  ///< the entry's id
  std::string type;
  std::string mode;  ///< empty: the words tell no mode
  bool firm = false;
  std::string cameo;  ///< CAMEO code, the most specific that is known
  std::string acled;  ///< the entry's own; empty: ask `acled_of`
  DataPlace place;
  std::size_t words = 0;          ///< how many lemmas named the act; 0 for "*"
  std::size_t constructions = 0;  ///< how many kinds of construction held
  std::size_t distance = 0;       ///< words between the act and what the constructions asked for, summed
};

/// PLOVER's types and modes with the words that name each, read from data/codebook (data/README.md).
///
/// Types, quad classes, modes, scores: PLOVER manual, draft 0.8. Immutable; safe to share between threads.
class Codebook {
 public:
  /// Reads every .toml file of `folder`.
  ///
  /// Errors: `data_missing` (no folder, a type without file), `data_invalid` (unknown key, type, mode, quad,
  /// ACLED name; missing field; names file and line), `entry_duplicate` (an entry given twice; names both
  /// places).
  [[nodiscard]] static Result<Codebook> load(const std::string& folder);

  /// In PLOVER's order, AGREE first, ASSAULT last.
  [[nodiscard]] const std::vector<TypeInfo>& types() const { return types_; }
  /// By type, then as they stand in the files.
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  /// FNV-1a (64 bits, hexadecimal) over the files' bytes, files sorted by name.
  [[nodiscard]] const std::string& version() const { return version_; }

  /// All fields empty for a name that is no type.
  [[nodiscard]] const TypeInfo& type(std::string_view name) const;

  // Of a type and mode; the type's own where the mode is empty, unknown, or tells none. Empty, 0: no such
  // type.
  [[nodiscard]] std::string_view quad(std::string_view type) const;
  [[nodiscard]] double score(std::string_view type, std::string_view mode) const;
  [[nodiscard]] std::string_view cameo(std::string_view type, std::string_view mode) const;
  [[nodiscard]] std::string_view acled(std::string_view type, std::string_view mode) const;

  /// The ACLED "event type/sub-event type" that fits best, given the PLOVER roles of the parties; may be
  /// empty.
  ///
  /// Two or more actors without recipients did it to each other. Names: ACLED codebook, 2019 and later.
  [[nodiscard]] std::string_view acled_of(std::string_view type, std::string_view mode,
                                          const std::vector<std::string>& actor_roles,
                                          const std::vector<std::string>& recipient_roles) const;

  /// Entries of any type that hold, most specific first: more words, more constructions, nearer, earlier in
  /// `entries()`. Entries for "*" are left out: they tell no type.
  [[nodiscard]] std::vector<Match> match(const Context& context) const;
  /// The same for one type, with entries for "*" at the end. The first with a mode tells the mode.
  [[nodiscard]] std::vector<Match> match(const Context& context, std::string_view type) const;

 private:
  friend class CodebookLoader;

  struct Use {
    std::size_t entry;  ///< index into `entries_`
    std::size_t words;  ///< index into `Entry::words`
  };

  [[nodiscard]] std::vector<Match> match_all(const Context& context, const TypeInfo* only) const;

  std::vector<TypeInfo> types_;
  std::vector<Entry> entries_;
  std::map<std::string, std::vector<Use>, std::less<>> uses_;  ///< by each lemma of each entry's words
  TypeInfo none_;
  std::string version_;
};

}  // namespace sayso::knowledge
