#include "evaluation/class_score.hpp"

#include <utility>

namespace sayso::evaluation {

void ClassScore::add(const std::string& gold, const std::string& system) {
  const double hit = gold == system ? 1 : 0;
  classes_[gold].add({hit, 0, 1});
  classes_[system].add({0, 1, 0});
  all_.add({hit, 1, 1});
}

FigureRow ClassScore::row(std::string name) const {
  double sum = 0;
  for (const auto& [label, tally] : classes_) sum += tally.f1();
  const double mean = classes_.empty() ? 0.0 : sum / static_cast<double>(classes_.size());
  return {std::move(name), {{"accuracy", all_.recall()}, {"macro_f1", mean}}};
}

FigureRow ClassScore::by_class(std::string name) const {
  FigureRow made{std::move(name), {}};
  for (const auto& [label, tally] : classes_) made.figures.push_back({label, tally.f1()});
  return made;
}

}  // namespace sayso::evaluation
