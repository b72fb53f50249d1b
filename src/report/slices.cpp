#include "report/slices.hpp"

#include <algorithm>

#include "report/ascii.hpp"

namespace sayso::report {

bool LineReader::next(Slice& slice) {
  while (true) {
    slice.bytes.clear();
    slice.size = 0;
    slice.over_limit = false;
    slice.line = ++line_;
    slice.offset = source_.first_offset() ? std::optional(*source_.first_offset() + consumed_) : std::nullopt;
    bool ended = false;
    while (!ended) {
      if (at_ >= piece_.size()) {
        piece_ = source_.next();
        at_ = 0;
        if (piece_.empty()) break;
      }
      const std::size_t end = std::min(piece_.find('\n', at_), piece_.size());
      ended = end < piece_.size();
      const std::size_t count = end - at_;
      slice.size += count;
      if (slice.size > most_) {
        slice.over_limit = true;
        slice.bytes.clear();
        slice.bytes.shrink_to_fit();
      } else {
        slice.bytes.append(piece_.substr(at_, count));
      }
      consumed_ += count + (ended ? 1 : 0);
      at_ = end + (ended ? 1 : 0);
    }
    if (!slice.bytes.empty() && slice.bytes.back() == '\r') slice.bytes.pop_back();
    if (slice.over_limit || !trim(slice.bytes).empty()) {
      slice.ordinal = ++ordinal_;
      return true;
    }
    if (!ended) return false;
  }
}

/// The next byte, or -1 at the end.
int JsonValueReader::look() {
  if (at_ >= piece_.size()) {
    piece_ = source_.next();
    at_ = 0;
    if (piece_.empty()) return -1;
  }
  return static_cast<unsigned char>(piece_[at_]);
}

void JsonValueReader::step() {
  if (piece_[at_] == '\n') ++line_;
  ++at_;
  ++consumed_;
}

void JsonValueReader::cut_value(Slice& slice) {
  std::size_t depth = 0;
  bool in_string = false;
  bool escaped = false;
  for (int c = look(); c >= 0; c = look()) {
    const auto byte = static_cast<char>(c);
    if (!in_string && depth == 0 && slice.size > 0 &&
        (is_space(byte) || byte == ',' || byte == ']' || byte == '{')) {
      return;
    }
    if (++slice.size > most_) {
      slice.over_limit = true;
      slice.bytes.clear();
    } else {
      slice.bytes += byte;
    }
    step();
    if (in_string) {
      // A string ends at its quote; at a line's end too, which JSON does not allow inside one: the quote is
      // missing.
      if (byte == '\n' || (byte == '"' && !escaped)) in_string = false;
      escaped = byte == '\\' && !escaped;
    } else if (byte == '"') {
      in_string = true;
      escaped = false;
    } else if (byte == '{' || byte == '[') {
      ++depth;
    } else if (byte == '}' || byte == ']') {
      if (depth > 0) --depth;
      if (depth == 0) return;
    }
  }
}

bool JsonValueReader::next(Slice& slice) {
  slice = Slice{};
  while (true) {
    const int c = look();
    if (c < 0) return false;
    const auto byte = static_cast<char>(c);
    if (byte == '[' && !in_array_) {
      in_array_ = was_array_ = true;
    } else if (byte == ']' && in_array_) {
      in_array_ = false;
    } else if (!is_space(byte) && byte != ',') {
      break;
    }
    step();
  }
  slice.line = line_;
  slice.offset = source_.first_offset() ? std::optional(*source_.first_offset() + consumed_) : std::nullopt;
  slice.ordinal = ++ordinal_;
  cut_value(slice);
  return true;
}

}  // namespace sayso::report
