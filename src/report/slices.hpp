#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "report/byte_source.hpp"

namespace sayso::report {

/// One record of a longer input.
struct Slice {
  std::string bytes;                    ///< empty when it is over the limit
  std::uint64_t line = 1;               ///< 1-based line on which it begins
  std::optional<std::uint64_t> offset;  ///< byte on which it begins; empty where the input was converted
  std::uint64_t size = 0;               ///< bytes, those over the limit too
  std::uint64_t ordinal = 0;            ///< 1-based among the slices
  bool over_limit = false;
};

/// The lines of an input that are not blank, without their line ends. A line over the limit is passed over
/// byte by byte, never held.
class LineReader {
 public:
  LineReader(ByteSource& source, std::size_t most) : source_(source), most_(most) {}
  /// False at the end.
  [[nodiscard]] bool next(Slice& slice);

 private:
  ByteSource& source_;
  std::size_t most_;
  std::string_view piece_;
  std::size_t at_ = 0;
  std::uint64_t consumed_ = 0;
  std::uint64_t line_ = 0;
  std::uint64_t ordinal_ = 0;
};

/// The values of a JSON document: the elements of an array, or one value, or several one after another. They
/// are cut apart by their brackets alone, so a broken one costs itself, not the others; parsing is the
/// caller's.
class JsonValueReader {
 public:
  JsonValueReader(ByteSource& source, std::size_t most) : source_(source), most_(most) {}
  /// False at the end.
  [[nodiscard]] bool next(Slice& slice);
  /// At the end: whether an array was opened and not closed.
  [[nodiscard]] bool unclosed() const { return in_array_; }
  [[nodiscard]] bool was_array() const { return was_array_; }
  [[nodiscard]] std::uint64_t line() const { return line_; }

 private:
  [[nodiscard]] int look();
  void step();
  void cut_value(Slice& slice);

  ByteSource& source_;
  std::size_t most_;
  std::string_view piece_;
  std::size_t at_ = 0;
  std::uint64_t consumed_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t ordinal_ = 0;
  bool in_array_ = false;
  bool was_array_ = false;
};

}  // namespace sayso::report
