#include "claims/merge.hpp"

#include <algorithm>
#include <map>
#include <span>
#include <string>

#include "claims/groups.hpp"
#include "claims/likeness.hpp"

namespace sayso::claims {
namespace {

constexpr double one_claim = 0.5;        // the reader's arc that makes two tellings one source's
constexpr std::size_t look_ahead = 200;  // tellings; keeps the time linear in a text of any length

/// How sure the reader is of its arc to `act`; 0 where it has none.
double sureness(const std::vector<Arc>& arcs, WordIndex act) {
  const auto found = std::ranges::find(arcs, act, &Arc::word);
  return found == arcs.end() ? 0.0 : static_cast<double>(found->confidence);
}

/// How much a telling says: for choosing the evidence.
std::size_t telling_power(const Claim& claim) {
  const auto bit = [](bool told) { return static_cast<std::size_t>(told); };
  return 2 * bit(!claim.actors.empty()) + 2 * bit(!claim.recipients.empty()) + bit(!claim.places.empty()) +
         bit(claim.time.has_value()) + bit(claim.killed.has_value()) + bit(claim.injured.has_value());
}

/// The fuller name of one party, with what was told of it elsewhere.
void take_fuller(Entity& known, const Entity& other) {
  if (content_words(other.text).size() <= content_words(known.text).size() || other.role != known.role ||
      (known.country && !other.country)) {
    return;
  }
  const auto channel = known.channel;
  const auto channel_span = known.channel_span;
  known = other;
  if (channel) known.channel = channel;
  if (channel_span) known.channel_span = channel_span;
}

/// A place that names no more parties than are known speaks of the same ones in other words ("China",
/// "Chinese authorities"); one that names more adds those that are not known yet.
void gather(std::vector<Entity>& into, const std::vector<Entity>& more) {
  const std::size_t known_before = into.size();
  for (const Entity& entity : more) {
    const auto known = std::ranges::find_if(into, [&](const Entity& e) { return same_party(e, entity); });
    if (known != into.end()) {
      take_fuller(*known, entity);
    } else if (more.size() > known_before) {
      into.push_back(entity);
    }
  }
}

/// A second number of one event by one source: the wider or later total stands.
void gather(std::optional<CountRange>& into, const std::optional<CountRange>& more) {
  if (!more) return;
  const bool vague = into && !into->high && into->low <= 1;
  if (!into || vague) into = more;
}

/// How near the places of a telling are to where it happened; a name that the gazetteer does not have is of a
/// building or a village.
int fineness(const std::vector<Place>& places) {
  int finest = 0;
  for (const Place& place : places) {
    switch (place.precision) {
      case Precision::country:
        finest = std::max(finest, 1);
        break;
      case Precision::first_order:
        finest = std::max(finest, 2);
        break;
      default:
        finest = std::max(finest, 3);
        break;
    }
  }
  return finest;
}

void gather(Claim& into, const Claim& more) {
  // An actor told at one place is not doubted by a place that tells another: the first that names any counts.
  if (into.actors.empty()) into.actors = more.actors;
  if (into.recipients.empty()) {
    into.recipients = more.recipients;
  } else {
    gather(into.recipients, more.recipients);
  }
  if (!more.places.empty() && fineness(more.places) > fineness(into.places)) into.places = more.places;
  if (!into.time) into.time = more.time;
  gather(into.killed, more.killed);
  gather(into.injured, more.injured);
  if (!into.mode) into.mode = more.mode;
  into.confidence = std::max(into.confidence, more.confidence);
  into.mentions.insert(into.mentions.end(), more.mentions.begin(), more.mentions.end());
}

bool one_source(const Claim& a, const Claim& b) {
  if (a.sources.empty() || b.sources.empty()) return a.sources.empty() && b.sources.empty();
  // Two offices of one government are two sources.
  return same_party(a.sources.back(), b.sources.back()) && same_name(a.sources.back(), b.sources.back());
}

/// Which event each telling tells: pairs join from the likest on, unless that would join two that differ.
std::vector<std::size_t> events_of(const std::vector<Telling>& tellings) {
  struct Pair {
    double likeness;
    std::size_t a, b;
  };
  std::vector<Pair> pairs;
  std::map<std::pair<std::size_t, std::size_t>, double> likeness;
  for (std::size_t a = 0; a < tellings.size(); ++a) {
    for (std::size_t b = a + 1; b < std::min(tellings.size(), a + look_ahead); ++b) {
      const double like = event_likeness(tellings[a], tellings[b]);
      likeness[{a, b}] = like;
      if (like > 0) pairs.push_back({like, a, b});
    }
  }
  std::ranges::stable_sort(pairs, std::greater<>{}, &Pair::likeness);
  Groups groups(tellings.size());
  std::vector<std::vector<std::size_t>> members(tellings.size());
  for (std::size_t i = 0; i < tellings.size(); ++i) members[i] = {i};
  for (const Pair& pair : pairs) {
    const std::size_t a = groups.find(pair.a);
    const std::size_t b = groups.find(pair.b);
    if (a == b) continue;
    double sum = 0;
    for (const std::size_t x : members[a]) {
      for (const std::size_t y : members[b]) {
        const auto known = likeness.find({std::min(x, y), std::max(x, y)});
        if (known != likeness.end()) sum += known->second;
      }
    }
    if (sum <= 0) continue;  // on the whole they differ
    groups.join(a, b);
    const std::size_t kept = std::min(a, b);
    const std::size_t gone = std::max(a, b);
    members[kept].insert(members[kept].end(), members[gone].begin(), members[gone].end());
    members[gone].clear();
  }
  std::vector<std::size_t> event(tellings.size());
  for (std::size_t i = 0; i < tellings.size(); ++i) event[i] = groups.find(i);
  return event;
}

/// Tellings of one event into accounts, one a source. A bare "the attack" in the reporter's voice adds
/// nothing of its own where a source tells the event: it goes to the first account.
std::vector<std::vector<std::size_t>> accounts_of(const std::vector<Telling>& tellings,
                                                  const std::vector<std::size_t>& members) {
  std::vector<std::vector<std::size_t>> accounts;
  for (const std::size_t i : members) {
    const auto home = std::ranges::find_if(accounts, [&](const auto& account) {
      return std::ranges::any_of(account, [&](std::size_t k) {
        const Telling& other = tellings[k];
        if (other.claim.stance == "denied" || tellings[i].claim.stance == "denied") {
          if (other.claim.stance != tellings[i].claim.stance) return false;
        }
        return one_source(other.claim, tellings[i].claim) ||
               std::max(sureness(tellings[i].same_claim, other.act),
                        sureness(other.same_claim, tellings[i].act)) >= one_claim;
      });
    });
    if (home == accounts.end()) {
      accounts.push_back({i});
    } else {
      home->push_back(i);
    }
  }
  for (std::size_t a = 0; a < accounts.size() && accounts.size() > 1;) {
    const bool idle = std::ranges::all_of(
        accounts[a], [&](std::size_t i) { return tellings[i].bare && tellings[i].claim.sources.empty(); });
    if (!idle) {
      ++a;
      continue;
    }
    auto& heir = accounts[a == 0 ? 1 : 0];
    heir.insert(heir.end(), accounts[a].begin(), accounts[a].end());
    std::ranges::sort(heir);
    accounts.erase(accounts.begin() + static_cast<std::ptrdiff_t>(a));
  }
  return accounts;
}

/// What an account of an event leaves open and another tells: whom it was done to and on which day. In the
/// annotated reports accounts of one event share their time in two of three pairs; their places only in one
/// of two, and who did it is what they differ on: those stay apart.
void share_event(std::span<std::pair<std::size_t, Claim>> accounts) {
  const std::vector<std::pair<std::size_t, Claim>> told(accounts.begin(), accounts.end());
  for (auto& [first, claim] : accounts) {
    for (const auto& [other_first, other] : told) {
      if (!claim.time) claim.time = other.time;
      if (claim.recipients.empty()) claim.recipients = other.recipients;
    }
  }
}

}  // namespace

double event_likeness(const Telling& a, const Telling& b) {
  const Claim& x = a.claim;
  const Claim& y = b.claim;
  if (x.type != y.type || a.act == b.act) return -20;
  double odds = -2.5;
  odds += 2.5 * (sureness(a.same_event, b.act) + sureness(b.same_event, a.act));
  if (a.lemma == b.lemma) odds += 0.8;
  const auto weigh = [&](bool told, bool shared, double for_it, double against) {
    if (told) odds += shared ? for_it : against;
  };
  weigh(!x.actors.empty() && !y.actors.empty(), share_party(x.actors, y.actors), 1.0, -2.0);
  const bool same_people = share_party(x.recipients, y.recipients);
  weigh(!x.recipients.empty() && !y.recipients.empty(), same_people,
        share_name(x.recipients, y.recipients) ? 1.0 : 0.0, -2.0);
  weigh(!x.places.empty() && !y.places.empty(), share_place(x.places, y.places), 1.2, -1.5);
  weigh(x.time && y.time, x.time && y.time && share_day(*x.time, *y.time), 0.8, -2.0);
  weigh(x.killed && y.killed, x.killed && y.killed && x.killed->low == y.killed->low, 1.5, -0.8);
  return odds;
}

std::vector<Claim> merge(std::vector<Telling> tellings) {
  const std::vector<std::size_t> event = events_of(tellings);
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < tellings.size(); ++i) members[event[i]].push_back(i);
  std::vector<std::pair<std::size_t, Claim>> made;  // by first telling
  std::size_t number = 0;
  for (const auto& [first, of_event] : members) {
    ++number;
    const std::size_t before = made.size();
    for (const auto& account : accounts_of(tellings, of_event)) {
      // The fullest telling leads; the others add what it leaves open.
      const auto fullest = std::ranges::max_element(
          account, {}, [&](std::size_t i) { return telling_power(tellings[i].claim); });
      Claim claim = tellings[*fullest].claim;
      for (const std::size_t i : account) {
        if (i == *fullest) continue;
        // What the report tells in its own voice does not come to stand on a source's word by being repeated.
        if (tellings[*fullest].bare && claim.sources.empty()) claim.sources = tellings[i].claim.sources;
        gather(claim, tellings[i].claim);
      }
      std::ranges::sort(claim.mentions, {}, [](const Mention& m) { return m.trigger; });
      claim.event = "e" + std::to_string(number);
      made.emplace_back(account.front(), std::move(claim));
    }
    share_event(std::span(made).subspan(before));
  }
  std::ranges::stable_sort(made, {}, [](const auto& m) { return m.first; });
  std::vector<Claim> claims;
  claims.reserve(made.size());
  for (auto& [first, claim] : made) claims.push_back(std::move(claim));
  return claims;
}

bool tells_nothing(const Claim& claim) {
  return claim.actors.empty() && claim.recipients.empty() && !claim.killed && !claim.injured &&
         (claim.sources.empty() || (claim.places.empty() && !claim.time));
}

}  // namespace sayso::claims
