#include "language/model_package.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "language/package_folder.hpp"

namespace sayso::language {
namespace {

using nlohmann::json;
using test::TemporaryFolder;

TEST(Sha256, IsWhatFips180Gives) {
  const TemporaryFolder folder("sum");
  folder.write("abc", "abc");
  folder.write("none", "");
  EXPECT_EQ(*sha256_of_file(folder.path() / "abc"),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(*sha256_of_file(folder.path() / "none"),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_of_file(folder.path() / "absent").error().code, ErrorCode::file_missing);
  EXPECT_EQ(sha256_of_file(folder.path()).error().code, ErrorCode::file_unreadable);
}

TEST(ModelPackage, HoldsLabelsRowsAndCard) {
  const TemporaryFolder folder("package");
  test::write_package(folder);
  const auto package = ModelPackage::load(folder.path());
  ASSERT_TRUE(package) << describe(package.error());
  EXPECT_EQ(package->version, "0.0.7");
  EXPECT_EQ(package->window, 48U);
  EXPECT_EQ(package->labels.act, (std::vector<std::string>{"none", "ASSAULT", "ACCUSE", "COERCE"}));
  EXPECT_EQ(package->slot_rows.of_act[static_cast<std::size_t>(Slot::same_claim)], 11U);
  EXPECT_EQ(package->slot_rows.coreference, 15U);
  EXPECT_EQ(package->network, folder.path() / "reader.xml");
  EXPECT_EQ(package->sha256, *sha256_of_file(folder.path() / "model.json"));
}

TEST(ModelPackage, FindsSlotsInAnyOrder) {
  const TemporaryFolder folder("package");
  test::write_package(folder);
  json labels = test::small_labels();
  std::reverse(labels["slots"].begin(), labels["slots"].end());
  folder.write("labels.json", labels.dump());
  test::write_card(folder);
  const auto package = ModelPackage::load(folder.path());
  ASSERT_TRUE(package);
  EXPECT_EQ(package->slot_rows.coreference, 0U);
  EXPECT_EQ(package->slot_rows.of_act[static_cast<std::size_t>(Slot::actors)], 15U);
}

TEST(ModelPackage, ThresholdsAreAHalfUnlessGiven) {
  const TemporaryFolder folder("package");
  test::write_package(folder);
  EXPECT_EQ(ModelPackage::load(folder.path())->thresholds.act, 0.5F);
  test::write_card(folder, {{"thresholds", {{"act", 0.25}, {"slots", {{"places", 0.75}}}}}});
  const auto package = ModelPackage::load(folder.path());
  ASSERT_TRUE(package) << describe(package.error());
  EXPECT_EQ(package->thresholds.act, 0.25F);
  EXPECT_EQ(package->thresholds.cue, 0.5F);
  EXPECT_EQ(package->thresholds.slots[2], 0.75F);
  EXPECT_EQ(package->thresholds.slots[0], 0.5F);
}

struct Damage {
  const char* name;
  std::function<void(const TemporaryFolder&)> make;
  ErrorCode code;
  std::string item;  ///< file that the error must name
  std::string what;  ///< must stand in it
};

void relabel(const TemporaryFolder& folder, const std::function<void(json&)>& change) {
  json labels = test::small_labels();
  change(labels);
  folder.write("labels.json", labels.dump());
  test::write_card(folder);
}

class Damaged : public testing::TestWithParam<Damage> {};

TEST_P(Damaged, IsToldWithPlaceAndRemedy) {
  const TemporaryFolder folder("package");
  test::write_package(folder);
  GetParam().make(folder);
  const auto package = ModelPackage::load(folder.path());
  ASSERT_FALSE(package);
  EXPECT_EQ(package.error().code, GetParam().code) << describe(package.error());
  EXPECT_EQ(package.error().item, (folder.path() / GetParam().item).string());
  EXPECT_NE(package.error().what.find(GetParam().what), std::string::npos) << package.error().what;
  EXPECT_FALSE(package.error().remedy.empty());
}

INSTANTIATE_TEST_SUITE_P(
    ModelPackage, Damaged,
    testing::Values(
        Damage{"weights_gone", [](const auto& f) { std::filesystem::remove(f.path() / "reader.bin"); },
               ErrorCode::model_missing, "reader.bin", "no such file"},
        Damage{"card_gone", [](const auto& f) { std::filesystem::remove(f.path() / "model.json"); },
               ErrorCode::model_missing, "model.json", "no such file"},
        Damage{"byte_changed", [](const auto& f) { f.write("reader.bin", "weightz"); },
               ErrorCode::model_damaged, "reader.bin", "sha256"},
        Damage{"cut_short", [](const auto& f) { f.write("reader.bin", "weigh"); }, ErrorCode::model_damaged,
               "reader.bin", "sha256"},
        Damage{"vocabulary_changed", [](const auto& f) { f.write("vocab.txt", "[PAD]\n"); },
               ErrorCode::model_damaged, "vocab.txt", "sha256"},
        Damage{"card_no_json", [](const auto& f) { f.write("model.json", "{\"name\": "); },
               ErrorCode::model_damaged, "model.json", "not a JSON object"},
        Damage{"no_sum",
               [](const auto& f) {
                 test::write_card(f, {{"files", {{"reader.xml", "00"}}}});
               },
               ErrorCode::model_damaged, "reader.xml", "sha256"},
        Damage{"no_window",
               [](const auto& f) {
                 test::write_card(f, {{"window", 4}});
               },
               ErrorCode::model_damaged, "model.json", "window"},
        Damage{"threshold_no_probability",
               [](const auto& f) {
                 test::write_card(f, {{"thresholds", {{"cue", 1.5}}}});
               },
               ErrorCode::model_damaged, "model.json", "cue"},
        Damage{"threshold_of_no_slot",
               [](const auto& f) {
                 test::write_card(f, {{"thresholds", {{"slots", {{"colour", 0.5}}}}}});
               },
               ErrorCode::model_damaged, "model.json", "colour"},
        Damage{"head_without_labels", [](const auto& f) { relabel(f, [](json& l) { l.erase("stance"); }); },
               ErrorCode::model_damaged, "labels.json", "stance"},
        Damage{"label_twice", [](const auto& f) { relabel(f, [](json& l) {
                                                    l["xpos"] = {"NN", "NN"};
                                                  }); },
               ErrorCode::model_damaged, "labels.json", "twice"},
        Damage{"no_root",
               [](const auto& f) { relabel(f, [](json& l) {
                                     l["relation"] = {"nsubj", "obj"};
                                   }); },
               ErrorCode::model_damaged, "labels.json", "root"},
        Damage{"none_not_first",
               [](const auto& f) { relabel(f, [](json& l) {
                                     l["act"] = {"ASSAULT", "none"};
                                   }); },
               ErrorCode::model_damaged, "labels.json", "none"},
        Damage{"slot_lacking", [](const auto& f) { relabel(f, [](json& l) { l["slots"].erase(3); }); },
               ErrorCode::model_damaged, "labels.json", "time"}),
    [](const auto& damage) { return std::string(damage.param.name); });

TEST(ModelPackage, NoFolderIsNoModel) {
  const auto package = ModelPackage::load("no/such/folder");
  ASSERT_FALSE(package);
  EXPECT_EQ(package.error().code, ErrorCode::model_missing);
  EXPECT_EQ(package.error().item, "no/such/folder");
}

}  // namespace
}  // namespace sayso::language
