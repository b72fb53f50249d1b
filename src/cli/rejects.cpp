#include "cli/rejects.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace sayso::cli {

std::string reject_row(const Error& error) {
  nlohmann::ordered_json row;
  row["code"] = name(error.code);
  row["item"] = error.item.empty() ? nlohmann::ordered_json() : nlohmann::ordered_json(error.item);
  row["line"] = error.line ? nlohmann::ordered_json(*error.line) : nlohmann::ordered_json();
  row["offset"] = error.offset ? nlohmann::ordered_json(*error.offset) : nlohmann::ordered_json();
  row["what"] = error.what;
  row["remedy"] = error.remedy;
  return row.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

Result<Rejects> Rejects::open(Messages& messages, const std::string& path) {
  Rejects rejects(messages);
  if (!path.empty()) {
    auto file = Sink::create(path);
    if (!file) return tl::unexpected(file.error());
    rejects.file_.emplace(std::move(*file));
  }
  return rejects;
}

void Rejects::add(const Error& error) {
  ++count_;
  messages_->error(error);
  if (file_) {
    file_->write(reject_row(error) + "\n");
    file_->flush();  // a killed run keeps its rows
  }
}

Result<void> Rejects::close() {
  if (file_ && !file_->flush() && file_->error()) return tl::unexpected(*file_->error());
  return {};
}

}  // namespace sayso::cli
