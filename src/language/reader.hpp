#pragma once
#include <array>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "language/model_package.hpp"
#include "sayso/analysis.hpp"
#include "sayso/report.hpp"
#include "sayso/result.hpp"

namespace sayso::language {

struct ReaderOptions {
  unsigned threads = 1;  ///< cores that one call uses, the caller's own included; 0 counts as 1
};

/// A stretch of a text with its type.
struct TypedSpan {
  Span span;
  std::string type;
};

/// Words of a text that is cut already, sentence by sentence.
using GivenSentences = std::vector<std::vector<std::string>>;

/// Before and behind the source of an event, before and behind its target: words that `Reader::read_event`
/// takes.
inline constexpr std::array<const char*, 4> event_marks = {"[unused1]", "[unused2]", "[unused3]",
                                                           "[unused4]"};

/// Reads reports: all that is learned, from text to `Analysis`. Holds the model; move-only.
///
/// Every function is const and may be called by any number of threads at once; together they have as many
/// requests to the model as there are `threads`, and wait for each other beyond that. What comes out is the
/// same, bit for bit, whatever the threads and whatever else is read beside it, on one kind of CPU.
class Reader {
 public:
  /// Gives the next report, nullptr at the end. Called on the caller's thread; the report must live until
  /// `Done` was called for it.
  using Next = std::function<const Report*()>;
  /// Takes a report's analysis. Called on the caller's thread, in the order of the reports. Errors name the
  /// report.
  using Done = std::function<void(const Report&, Result<Analysis>)>;

  /// Loads the package in `folder` (model_package.hpp). Errors: `model_missing`, `model_damaged`.
  [[nodiscard]] static Result<Reader> load(const std::filesystem::path& folder, ReaderOptions options = {});
  Reader(Reader&&) noexcept;
  Reader& operator=(Reader&&) noexcept;
  Reader(const Reader&) = delete;
  Reader& operator=(const Reader&) = delete;
  ~Reader();

  /// A text without words gives an empty Analysis. Error: `internal`, when memory does not suffice.
  [[nodiscard]] Result<Analysis> read(const Report& report) const;

  /// Reads all reports that `next` gives. Windows of several reports go through the model together, those of
  /// like length in one batch; about 128,000 characters are ahead of `done` at most, or one report if it is
  /// longer. To stop early, let `next` give nullptr: `done` is still called for what was taken.
  void read_many(const Next& next, const Done& done) const;
  void read_many(std::span<const Report* const> reports, const Done& done) const;

  /// Reads words as they are given; `sayso parse` of CoNLL-U and the evaluations. Spans count in the words
  /// joined by single spaces. Error: `empty` for a sentence without words.
  [[nodiscard]] Result<Analysis> read_words(const GivenSentences& sentences) const;

  /// PLV's question: which event goes on between source and target, one sentence whose words hold the four
  /// `event_marks` around them. Gives logits by `labels().event`; of a sentence longer than a window, their
  /// mean.
  [[nodiscard]] Result<std::vector<float>> read_event(const std::vector<std::string>& words) const;

  /// One of "O", "B-S", "I-S", "B-T", "I-T" a word of one sentence: source and target of the event it tells.
  [[nodiscard]] Result<std::vector<std::string>> read_parties(const std::vector<std::string>& words) const;

  /// Entities as re3d has them ("Organisation", "Weapon", …), in order, none overlapping.
  [[nodiscard]] Result<std::vector<TypedSpan>> read_field_entities(const Report& report) const;

  [[nodiscard]] const Labels& labels() const;
  [[nodiscard]] const std::string& version() const;  ///< of the model, "0.1.0"
  [[nodiscard]] const std::string& sha256() const;   ///< names the model exactly (ModelPackage::sha256)

 private:
  struct State;
  explicit Reader(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace sayso::language
