#include "cli/folders.hpp"

#include <gtest/gtest.h>

#include "report/support.hpp"

namespace sayso::cli {
namespace {

TEST(FolderBeside, InstalledGoesBeforeBuilt) {
  const report::Folder prefix;
  prefix.write("bin/sayso", "");
  prefix.write("share/sayso/models/reader/model.json", "{}");
  EXPECT_EQ(folder_beside(prefix / "bin/sayso", "models/reader").string(),
            prefix / "share/sayso/models/reader");
}

TEST(FolderBeside, ABuiltProgramFindsItsSourceFolder) {
  const report::Folder source;
  source.write("models/reader/model.json", "{}");
  EXPECT_EQ(folder_beside(source / "build/release/sayso", "models/reader").string(),
            source / "models/reader");
}

TEST(FolderBeside, NamesThePlaceWhereNothingIs) {
  EXPECT_EQ(folder_beside("/nowhere/build/release/sayso", "data").string(), "/nowhere/data");
}

}  // namespace
}  // namespace sayso::cli
