#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "output/names.hpp"
#include "output/words.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

constexpr std::string_view list_separator = "; ";

/// What a spreadsheet takes for the start of a formula (OWASP, "CSV Injection").
bool begins_like_a_formula(std::string_view cell) {
  constexpr std::array<std::string_view, 11> starts = {"=",  "+",      "-",      "@",      "\t",    "\r",
                                                       "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  for (const std::string_view start : starts) {
    if (cell.starts_with(start)) return true;
  }
  return false;
}

/// A row under way. RFC 4180: cells with a comma, a quote or a line break are quoted, quotes doubled.
class Row {
 public:
  void words(std::string_view bytes) {
    std::string cell = valid_utf8(bytes);
    if (begins_like_a_formula(cell)) cell.insert(0, "'");
    put(cell);
  }
  void number(const std::string& digits) { put(digits); }
  [[nodiscard]] std::string line() && { return std::move(row_) + "\r\n"; }

 private:
  void put(std::string_view cell) {
    if (!first_) row_ += ',';
    first_ = false;
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      row_ += cell;
      return;
    }
    row_ += '"';
    for (const char c : cell) {
      if (c == '"') row_ += '"';
      row_ += c;
    }
    row_ += '"';
  }

  std::string row_;
  bool first_ = true;
};

std::string header(std::string_view names) { return std::string(names) + "\r\n"; }

/// `get(item)` of each, next to each other.
template <class Items, class Get>
std::string joined(const Items& items, Get get) {
  std::string out;
  bool first = true;
  for (const auto& item : items) {
    if (!first) out += list_separator;
    first = false;
    out += get(item);
  }
  return out;
}

void entities(Row& row, const std::vector<Entity>& entities) {
  row.words(joined(entities, [](const Entity& e) { return e.text; }));
  row.words(joined(entities, [](const Entity& e) { return e.country.value_or(""); }));
  row.words(joined(entities, [](const Entity& e) { return e.role; }));
}

void places(Row& row, const std::vector<Place>& places) {
  row.words(joined(places, [](const Place& p) { return p.name; }));
  row.words(joined(places, [](const Place& p) { return p.country.value_or(""); }));
  for (const auto coordinate : {&Place::lat, &Place::lon}) {
    row.number(
        joined(places, [&](const Place& p) { return p.*coordinate ? decimal(*(p.*coordinate)) : ""; }));
  }
  row.number(joined(places, [](const Place& p) { return p.geonameid ? std::to_string(*p.geonameid) : ""; }));
  row.words(joined(places, [](const Place& p) { return name(p.precision); }));
}

void count(Row& row, const std::optional<CountRange>& count) {
  row.number(count ? std::to_string(count->low) : "");
  row.number(count && count->high ? std::to_string(*count->high) : "");
}

std::string words_at(const std::vector<Span>& spans, const Text& text) {
  std::string out;
  for (const Span span : spans) {
    if (!out.empty()) out += " … ";
    out += text.slice(span);
  }
  return out;
}

}  // namespace

std::string claim_csv_header() {
  return header(
      "id,report,event,type,mode,stance,actors,actor_countries,actor_roles,recipients,recipient_countries,"
      "recipient_roles,places,place_countries,lat,lon,geonameid,precision,start,end,killed_low,killed_high,"
      "injured_low,injured_high,sources,source_countries,source_roles,channels,evidence,trigger,quad,score,"
      "cameo,"
      "acled,confidence,program,model,codebook");
}

std::string to_csv(const Claim& claim, const Coder& coder) {
  Row row;
  for (const auto& words :
       {claim.id, claim.report, claim.event, claim.type, claim.mode.value_or(""), claim.stance}) {
    row.words(words);
  }
  entities(row, claim.actors);
  entities(row, claim.recipients);
  places(row, claim.places);
  row.words(claim.time ? claim.time->start : "");
  row.words(claim.time ? claim.time->end : "");
  count(row, claim.killed);
  count(row, claim.injured);
  entities(row, claim.sources);
  row.words(joined(claim.sources, [](const Entity& e) { return e.channel.value_or(""); }));
  row.words(claim.evidence);
  row.words(claim.trigger);
  row.words(claim.quad);
  row.number(decimal(claim.score));
  row.words(claim.cameo);
  row.words(claim.acled);
  row.number(probability(claim.confidence));
  row.words(coder.program);
  row.words(coder.model);
  row.words(coder.codebook);
  return std::move(row).line();
}

std::string statement_csv_header() {
  return header("id,report,source,who,country,role,channel,cue,content,confidence");
}

std::string to_csv(const Statement& statement, const Text& text) {
  Row row;
  row.words(statement.id);
  row.words(statement.report);
  row.words(words_at(statement.source, text));
  row.words(statement.who ? statement.who->text : "");
  row.words(statement.who ? statement.who->country.value_or("") : "");
  row.words(statement.who ? statement.who->role : "");
  row.words(statement.channel.value_or(""));
  row.words(words_at(statement.cue, text));
  row.words(words_at(statement.content, text));
  row.number(probability(statement.confidence));
  return std::move(row).line();
}

}  // namespace sayso::output
