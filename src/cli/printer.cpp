#include "cli/printer.hpp"

namespace sayso::cli {

void Printer::begin_claims() {
  if (format_ == Format::csv) out_.write(output::claim_csv_header());
}

void Printer::begin_statements() {
  if (format_ == Format::csv) out_.write(output::statement_csv_header());
}

bool Printer::claim(const Claim& claim, const Coder& coder) {
  if (format_ == Format::jsonl) return out_.write(output::to_json(claim, coder) + "\n");
  if (format_ == Format::csv) return out_.write(output::to_csv(claim, coder));
  return block(output::to_text(claim, style_));
}

bool Printer::statement(const Statement& statement, const Text& text) {
  if (format_ == Format::jsonl) return out_.write(output::to_json(statement, text) + "\n");
  if (format_ == Format::csv) return out_.write(output::to_csv(statement, text));
  return block(output::to_text(statement, text, style_));
}

bool Printer::block(const std::string& text) {
  const bool follows = !first_;
  first_ = false;
  return out_.write(follows ? "\n" + text : text);
}

}  // namespace sayso::cli
