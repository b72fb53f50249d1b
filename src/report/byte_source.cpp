#include "report/byte_source.hpp"

#include <unicode/ucnv.h>

#include <array>
#include <istream>

#include "report/encoding.hpp"

namespace sayso::report {
namespace {

constexpr std::size_t piece_size = std::size_t{1} << 16;

void read_some(std::istream& input, std::string& into) {
  into.resize(piece_size);
  input.read(into.data(), static_cast<std::streamsize>(into.size()));
  into.resize(static_cast<std::size_t>(input.gcount()));
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
  }
};

ByteSource::ByteSource(std::istream& input) : input_(input) {
  read_some(input_, raw_);
  failed_ = input_.bad();
  raw_head_ = raw_;
  const ByteOrderMark mark = byte_order_mark(raw_);
  if (mark.size > 0 && mark.encoding != "UTF-8") {
    converter_ = std::make_unique<Converter>(mark.encoding);
    first_offset_ = std::nullopt;
    raw_.erase(0, mark.size);
    converter_->append(raw_, input_.eof(), piece_);
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
    read_some(input_, raw_);
    failed_ = failed_ || input_.bad();
    if (converter_ == nullptr) {
      piece_.swap(raw_);
    } else {
      piece_.clear();
      converter_->append(raw_, input_.eof(), piece_);
    }
  } while (piece_.empty());
  return piece_;
}

}  // namespace sayso::report
