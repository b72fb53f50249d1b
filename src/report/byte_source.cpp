#include "report/byte_source.hpp"

#include <unicode/ucnv.h>

#include <algorithm>
#include <array>
#include <istream>

#include "report/encoding.hpp"

namespace sayso::report {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16;

/// Appends what the input has now, up to 64 KiB; waits for its first byte, so that a pipe's line need not
/// wait for the next.
void read_some(std::istream& input, std::string& into) {
  const std::size_t most = into.size() + piece_size;
  do {
    if (input.peek() == std::istream::traits_type::eof()) return;
    const auto ready = static_cast<std::size_t>(std::max<std::streamsize>(input.rdbuf()->in_avail(), 1));
    const std::size_t before = into.size();
    into.resize(std::min(before + ready, most));
    input.read(into.data() + before, static_cast<std::streamsize>(into.size() - before));
    into.resize(before + static_cast<std::size_t>(input.gcount()));
  } while (input.good() && into.size() < most && input.rdbuf()->in_avail() > 0);
}

/// Whether a line ends in it, empty ones apart.
bool holds_line(std::string_view head) {
  const std::size_t start = head.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && head.find('\n', start) != std::string_view::npos;
}

/// The first piece: a line at least, by which the form is told, or 64 KiB.
void read_head(std::istream& input, std::string& into) {
  while (input.good() && into.size() < piece_size && !holds_line(into)) read_some(input, into);
}

}  // namespace

/// From a marked encoding to UTF-8, through ICU; what is broken becomes U+FFFD.
struct ByteSource::Converter {
  UConverter* from = nullptr;
  UConverter* to = nullptr;
  std::array<UChar, 8192> pivot{};
  UChar* pivot_source = pivot.data();
  UChar* pivot_target = pivot.data();

  explicit Converter(std::string_view encoding) {
    UErrorCode status = U_ZERO_ERROR;
    from = ucnv_open(std::string(encoding).c_str(), &status);
    to = ucnv_open("UTF-8", &status);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    ucnv_close(from);
    ucnv_close(to);
  }

  void append(std::string_view bytes, bool last, std::string& text) {
    if (from == nullptr || to == nullptr) return;
    const char* source = bytes.data();
    std::array<char, 8192> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    do {
      status = U_ZERO_ERROR;
      char* target = buffer.data();
      ucnv_convertEx(to, from, &target, buffer.data() + buffer.size(), &source, bytes.data() + bytes.size(),
                     pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(), 0, last ? 1 : 0,
                     &status);
      text.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (status == U_TRUNCATED_CHAR_FOUND) text += "\xEF\xBF\xBD";
  }
};

ByteSource::ByteSource(std::istream& input) : input_(input) {
  read_head(input_, raw_);
  failed_ = input_.bad();
  raw_head_ = raw_;
  const ByteOrderMark mark = byte_order_mark(raw_);
  if (mark.size > 0 && mark.encoding != "UTF-8") {
    converter_ = std::make_unique<Converter>(mark.encoding);
    first_offset_ = std::nullopt;
    raw_.erase(0, mark.size);
    converter_->append(raw_, !input_.good(), piece_);
  } else {
    first_offset_ = mark.size;
    piece_ = raw_.substr(mark.size);
  }
}

ByteSource::~ByteSource() = default;

std::string_view ByteSource::next() {
  if (!head_given_) {
    head_given_ = true;
    if (!piece_.empty()) return piece_;
  }
  do {
    if (!input_.good()) return {};
    raw_.clear();
    read_some(input_, raw_);
    failed_ = failed_ || input_.bad();
    if (converter_ == nullptr) {
      piece_.swap(raw_);
    } else {
      piece_.clear();
      converter_->append(raw_, !input_.good(), piece_);
    }
  } while (piece_.empty());
  return piece_;
}

}  // namespace sayso::report
