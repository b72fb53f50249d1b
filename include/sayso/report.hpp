#pragma once
#include <optional>
#include <string>

#include "sayso/text.hpp"

namespace sayso {

/// A news report, statement or post as it was handed in.
struct Report {
  std::string id;                        ///< as given, else the file's name without its ending
  std::string publisher;                 ///< empty when not given
  std::string title;                     ///< empty when not given
  std::string url;                       ///< empty when not given
  std::optional<std::string> published;  ///< ISO date, "2020-10-05"; empty when not told
  std::optional<std::string> retrieved;  ///< ISO date; empty when not told
  std::string language;                  ///< ISO 639-1, "en"; "und" when it cannot be told
  Text text;                             ///< main text; all offsets count in it
  std::string sha256;                    ///< of the raw bytes that were handed in, lower-case hex
};

/// Only English is coded; the rest is kept and marked "not coded".
[[nodiscard]] inline bool is_coded(const Report& report) { return report.language == "en"; }

}  // namespace sayso
