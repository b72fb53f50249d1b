#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/claim.hpp"
#include "sayso/output.hpp"
#include "sayso/report.hpp"
#include "sayso/result.hpp"

/// What was said, kept for good: one SQLite file. docs/ledger.md has its tables and promises.
namespace sayso::ledger {

/// Who made the claims and when. The time comes from the caller, so that the same calls make the same ledger.
struct Coding {
  Coder coder;
  std::string made_at;  ///< ISO 8601 in UTC, "2022-01-05T10:00:00Z"
};

/// A report's identity: SHA-256, lower-case hex, over its text, publisher, date and address.
///
/// The same text from two publishers, of two days or at two addresses is two reports. Title, id and the day
/// of retrieval are no part of it, nor is the markup that the text was taken out of.
[[nodiscard]] std::string identity(const Report& report);

enum class Added : std::uint8_t {
  added,          ///< a new report
  already_there,  ///< a report of that identity was there: nothing was written
  revision        ///< another version of a report at a known address: both stay, linked
};

struct AddOutcome {
  Added what = Added::added;
  std::string identity;
  std::string known_as;  ///< id of the report that was there or is revised; empty when added
};

/// A report as the ledger keeps it.
struct StoredReport {
  Report report;
  std::string identity;
  std::string added_at;
  std::optional<std::string> revises;     ///< identity of the version before
  std::optional<std::string> revised_by;  ///< identity of the version after
  Coding coding;                          ///< the current one
  std::uint64_t claims = 0;               ///< of the current coding
  std::uint64_t statements = 0;
};

/// A claim with where it comes from.
struct StoredClaim {
  Claim claim;
  std::string report_identity;
  Coding coding;
  bool current = true;  ///< of its report's current coding, and the report not revised
};

struct StoredStatement {
  Statement statement;
  std::string report_identity;
  Coding coding;
  bool current = true;
};

/// Somebody or some place to look for; what is empty matches all. A name matches where its words stand in
/// the entity's text next to each other, the last one maybe cut short; case, accents and punctuation don't
/// count.
struct Match {
  std::string words;    ///< "malatya gov" finds "the Malatya governor's office"
  std::string country;  ///< ISO 3166-1 alpha-3
  std::string role;     ///< PLOVER role; nothing for places
  std::string code;     ///< a country, or a whole word of a name: "AZE", "AFP"

  /// From what a user types: "AZE MIL" is a code and a role, anything else is words.
  [[nodiscard]] static Match parse(std::string_view typed);
};

/// Which claims or statements are wanted; all that is given must hold. A statement holds what its content
/// tells: it is found by `types`, `stances`, `actor`, `recipient`, `place`, `from` and `to` of a claim that
/// has a mention in its content, and by its own report, source and confidence.
struct Filter {
  std::vector<std::string> reports{};  ///< ids or identities; any of them
  std::vector<std::string> types{};    ///< any of them
  std::vector<std::string> stances{};  ///< any of them
  std::optional<Match> actor{};
  std::optional<Match> recipient{};
  std::optional<Match> source{};  ///< anybody in the chain
  std::optional<Match> place{};
  bool own_voice = false;                ///< only what stands on nobody's word but the report's
  std::string from{};                    ///< ISO date: the claim's time ends on it or later
  std::string to{};                      ///< ISO date: the claim's time starts on it or earlier
  double min_confidence = 0;             ///< [0, 1]
  bool history = false;                  ///< former codings and revised reports too
  std::optional<std::uint64_t> limit{};  ///< at most so many
  std::uint64_t offset = 0;              ///< so many are passed over first
};

/// A person's word beside the machine's.
struct Correction {
  std::string claim{};  ///< the claim's id
  std::string field{};  ///< "stance"
  std::string value{};  ///< what it should be
  std::string who{};
  std::string made_at{};  ///< ISO 8601 in UTC
  std::string note{};     ///< why; may be empty
};

struct Counts {
  std::uint64_t reports = 0;
  std::uint64_t codings = 0;
  std::uint64_t claims = 0;  ///< of current codings and former ones
  std::uint64_t statements = 0;
};

enum class Mode : std::uint8_t {
  create,      ///< read and write; made where there is none
  read_write,  ///< it must be there
  read_only
};

enum class Recoded : std::uint8_t { recoded, unchanged };

struct Options {
  std::uint32_t busy_ms = 10'000;  ///< how long to wait for another writer
  std::uint32_t max_pages = 0;     ///< a limit on the file's size, in pages of 4 KiB; 0: none
  std::string vfs{};               ///< SQLite VFS to go through; empty: the system's
};

/// An open ledger: one connection, for one thread at a time. Any number of threads and processes may each
/// open the same file; one writes at a time, the others wait.
///
/// What was acknowledged is on the disk (WAL, synchronous=FULL); a report is in with all its claims and
/// statements or not at all, whatever kills the process.
///
/// Errors of all functions: `ledger_corrupt`, `ledger_busy`, `disk_full`, `write_failed`; others are named.
class Ledger {
 public:
  /// Brings an older ledger up to date, but for `read_only`.
  /// Errors: `ledger_unopenable`, `ledger_corrupt`, `ledger_newer`, `ledger_busy`, `disk_full`.
  [[nodiscard]] static Result<Ledger> open(const std::string& path, Mode mode, const Options& options = {});

  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;
  ~Ledger();

  /// Whether a report of that identity is in, so that a killed run need not code it again.
  [[nodiscard]] Result<bool> has(std::string_view identity) const;

  /// Puts a report in, with all its claims and statements, in one transaction.
  ///
  /// Errors: `id_conflict` where another report has the id, but another text, and no address in common;
  /// `field_invalid` for a claim or statement of another report or one with a number that is not finite.
  Result<AddOutcome> add(const Report& report, const Coding& coding, std::span<const Claim> claims,
                         std::span<const Statement> statements);

  /// A new coding of a report that is in. The former one stays as history; one of the same coder with the
  /// same claims and statements changes nothing. Errors: `not_found`, and those of `add`.
  Result<Recoded> recode(std::string_view identity, const Coding& coding, std::span<const Claim> claims,
                         std::span<const Statement> statements);

  /// Many reports in one transaction, for speed. Nothing is in before `commit` says so; without it nothing
  /// is. A report that fails is left out, the others stay. Other writers wait as long as it lives.
  class Batch {
   public:
    Batch(Batch&&) noexcept;
    Batch& operator=(Batch&&) noexcept;
    ~Batch();
    /// As `Ledger::add`, to be acknowledged by `commit`.
    Result<AddOutcome> add(const Report& report, const Coding& coding, std::span<const Claim> claims,
                           std::span<const Statement> statements);
    /// Ends the batch.
    Result<void> commit();

   private:
    friend class Ledger;
    struct State;
    explicit Batch(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
  };
  /// The ledger must outlive the batch, and nothing else may write through it meanwhile.
  [[nodiscard]] Result<Batch> batch();

  /// The newest report of that id or identity. Errors: `not_found`.
  [[nodiscard]] Result<StoredReport> report(std::string_view id_or_identity) const;

  /// Calls `each` for every report in the order in which they came, revised ones too, until it says false.
  Result<void> reports(const std::function<bool(const StoredReport&)>& each) const;

  /// Calls `each` for the claims of a filter, by report in the order in which they came, then by number,
  /// until it says false. `each` may read from the ledger.
  Result<void> claims(const Filter& filter, const std::function<bool(const StoredClaim&)>& each) const;
  Result<void> statements(const Filter& filter,
                          const std::function<bool(const StoredStatement&)>& each) const;

  /// The newest claim of that id, one of a current coding before others. Errors: `not_found`.
  [[nodiscard]] Result<StoredClaim> claim(std::string_view id) const;

  /// Keeps a correction beside the newest claim of its id. Errors: `not_found`.
  Result<void> correct(const Correction& correction);
  /// All of a claim's corrections, those of former codings too, oldest first.
  [[nodiscard]] Result<std::vector<Correction>> corrections(std::string_view claim_id) const;

  [[nodiscard]] Result<Counts> counts() const;

  /// Everything that is not as it must be, empty when clean: damaged pages, rows that lead nowhere, texts
  /// that do not match their identity, codings that do not match their checksum, spans outside their text,
  /// words that are not those at their span. An error only where checking itself could not go on.
  [[nodiscard]] Result<std::vector<Error>> check() const;

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso::ledger
