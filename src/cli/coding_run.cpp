#include "cli/coding_run.hpp"

#include <utility>

namespace sayso::cli {

Result<const Engine*> LazyEngine::get() {
  if (!engine_) {
    auto engine = Engine::load(console_, options_);
    if (!engine) return tl::unexpected(engine.error());
    engine_.emplace(std::move(*engine));
  }
  return &*engine_;
}

ReadingRun coding_run(const Console& console, LazyEngine& engine) {
  ReadingRun run;
  run.plan = [](const Report& report) -> Result<Plan> { return plan_by_language(report); };
  run.reader = [&engine]() -> Result<const language::Reader*> {
    const auto loaded = engine.get();
    if (!loaded) return tl::unexpected(loaded.error());
    return &(*loaded)->reader;
  };
  run.understood = [&engine](Passage& passage) {
    passage.account = account_of(passage.report, passage.analysis, engine.loaded()->knowledge);
    passage.analysis = {};
  };
  run.idle = [] { return true; };
  run.interrupted = console.interrupted;
  return run;
}

std::string counted(std::uint64_t count, const std::string& one, const std::string& many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace sayso::cli
