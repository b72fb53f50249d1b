#pragma once
#include <toml++/toml.h>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "knowledge/codebook.hpp"

namespace sayso::knowledge {

/// Reads the fields of one TOML table and keeps the first thing that is wrong with it.
///
/// Every read names its key as known; `finish` reports the others. After an error reads give empty values.
class CodebookFields {
 public:
  CodebookFields(const toml::table& table, std::string file, std::optional<Error>& error);

  [[nodiscard]] DataPlace place() const;
  [[nodiscard]] std::string text(std::string_view key);           ///< must be there, may be ""
  [[nodiscard]] std::string text_or_empty(std::string_view key);  ///< may be left out
  [[nodiscard]] std::string filled(std::string_view key);         ///< must be there and not empty
  [[nodiscard]] std::string one_of(std::string_view key, const std::vector<std::string_view>& allowed);
  [[nodiscard]] std::optional<double> score(std::string_view key);  ///< -10 to 10
  [[nodiscard]] bool flag(std::string_view key);                    ///< false when left out
  [[nodiscard]] std::vector<std::string> list(std::string_view key);
  /// Lower-case lemmas, split at spaces and hyphens; empty when left out.
  [[nodiscard]] std::vector<Phrase> phrases(std::string_view key);
  /// The tables of an array of tables; empty when left out.
  [[nodiscard]] std::vector<const toml::table*> tables(std::string_view key);
  [[nodiscard]] std::string cameo(std::string_view key, bool must);
  [[nodiscard]] std::string acled(std::string_view key, bool must);

  void fail(std::string what, std::string remedy, std::optional<std::string_view> key = {});
  void finish();

 private:
  const toml::node* find(std::string_view key, bool must);

  const toml::table& table_;
  std::string file_;
  std::optional<Error>& error_;
  std::set<std::string, std::less<>> known_;
};

}  // namespace sayso::knowledge
