#pragma once
#include <functional>
#include <optional>

#include "cli/engine.hpp"
#include "cli/reading_run.hpp"

namespace sayso::cli {

/// The engine, loaded when it is first wanted.
class LazyEngine {
 public:
  LazyEngine(const Console& console, const ModelOptions& options) : console_(console), options_(options) {}
  [[nodiscard]] Result<const Engine*> get();
  /// Null as long as nobody asked for it.
  [[nodiscard]] const Engine* loaded() const { return engine_ ? &*engine_ : nullptr; }

 private:
  const Console& console_;
  ModelOptions options_;
  std::optional<Engine> engine_;
};

/// A run that makes an `Account` of each report. What it is made of must outlive it; `source`, `each` and
/// `reject` are left to the caller.
[[nodiscard]] ReadingRun coding_run(const Console& console, LazyEngine& engine);

/// "1 report", "12 reports"
[[nodiscard]] std::string counted(std::uint64_t count, const std::string& one, const std::string& many);

}  // namespace sayso::cli
