#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "knowledge/codebook.hpp"

namespace sayso::knowledge {
namespace {

namespace fs = std::filesystem;

/// A copy of the codebook that a test may break.
class CodebookLoad : public testing::Test {
 protected:
  void SetUp() override {
    const auto* info = testing::UnitTest::GetInstance()->current_test_info();
    folder_ = fs::path(testing::TempDir()) / (std::string("codebook_") + info->name());
    fs::remove_all(folder_);
    fs::copy("data/codebook", folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  [[nodiscard]] std::string read(const std::string& file) const {
    std::ifstream stream(folder_ / file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
  }
  void write(const std::string& file, const std::string& bytes) const {
    std::ofstream(folder_ / file, std::ios::binary) << bytes;
  }
  /// Adds lines at the end and gives the line where they begin.
  [[nodiscard]] std::uint64_t append(const std::string& file, const std::string& lines) const {
    const std::string bytes = read(file);
    write(file, bytes + lines);
    return static_cast<std::uint64_t>(std::count(bytes.begin(), bytes.end(), '\n')) + 1;
  }
  void replace(const std::string& file, const std::string& from, const std::string& to) const {
    std::string bytes = read(file);
    const auto at = bytes.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    write(file, bytes.replace(at, from.size(), to));
  }
  [[nodiscard]] Error failure() const {
    const auto loaded = Codebook::load(folder_.string());
    EXPECT_FALSE(loaded.has_value());
    return loaded ? Error{} : loaded.error();
  }

  fs::path folder_;
};

std::string entry(const std::string& words, const std::string& more = "") {
  return "[[entry]]\nwords = [" + words + "]\npart = \"verb\"\n" + more +
         "example = \"Men zorbed a bus in Tunis.\"\nsource = \"invented\"\n";
}

TEST_F(CodebookLoad, ReadsWhatItWasGiven) {
  ASSERT_GT(append("assault.toml", entry("\"zorb\"", "mode = \"beat\"\nobject = [\"bus\"]\nfirm = true\n")),
            1U);
  const auto loaded = Codebook::load(folder_.string());
  ASSERT_TRUE(loaded) << sayso::describe(loaded.error());
  const Entry& last = loaded->entries().back();
  EXPECT_EQ(last.id, "ASSAULT/beat/zorb>bus");
  EXPECT_TRUE(last.firm);
  EXPECT_EQ(last.part, Part::verb);
  EXPECT_EQ(last.constructions(), 1U);
}

TEST_F(CodebookLoad, AnEntryGivenTwiceNamesBothPlaces) {
  const auto first = append("agree.toml", entry("\"zorb\", \"zorbify\""));
  const auto second = append("assault.toml", entry("\"zorbify\""));
  const Error error = failure();
  EXPECT_EQ(error.code, ErrorCode::entry_duplicate);
  EXPECT_EQ(error.item, "assault.toml");
  EXPECT_EQ(error.line, second);
  EXPECT_NE(error.what.find("agree.toml:" + std::to_string(first)), std::string::npos) << error.what;
  EXPECT_NE(error.what.find("zorbify"), std::string::npos) << error.what;
}

TEST_F(CodebookLoad, ConstructionsTellEntriesApart) {
  ASSERT_GT(append("agree.toml", entry("\"zorb\"", "object = [\"bus\", \"car\"]\n")), 1U);
  ASSERT_GT(append("assault.toml", entry("\"zorb\"", "object = [\"bus\"]\n")), 1U);
  EXPECT_TRUE(Codebook::load(folder_.string()));
  ASSERT_GT(append("protest.toml", entry("\"zorb\"", "object = [\"car\", \"bus\"]\n")), 1U);
  EXPECT_EQ(failure().code, ErrorCode::entry_duplicate) << "the order of alternatives does not count";
}

TEST_F(CodebookLoad, AnUnknownKeyNamesItsLine) {
  const auto line = append("aid.toml", entry("\"zorb\"", "moed = \"beat\"\n"));
  const Error error = failure();
  EXPECT_EQ(error.code, ErrorCode::data_invalid);
  EXPECT_EQ(error.item, "aid.toml");
  EXPECT_EQ(error.line, line + 3);
  EXPECT_NE(error.what.find("moed"), std::string::npos);
}

struct Broken {
  const char* name;
  std::string lines;
  const char* says;
};

TEST_F(CodebookLoad, BrokenEntriesAreNamed) {
  const std::vector<Broken> cases = {
      {"mode", entry("\"zorb\"", "mode = \"tickle\"\n"), "unknown mode"},
      {"upper case", entry("\"Zorb\""), "lower case"},
      {"no words", entry(""), "words"},
      {"part", "[[entry]]\nwords = [\"zorb\"]\npart = \"adverb\"\nexample = \"x\"\nsource = \"x\"\n",
       "unknown part"},
      {"no example", "[[entry]]\nwords = [\"zorb\"]\npart = \"verb\"\nsource = \"x\"\n", "no \"example\""},
      {"no source", "[[entry]]\nwords = [\"zorb\"]\npart = \"verb\"\nexample = \"x\"\n", "no \"source\""},
      {"acled", entry("\"zorb\"", "acled = \"Battles/Duel\"\n"), "no ACLED type"},
      {"cameo", entry("\"zorb\"", "cameo = \"19x\"\n"), "no CAMEO code"},
      {"star", entry("\"*\"", "mode = \"beat\"\n"), "\"*\""},
      {"firm", entry("\"zorb\"", "firm = \"yes\"\n"), "neither true nor false"},
      {"not TOML", "[[entry]\n", "not TOML"}};
  const std::string whole = read("assault.toml");
  for (const Broken& one : cases) {
    write("assault.toml", whole);
    const auto line = append("assault.toml", one.lines);
    const Error error = failure();
    EXPECT_EQ(error.code, ErrorCode::data_invalid) << one.name;
    EXPECT_NE(error.what.find(one.says), std::string::npos) << one.name << ": " << error.what;
    EXPECT_GE(error.line.value_or(0), line) << one.name;
  }
}

TEST_F(CodebookLoad, BrokenHeadsAreNamed) {
  const std::vector<std::pair<std::string, std::string>> cases = {{"type = \"AID\"", "type = \"GIFT\""},
                                                                  {"type = \"AID\"", "type = \"AGREE\""},
                                                                  {"type = \"AID\"\n", ""},
                                                                  {"score = 10.0", "score = 11"},
                                                                  {"score = 10.0\n", ""},
                                                                  {"material-cooperation", "cooperation"},
                                                                  {"cameo = \"070\"\n", ""}};
  const std::string whole = read("aid.toml");
  for (const auto& [from, to] : cases) {
    write("aid.toml", whole);
    replace("aid.toml", from, to);
    const Error error = failure();
    EXPECT_EQ(error.code, ErrorCode::data_invalid) << from;
    EXPECT_EQ(error.item, "aid.toml") << from;
    EXPECT_TRUE(error.line.has_value()) << from;
  }
}

TEST_F(CodebookLoad, AMissingTypeOrModeIsNamed) {
  replace("consult.toml", "name = \"phone\"", "name = \"visit\"");
  EXPECT_EQ(failure().code, ErrorCode::entry_duplicate);
  fs::remove(folder_ / "consult.toml");
  const Error error = failure();
  EXPECT_EQ(error.code, ErrorCode::data_missing);
  EXPECT_EQ(error.item, "consult.toml");
  EXPECT_EQ(Codebook::load((folder_ / "none").string()).error().code, ErrorCode::data_missing);
}

TEST_F(CodebookLoad, TheVersionFollowsTheBytes) {
  const auto before = Codebook::load(folder_.string());
  ASSERT_TRUE(before);
  EXPECT_EQ(before->version(), Codebook::load("data/codebook")->version());
  EXPECT_EQ(before->version().size(), 16U);
  ASSERT_GT(append("aid.toml", "\n"), 1U);
  EXPECT_NE(before->version(), Codebook::load(folder_.string())->version());
}

}  // namespace
}  // namespace sayso::knowledge
