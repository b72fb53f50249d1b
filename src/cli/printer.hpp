#pragma once
#include "cli/options.hpp"
#include "sayso/output.hpp"

namespace sayso::cli {

/// Prints claims or statements one after the other in one format.
class Printer {
 public:
  Printer(Sink& out, Format format, bool colour) : out_(out), format_(format), style_{colour} {}

  /// CSV's header row, for a table without rows has one too; nothing in other formats.
  void begin_claims();
  void begin_statements();
  /// False when there is no use in printing more.
  bool claim(const Claim& claim, const Coder& coder);
  bool statement(const Statement& statement, const Text& text);

 private:
  bool block(const std::string& text);

  Sink& out_;
  Format format_;
  output::TextStyle style_;
  bool first_ = true;
};

}  // namespace sayso::cli
