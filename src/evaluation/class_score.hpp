#pragma once
#include <map>
#include <string>

#include "evaluation/figures.hpp"

namespace sayso::evaluation {

/// One label an item: accuracy, and the mean F1 of all labels that are annotated or given.
class ClassScore {
 public:
  void add(const std::string& gold, const std::string& system);
  /// "accuracy", "macro_f1"
  [[nodiscard]] FigureRow row(std::string name) const;
  /// The F1 of each label, by name.
  [[nodiscard]] FigureRow by_class(std::string name) const;

 private:
  std::map<std::string, Tally> classes_;
  Tally all_;
};

}  // namespace sayso::evaluation
