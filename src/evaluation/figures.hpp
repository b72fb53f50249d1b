#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace sayso::evaluation {

/// One measured number.
struct Figure {
  std::string name;  ///< "f1"
  double value = 0;
  int decimals = 4;  ///< that are printed, in text and in JSON
};

/// Figures that belong together: "strict" with its precision, recall and F1.
struct FigureRow {
  std::string name;
  std::vector<Figure> figures;
};

using Figures = std::vector<FigureRow>;

/// What a system found and what it should have found.
struct Tally {
  double hits = 0;  ///< whole, or shares of a hit
  double found = 0;
  double wanted = 0;

  void add(const Tally& other);
  /// 0 where there is nothing to divide by, as score.py has it.
  [[nodiscard]] double precision() const;
  [[nodiscard]] double recall() const;
  [[nodiscard]] double f1() const;
};

/// Hits, found and wanted of two ascending lists without doubles.
template <class T>
[[nodiscard]] Tally tally_of(const std::vector<T>& found, const std::vector<T>& wanted) {
  Tally made{0, static_cast<double>(found.size()), static_cast<double>(wanted.size())};
  for (auto f = found.begin(), w = wanted.begin(); f != found.end() && w != wanted.end();) {
    if (*f < *w) {
      ++f;
    } else if (*w < *f) {
      ++w;
    } else {
      made.hits += 1;
      ++f;
      ++w;
    }
  }
  return made;
}

/// "strict" with precision, recall, F1.
[[nodiscard]] FigureRow row_of(std::string name, const Tally& tally);

[[nodiscard]] Figure count_figure(std::string name, std::uint64_t count);

/// A row a line, for people.
[[nodiscard]] std::string to_text(const Figures& figures);

/// `{"strict": {"precision": 0.3125, …}, …}`, one line without its newline; numbers rounded to their
/// decimals, null for what could not be measured.
[[nodiscard]] std::string to_json(const Figures& figures);

}  // namespace sayso::evaluation
