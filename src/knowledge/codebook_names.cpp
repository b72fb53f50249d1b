#include "knowledge/codebook_names.hpp"

namespace sayso::knowledge {
namespace {

using Name = std::string_view;

constexpr std::array<Name, 4> consult = {"visit", "third-party", "multilateral", "phone"};
constexpr std::array<Name, 6> retreat = {"withdraw", "release", "disarm", "ceasefire", "access", "resign"};
constexpr std::array<Name, 4> request = {"assist", "change", "yield", "meet"};
constexpr std::array<Name, 3> accuse = {"disapprove", "investigate", "allege"};
constexpr std::array<Name, 6> threaten = {"restrict", "arrest",    "relations",
                                          "expel",    "territory", "violence"};
constexpr std::array<Name, 7> protest = {"demo",    "riot",     "strike",   "hunger",
                                         "boycott", "obstruct", "vandalize"};
constexpr std::array<Name, 4> sanction = {"convict", "expel", "withdraw", "discontinue"};
constexpr std::array<Name, 4> mobilize = {"troops", "weapons", "police", "militia"};
constexpr std::array<Name, 10> coerce = {"seize",  "restrict", "censor",   "curfew",         "martial-law",
                                         "arrest", "deport",   "withhold", "misinformation", "cyber"};
constexpr std::array<Name, 15> assault = {"abduct",        "beat",           "torture",       "sexual",
                                          "targeted",      "destroy",        "primitive",     "firearms",
                                          "explosives",    "suicide-attack", "aerial",        "drone",
                                          "heavy-weapons", "crowd-control",  "unconventional"};

constexpr std::array<PloverType, 16> types = {{{"AGREE", {}},
                                               {"CONSULT", consult},
                                               {"SUPPORT", {}},
                                               {"CONCEDE", {}},
                                               {"COOPERATE", {}},
                                               {"AID", {}},
                                               {"RETREAT", retreat},
                                               {"REQUEST", request},
                                               {"ACCUSE", accuse},
                                               {"REJECT", request},
                                               {"THREATEN", threaten},
                                               {"PROTEST", protest},
                                               {"SANCTION", sanction},
                                               {"MOBILIZE", mobilize},
                                               {"COERCE", coerce},
                                               {"ASSAULT", assault}}};

constexpr std::array<Name, 25> acled = {"Battles/Armed clash",
                                        "Battles/Government regains territory",
                                        "Battles/Non-state actor overtakes territory",
                                        "Explosions/Remote violence/Chemical weapon",
                                        "Explosions/Remote violence/Air/drone strike",
                                        "Explosions/Remote violence/Suicide bomb",
                                        "Explosions/Remote violence/Shelling/artillery/missile attack",
                                        "Explosions/Remote violence/Remote explosive/landmine/IED",
                                        "Explosions/Remote violence/Grenade",
                                        "Violence against civilians/Sexual violence",
                                        "Violence against civilians/Attack",
                                        "Violence against civilians/Abduction/forced disappearance",
                                        "Protests/Peaceful protest",
                                        "Protests/Protest with intervention",
                                        "Protests/Excessive force against protesters",
                                        "Riots/Violent demonstration",
                                        "Riots/Mob violence",
                                        "Strategic developments/Agreement",
                                        "Strategic developments/Arrests",
                                        "Strategic developments/Change to group/activity",
                                        "Strategic developments/Disrupted weapons use",
                                        "Strategic developments/Headquarters or base established",
                                        "Strategic developments/Looting/property destruction",
                                        "Strategic developments/Non-violent transfer of territory",
                                        "Strategic developments/Other"};

}  // namespace

std::span<const PloverType> plover_types() { return types; }

std::span<const std::string_view> acled_names() { return acled; }

}  // namespace sayso::knowledge
