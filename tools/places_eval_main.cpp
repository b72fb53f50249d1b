// sayso_places_eval GAZETTEER FILE… [key=value…]: how many toponyms of annotated reports (JSONL with
// `toponyms`) are settled within 161 km, how many have a candidate there at all, and how long a report takes.
// Weights of SettleWeights may be set. Environment SHOW=1 lists what is wrong.
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "knowledge/settle.hpp"

using sayso::knowledge::Places;
using sayso::knowledge::SettleWeights;

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: sayso_places_eval GAZETTEER FILE… [weight=value…]\n";
    return 2;
  }
  const auto places = Places::open(argv[1]);
  if (!places) {
    std::cerr << describe(places.error()) << "\n";
    return 3;
  }
  SettleWeights w;
  const std::map<std::string, double*> dials = {{"population", &w.population},
                                                {"country", &w.country},
                                                {"first_order", &w.first_order},
                                                {"second_order", &w.second_order},
                                                {"region", &w.region},
                                                {"capital", &w.capital},
                                                {"likeness", &w.likeness},
                                                {"alternate", &w.alternate},
                                                {"contains", &w.contains},
                                                {"inside", &w.inside},
                                                {"same_division", &w.same_division},
                                                {"same_country", &w.same_country},
                                                {"nearness", &w.nearness},
                                                {"near_km", &w.near_km},
                                                {"context", &w.context},
                                                {"respelled", &w.respelled}};
  std::vector<std::string> files;
  for (int i = 2; i < argc; ++i) {
    const std::string word = argv[i];
    const auto at = word.find('=');
    if (at == std::string::npos) {
      files.push_back(word);
    } else if (word.substr(0, at) == "rounds") {
      w.rounds = std::atoi(word.c_str() + at + 1);
    } else if (const auto dial = dials.find(word.substr(0, at)); dial != dials.end()) {
      *dial->second = std::atof(word.c_str() + at + 1);
    } else {
      std::cerr << "no weight " << word << "\n";
      return 2;
    }
  }
  const bool show = std::getenv("SHOW") != nullptr;
  for (const auto& file : files) {
    std::ifstream in(file);
    std::string line;
    int all = 0, right = 0, reachable = 0, none = 0, reports = 0;
    double seconds = 0;
    while (std::getline(in, line)) {
      const auto report = nlohmann::json::parse(line);
      std::vector<sayso::knowledge::PlaceMention> mentions;
      for (const auto& t : report["toponyms"]) {
        mentions.push_back({t["name"], {t["begin"].get<std::uint32_t>(), t["end"].get<std::uint32_t>()}});
      }
      const auto start = std::chrono::steady_clock::now();
      const auto settled = settle_places(*places, mentions, {}, w);
      seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
      ++reports;
      for (std::size_t i = 0; i < mentions.size(); ++i) {
        const auto& t = report["toponyms"][i];
        if (t["lat"].is_null()) continue;
        ++all;
        const double lat = t["lat"], lon = t["lon"];
        const auto near = [&](const auto& c) {
          return sayso::knowledge::distance_km(c.lat, c.lon, lat, lon) <= 161;
        };
        bool any = false;
        for (const auto& c : places->look_up(mentions[i].name)) any = any || near(c);
        reachable += any;
        none += !settled[i].found();
        const bool good = settled[i].found() && near(settled[i].candidate);
        right += good;
        if (show && !good) {
          const auto& c = settled[i].candidate;
          std::cout << (any                  ? "CHOICE "
                        : settled[i].found() ? "FAR "
                                             : "NONE ")
                    << mentions[i].name << "\t" << c.name << "/" << c.country << "/"
                    << static_cast<int>(c.kind) << " " << c.lat << "," << c.lon << "\tgold " << lat << ","
                    << lon << "\t" << report["title"] << "\n";
        }
      }
    }
    std::cout << file.substr(file.find_last_of('/') + 1) << ": " << all << " toponyms, within 161 km "
              << right * 1.0 / all << ", reachable " << reachable * 1.0 / all << ", no candidate "
              << none * 1.0 / all << ", " << seconds / reports * 1e3 << " ms a report\n";
  }
}
