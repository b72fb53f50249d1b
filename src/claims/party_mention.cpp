#include "claims/party_mention.hpp"

#include <unicode/unistr.h>

#include <algorithm>
#include <utility>

namespace sayso::claims {
namespace {

constexpr std::size_t longest_name = 14;  // words; what is longer describes rather than names

bool is_personal(const Word& word) {
  static constexpr std::string_view personal[] = {
      "he",  "she", "they",  "it",  "we", "i",   "him",     "her",        "them", "us",  "me",
      "his", "its", "their", "our", "my", "who", "himself", "themselves", "you",  "your"};
  return word.upos == "PRON" && std::ranges::find(personal, folded(word.text)) != std::end(personal);
}

/// Part of another noun's name; a name that the parser hung on a verb stands by itself.
bool is_part_of_name(const Analysis& analysis, WordIndex w) {
  const Word& word = analysis.words[w];
  if ((word.deprel != "compound" && word.deprel != "flat") || word.head == no_word) return false;
  const std::string& above = analysis.words[word.head].upos;
  return above == "NOUN" || above == "PROPN" || above == "ADJ" || above == "NUM";
}

/// "Anton Verbitsky": proper nouns side by side, the later flat on the first, are a person's name in the
/// treebanks' terms.
bool has_surname(const Analysis& analysis, WordIndex w) {
  const WordIndex next = w + 1;
  return next < analysis.words.size() && analysis.words[w].upos == "PROPN" &&
         analysis.words[next].upos == "PROPN" && analysis.words[next].deprel == "flat" &&
         analysis.words[next].head == w;
}

/// By word: the person whose name it is part of; null for none.
std::vector<const NamedEntity*> persons(const Analysis& analysis) {
  std::vector<const NamedEntity*> made(analysis.words.size(), nullptr);
  for (const NamedEntity& entity : analysis.entities) {
    if (entity.type != "person") continue;
    for (WordIndex w = entity.first; w < entity.last; ++w) {
      if (made[w] == nullptr) made[w] = &entity;
    }
  }
  return made;
}

/// A name that the parser tore apart is whole again where the reader holds it to be one person.
void widen_to_person(const Analysis& analysis, const NamedEntity& person, Phrase& phrase) {
  std::vector<WordIndex> words;
  for (WordIndex w = std::min(person.first, phrase.words.front());
       w < std::max(person.last, phrase.words.back() + 1); ++w) {
    words.push_back(w);
  }
  if (analysis.words[words.front()].sentence == analysis.words[words.back()].sentence)
    phrase.words = std::move(words);
}

}  // namespace

std::string folded(std::string_view text) {
  std::string made;
  icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())))
      .foldCase()
      .toUTF8String(made);
  return made;
}

std::vector<std::uint32_t> quotations(const Text& text, const Analysis& analysis) {
  std::vector<std::uint32_t> made(analysis.words.size(), 0);
  std::uint32_t count = 0;
  bool open = false;
  for (WordIndex w = 0; w < analysis.words.size(); ++w) {
    const Word& word = analysis.words[w];
    const bool mark =
        word.text == "\"" || word.text == "“" || word.text == "”" || word.text == "``" || word.text == "''";
    if (w > 0) {
      const Span between{analysis.words[w - 1].span.end, word.span.begin};
      const bool paragraph = text.slice(between).find('\n') != std::string::npos;
      if (paragraph && open) {
        // A quotation that runs on repeats its opening mark: the same one goes on.
        open = false;
        if (mark && word.text != "”" && word.text != "''") {
          open = true;
          made[w] = count;
          continue;
        }
      }
    }
    if (mark) {
      const bool opens = word.text == "“" || word.text == "``" || (word.text == "\"" && !open);
      if (opens && !open) ++count;
      made[w] = count;
      open = opens;
    } else if (open) {
      made[w] = count;
    }
  }
  return made;
}

std::vector<PartyMention> party_mentions(const Report& report, const Analysis& analysis,
                                         const knowledge::Actors& actors, const knowledge::Places* places) {
  const auto person_of = persons(analysis);
  const auto quote_of = quotations(report.text, analysis);
  std::vector<bool> coordinated(analysis.words.size(), false);
  for (const Word& word : analysis.words) {
    if (word.deprel == "conj" && word.head != no_word) coordinated[word.head] = true;
  }
  std::vector<PartyMention> made;
  for (WordIndex w = 0; w < analysis.words.size(); ++w) {
    const Word& word = analysis.words[w];
    const bool noun = word.upos == "NOUN" || word.upos == "PROPN";
    if (!noun && !is_personal(word)) continue;
    if (is_part_of_name(analysis, w)) continue;
    PartyMention mention;
    mention.pronoun = !noun;
    mention.named_head = word.upos == "PROPN";
    mention.quote = quote_of[w];
    mention.person = person_of[w] != nullptr || has_surname(analysis, w);
    mention.plural = word.feats.find("Number=Plur") != std::string::npos || coordinated[w];
    mention.phrase = mention.pronoun ? Phrase{{w}, w, 0} : noun_phrase(analysis, w);
    if (noun && person_of[w] != nullptr) widen_to_person(analysis, *person_of[w], mention.phrase);
    if (mention.phrase.words.size() > longest_name) mention.phrase = Phrase{{w}, w, 0};
    for (const WordIndex part : mention.phrase.words) {
      if (analysis.words[part].upos == "PROPN") mention.names.push_back(folded(analysis.words[part].text));
    }
    mention.definite =
        noun && word.upos == "NOUN" && mention.names.empty() &&
        (mention.phrase.words.size() <= 2 ||
         (mention.phrase.words.size() == 3 && folded(analysis.words[mention.phrase.words[0]].text) == "the"));
    if (!mention.pronoun)
      mention.match = actors.resolve(report.text.slice(mention.phrase.span(analysis)),
                                     report.published.value_or(""), places);
    // To the reader a group is of persons too; the tables tell bodies and states.
    if (mention.match && mention.match->basis != knowledge::ActorBasis::role_word &&
        mention.match->basis != knowledge::ActorBasis::none) {
      mention.person = false;
    }
    made.push_back(std::move(mention));
  }
  return made;
}

}  // namespace sayso::claims
