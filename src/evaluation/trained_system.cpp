#include "evaluation/trained_system.hpp"

#include <algorithm>
#include <utility>

#include "claims/tables.hpp"

namespace sayso::evaluation {
namespace {

tl::unexpected<Error> not_loaded() {
  return tl::unexpected(
      Error{ErrorCode::internal, "", {}, {}, "a part of Sayso was not loaded", "report this"});
}

}  // namespace

TrainedSystem::TrainedSystem(std::optional<language::Reader> reader, std::optional<Knowledge> knowledge,
                             unsigned threads)
    : reader_(std::move(reader)), knowledge_(std::move(knowledge)), threads_(std::max(1U, threads)) {}

std::vector<Result<Account>> TrainedSystem::accounts(std::span<const Report> reports) const {
  std::vector<Result<Account>> made(reports.size(), Account{});
  if (!reader_ || !knowledge_) {
    std::ranges::fill(made, not_loaded());
    return made;
  }
  std::vector<const Report*> coded;
  for (const Report& report : reports)
    if (is_coded(report)) coded.push_back(&report);
  reader_->read_many(coded, [&](const Report& report, Result<Analysis> analysis) {
    const auto at = static_cast<std::size_t>(&report - reports.data());
    if (analysis) {
      made[at] = account_of(report, *analysis, *knowledge_);
    } else {
      made[at] = tl::unexpected(std::move(analysis.error()));
    }
  });
  return made;
}

Result<Analysis> TrainedSystem::analysis(const language::GivenSentences& sentences) const {
  if (!reader_) return not_loaded();
  return reader_->read_words(sentences);
}

Result<std::string> TrainedSystem::event(const Words& marked) const {
  if (!reader_) return not_loaded();
  const auto logits = reader_->read_event(marked);
  if (!logits) return tl::unexpected(logits.error());
  return reader_->labels().event.at(
      static_cast<std::size_t>(std::ranges::max_element(*logits) - logits->begin()));
}

Result<Words> TrainedSystem::parties(const Words& words) const {
  if (!reader_) return not_loaded();
  return reader_->read_parties(words);
}

Result<std::vector<language::TypedSpan>> TrainedSystem::entities(const Report& report) const {
  if (!reader_) return not_loaded();
  return reader_->read_field_entities(report);
}

Result<std::vector<knowledge::SettledPlace>> TrainedSystem::settle(
    const std::vector<knowledge::PlaceMention>& mentions) const {
  if (!knowledge_) return not_loaded();
  const auto& places = knowledge_->tables().places;
  if (!places)
    return tl::unexpected(Error{
        ErrorCode::data_missing, "places.bin", {}, {}, "there is no gazetteer", "run scripts/bootstrap"});
  return places->settle(mentions);
}

}  // namespace sayso::evaluation
