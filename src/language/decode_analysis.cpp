#include "language/decode_analysis.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "language/decode_spans.hpp"
#include "language/tree.hpp"

namespace sayso::language {
namespace {

tl::unexpected<Error> fault(std::string what) {
  return tl::make_unexpected(Error{
      ErrorCode::internal, "", {}, {}, std::move(what), "please report this with the text that shows it"});
}

/// Each word's reading, in the text's order.
Result<std::vector<const WordReading*>> by_word(std::size_t words, std::span<const WindowReading> windows) {
  std::vector<const WordReading*> made(words, nullptr);
  for (const WindowReading& window : windows) {
    for (std::size_t i = 0; i < window.words.size(); ++i) {
      if (window.words[i] >= words || made[window.words[i]] != nullptr) return fault("a word was read twice");
      made[window.words[i]] = &window.readings[i];
    }
  }
  if (std::ranges::find(made, nullptr) != made.end()) return fault("a word was not read");
  return made;
}

/// Heads of the words of one sentence. What no window saw together gets no arc.
Result<void> set_heads(const Sentence& sentence, const std::vector<const WordReading*>& readings,
                       const Labels& labels, std::vector<Word>& words) {
  const std::size_t size = sentence.last - sentence.first;
  std::vector<float> scores(size * (size + 1), -std::numeric_limits<float>::infinity());
  for (std::size_t d = 0; d < size; ++d) {
    const WordReading& reading = *readings[sentence.first + d];
    float* row = scores.data() + d * (size + 1);
    row[0] = reading.heads.at(0);
    for (std::size_t i = 1; i < reading.heads.size(); ++i) {
      const std::size_t head = reading.first_head + (i - 1) - sentence.first;
      if (head != d && head < size) row[1 + head] = reading.heads[i];
    }
  }
  const auto heads = best_tree(scores, size);
  if (!heads) return tl::make_unexpected(heads.error());
  for (std::size_t d = 0; d < size; ++d) {
    Word& word = words[sentence.first + d];
    const std::int32_t head = (*heads)[d];
    word.head = head == root_head ? no_word : sentence.first + static_cast<WordIndex>(head);
    word.deprel = head == root_head ? "root" : labels.relation[readings[sentence.first + d]->relation];
  }
  return {};
}

Word word_of(const Outline& outline, std::size_t index, const WordReading& reading, const Labels& labels,
             const std::vector<LemmaScript>& lemmas) {
  Word made;
  made.span = outline.words[index];
  made.text = outline.texts[index];
  made.lemma = language::apply(lemmas[reading.lemma], made.text);
  made.upos = labels.upos[reading.upos];
  made.xpos = labels.xpos[reading.xpos];
  made.feats = labels.feats[reading.feats];
  if (reading.role > 0) {
    made.role = labels.role[reading.role];
    made.role_confidence = reading.role_confidence;
  }
  made.factuality = reading.factuality;
  made.coreferents = reading.coreferents;
  return made;
}

std::vector<float> unit(std::vector<float> sum) {
  double square = 0;
  for (const float value : sum) square += static_cast<double>(value) * static_cast<double>(value);
  const double length = std::sqrt(square);
  const bool has_direction = length > 0 && std::isfinite(length);
  for (float& value : sum)
    value = has_direction ? static_cast<float>(static_cast<double>(value) / length) : 0.0F;
  return sum;
}

void add(std::vector<float>& sum, const std::vector<float>& more) {
  if (sum.empty()) sum.assign(more.size(), 0.0F);
  for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

void set_vectors(std::span<const WindowReading* const> windows, Analysis& analysis) {
  analysis.sentence_vectors.resize(analysis.sentences.size());
  for (const WindowReading* window : windows) {
    for (std::size_t i = 0; i < window->vector_sums.size(); ++i) {
      add(analysis.sentence_vectors[window->vector_sentences[i]], window->vector_sums[i]);
      add(analysis.vector, window->vector_sums[i]);
    }
  }
  for (std::vector<float>& vector : analysis.sentence_vectors) vector = unit(std::move(vector));
  analysis.vector = unit(std::move(analysis.vector));
}

void drop_one_sided(Analysis& analysis) {
  std::vector<bool> is_act(analysis.words.size(), false);
  for (const Act& act : analysis.acts) is_act[act.word] = true;
  for (Act& act : analysis.acts)
    for (const Slot slot : {Slot::same_event, Slot::same_claim})
      std::erase_if(act.arcs[static_cast<std::size_t>(slot)],
                    [&](const Arc& arc) { return !is_act[arc.word]; });
  for (Word& word : analysis.words)
    std::erase_if(word.coreferents,
                  [&](const Arc& arc) { return !is_nominal(analysis.words[arc.word].upos); });
}

}  // namespace

Result<std::vector<LemmaScript>> lemma_scripts(const Labels& labels) {
  std::vector<LemmaScript> made;
  for (const std::string& label : labels.lemma) {
    auto script = parse_lemma_script(label);
    if (!script)
      return tl::make_unexpected(Error{ErrorCode::model_damaged,
                                       "labels.json",
                                       {},
                                       {},
                                       "\"" + label + "\" is no edit script of a lemma",
                                       "put the model back as it came"});
    made.push_back(std::move(*script));
  }
  return made;
}

Result<Analysis> assemble(const Outline& outline, std::span<const WindowReading> windows,
                          const Labels& labels, const std::vector<LemmaScript>& lemmas) {
  const auto readings = by_word(outline.words.size(), windows);
  if (!readings) return tl::make_unexpected(readings.error());
  Analysis made;
  made.sentences = outline.sentences;
  made.words.reserve(outline.words.size());
  for (std::size_t w = 0; w < outline.words.size(); ++w)
    made.words.push_back(word_of(outline, w, *(*readings)[w], labels, lemmas));
  for (std::size_t s = 0; s < made.sentences.size(); ++s) {
    const Sentence& sentence = made.sentences[s];
    for (WordIndex w = sentence.first; w < sentence.last; ++w)
      made.words[w].sentence = static_cast<std::uint32_t>(s);
    const auto done = set_heads(sentence, *readings, labels, made.words);
    if (!done) return tl::make_unexpected(done.error());
  }
  made.entities =
      spans_of_tags(tags_of(made.words.size(), windows, &WordReading::entity, labels.entity), made.sentences);

  std::vector<const WindowReading*> in_order;
  for (const WindowReading& window : windows)
    if (!window.words.empty()) in_order.push_back(&window);
  std::ranges::sort(in_order, {}, [](const WindowReading* window) { return window->words.front(); });
  for (const WindowReading* window : in_order) {
    made.attributions.insert(made.attributions.end(), window->attributions.begin(),
                             window->attributions.end());
    made.acts.insert(made.acts.end(), window->acts.begin(), window->acts.end());
  }
  drop_one_sided(made);
  set_vectors(in_order, made);
  return made;
}

std::vector<std::string> tags_of(std::size_t words, std::span<const WindowReading> windows,
                                 std::uint32_t WordReading::*field, const std::vector<std::string>& names) {
  std::vector<std::string> made(words, "O");
  for (const WindowReading& window : windows)
    for (std::size_t i = 0; i < window.words.size(); ++i)
      if (window.words[i] < words) made[window.words[i]] = names[window.readings[i].*field];
  return made;
}

}  // namespace sayso::language
