#include "knowledge/places.hpp"

#include <gtest/gtest.h>
#include <stdlib.h>  // mkdtemp

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "knowledge/fold.hpp"
#include "knowledge/name_key.hpp"

namespace sayso::knowledge {
namespace {

constexpr const char* gazetteer = "data/places.bin";

class Gazetteer : public testing::Test {
 protected:
  void SetUp() override {
    if (!std::filesystem::exists(gazetteer)) {
      GTEST_SKIP() << gazetteer << " is missing: scripts/build_places.py makes it";
    }
    static const auto opened = Places::open(gazetteer);
    ASSERT_TRUE(opened) << describe(opened.error());
    places_ = &*opened;
  }
  const Places* places_ = nullptr;
};

std::vector<std::string> split(const std::string& text, const std::string& by) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  for (std::size_t at = text.find(by); at != std::string::npos; at = text.find(by, from)) {
    parts.push_back(text.substr(from, at - from));
    from = at + by.size();
  }
  parts.push_back(text.substr(from));
  return parts;
}

TEST_F(Gazetteer, SettlesTheCasesOfTheTable) {
  std::ifstream cases("tests/knowledge/places.tsv");
  ASSERT_TRUE(cases);
  std::string line;
  int count = 0;
  while (std::getline(cases, line)) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = split(line, "\t");
    ASSERT_EQ(fields.size(), 2U) << line;
    std::vector<PlaceMention> mentions;
    std::uint32_t at = 0;
    for (const auto& group : split(fields[0], " | ")) {
      for (const auto& name : split(group, "> ")) {
        const auto size = static_cast<std::uint32_t>(name.size());
        mentions.push_back({name, {at, at + size}});
        at += size + 2;
      }
      at += 40;
    }
    const auto wanted = split(fields[1], "; ");
    ASSERT_EQ(mentions.size(), wanted.size()) << line;
    const auto settled = places_->settle(mentions);
    ASSERT_EQ(settled.size(), mentions.size());
    for (std::size_t i = 0; i < wanted.size(); ++i) {
      std::istringstream want(wanted[i]);
      std::string country;
      double lat = 0, lon = 0, km = 0;
      want >> country >> lat >> lon >> km;
      ASSERT_TRUE(settled[i].found()) << mentions[i].name;
      const auto& found = settled[i].candidate;
      EXPECT_EQ(found.country.empty() ? "-" : found.country, country) << line << ": " << mentions[i].name;
      EXPECT_LT(distance_km(found.lat, found.lon, lat, lon), km)
          << line << ": " << mentions[i].name << " is " << found.name << " " << found.lat << " " << found.lon;
      ++count;
    }
  }
  EXPECT_GE(count, 25);
}

TEST_F(Gazetteer, HintsOfCountriesDecideWherePlacesDoNot) {
  const std::vector<PlaceMention> report = {{"Hama", {0, 4}}};
  EXPECT_EQ(places_->settle(report, {{"SYR", 5}})[0].candidate.country, "SYR");
  EXPECT_EQ(places_->settle({{"Tripoli", {0, 7}}}, {{"LBN", 6}})[0].candidate.country, "LBN");
  EXPECT_EQ(places_->settle({{"Tripoli", {0, 7}}}, {{"LBY", 6}})[0].candidate.country, "LBY");
}

TEST_F(Gazetteer, TheOrderOfMentionsChangesOnlyTheOrderOfAnswers) {
  const std::vector<PlaceMention> report = {{"Tripoli", {0, 7}}, {"Beirut", {20, 26}}, {"Sidon", {60, 65}}};
  const std::vector<PlaceMention> turned = {report[2], report[0], report[1]};
  const auto one = places_->settle(report);
  const auto other = places_->settle(turned);
  EXPECT_EQ(one[0].candidate.place, other[1].candidate.place);
  EXPECT_EQ(one[1].candidate.place, other[2].candidate.place);
  EXPECT_EQ(one[2].candidate.place, other[0].candidate.place);
  EXPECT_EQ(one[0].confidence, other[1].confidence);
}

TEST_F(Gazetteer, KnowsSpellings) {
  for (const auto& [name, country] :
       std::vector<std::pair<const char*, const char*>>{{"Mingechavir", "AZE"},
                                                        {"Mingachevir", "AZE"},
                                                        {"Absheron", "AZE"},
                                                        {"Apsheron", "AZE"},
                                                        {"Kiev", "UKR"},
                                                        {"Kyiv", "UKR"},
                                                        {"Avdeyevka", "UKR"},
                                                        {"Stepanakert", "AZE"}}) {
    const auto found = places_->look_up(name);
    EXPECT_TRUE(std::ranges::any_of(found, [c = country](const auto& place) { return place.country == c; }))
        << name;
  }
}

TEST_F(Gazetteer, AnUnknownNameStaysUnknown) {
  EXPECT_TRUE(places_->look_up("Xyqqzwvth").empty());
  EXPECT_TRUE(places_->look_up("").empty());
  EXPECT_TRUE(places_->look_up("...").empty());
  const auto settled = places_->settle({{"Xyqqzwvth", {0, 9}}});
  ASSERT_EQ(settled.size(), 1U);
  EXPECT_FALSE(settled[0].found());
  EXPECT_EQ(settled[0].precision, Precision::unknown);
  EXPECT_TRUE(places_->settle({}).empty());
}

TEST_F(Gazetteer, FoldsAndKeysAsTheScriptDoes) {
  const PlacesFile& file = places_->file();
  ASSERT_GT(file.names().size(), 500000U);
  for (std::size_t i = 0; i < file.names().size(); i += 97) {
    const NameRecord& name = file.names()[i];
    const std::string text(file.text(name));
    ASSERT_EQ(fold(text), text);
    ASSERT_EQ(file.find(text), &name);
    for (const std::string& key : name_keys(text)) {
      std::uint32_t hash = 0x811C9DC5U;
      for (const char c : key) hash = (hash ^ static_cast<std::uint8_t>(c)) * 0x01000193U;
      const auto keys = std::ranges::equal_range(file.keys(), hash, {}, &KeyRecord::hash);
      ASSERT_TRUE(std::ranges::any_of(keys, [i](const KeyRecord& record) { return record.name == i; }))
          << text;
    }
  }
  int checked = 0;
  for (std::uint32_t place = 0; place < file.places().size(); place += 97) {
    const std::string folded = fold(file.shown(file.places()[place]));
    const bool plain =
        std::ranges::all_of(folded, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    const NameRecord* name = plain ? file.find(folded) : nullptr;
    if (folded.size() < 2 || folded.size() > 60 || !plain) continue;
    ASSERT_NE(name, nullptr) << folded;
    const auto refs = file.refs(*name);
    EXPECT_TRUE(
        std::ranges::any_of(refs, [place](std::uint32_t ref) { return (ref & 0x7FFFFFFFU) == place; }));
    ++checked;
  }
  EXPECT_GT(checked, 2000);
}

TEST_F(Gazetteer, ALookUpTakesMicroseconds) {
  const auto start = std::chrono::steady_clock::now();
  std::size_t found = 0;
  for (int i = 0; i < 1000; ++i) found += places_->look_up("Stepanakert").size();
  const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
  EXPECT_GT(found, 0U);
  // 50 is the aim on an idle core; a debug or sanitized build on a busy one may take far longer.
  EXPECT_LT(took.count() / 1000, 2000);
}

TEST(PlacesFile, AMissingFileIsMissing) {
  const auto opened = Places::open("data/no-such.bin");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, ErrorCode::data_missing);
  EXPECT_FALSE(opened.error().remedy.empty());
}

TEST(PlacesFile, WhatIsNoGazetteerIsRefused) {
  std::string pattern = (std::filesystem::temp_directory_path() / "sayso_places_XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  const std::filesystem::path folder = pattern;
  const auto refused = [&folder](const std::string& content) {
    const std::string path = (folder / "places.bin").string();
    std::ofstream(path, std::ios::binary) << content;
    const auto opened = Places::open(path);
    return opened ? std::string("opened")
                  : std::string(name(opened.error().code)) + " " + opened.error().what;
  };
  EXPECT_EQ(refused(""), "data_invalid is too short to be a gazetteer, or cannot be mapped");
  EXPECT_EQ(refused(std::string(200, 'x')), "data_invalid is not a gazetteer of Sayso's");
  std::string other_version = std::string("SAYSOPLC") + std::string("\x09\0\0\0", 4) + std::string(200, '\0');
  EXPECT_EQ(refused(other_version), "data_invalid is of version 9, not 1");
  std::filesystem::remove_all(folder);
}

TEST_F(Gazetteer, ADamagedOrShortCopyIsRefused) {
  std::string pattern = (std::filesystem::temp_directory_path() / "sayso_places_XXXXXX").string();
  ASSERT_NE(mkdtemp(pattern.data()), nullptr);
  const std::filesystem::path copy = std::filesystem::path(pattern) / "places.bin";
  std::filesystem::copy_file(gazetteer, copy);
  {
    std::fstream file(copy, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(1000000);
    file.put('\x7F');
    file.put('\x01');
  }
  const auto damaged = Places::open(copy.string());
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().what, "does not match its checksum");
  std::filesystem::resize_file(copy, 5000);
  const auto cut = Places::open(copy.string());
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().what, "is cut short");
  std::filesystem::remove_all(pattern);
}

TEST(Distance, IsAlongTheGreatCircle) {
  EXPECT_NEAR(distance_km(0, 0, 0, 90), 10007.5, 1);
  EXPECT_NEAR(distance_km(48.8566, 2.3522, 51.5074, -0.1278), 343.6, 2);
  EXPECT_NEAR(distance_km(0, 179.9, 0, -179.9), 22.2, 0.5);
  EXPECT_EQ(distance_km(10, 20, 10, 20), 0);
}

}  // namespace
}  // namespace sayso::knowledge
