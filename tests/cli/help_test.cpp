#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "cli/completion.hpp"
#include "cli/manual.hpp"
#include "cli/options.hpp"

namespace sayso::cli {
namespace {

using testing::HasSubstr;
using testing::Not;

/// A program with one command, as Sayso makes its own.
class Help : public testing::Test {
 protected:
  Help() {
    app_.footer("Exit status: 0 all done.");
    CLI::App* command = app_.add_subcommand("code", "Read what's there: reports");
    add_input_options(*command, input_);
    add_model_options(*command, model_);
    add_print_options(*command, print_);
    add_examples(*command, {".code is no request", "sayso code 'a\\b'"});
    app_.add_subcommand("secret", "Not to be seen")->group("");
  }
  CLI::App app_{"Keeps account", "sayso"};
  InputOptions input_;
  ModelOptions model_;
  PrintOptions print_;
};

TEST_F(Help, EachShellHasEveryCommandAndOption) {
  for (const char* shell : {"bash", "zsh", "fish"}) {
    const std::string script = completion(app_, shell);
    EXPECT_THAT(script, HasSubstr("code")) << shell;
    for (const char* option : {"rejects", "threads", "format", "colour", "published"})
      EXPECT_THAT(script, HasSubstr(option)) << shell;
    EXPECT_THAT(script, Not(HasSubstr("secret"))) << shell;
  }
  EXPECT_THAT(completion(app_, "fish"), HasSubstr("'Read what'\\''s there: reports'"));
  EXPECT_THAT(completion(app_, "zsh"), HasSubstr("'code:Read what'\\''s there\\: reports'"));
}

TEST_F(Help, TheManualHasCommandsOptionsEnvironmentAndExamples) {
  const std::string page = manual(app_, "1.2.3");
  EXPECT_THAT(page, HasSubstr(".TH SAYSO 1 \"\" \"sayso 1.2.3\""));
  EXPECT_THAT(page, HasSubstr(".SS code\n"));
  EXPECT_THAT(page, HasSubstr(".B \\-\\-rejects FILE\n"));
  EXPECT_THAT(page, HasSubstr("(environment: SAYSO_MODEL)"));
  EXPECT_THAT(page, HasSubstr("Exit status: 0 all done."));
  EXPECT_THAT(page, Not(HasSubstr("secret")));
}

TEST_F(Help, NoLineOfTheManualIsTakenForARequest) {
  const std::string page = manual(app_, "1.2.3");
  EXPECT_THAT(page, HasSubstr("  .code is no request"));  // indented: no request
  EXPECT_THAT(page, HasSubstr("'a\\eb'"));
}

}  // namespace
}  // namespace sayso::cli
