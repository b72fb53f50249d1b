#include "cli/rejects.hpp"

#include <gtest/gtest.h>

namespace sayso::cli {
namespace {

TEST(RejectRow, HasEveryKeyWithNullWhereNotTold) {
  EXPECT_EQ(
      reject_row({.code = ErrorCode::broken_json,
                  .item = "a\"b.jsonl",
                  .line = 7,
                  .offset = 1042,
                  .what = "not JSON",
                  .remedy = "mend the line"}),
      R"({"code":"broken_json","item":"a\"b.jsonl","line":7,"offset":1042,"what":"not JSON","remedy":"mend the line"})");
  EXPECT_EQ(
      reject_row(
          {.code = ErrorCode::internal, .item = {}, .line = {}, .offset = {}, .what = "w", .remedy = ""}),
      R"({"code":"internal","item":null,"line":null,"offset":null,"what":"w","remedy":""})");
}

TEST(RejectRow, IsValidUtf8WhateverTheName) {
  EXPECT_EQ(reject_row({.code = ErrorCode::file_missing,
                        .item = "\xFF",
                        .line = {},
                        .offset = {},
                        .what = "",
                        .remedy = ""}),
            "{\"code\":\"file_missing\",\"item\":\"\xEF\xBF\xBD\",\"line\":null,\"offset\":null,\"what\":"
            "\"\",\"remedy\":\"\"}");
}

}  // namespace
}  // namespace sayso::cli
