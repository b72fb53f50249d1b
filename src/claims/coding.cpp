#include "claims/coding.hpp"

#include <algorithm>
#include <string_view>

namespace sayso::claims {
namespace {

/// How far an entry that is not firm is trusted against the reader's own probability.
double trust(const knowledge::Match& match) {
  return std::min(
      0.9, 0.5 + 0.1 * static_cast<double>(match.words) + 0.15 * static_cast<double>(match.constructions));
}

knowledge::Context context_of(const Analysis& analysis, WordIndex act, const Claim& claim) {
  const Sentence& sentence = analysis.sentences[analysis.words[act].sentence];
  knowledge::Context context;
  for (WordIndex w = sentence.first; w < sentence.last; ++w) {
    const Word& word = analysis.words[w];
    context.words.push_back({word.lemma, word.upos});
    const std::size_t position = w - sentence.first;
    if (claim.trigger_span.contains(word.span)) context.act.push_back(position);
    if (word.head != act) continue;
    if (word.deprel == "nsubj" || word.deprel == "obl:agent") context.subjects.push_back(position);
    if (word.deprel.starts_with("obj") || word.deprel == "nsubj:pass" || word.deprel == "nmod" ||
        word.deprel == "obl" || word.deprel == "compound") {
      context.objects.push_back(position);
    }
  }
  return context;
}

}  // namespace

void decide_type_and_mode(const Surroundings& around, const Act& act, Claim& claim) {
  const knowledge::Context context = context_of(around.analysis, act.word, claim);
  std::vector<Decision> decisions;
  decisions.push_back({"type", "reader", act.type, "", act.confidence, true});
  const auto any_type = around.codebook.match(context);
  if (!any_type.empty()) {
    const knowledge::Match& first = any_type.front();
    const bool wins = first.firm;
    decisions.push_back({"type", "codebook", first.type, first.entry, first.firm ? 1.0 : trust(first), wins});
    if (wins) {
      decisions.front().won = first.type == act.type;
      claim.type = first.type;
    }
  }
  const bool reader_told = !act.mode.empty() && claim.type == act.type;
  if (reader_told) decisions.push_back({"mode", "reader", act.mode, "", act.mode_confidence, false});
  const auto of_type = around.codebook.match(context, claim.type);
  const auto with_mode = std::ranges::find_if(of_type, [](const auto& m) { return !m.mode.empty(); });
  Decision* chosen = reader_told ? &decisions.back() : nullptr;
  if (with_mode != of_type.end()) {
    const double sure = with_mode->firm ? 1.0 : trust(*with_mode);
    const double reader_sure =
        reader_told ? static_cast<double>(act.mode_confidence) : 1.0 - act.mode_confidence;
    const std::string reader_mode = reader_told ? act.mode : std::string();
    decisions.push_back({"mode", "codebook", with_mode->mode, with_mode->entry, sure, false});
    chosen = with_mode->firm || sure > reader_sure || reader_mode == with_mode->mode
                 ? &decisions.back()
                 : (reader_told ? &decisions[decisions.size() - 2] : nullptr);
  }
  if (chosen != nullptr) {
    chosen->won = true;
    claim.mode = chosen->value;
  }
  decisions.push_back({"stance", "reader", act.stance, "", act.stance_confidence, true});
  claim.decisions = std::move(decisions);
}

void assign_codes(const knowledge::Codebook& codebook, Claim& claim) {
  const std::string mode = claim.mode.value_or("");
  std::vector<std::string> actors;
  std::vector<std::string> recipients;
  for (const Entity& e : claim.actors) actors.push_back(e.role);
  for (const Entity& e : claim.recipients) recipients.push_back(e.role);
  claim.quad = codebook.quad(claim.type);
  claim.score = codebook.score(claim.type, mode);
  claim.cameo = codebook.cameo(claim.type, mode);
  claim.acled = codebook.acled_of(claim.type, mode, actors, recipients);
}

}  // namespace sayso::claims
