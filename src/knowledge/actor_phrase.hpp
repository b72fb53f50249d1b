#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

#include "knowledge/actor_table.hpp"

namespace sayso::knowledge {

/// An entry of the tables found in a phrase: words [first, last).
struct PhraseMatch {
  std::size_t first = 0;
  std::size_t last = 0;
  const ActorEntry* entry = nullptr;
  bool weak = false;  ///< "X-backed", "X-led", "pro-X", "anti-X"
};

/// How a part of a phrase hangs on the part before it.
enum class PartLink : std::uint8_t {
  start,
  pause,     ///< after a comma: the same one again, or another name of it
  owner,     ///< after "of", "from", "with": may own the head
  purpose,   ///< after "for": may own the head ("spokesman for"), or be its field ("envoy for Syria")
  place,     ///< after "in", "at", "on", "near"
  target,    ///< after "to", "against", "by", "over": tells nothing of the head
  conjunct,  ///< after "and"
  clause     ///< after "who", "that", a participle: tells little
};

/// Words [first, last) of a phrase, up to the next preposition, comma, conjunction or clause.
struct PhrasePart {
  std::size_t first = 0;
  std::size_t last = 0;
  PartLink link = PartLink::start;
  bool former = false;  ///< "former", "ex-", "ousted" stands in it
};

/// A noun phrase taken apart, shallowly and by its words alone.
struct ActorPhrase {
  std::string_view text;
  std::vector<FoldedWord> words;
  std::vector<PhraseMatch> matches;  ///< by position, the longest at each place, not overlapping
  std::vector<PhrasePart> parts;     ///< at least one when there are words
};

[[nodiscard]] ActorPhrase take_apart(const ActorTable& table, std::string_view phrase);

}  // namespace sayso::knowledge
