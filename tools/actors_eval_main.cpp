// sayso_actors_eval FOLDER GOLD [GAZETTEER]: resolves every entity of annotated reports (JSONL with `claims`)
// from its text alone and prints how often role and country come out as annotated, over all and over those
// where the text tells anything. SHOW=1 lists errors.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "knowledge/actors.hpp"
#include "knowledge/places.hpp"

using sayso::knowledge::ActorBasis;

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: sayso_actors_eval FOLDER GOLD [GAZETTEER]\n";
    return 2;
  }
  const auto actors = sayso::knowledge::Actors::load(argv[1]);
  if (!actors) {
    std::cerr << describe(actors.error()) << "\n";
    return 3;
  }
  std::optional<sayso::knowledge::Places> places;
  if (argc > 3) {
    auto opened = sayso::knowledge::Places::open(argv[3]);
    if (opened) places = *opened;
  }
  const bool show = std::getenv("SHOW") != nullptr;
  std::ifstream in(argv[2]);
  std::string line;
  int all = 0, role_told = 0, role_right = 0, role_right_lenient = 0, country_told = 0, country_right = 0,
      null_country = 0, null_right = 0, gold_country = 0;
  std::map<int, std::pair<int, int>> by_basis;
  std::vector<std::string> texts;
  double seconds = 0;
  while (std::getline(in, line)) {
    const auto report = nlohmann::json::parse(line);
    const std::string date = report.value("date", "");
    for (const auto& claim : report["claims"]) {
      for (const char* slot : {"actors", "recipients", "sources"}) {
        for (const auto& entity : claim[slot]) {
          const std::string text = entity["text"];
          const std::string role = entity["role"];
          const std::string country = entity["country"].is_null() ? "" : entity["country"].get<std::string>();
          const auto start = std::chrono::steady_clock::now();
          const auto match = actors->resolve(text, date, places ? &*places : nullptr);
          seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
          ++all;
          const std::string got_role = match ? match->role : "";
          const std::string got_country = match ? match->country : "";
          if (!got_role.empty()) {
            ++role_told;
            const bool right = got_role == role;
            // A bare country is GOV, MIL or CVL by its act: that is for the claims to tell.
            const bool lenient =
                right || (match->basis == ActorBasis::country && (role == "MIL" || role == "CVL"));
            role_right += right;
            role_right_lenient += lenient;
            auto& [n, ok] = by_basis[static_cast<int>(match->basis)];
            ++n;
            ok += right;
            if (show && !lenient) std::cout << "ROLE " << got_role << " not " << role << "\t" << text << "\n";
          } else if (show) {
            std::cout << "NOROLE " << role << "\t" << text << "\n";
          }
          gold_country += !country.empty();
          if (!got_country.empty()) {
            ++country_told;
            country_right += got_country == country;
            if (show && got_country != country) {
              std::cout << "COUNTRY " << got_country << " not " << country << "\t" << text << "\n";
            }
          } else if (!country.empty() && show) {
            std::cout << "NOCOUNTRY " << country << "\t" << text << "\n";
          }
          if (country.empty()) {
            ++null_country;
            null_right += got_country.empty();
          }
        }
      }
    }
  }
  const auto share = [](int part, int whole) { return whole == 0 ? 0.0 : part * 1.0 / whole; };
  std::cout << all << " entities\n"
            << "role: told " << share(role_told, all) << ", right where told " << share(role_right, role_told)
            << ", with bare countries left open " << share(role_right_lenient, role_told) << ", right of all "
            << share(role_right, all) << "\n"
            << "country: told " << share(country_told, all) << ", right where told "
            << share(country_right, country_told) << ", of all with a country "
            << share(country_right, gold_country) << ", none where none " << share(null_right, null_country)
            << "\n";
  for (const auto& [basis, counts] : by_basis) {
    std::cout << "  basis " << basis << ": " << counts.first << ", right "
              << share(counts.second, counts.first) << "\n";
  }
  std::cout << seconds / all * 1e6 << " microseconds a phrase\n";
}
