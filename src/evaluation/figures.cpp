#include "evaluation/figures.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace sayso::evaluation {
namespace {

double share(double part, double whole) { return whole > 0 ? part / whole : 0.0; }

std::string number(const Figure& figure) { return fmt::format("{:.{}f}", figure.value, figure.decimals); }

/// Names are our own, or types and labels out of a file.
std::string quoted(const std::string& name) {
  std::string made = "\"";
  for (const char c : name) {
    if (c == '"' || c == '\\') made += '\\';
    made += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
  }
  return made + "\"";
}

}  // namespace

void Tally::add(const Tally& other) {
  hits += other.hits;
  found += other.found;
  wanted += other.wanted;
}

double Tally::precision() const { return share(hits, found); }
double Tally::recall() const { return share(hits, wanted); }

double Tally::f1() const {
  const double p = precision(), r = recall();
  return share(2 * p * r, p + r);
}

FigureRow row_of(std::string name, const Tally& tally) {
  return {std::move(name),
          {{"precision", tally.precision()}, {"recall", tally.recall()}, {"f1", tally.f1()}}};
}

Figure count_figure(std::string name, std::uint64_t count) {
  return {std::move(name), static_cast<double>(count), 0};
}

std::string to_text(const Figures& figures) {
  std::size_t width = 0;
  for (const FigureRow& row : figures) width = std::max(width, row.name.size());
  std::string made;
  for (const FigureRow& row : figures) {
    made += fmt::format("{:{}}", row.name, width);
    for (const Figure& figure : row.figures)
      made += std::isfinite(figure.value) ? fmt::format("  {} {}", figure.name, number(figure))
                                          : fmt::format("  {} -", figure.name);
    made += '\n';
  }
  return made;
}

std::string to_json(const Figures& figures) {
  std::string made = "{";
  for (const FigureRow& row : figures) {
    if (made.size() > 1) made += ", ";
    made += quoted(row.name) + ": {";
    for (const Figure& figure : row.figures) {
      if (made.back() != '{') made += ", ";
      made += quoted(figure.name) + ": " + (std::isfinite(figure.value) ? number(figure) : "null");
    }
    made += "}";
  }
  return made + "}";
}

}  // namespace sayso::evaluation
