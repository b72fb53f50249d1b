// docs/claims.md, data/schema/claim.schema.json and what is written say the same (promise: one list of
// fields).
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <regex>
#include <sstream>

#include "output/example.hpp"
#include "output/random_claims.hpp"
#include "sayso/output.hpp"

namespace sayso::output {
namespace {

using nlohmann::ordered_json;
using sayso::testing::coder;
using sayso::testing::Example;
using sayso::testing::Random;

std::string read(const std::string& path) {
  std::ifstream file(path);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

ordered_json schema() { return ordered_json::parse(read("data/schema/claim.schema.json")); }

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> out;
  for (const auto& item : object.items()) out.push_back(item.key());
  return out;
}

/// The first column of the table under a heading of docs/claims.md.
std::vector<std::string> documented(const std::string& heading) {
  const std::string page = read("docs/claims.md");
  std::size_t begin = page.find(heading + "\n");
  if (begin == std::string::npos) return {};
  begin += heading.size();
  std::istringstream section(page.substr(begin, page.find("\n#", begin) - begin));
  std::vector<std::string> out;
  for (std::string line; std::getline(section, line);) {
    std::smatch row;
    if (std::regex_search(line, row, std::regex("^\\| `([a-z_]+)` \\|"))) out.push_back(row[1]);
  }
  return out;
}

/// As much of JSON Schema as ours uses. Says the first fault, empty where there is none.
std::string fault(const ordered_json& value, const ordered_json& rule, const ordered_json& root,
                  const std::string& path) {
  const auto is = [&](const std::string& type) {
    return type == "integer"  ? value.is_number_integer()
           : type == "number" ? value.is_number()
                              : type == value.type_name();
  };
  for (const auto& [word, wanted] : rule.items()) {
    if (word == "$ref") {
      const auto pointer = ordered_json::json_pointer(wanted.get<std::string>().substr(1));
      if (auto f = fault(value, root.at(pointer), root, path); !f.empty()) return f;
    } else if (word == "anyOf") {
      bool any = false;
      for (const auto& each : wanted) any = any || fault(value, each, root, path).empty();
      if (!any) return path + ": none of anyOf";
    } else if (word == "type") {
      bool any = false;
      for (const auto& type : wanted.is_array() ? wanted : ordered_json::array({wanted}))
        any = any || is(type);
      if (!any) return path + ": type " + value.type_name();
    } else if (word == "enum") {
      if (std::find(wanted.begin(), wanted.end(), value) == wanted.end()) return path + ": not in enum";
    } else if (word == "required") {
      for (const auto& key : wanted) {
        if (!value.contains(key)) return path + ": lacks " + key.get<std::string>();
      }
    } else if (word == "properties") {
      for (const auto& [key, inner] : value.items()) {
        if (!wanted.contains(key)) return path + ": has " + key;
        if (auto f = fault(inner, wanted[key], root, path + "." + key); !f.empty()) return f;
      }
    } else if (word == "items") {
      for (const auto& inner : value) {
        if (auto f = fault(inner, wanted, root, path + "[]"); !f.empty()) return f;
      }
    } else if (word == "minItems" || word == "minLength") {
      if (!value.is_null() && (value.is_string() ? value.get<std::string>().size() : value.size()) < wanted) {
        return path + ": too short";
      }
    } else if (word == "maxItems" || word == "maxLength") {
      if (!value.is_null() && (value.is_string() ? value.get<std::string>().size() : value.size()) > wanted) {
        return path + ": too long";
      }
    } else if (word == "minimum") {
      if (value.is_number() && value < wanted) return path + ": too small";
    } else if (word == "maximum") {
      if (value.is_number() && value > wanted) return path + ": too big";
    } else if (word == "pattern") {
      if (!std::regex_search(value.get<std::string>(), std::regex(wanted.get<std::string>()))) {
        return path + ": pattern";
      }
    } else if (word != "additionalProperties" && word.front() != '$' && word != "title" &&
               word != "description") {
      return "the test does not know the schema's word " + word;
    }
  }
  return {};
}

TEST(Schema, FieldsAreThoseOfTheDocumentation) {
  const auto rules = schema();
  EXPECT_EQ(documented("## A claim, in JSON"), keys(rules["properties"]));
  EXPECT_EQ(documented("### Entities"), keys(rules["$defs"]["entity"]["properties"]));
  EXPECT_EQ(documented("### Places"), keys(rules["$defs"]["place"]["properties"]));
}

TEST(Schema, FieldsAreThoseThatAreWritten) {
  const Example example;
  const auto claim = ordered_json::parse(to_json(example.claim, coder));
  EXPECT_EQ(keys(claim), documented("## A claim, in JSON"));
  EXPECT_EQ(keys(claim["sources"][0]), documented("### Entities"));
  EXPECT_EQ(keys(claim["places"][0]), documented("### Places"));
  EXPECT_EQ(keys(ordered_json::parse(to_json(example.statement, example.report.text))),
            documented("## A statement, in JSON"));
}

TEST(Schema, EveryClaimKeepsTheSchema) {
  const auto rules = schema();
  Random random(11);
  for (int i = 0; i < 200; ++i) {
    const Report report = random.report("r" + std::to_string(i));
    const std::string line = to_json(random.claim(report, 1), coder);
    EXPECT_EQ(fault(ordered_json::parse(line), rules, rules, "claim"), "") << line;
  }
}

TEST(Schema, RefusesWhatIsNoClaim) {
  const auto rules = schema();
  auto claim = ordered_json::parse(to_json(Example().claim, coder));
  claim["killed"] = ordered_json::array({1});
  EXPECT_EQ(fault(claim, rules, rules, "claim"), "claim.killed: none of anyOf");
  claim["killed"] = nullptr;
  claim["truth"] = true;
  EXPECT_EQ(fault(claim, rules, rules, "claim"), "claim: has truth");
}

TEST(Csv, ColumnsAreThoseOfTheDocumentation) {
  const std::string page = read("docs/claims.md");
  for (std::string header : {claim_csv_header(), statement_csv_header()}) {
    header.resize(header.size() - 2);
    EXPECT_THAT(page, ::testing::HasSubstr("`" + header + "`"));
  }
}

}  // namespace
}  // namespace sayso::output
