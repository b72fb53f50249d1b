#include "language/abbreviations.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "language/characters.hpp"

namespace sayso::language {
namespace {

using View = std::u32string_view;

template <std::size_t N>
constexpr std::array<View, N> sorted(std::array<View, N> words) {
  std::ranges::sort(words);
  return words;
}

template <std::size_t N>
bool contains(const std::array<View, N>& words, View word) {
  return std::ranges::binary_search(words, word);
}

constexpr auto titles = sorted(std::to_array<View>(
    {U"Adm",   U"Amb",  U"Asst",  U"Brig", U"Capt",   U"Cdr",  U"Cmdr",   U"Col",  U"Comdr", U"Cpl",
     U"Cpt",   U"Det",  U"Dr",    U"Ens",  U"Fr",     U"Ft",   U"Gen",    U"Gov",  U"Hon",   U"Insp",
     U"Lieut", U"Lt",   U"Ltc",   U"Maj",  U"Messrs", U"Mgr",  U"Mlle",   U"Mme",  U"Mr",    U"Mrs",
     U"Ms",    U"Msgr", U"Mt",    U"Mx",   U"Pfc",    U"Pres", U"Prof",   U"Pvt",  U"Rep",   U"Reps",
     U"Rev",   U"Sen",  U"Sens",  U"Sgt",  U"Spc",    U"Sqn",  U"St",     U"Ste",  U"Supt",  U"approx",
     U"ca",    U"cf",   U"dept",  U"esp",  U"est",    U"govt", U"incl",   U"vs",   U"viz",   U"Vs",
     U"Dept",  U"Govt", U"Wg",    U"Flt",  U"Cllr",   U"Atty", U"Rt",     U"Sh",   U"Smt",   U"Ald",
     U"Cmdt",  U"Comm", U"Msgt",  U"Ssgt", U"resp",   U"v",    U"ex-Gen", U"Gens", U"Cols",  U"Profs",
     U"Drs",   U"Govs", U"Assoc", U"Bgen", U"nr"}));

constexpr auto numerics = sorted(std::to_array<View>(
    {U"Art", U"Ch",   U"Fig", U"Figs", U"No", U"Nos", U"Nr",   U"Op",  U"Para", U"Pt",  U"Sec",
     U"Vol", U"Vols", U"art", U"c",    U"ch", U"fig", U"figs", U"no",  U"nos",  U"p",   U"para",
     U"pp",  U"sec",  U"vol", U"vols", U"b",  U"d",   U"n",    U"Res", U"Arts", U"arts"}));

constexpr auto endings = sorted(std::to_array<View>(
    {U"Jan",  U"Feb",    U"Apr",    U"Jun",     U"Jul",     U"Aug",  U"Sept",  U"Sep",  U"Oct",  U"Nov",
     U"Dec",  U"Mon",    U"Tue",    U"Tues",    U"Thu",     U"Thur", U"Thurs", U"Fri",  U"Inc",  U"Corp",
     U"Co",   U"Cos",    U"Ltd",    U"Bros",    U"Jr",      U"Sr",   U"Esq",   U"Ave",  U"Blvd", U"Bldg",
     U"Rd",   U"Ala",    U"Ariz",   U"Ark",     U"Calif",   U"Colo", U"Conn",  U"Del",  U"Fla",  U"Ga",
     U"Ind",  U"Kan",    U"Ky",     U"Mich",    U"Minn",    U"Miss", U"Mont",  U"Neb",  U"Nev",  U"Okla",
     U"Ont",  U"Penn",   U"Tenn",   U"Tex",     U"Va",      U"Vt",   U"Wis",   U"Wyo",  U"Univ", U"Dist",
     U"Div",  U"Intl",   U"Natl",   U"Mfg",     U"Rs",      U"al",   U"ed",    U"eds",  U"hrs",  U"yr",
     U"yrs",  U"lb",     U"lbs",    U"oz",      U"sq",      U"ext",  U"Ext",   U"Plc",  U"Pty",  U"Pvt",
     U"Bhd",  U"Bn",     U"Bde",    U"Regt",    U"Hwy",     U"Pkwy", U"Que",   U"Ph.D", U"M.Sc", U"B.Sc",
     U"Ed.D", U"Lt.Col", U"Lt.Gen", U"Maj.Gen", U"Brig.Gen"}));

constexpr auto dated = sorted(std::to_array<View>(
    {U"Ed", U"Mar", U"Mass", U"Sat", U"Sun", U"Wash", U"Wed", U"Ill", U"Me", U"Pa", U"Ore", U"La", U"Mo"}));

constexpr auto openers = sorted(std::to_array<View>(
    {U"A",       U"According",    U"After",     U"All",        U"Also",      U"Although", U"An",
     U"And",     U"Another",      U"Any",       U"As",         U"At",        U"Because",  U"Before",
     U"Besides", U"Both",         U"But",       U"By",         U"Despite",   U"During",   U"Each",
     U"Earlier", U"Even",         U"Every",     U"Few",        U"For",       U"From",     U"Further",
     U"He",      U"Hence",        U"Her",       U"Here",       U"His",       U"How",      U"However",
     U"I",       U"If",           U"In",        U"Instead",    U"It",        U"Its",      U"Last",
     U"Later",   U"Many",         U"Meanwhile", U"More",       U"Moreover",  U"Most",     U"My",
     U"Neither", U"Nevertheless", U"No",        U"None",       U"Nor",       U"Not",      U"Now",
     U"On",      U"Once",         U"One",       U"Only",       U"Or",        U"Other",    U"Others",
     U"Our",     U"Over",         U"Perhaps",   U"Previously", U"Recently",  U"She",      U"Since",
     U"So",      U"Some",         U"Still",     U"Such",       U"That",      U"The",      U"Their",
     U"Then",    U"There",        U"Therefore", U"These",      U"They",      U"This",     U"Those",
     U"Though",  U"Three",        U"Thus",      U"To",         U"Today",     U"Two",      U"Under",
     U"Unlike",  U"Until",        U"We",        U"What",       U"When",      U"Where",    U"Whether",
     U"Which",   U"While",        U"Who",       U"Why",        U"With",      U"Within",   U"Without",
     U"Yet",     U"Yesterday",    U"You",       U"Your",       U"Is",        U"Are",      U"Was",
     U"Were",    U"Do",           U"Does",      U"Did",        U"Can",       U"Could",    U"Would",
     U"Should",  U"Please",       U"Several",   U"Four",       U"Five",      U"Six",      U"Seven",
     U"Eight",   U"Nine",         U"Ten",       U"Between",    U"Following", U"Among"}));

constexpr auto prefixes = sorted(std::to_array<View>(
    {U"agro",  U"ante",  U"anti",  U"arch", U"bi",     U"bio",    U"co",    U"counter", U"cross",
     U"cyber", U"de",    U"e",     U"eco",  U"ex",     U"extra",  U"inter", U"intra",   U"macro",
     U"mega",  U"micro", U"mid",   U"mini", U"multi",  U"neo",    U"non",   U"over",    U"para",
     U"peri",  U"post",  U"pre",   U"pro",  U"pseudo", U"psycho", U"quasi", U"re",      U"semi",
     U"socio", U"sub",   U"super", U"tri",  U"ultra",  U"un",     U"uni",   U"proto"}));

constexpr auto units = sorted(std::to_array<View>(
    {U"AM",  U"BC",  U"CE", U"GB",  U"GHz", U"GMT",  U"GW", U"Hz", U"K",   U"KB",   U"KM",  U"M",  U"MB",
     U"MHz", U"MM",  U"MW", U"MWh", U"PM",  U"TB",   U"W",  U"am", U"bn",  U"cc",   U"cm",  U"ft", U"gb",
     U"g",   U"gm",  U"h",  U"ha",  U"hr",  U"hrs",  U"k",  U"kW", U"kWh", U"kg",   U"kgs", U"km", U"kms",
     U"kmh", U"kph", U"lb", U"lbs", U"m",   U"mb",   U"mg", U"mi", U"min", U"mins", U"ml",  U"mm", U"mn",
     U"mph", U"ms",  U"oz", U"pm",  U"sec", U"secs", U"sq", U"tn", U"yd",  U"yds",  U"yr",  U"yrs"}));

struct Cut {
  View word;
  std::uint32_t at;
};
constexpr auto contractions = std::to_array<Cut>(
    {{U"aint", 2},    {U"arent", 3},  {U"cannot", 3}, {U"cant", 2},  {U"couldnt", 5},  {U"didnt", 3},
     {U"doesnt", 4},  {U"dont", 2},   {U"gimme", 3},  {U"gonna", 3}, {U"gotta", 3},    {U"hadnt", 3},
     {U"hasnt", 3},   {U"havent", 4}, {U"isnt", 2},   {U"lemme", 3}, {U"shouldnt", 6}, {U"thats", 4},
     {U"theyre", 4},  {U"theyve", 4}, {U"wanna", 3},  {U"wasnt", 3}, {U"werent", 4},   {U"wont", 2},
     {U"wouldnt", 5}, {U"youre", 3},  {U"youve", 3}});
static_assert(std::ranges::is_sorted(contractions, {}, &Cut::word));

constexpr auto hosts = sorted(std::to_array<View>(
    {U"com",  U"org", U"net",  U"gov", U"edu",    U"mil",  U"info", U"biz", U"int",  U"io",  U"tv",
     U"ru",   U"uk",  U"de",   U"fr",  U"ua",     U"az",   U"am",   U"ge",  U"ir",   U"tr",  U"il",
     U"eu",   U"ch",  U"nl",   U"pl",  U"cz",     U"ca",   U"au",   U"nz",  U"jp",   U"cn",  U"kr",
     U"pk",   U"bd",  U"lk",   U"ng",  U"ke",     U"za",   U"br",   U"mx",  U"ar",   U"cl",  U"va",
     U"kz",   U"uz",  U"sy",   U"iq",  U"lb",     U"eg",   U"ly",   U"doc", U"docx", U"pdf", U"xls",
     U"xlsx", U"txt", U"html", U"htm", U"jpg",    U"jpeg", U"png",  U"gif", U"mp3",  U"mp4", U"csv",
     U"xml",  U"zip", U"exe",  U"ppt", U"online", U"news", U"press"}));

constexpr auto lettered = sorted(std::to_array<View>(
    {U"appendix", U"class", U"company", U"exhibit", U"grade", U"group", U"hepatitis", U"option", U"part",
     U"plan", U"point", U"schedule", U"section", U"team", U"type", U"vitamin"}));

bool all_upper(View word) {
  return word.size() > 1 &&
         std::ranges::all_of(word, [](char32_t c) { return is_upper(c) || !is_letter(c); });
}

}  // namespace

Abbreviation abbreviation(View word) {
  std::u32string titled;
  if (all_upper(word)) {  // "GEN." in a headline
    titled = to_lower(word);
    titled[0] = word[0];
  }
  for (const View form : {word, View(titled)}) {
    if (form.empty()) continue;
    if (form == U"etc") return Abbreviation::et_cetera;
    if (contains(titles, form)) return Abbreviation::title;
    if (contains(numerics, form)) return Abbreviation::numeric;
    if (contains(dated, form)) return Abbreviation::dated;
    if (contains(endings, form)) return Abbreviation::ending;
  }
  return Abbreviation::none;
}

bool opens_sentences(View word) { return contains(openers, word); }
bool keeps_hyphen(View lower) { return contains(prefixes, lower); }
bool is_unit(View word) { return contains(units, word); }
bool is_host_ending(View lower) { return contains(hosts, lower); }
bool takes_letter(View lower) { return contains(lettered, lower); }

std::uint32_t contraction(View lower) {
  const auto found = std::ranges::lower_bound(contractions, lower, {}, &Cut::word);
  return found != contractions.end() && found->word == lower ? found->at : 0;
}

}  // namespace sayso::language
