#include "claims/telling.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "claims/circumstances.hpp"
#include "claims/coding.hpp"
#include "claims/source_chain.hpp"

namespace sayso::claims {
namespace {

// Arcs come from the reader down to a low threshold, so that names are whole; a phrase needs one sure word.
constexpr float sure_filler = 0.38F;
constexpr float best_filler = 0.3F;
// Where, when and how many have one answer at most: less is asked of it.
constexpr float sure_circumstance = 0.3F;

std::vector<Span> spans_of(const Analysis& analysis, const std::vector<Phrase>& phrases) {
  std::vector<Span> made;
  made.reserve(phrases.size());
  for (const Phrase& phrase : phrases) made.push_back(phrase.span(analysis));
  return made;
}

/// The words that name the act: its word with what makes it one expression ("air strikes", "blew up").
Span trigger_of(const Analysis& analysis, WordIndex act) {
  Span trigger = analysis.words[act].span;
  for (WordIndex w = act; w-- > analysis.sentences[analysis.words[act].sentence].first;) {
    const Word& before = analysis.words[w];
    if (before.deprel != "compound" || before.head != act) break;
    trigger.begin = before.span.begin;
  }
  const WordIndex next = act + 1;
  if (next < analysis.words.size() && analysis.words[next].deprel == "compound:prt" &&
      analysis.words[next].head == act) {
    trigger.end = analysis.words[next].span.end;
  }
  return trigger;
}

/// "each other", "one another": stands for nobody by itself.
bool is_reciprocal(const Analysis& analysis, const Phrase& phrase) {
  static constexpr std::array<std::string_view, 4> parts = {"each", "other", "one", "another"};
  return std::ranges::all_of(phrase.words, [&](WordIndex w) {
    return std::ranges::find(parts, folded(analysis.words[w].text)) != parts.end();
  });
}

std::vector<Entity> entities_of(const Surroundings& around, const std::vector<Phrase>& phrases) {
  std::vector<Entity> made;
  for (const Phrase& phrase : phrases) {
    if (is_reciprocal(around.analysis, phrase)) continue;
    for (Entity& entity : around.parties.entities(phrase)) {
      const bool known = std::ranges::any_of(made, [&](const Entity& e) { return e.text == entity.text; });
      if (!known) made.push_back(std::move(entity));
    }
  }
  return made;
}

bool says_each_other(const Analysis& analysis, WordIndex act) {
  const Sentence& sentence = analysis.sentences[analysis.words[act].sentence];
  for (WordIndex w = sentence.first; w + 1 < sentence.last; ++w) {
    const Word& first = analysis.words[w];
    const Word& second = analysis.words[w + 1];
    const bool each_other = first.lemma == "each" && second.lemma == "other";
    const bool one_another = first.lemma == "one" && second.lemma == "another";
    if ((each_other || one_another) &&
        (first.head == act || second.head == act || w == act + 1 || w == act + 2))
      return true;
  }
  return false;
}

/// Acts that parties do together, so that all of them are actors.
bool is_mutual(std::string_view type) {
  static constexpr std::array mutual = {std::string_view("AGREE"), std::string_view("CONSULT"),
                                        std::string_view("COOPERATE"), std::string_view("ASSAULT")};
  return std::ranges::find(mutual, type) != mutual.end();
}

}  // namespace

std::vector<Telling> tellings(const Surroundings& around, const Act& act) {
  const Analysis& analysis = around.analysis;
  const auto of = [&](Slot slot) { return phrases(analysis, act.of(slot), sure_filler, best_filler); };
  Telling made;
  made.act = act.word;
  made.lemma = analysis.words[act.word].lemma;
  made.same_event = act.of(Slot::same_event);
  made.same_claim = act.of(Slot::same_claim);

  Claim& claim = made.claim;
  claim.report = around.report.id;
  claim.type = act.type;
  claim.stance = act.stance;
  claim.confidence = act.confidence;
  const Sentence& sentence = analysis.sentences[analysis.words[act.word].sentence];
  Mention mention;
  mention.sentence = sentence.span;
  mention.trigger = trigger_of(analysis, act.word);

  const auto actors = of(Slot::actors);
  const auto recipients = of(Slot::recipients);
  const auto circumstance = [&](Slot slot) {
    return phrases(analysis, act.of(slot), sure_circumstance, sure_circumstance);
  };
  const auto places = circumstance(Slot::places);
  const auto times = circumstance(Slot::time);
  const auto killed = circumstance(Slot::killed);
  const auto injured = circumstance(Slot::injured);
  mention.actors = spans_of(analysis, actors);
  mention.recipients = spans_of(analysis, recipients);
  mention.places = spans_of(analysis, places);
  mention.time = spans_of(analysis, times);
  mention.killed = spans_of(analysis, killed);
  mention.injured = spans_of(analysis, injured);
  mention.channel = spans_of(analysis, of(Slot::channel));
  mention.cue = spans_of(analysis, of(Slot::cue));
  mention.stance = spans_of(analysis, of(Slot::stance));

  claim.actors = entities_of(around, actors);
  claim.recipients = entities_of(around, recipients);
  tell_circumstances(around, {places, times, killed, injured}, recipients, made.lemma, claim);

  const std::vector<Phrase> chain = source_order(analysis, of(Slot::sources));
  mention.sources = spans_of(analysis, chain);
  claim.sources = entities_of(around, chain);
  // The press tells what others told it, never the other way round.
  std::stable_partition(claim.sources.begin(), claim.sources.end(),
                        [](const Entity& source) { return source.role == "MED"; });
  if (!claim.sources.empty() && !mention.channel.empty()) {
    claim.sources.back().channel = around.report.text.slice(mention.channel.front());
    claim.sources.back().channel_span = mention.channel.front();
  }
  claim.evidence_span = mention.sentence;
  claim.evidence = around.report.text.slice(mention.sentence);
  claim.trigger_span = mention.trigger;
  claim.trigger = around.report.text.slice(mention.trigger);
  claim.mentions.push_back(std::move(mention));
  made.bare = actors.empty() && recipients.empty() && places.empty() && times.empty() && killed.empty() &&
              injured.empty();

  decide_type_and_mode(around, act, claim);

  const bool both_ways =
      claim.actors.size() >= 2 && !is_mutual(claim.type) &&
      (says_each_other(analysis, act.word) ||
       std::ranges::is_permutation(claim.actors, claim.recipients, {}, &Entity::text, &Entity::text));
  // "A and B accuse each other of shelling": each says it of the other.
  const bool of_each_other =
      claim.sources.size() == 2 && claim.actors.empty() &&
      std::ranges::any_of(actors, [&](const Phrase& p) { return is_reciprocal(analysis, p); });
  if (of_each_other) {
    Telling other = made;
    other.claim.sources = {claim.sources[1]};
    other.claim.actors = {claim.sources[0]};
    claim.actors = {claim.sources[1]};
    claim.sources.pop_back();
    return {std::move(made), std::move(other)};
  }
  if (!both_ways) return {std::move(made)};
  std::vector<Telling> each;
  for (std::size_t i = 0; i < made.claim.actors.size(); ++i) {
    Telling one = made;
    one.claim.actors = {made.claim.actors[i]};
    one.claim.recipients.clear();
    for (std::size_t k = 0; k < made.claim.actors.size(); ++k) {
      if (k != i) one.claim.recipients.push_back(made.claim.actors[k]);
    }
    each.push_back(std::move(one));
  }
  return each;
}

}  // namespace sayso::claims
