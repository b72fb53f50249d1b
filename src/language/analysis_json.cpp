#include "language/analysis_json.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <vector>

#include "language/model_package.hpp"

namespace sayso::language {
namespace {

// Floats rather than doubles, so that they are written in their own shortest form; keys in the order given.
using Json = nlohmann::basic_json<nlohmann::ordered_map, std::vector, std::string, bool, std::int64_t,
                                  std::uint64_t, float>;

Json arcs_to_json(const std::vector<Arc>& arcs) {
  Json made = Json::array();
  for (const Arc& arc : arcs) made.push_back(Json::array({arc.word, arc.confidence}));
  return made;
}

Json word_to_json(const Word& word) {
  Json made = {{"s", {word.span.begin, word.span.end}},
               {"n", word.sentence},
               {"t", word.text},
               {"l", word.lemma},
               {"u", word.upos},
               {"x", word.xpos},
               {"f", word.feats},
               {"h", word.head == no_word ? std::int64_t{-1} : static_cast<std::int64_t>(word.head)},
               {"d", word.deprel}};
  if (!word.role.empty()) {
    made["r"] = word.role;
    made["rc"] = word.role_confidence;
  }
  made["fa"] = word.factuality;
  if (!word.coreferents.empty()) made["co"] = arcs_to_json(word.coreferents);
  return made;
}

Json act_to_json(const Act& act) {
  Json arcs = Json::object();
  for (std::size_t s = 0; s < slot_count; ++s)
    if (!act.arcs[s].empty()) arcs[slot_names[s]] = arcs_to_json(act.arcs[s]);
  return {{"word", act.word},
          {"type", act.type},
          {"confidence", act.confidence},
          {"mode", act.mode},
          {"mode_confidence", act.mode_confidence},
          {"stance", act.stance},
          {"stance_confidence", act.stance_confidence},
          {"arcs", std::move(arcs)}};
}

/// What is wrong with a field; turned into an Error at the border.
struct Fault {
  ErrorCode code;
  std::string what;
};

[[noreturn]] void invalid(const std::string& what) { throw Fault{ErrorCode::field_invalid, what}; }

const Json& field(const Json& object, const char* key) {
  if (!object.is_object()) invalid(std::string("an object with \"") + key + "\" was expected");
  const auto at = object.find(key);
  if (at == object.end()) throw Fault{ErrorCode::field_missing, std::string("\"") + key + "\" is missing"};
  return *at;
}

const Json& list(const Json& value, const char* what) {
  if (!value.is_array()) invalid(std::string("\"") + what + "\" is not a list");
  return value;
}

std::uint32_t index(const Json& value, std::size_t limit, const char* what) {
  if (!value.is_number_unsigned() && !(value.is_number_integer() && value.get<std::int64_t>() >= 0))
    invalid(std::string("\"") + what + "\" holds what is no index");
  const auto number = value.get<std::uint64_t>();
  if (number >= limit)
    invalid(std::string("\"") + what + "\" points past the end: " + std::to_string(number));
  return static_cast<std::uint32_t>(number);
}

float real(const Json& value, const char* what) {
  if (!value.is_number()) invalid(std::string("\"") + what + "\" is no number");
  return value.get<float>();
}

std::string text(const Json& object, const char* key) {
  const Json& value = field(object, key);
  if (!value.is_string()) invalid(std::string("\"") + key + "\" is no string");
  return value.get<std::string>();
}

constexpr std::size_t any = 0xFFFFFFFF;

Span span_of(const Json& pair, const char* what) {
  if (list(pair, what).size() < 2) invalid(std::string("\"") + what + "\" has no two offsets");
  return {index(pair[0], any, what), index(pair[1], any, what)};
}

std::vector<Arc> arcs_of(const Json& pairs, std::size_t words, const char* what) {
  std::vector<Arc> made;
  for (const Json& pair : list(pairs, what)) {
    if (list(pair, what).size() != 2) invalid(std::string("an arc of \"") + what + "\" is no pair");
    made.push_back({index(pair[0], words, what), real(pair[1], what)});
  }
  return made;
}

std::vector<float> vector_of(const Json& values, const char* what) {
  std::vector<float> made;
  for (const Json& value : list(values, what)) made.push_back(real(value, what));
  return made;
}

Word word_of(const Json& json, std::size_t words, std::size_t sentences) {
  Word made;
  made.span = span_of(field(json, "s"), "s");
  made.sentence = index(field(json, "n"), sentences, "n");
  made.text = text(json, "t");
  made.lemma = text(json, "l");
  made.upos = text(json, "u");
  made.xpos = text(json, "x");
  made.feats = text(json, "f");
  const Json& head = field(json, "h");
  made.head = head.is_number_integer() && head.get<std::int64_t>() == -1 ? no_word : index(head, words, "h");
  made.deprel = text(json, "d");
  if (json.contains("r")) {
    made.role = text(json, "r");
    made.role_confidence = real(field(json, "rc"), "rc");
  }
  made.factuality = real(field(json, "fa"), "fa");
  if (json.contains("co")) made.coreferents = arcs_of(field(json, "co"), words, "co");
  return made;
}

Act act_of(const Json& json, std::size_t words) {
  Act made;
  made.word = index(field(json, "word"), words, "word");
  made.type = text(json, "type");
  made.confidence = real(field(json, "confidence"), "confidence");
  made.mode = text(json, "mode");
  made.mode_confidence = real(field(json, "mode_confidence"), "mode_confidence");
  made.stance = text(json, "stance");
  made.stance_confidence = real(field(json, "stance_confidence"), "stance_confidence");
  const Json& arcs = field(json, "arcs");
  if (!arcs.is_object()) invalid("\"arcs\" is no object");
  for (const auto& [slot, pairs] : arcs.items()) {
    const auto* at =
        std::ranges::find_if(slot_names, [&slot = slot](const char* known) { return slot == known; });
    if (at == slot_names.end()) invalid("no slot is called \"" + slot + "\"");
    made.arcs[static_cast<std::size_t>(at - slot_names.begin())] = arcs_of(pairs, words, slot.c_str());
  }
  return made;
}

Attribution attribution_of(const Json& json, std::size_t words) {
  Attribution made;
  const std::pair<const char*, std::vector<WordIndex>*> parts[] = {
      {"source", &made.source}, {"cue", &made.cue}, {"content", &made.content}};
  for (const auto& [key, into] : parts)
    for (const Json& word : list(field(json, key), key)) into->push_back(index(word, words, key));
  made.confidence = real(field(json, "confidence"), "confidence");
  return made;
}

Analysis analysis_of(const Json& json) {
  Analysis made;
  const Json& words = list(field(json, "words"), "words");
  const Json& sentences = list(field(json, "sentences"), "sentences");
  for (const Json& one : sentences) {
    if (list(one, "sentences").size() != 4) invalid("a sentence does not have four numbers");
    made.sentences.push_back({span_of(one, "sentences"), index(one[2], words.size() + 1, "sentences"),
                              index(one[3], words.size() + 1, "sentences")});
  }
  for (const Json& one : words) made.words.push_back(word_of(one, words.size(), sentences.size()));
  for (const Json& one : list(field(json, "entities"), "entities")) {
    if (list(one, "entities").size() != 3 || !one[2].is_string())
      invalid("an entity is not two words and a type");
    made.entities.push_back({index(one[0], words.size(), "entities"),
                             index(one[1], words.size() + 1, "entities"), one[2].get<std::string>()});
  }
  for (const Json& one : list(field(json, "attributions"), "attributions"))
    made.attributions.push_back(attribution_of(one, words.size()));
  for (const Json& one : list(field(json, "acts"), "acts")) made.acts.push_back(act_of(one, words.size()));
  if (json.contains("sentence_vectors"))
    for (const Json& one : list(field(json, "sentence_vectors"), "sentence_vectors"))
      made.sentence_vectors.push_back(vector_of(one, "sentence_vectors"));
  if (json.contains("vector")) made.vector = vector_of(field(json, "vector"), "vector");
  return made;
}

}  // namespace

std::string to_json(const Analysis& analysis, Vectors vectors) {
  Json made = {{"sentences", Json::array()},
               {"words", Json::array()},
               {"entities", Json::array()},
               {"attributions", Json::array()},
               {"acts", Json::array()}};
  for (const Sentence& one : analysis.sentences)
    made["sentences"].push_back(Json::array({one.span.begin, one.span.end, one.first, one.last}));
  for (const Word& one : analysis.words) made["words"].push_back(word_to_json(one));
  for (const NamedEntity& one : analysis.entities)
    made["entities"].push_back(Json::array({one.first, one.last, one.type}));
  for (const Attribution& one : analysis.attributions)
    made["attributions"].push_back(Json{
        {"source", one.source}, {"cue", one.cue}, {"content", one.content}, {"confidence", one.confidence}});
  for (const Act& one : analysis.acts) made["acts"].push_back(act_to_json(one));
  if (vectors == Vectors::keep) {
    made["sentence_vectors"] = analysis.sentence_vectors;
    made["vector"] = analysis.vector;
  }
  return made.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Analysis> analysis_from_json(std::string_view json) {
  const Json parsed = Json::parse(json, nullptr, false);
  const auto failure = [](ErrorCode code, std::string what) {
    return tl::make_unexpected(Error{code, "", {}, {}, std::move(what), "write it anew with sayso parse"});
  };
  if (parsed.is_discarded()) return failure(ErrorCode::broken_json, "it is not JSON");
  try {
    return analysis_of(parsed);
  } catch (const Fault& fault) {
    return failure(fault.code, fault.what);
  }
}

}  // namespace sayso::language
