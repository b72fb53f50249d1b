#include <filesystem>
#include <map>
#include <utility>

#include "claims/coding.hpp"
#include "claims/merge.hpp"
#include "claims/parties.hpp"
#include "claims/statements.hpp"
#include "claims/tables.hpp"
#include "claims/telling.hpp"
#include "sayso/coder.hpp"
#include "sayso/reading.hpp"

namespace sayso {

Result<Knowledge> Knowledge::load(const std::string& folder) {
  auto codebook = knowledge::Codebook::load(folder + "/codebook");
  if (!codebook) return tl::unexpected(codebook.error());
  auto actors = knowledge::Actors::load(folder + "/actors");
  if (!actors) return tl::unexpected(actors.error());
  std::optional<knowledge::Places> places;
  const std::string file = folder + "/places.bin";
  std::error_code none;
  if (std::filesystem::exists(file, none)) {
    auto opened = knowledge::Places::open(file);
    if (!opened) return tl::unexpected(opened.error());
    places.emplace(std::move(*opened));
  }
  return Knowledge(
      std::make_shared<const Tables>(Tables{std::move(*codebook), std::move(*actors), std::move(places)}));
}

const std::string& Knowledge::codebook_version() const { return tables_->codebook.version(); }

Account account_of(const Report& report, const Analysis& analysis, const Knowledge& knowledge) {
  const Knowledge::Tables& tables = knowledge.tables();
  const knowledge::Places* gazetteer = tables.places ? &*tables.places : nullptr;
  const claims::Parties parties(report, analysis, tables.actors, gazetteer);
  const claims::PlaceNames places(report.text, analysis, gazetteer, parties.countries());
  std::vector<Span> words;
  words.reserve(analysis.words.size());
  for (const Word& word : analysis.words) words.push_back(word.span);
  std::optional<claims::CalendarDate> published;
  if (const auto date = date_of(report)) published = claims::parse_date(*date);
  const claims::Surroundings around{
      report,   analysis, parties, places, tables.codebook, claims::find_times(report.text, words, published),
      published};
  std::vector<claims::Telling> tellings;
  for (const Act& act : analysis.acts) {
    for (claims::Telling& telling : claims::tellings(around, act)) tellings.push_back(std::move(telling));
  }
  Account account;
  account.statements = claims::statements(report, analysis, parties);
  account.claims = claims::merge(std::move(tellings));
  std::erase_if(account.claims, claims::tells_nothing);
  for (std::size_t i = 0; i < account.claims.size(); ++i) {
    Claim& claim = account.claims[i];
    claim.id = report.id + "#c" + std::to_string(i + 1);
    claims::fill_countries(claim, parties);
    claims::assign_codes(tables.codebook, claim);
  }
  return account;
}

}  // namespace sayso
