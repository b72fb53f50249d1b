#include "knowledge/codebook.hpp"

#include <algorithm>
#include <array>

namespace sayso::knowledge {
namespace {

constexpr std::array<std::string_view, 7> armed_roles = {"MIL", "COP", "SPY", "REB", "CRM", "PRM", "UAF"};

// A government acts through its forces, but as a victim it is officials: civilians to ACLED.
Parties parties_of(const std::vector<std::string>& roles, bool acting) {
  if (roles.empty()) return Parties::untold;
  const bool armed = std::any_of(roles.begin(), roles.end(), [&](const std::string& role) {
    return std::find(armed_roles.begin(), armed_roles.end(), role) != armed_roles.end() ||
           (acting && role == "GOV");
  });
  return armed ? Parties::armed : Parties::unarmed;
}

bool holds(const AcledFit& fit, std::string_view mode, Parties actors, Parties recipients) {
  const std::string_view wanted = mode.empty() ? "none" : mode;
  const bool mode_fits =
      fit.modes.empty() || std::find(fit.modes.begin(), fit.modes.end(), wanted) != fit.modes.end();
  const bool actors_fit = fit.actors == Parties::any || fit.actors == actors;
  const bool recipients_fit = fit.recipients == Parties::any || fit.recipients == recipients;
  return mode_fits && actors_fit && recipients_fit;
}

}  // namespace

std::string describe(const DataPlace& place) { return place.file + ":" + std::to_string(place.line); }

const ModeInfo* TypeInfo::mode(std::string_view name) const {
  const auto found =
      std::find_if(modes.begin(), modes.end(), [&](const ModeInfo& info) { return info.name == name; });
  return found == modes.end() ? nullptr : &*found;
}

std::size_t Entry::constructions() const {
  return static_cast<std::size_t>(!object.empty()) + static_cast<std::size_t>(!subject.empty()) +
         static_cast<std::size_t>(!near.empty());
}

const TypeInfo& Codebook::type(std::string_view name) const {
  const auto found =
      std::find_if(types_.begin(), types_.end(), [&](const TypeInfo& info) { return info.type == name; });
  return found == types_.end() ? none_ : *found;
}

std::string_view Codebook::quad(std::string_view name) const { return type(name).quad; }

double Codebook::score(std::string_view name, std::string_view mode) const {
  const TypeInfo& info = type(name);
  const ModeInfo* own = info.mode(mode);
  return own != nullptr ? own->score.value_or(info.score) : info.score;
}

std::string_view Codebook::cameo(std::string_view name, std::string_view mode) const {
  const TypeInfo& info = type(name);
  const ModeInfo* own = info.mode(mode);
  return own != nullptr ? own->cameo : info.cameo;
}

std::string_view Codebook::acled(std::string_view name, std::string_view mode) const {
  const TypeInfo& info = type(name);
  const ModeInfo* own = info.mode(mode);
  return own != nullptr ? own->acled : info.acled;
}

std::string_view Codebook::acled_of(std::string_view name, std::string_view mode,
                                    const std::vector<std::string>& actor_roles,
                                    const std::vector<std::string>& recipient_roles) const {
  const TypeInfo& info = type(name);
  const Parties actors = parties_of(actor_roles, true);
  Parties recipients = parties_of(recipient_roles, false);
  if (recipients == Parties::untold && actor_roles.size() > 1) recipients = actors;
  for (const AcledFit& fit : info.fits) {
    if (holds(fit, mode, actors, recipients)) return fit.acled;
  }
  return acled(name, mode);
}

}  // namespace sayso::knowledge
