#include "knowledge/actors.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "knowledge/actor_phrase.hpp"
#include "knowledge/places.hpp"

namespace sayso::knowledge {
namespace {

constexpr std::array<std::string_view, 8> offices = {"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PTY", "OPP"};

bool is_people_noun(const PhraseMatch& match, const ActorPhrase& phrase) {
  if (match.entry->plural) return true;
  // "an Israeli", "a Palestinian": a noun when an article stands before it and nothing after.
  if (match.last != phrase.words.size() && phrase.words[match.last].joint == Joint::space) return false;
  return match.first > 0 &&
         (phrase.words[match.first - 1].text == "a" || phrase.words[match.first - 1].text == "an" ||
          phrase.words[match.first - 1].text == "another" || phrase.words[match.first - 1].text == "one");
}

class Resolver {
 public:
  Resolver(const ActorTable& table, std::string_view phrase, std::string_view date, const Places* places)
      : phrase_(take_apart(table, phrase)), date_(date), places_(places) {}

  std::optional<ActorMatch> resolve() {
    if (phrase_.words.empty()) return std::nullopt;
    find_role();
    if (answer_.role != "IGO") find_country();
    if (answer_.role.empty() && answer_.country.empty()) return std::nullopt;
    if (answer_.role.empty() && country_seen_ != nullptr && !answer_.country_is_weak &&
        (country_seen_->entry->kind == ActorEntryKind::country ||
         country_seen_->entry->kind == ActorEntryKind::seat ||
         country_seen_->entry->kind == ActorEntryKind::people)) {
      // A country is the state only as the head: "the family of Ivan from Kiev" has said nothing.
      const PhrasePart& first = phrase_.parts.front();
      const bool heads = country_seen_->last == first.last && country_seen_->first >= first.first;
      if (heads) {
        answer_.role = "GOV";
        answer_.basis = ActorBasis::country;
      }
    }
    return std::move(answer_);
  }

 private:
  struct Role {
    std::string role;
    ActorBasis basis = ActorBasis::none;
    const PhraseMatch* match = nullptr;
  };

  std::string role_now(const ActorEntry& entry) const {
    if (!entry.since.empty() && !date_.empty() && date_ >= entry.since) return entry.role_since;
    return entry.role;
  }

  static bool gives_way(const ActorEntry& head, const std::string& role) {
    return head.yields_all || std::ranges::find(head.yields, role) != head.yields.end();
  }

  bool in_part(const PhraseMatch& match, const PhrasePart& part) const {
    return match.first >= part.first && match.last <= part.last;
  }

  // "Kevin King": a title at the end of its part, after a given name.
  bool is_surname(const PhraseMatch& match, const PhrasePart& part) const {
    if (match.entry->kind != ActorEntryKind::title || match.first == part.first || match.last != part.last)
      return false;
    const FoldedWord& before = phrase_.words[match.first - 1];
    if (!phrase_.words[match.first].capital || !before.capital || before.text == "the") return false;
    return std::ranges::none_of(phrase_.matches, [&](const PhraseMatch& other) {
      return other.last == match.first && other.entry != match.entry;
    });
  }

  // The role of a part's head noun, and what decided.
  Role role_of_part(std::size_t index, int depth) const {
    const PhrasePart& part = phrase_.parts[index];
    std::vector<const PhraseMatch*> found;
    for (const PhraseMatch& match : phrase_.matches) {
      if (in_part(match, part) && !is_surname(match, part) && !match.weak) found.push_back(&match);
    }
    // The head: the last that can be one.
    std::size_t head = found.size();
    for (std::size_t i = found.size(); i-- > 0;) {
      const ActorEntryKind kind = found[i]->entry->kind;
      if (kind == ActorEntryKind::noun || kind == ActorEntryKind::title || kind == ActorEntryKind::group ||
          kind == ActorEntryKind::organisation) {
        head = i;
        break;
      }
    }
    if (head == found.size()) return role_without_head(found);
    const ActorEntry& entry = *found[head]->entry;
    if (!entry.is_role_word()) return finish(part, {role_now(entry), ActorBasis::named, found[head]});
    if (entry.yields_all || !entry.yields.empty()) {
      for (std::size_t i = head; i-- > 0;) {
        const ActorEntry& owner = *found[i]->entry;
        const std::string role = role_now(owner);
        if (role.empty() || owner.kind == ActorEntryKind::country || owner.kind == ActorEntryKind::seat)
          continue;
        // What itself speaks for another tells nothing: "deputy chief".
        if (owner.is_role_word() && owner.yields_all) continue;
        if (!gives_way(entry, role)) continue;
        const auto basis = owner.is_role_word() ? ActorBasis::role_word : ActorBasis::named;
        return finish(part, {role, basis, found[i]});
      }
      if (depth < 3) {
        if (const auto owned = role_of_owner(index, entry, depth)) return finish(part, *owned);
      }
    }
    return finish(part, {role_now(entry), ActorBasis::role_word, found[head]});
  }

  // "head of the Wagner group", "spokesman for the army": the part after "of".
  std::optional<Role> role_of_owner(std::size_t index, const ActorEntry& head, int depth) const {
    const std::size_t next = index + 1;
    if (next >= phrase_.parts.size()) return std::nullopt;
    const PartLink link = phrase_.parts[next].link;
    // "Sergeant Lee, a spokesman for the police": a rank tells less than the office after it.
    const bool rank = link == PartLink::pause && !head.yields.empty() && depth == 0;
    if (link != PartLink::owner && link != PartLink::purpose && link != PartLink::place && !rank)
      return std::nullopt;
    Role owner = role_of_part(next, depth + 1);
    if (owner.role.empty() || owner.match == nullptr) return std::nullopt;
    if (owner.basis == ActorBasis::country || owner.basis == ActorBasis::people) return std::nullopt;
    if (rank && owner.basis == ActorBasis::role_word && owner.match->entry->yields_all) return std::nullopt;
    if (link == PartLink::place && owner.role == "CVL") return std::nullopt;
    // "head of the village", "chief of the district": things that CVL counts as hit, not as owners.
    if (owner.role == "CVL" && owner.basis == ActorBasis::role_word) return std::nullopt;
    if (!gives_way(head, owner.role)) return std::nullopt;
    return owner;
  }

  Role role_without_head(const std::vector<const PhraseMatch*>& found) const {
    for (std::size_t i = found.size(); i-- > 0;) {
      if (found[i]->entry->kind == ActorEntryKind::people && is_people_noun(*found[i], phrase_)) {
        return {"CVL", ActorBasis::people, found[i]};
      }
    }
    return {};
  }

  static Role finish(const PhrasePart& part, Role role) {
    if (part.former && std::ranges::find(offices, role.role) != offices.end()) role.role = "ELI";
    return role;
  }

  void find_role() {
    Role found;
    for (std::size_t i = 0; i < phrase_.parts.size(); ++i) {
      const PartLink link = phrase_.parts[i].link;
      // A first part without any role is a person's name: what follows the comma tells who.
      const bool tells = i == 0 || link == PartLink::pause || link == PartLink::conjunct;
      if (!tells) continue;
      found = role_of_part(i, 0);
      if (!found.role.empty()) break;
      if (i == 0 && country_heads(phrase_.parts[0])) break;
    }
    if (found.role.empty() && !country_heads(phrase_.parts[0])) {
      // "thousands of workers", "some of the rebels": the head counts, the owner tells.
      if (phrase_.parts.size() > 1 && phrase_.parts[1].link == PartLink::owner) found = role_of_part(1, 1);
    }
    if (found.role.empty()) return;
    answer_.role = found.role;
    answer_.basis = found.basis;
    deciding_ = found.match;
    note(*found.match);
  }

  bool country_heads(const PhrasePart& part) const {
    return std::ranges::any_of(phrase_.matches, [&](const PhraseMatch& match) {
      return in_part(match, part) && !match.weak && match.last == part.last && !match.entry->country.empty();
    });
  }

  void note(const PhraseMatch& match) {
    for (const ActorPiece& piece : answer_.pieces) {
      if (piece.begin == phrase_.words[match.first].begin) return;
    }
    answer_.pieces.push_back({match.entry->text, match.entry->file + ":" + std::to_string(match.entry->line),
                              phrase_.words[match.first].begin, phrase_.words[match.last - 1].end});
  }

  // The first country that a part tells; `named_last`: a people or country wins over an organisation's own.
  const PhraseMatch* country_in(const PhrasePart& part, bool weak) const {
    const PhraseMatch* own = nullptr;
    for (const PhraseMatch& match : phrase_.matches) {
      if (!in_part(match, part) || match.entry->country.empty() || match.weak != weak) continue;
      if (is_surname(match, part) || after_given_name(match)) continue;
      if (match.entry->kind == ActorEntryKind::organisation) {
        if (own == nullptr) own = &match;
        continue;
      }
      if (match.entry->kind == ActorEntryKind::group) return &match;
      // "Palestinian Hamas", "Iranian IRGC": the group that follows tells more.
      const auto group = std::ranges::find_if(phrase_.matches, [&](const PhraseMatch& other) {
        return in_part(other, part) && other.first >= match.last && !other.weak &&
               !other.entry->country.empty() && other.entry->kind == ActorEntryKind::group;
      });
      return group != phrase_.matches.end() ? &*group : &match;
    }
    return own;
  }

  // "Michael Jordan", "Rosa Lima": a cased name right after a capital that is no entry.
  bool after_given_name(const PhraseMatch& match) const {
    if (!match.entry->cased || match.entry->kind >= ActorEntryKind::group || match.first == 0) return false;
    const FoldedWord& before = phrase_.words[match.first - 1];
    if (!before.capital || before.text == "the" || before.all_capitals ||
        phrase_.words[match.first].joint != Joint::space) {
      return false;
    }
    return std::ranges::none_of(phrase_.matches,
                                [&](const PhraseMatch& other) { return other.last == match.first; });
  }

  void find_country() {
    // The entry that gave the role speaks first, if it is a group.
    if (deciding_ != nullptr && deciding_->entry->kind == ActorEntryKind::group &&
        !deciding_->entry->country.empty()) {
      take_country(*deciding_);
      return;
    }
    // Name by name, each with what hangs on it; "for" tells a field as often as an owner, so it comes last.
    constexpr std::array order = {PartLink::owner, PartLink::place, PartLink::clause, PartLink::purpose};
    for (std::size_t i = 0; i < phrase_.parts.size(); ++i) {
      if (!names_someone(phrase_.parts[i].link)) continue;
      if (const PhraseMatch* match = country_in(phrase_.parts[i], false)) return take_country(*match);
      for (const PartLink link : order) {
        for (std::size_t j = i + 1; j < phrase_.parts.size() && !names_someone(phrase_.parts[j].link); ++j) {
          if (phrase_.parts[j].link != link) continue;
          if (const PhraseMatch* match = country_in(phrase_.parts[j], false)) return take_country(*match);
        }
      }
    }
    if (from_gazetteer()) return;
    for (const PhrasePart& part : phrase_.parts) {
      if (part.link == PartLink::target) continue;
      if (const PhraseMatch* match = country_in(part, true)) {
        take_country(*match);
        answer_.country_is_weak = true;
        return;
      }
    }
  }

  static bool names_someone(PartLink link) {
    return link == PartLink::start || link == PartLink::pause || link == PartLink::conjunct;
  }

  void take_country(const PhraseMatch& match) {
    answer_.country = match.entry->country;
    country_seen_ = &match;
    note(match);
  }

  bool covered(std::size_t word) const {
    return std::ranges::any_of(phrase_.matches, [word](const PhraseMatch& match) {
      return match.first <= word && word < match.last;
    });
  }

  // Towns that the tables do not have: a name that opens a phrase before its role word ("Lusaka police"), or
  // stands after "of", "in", "from".
  bool from_gazetteer() {
    if (places_ == nullptr) return false;
    for (const PhrasePart& part : phrase_.parts) {
      const bool after = part.link == PartLink::owner || part.link == PartLink::place;
      if (!after && !names_someone(part.link)) continue;
      std::size_t first = part.first;
      while (first < part.last && !phrase_.words[first].capital) ++first;
      if (first < part.last && phrase_.words[first].text == "the") ++first;
      std::size_t end = part.last;
      if (!after) {
        end = first;
        for (const PhraseMatch& match : phrase_.matches) {
          if (in_part(match, part) && match.entry->is_role_word()) {
            end = match.first;
            break;
          }
        }
      }
      std::size_t last = first;
      while (last < end && last - first < 3 && phrase_.words[last].capital && !covered(last)) ++last;
      // Before a role word the whole of it must be the name.
      if (!after && last != end) continue;
      for (; last > first; --last) {
        if (place_at(first, last)) return true;
        if (!after) break;
      }
    }
    return false;
  }

  bool place_at(std::size_t first, std::size_t last) {
    // "the West", "Western officials": places of that name are never meant.
    constexpr std::array<std::string_view, 12> quarters = {"west",    "western",  "east",  "eastern",
                                                           "north",   "northern", "south", "southern",
                                                           "central", "middle",   "far",   "islamic"};
    if (last - first == 1 && std::ranges::find(quarters, phrase_.words[first].text) != quarters.end())
      return false;
    const std::uint32_t begin = phrase_.words[first].begin;
    const std::uint32_t end = phrase_.words[last - 1].end;
    const auto found = places_->look_up(phrase_.text.substr(begin, end - begin), 1, false);
    if (found.empty() || found[0].likeness < 1 || found[0].country.empty()) return false;
    constexpr std::uint32_t well_known = 50000;
    if (found[0].population < well_known && found[0].kind != PlaceKind::region) return false;
    answer_.country = found[0].country;
    answer_.country_is_weak = true;
    answer_.pieces.push_back({found[0].name, "", begin, end});
    return true;
  }

  ActorPhrase phrase_;
  std::string_view date_;
  const Places* places_;
  ActorMatch answer_;
  const PhraseMatch* deciding_ = nullptr;
  const PhraseMatch* country_seen_ = nullptr;
};

}  // namespace

Result<Actors> Actors::load(const std::string& folder) {
  return ActorTable::load(folder).map([](ActorTable table) {
    Actors actors;
    actors.table_ = std::make_shared<const ActorTable>(std::move(table));
    return actors;
  });
}

std::optional<ActorMatch> Actors::resolve(std::string_view phrase, std::string_view date,
                                          const Places* places) const {
  return Resolver(*table_, phrase, date, places).resolve();
}

const ActorEntry* Actors::find(std::string_view name) const {
  const auto words = fold_words(name);
  if (words.empty()) return nullptr;
  // "The Hague" has its article in its name.
  const std::size_t bare = words.size() > 1 && words[0].text == "the" ? 1 : 0;
  for (std::size_t first = 0; first <= bare; ++first) {
    std::size_t count = 0;
    const ActorEntry* entry = table_->longest(words, first, count, name);
    if (entry != nullptr && first + count == words.size()) return entry;
  }
  return nullptr;
}

std::optional<std::string> Actors::country_of(std::string_view name) const {
  const ActorEntry* entry = find(name);
  if (entry == nullptr || entry->country.empty()) return std::nullopt;
  return entry->country;
}

std::optional<std::string> Actors::role_of(std::string_view word) const {
  const ActorEntry* entry = find(word);
  if (entry == nullptr || entry->role.empty()) return std::nullopt;
  return entry->role;
}

}  // namespace sayso::knowledge
