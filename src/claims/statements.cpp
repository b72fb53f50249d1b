#include "claims/statements.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace sayso::claims {
namespace {

/// Runs of neighbouring words as spans; a mark between two words of a run belongs to it.
std::vector<Span> spans_of(const Analysis& analysis, const std::vector<WordIndex>& words) {
  std::vector<Span> spans;
  WordIndex before = no_word;
  for (const WordIndex w : words) {
    bool joins = before != no_word && analysis.words[w].sentence == analysis.words[before].sentence;
    for (WordIndex between = before + 1; joins && between < w; ++between)
      joins = analysis.words[between].upos == "PUNCT";
    if (joins) {
      spans.back().end = analysis.words[w].span.end;
    } else {
      spans.push_back(analysis.words[w].span);
    }
    before = w;
  }
  return spans;
}

/// Nouns for what carries words. The list is of kinds of channel; names of channels come from the reader's
/// arcs.
bool is_channel(const Word& word) {
  static constexpr std::array<std::string_view, 22> channels = {
      "statement", "twitter", "tweet",      "telegram",   "facebook", "television", "tv",     "radio",
      "interview", "video",   "communique", "communiqué", "letter",   "report",     "speech", "broadcast",
      "recording", "post",    "conference", "briefing",   "website",  "message"};
  std::string lemma = word.lemma;
  std::ranges::transform(lemma, lemma.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return std::ranges::find(channels, lemma) != channels.end();
}

/// The channel that hangs on the cue: "announced on Twitter", "said in a statement".
std::optional<Span> channel_of(const Analysis& analysis, const Attribution& attribution) {
  for (const WordIndex cue : attribution.cue) {
    const Sentence& sentence = analysis.sentences[analysis.words[cue].sentence];
    for (WordIndex w = sentence.first; w < sentence.last; ++w) {
      const Word& word = analysis.words[w];
      if (word.head != cue || !word.deprel.starts_with("obl") || !is_channel(word)) continue;
      if (std::ranges::binary_search(attribution.content, w)) continue;
      return noun_phrase(analysis, w).span(analysis);
    }
  }
  for (const Act& act : analysis.acts) {
    const bool here = std::ranges::any_of(act.of(Slot::cue), [&](const Arc& arc) {
      return std::ranges::find(attribution.cue, arc.word) != attribution.cue.end();
    });
    if (!here) continue;
    const auto channels = phrases(analysis, act.of(Slot::channel));
    if (!channels.empty()) return channels.front().span(analysis);
  }
  return std::nullopt;
}

std::vector<Phrase> source_phrases(const Analysis& analysis, const Attribution& attribution) {
  std::vector<Arc> arcs;
  for (const WordIndex w : attribution.source) arcs.push_back({w, 1.0F});
  return phrases(analysis, arcs);
}

}  // namespace

std::vector<Statement> statements(const Report& report, const Analysis& analysis, const Parties& parties) {
  std::vector<Statement> made;
  for (const Attribution& attribution : analysis.attributions) {
    Statement statement;
    statement.id = report.id + "#s" + std::to_string(made.size() + 1);
    statement.report = report.id;
    statement.source = spans_of(analysis, attribution.source);
    statement.cue = spans_of(analysis, attribution.cue);
    statement.content = spans_of(analysis, attribution.content);
    statement.confidence = attribution.confidence;
    const auto sources = source_phrases(analysis, attribution);
    if (!sources.empty()) statement.who = parties.entity(sources.front());
    statement.channel_span = channel_of(analysis, attribution);
    if (statement.channel_span) statement.channel = report.text.slice(*statement.channel_span);
    if (statement.who) {
      statement.who->channel = statement.channel;
      statement.who->channel_span = statement.channel_span;
    }
    made.push_back(std::move(statement));
  }
  return made;
}

}  // namespace sayso::claims
