#pragma once
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sayso::report {

/// An input read piece by piece, without its byte order mark; UTF-16 and UTF-32 with a mark become UTF-8 on
/// the way.
///
/// Borrows the stream, which must outlive it.
class ByteSource {
 public:
  explicit ByteSource(std::istream& input);
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  ~ByteSource();

  /// The first piece, not yet consumed: a line and what came with it, or about 64 KiB.
  [[nodiscard]] std::string_view head() const { return piece_; }
  /// The input's own first bytes, mark and all: what has been read of it before `next`.
  [[nodiscard]] std::string_view raw_head() const { return raw_head_; }
  /// The next piece, empty at the end; it lives until the next call.
  [[nodiscard]] std::string_view next();
  /// Bytes of the input before the first piece, if offsets in pieces are offsets in the input (it was not
  /// converted).
  [[nodiscard]] std::optional<std::uint64_t> first_offset() const { return first_offset_; }
  /// Whether reading broke off before the end.
  [[nodiscard]] bool failed() const { return failed_; }

 private:
  struct Converter;

  std::istream& input_;
  std::unique_ptr<Converter> converter_;
  std::string raw_;
  std::string raw_head_;
  std::string piece_;
  std::optional<std::uint64_t> first_offset_ = 0;
  bool head_given_ = false;
  bool failed_ = false;
};

}  // namespace sayso::report
