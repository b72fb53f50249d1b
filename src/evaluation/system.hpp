#pragma once
#include <span>
#include <string>
#include <vector>

#include "knowledge/places.hpp"
#include "language/reader.hpp"
#include "sayso/analysis.hpp"
#include "sayso/coder.hpp"
#include "sayso/report.hpp"
#include "sayso/result.hpp"

namespace sayso::evaluation {

using Words = std::vector<std::string>;

/// What is measured. It sees nothing but the arguments of these functions, so what a task does not hand over
/// it cannot know. All may be called by several threads at once.
class System {
 public:
  System() = default;
  System(const System&) = delete;
  System& operator=(const System&) = delete;
  virtual ~System() = default;

  /// What each report says, in their order; nothing for one that is not coded.
  [[nodiscard]] virtual std::vector<Result<Account>> accounts(std::span<const Report> reports) const = 0;
  /// Sentences that follow on each other.
  [[nodiscard]] virtual Result<Analysis> analysis(const language::GivenSentences& sentences) const = 0;
  /// The event of a sentence that holds the four `language::event_marks`.
  [[nodiscard]] virtual Result<std::string> event(const Words& marked) const = 0;
  /// One of "O", "B-S", "I-S", "B-T", "I-T" a word.
  [[nodiscard]] virtual Result<Words> parties(const Words& words) const = 0;
  [[nodiscard]] virtual Result<std::vector<language::TypedSpan>> entities(const Report& report) const = 0;
  [[nodiscard]] virtual Result<std::vector<knowledge::SettledPlace>> settle(
      const std::vector<knowledge::PlaceMention>& mentions) const = 0;
  /// How many records a task may ask about at once.
  [[nodiscard]] virtual unsigned threads() const = 0;
};

}  // namespace sayso::evaluation
