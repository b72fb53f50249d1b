#include "sayso/text.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <utility>

namespace sayso {
namespace {

bool is_ascii(std::string_view bytes) {
  return std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

}  // namespace

Result<Text> Text::from_utf8(std::string bytes) {
  if (bytes.size() > std::numeric_limits<std::int32_t>::max()) {
    return tl::unexpected(Error{
        .code = ErrorCode::too_long, .what = "the text is over 2 GiB", .remedy = "split it into reports"});
  }
  Text text;
  if (!is_ascii(bytes)) {
    const auto length = static_cast<std::int32_t>(bytes.size());
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    text.starts_.reserve(bytes.size());
    for (std::int32_t i = 0; i < length;) {
      const std::int32_t start = i;
      UChar32 c = 0;
      U8_NEXT(data, i, length, c);
      if (c < 0) {
        return tl::unexpected(Error{.code = ErrorCode::not_utf8,
                                    .offset = static_cast<std::uint64_t>(start),
                                    .what = "byte " + std::to_string(start) + " is not UTF-8",
                                    .remedy = "save it as UTF-8"});
      }
      text.starts_.push_back(static_cast<std::uint32_t>(start));
    }
  }
  text.bytes_ = std::move(bytes);
  return text;
}

std::uint32_t Text::size() const {
  return static_cast<std::uint32_t>(starts_.empty() ? bytes_.size() : starts_.size());
}

std::uint32_t Text::byte_of(std::uint32_t code_point) const {
  if (code_point >= size()) return static_cast<std::uint32_t>(bytes_.size());
  return starts_.empty() ? code_point : starts_[code_point];
}

std::uint32_t Text::code_point_of(std::uint32_t byte_offset) const {
  if (byte_offset >= bytes_.size()) return size();
  if (starts_.empty()) return byte_offset;
  const auto after = std::ranges::upper_bound(starts_, byte_offset);
  return static_cast<std::uint32_t>(after - starts_.begin()) - 1;
}

std::string_view Text::slice(Span span) const& {
  const std::uint32_t begin = byte_of(span.begin);
  const std::uint32_t end = byte_of(std::max(span.begin, span.end));
  return std::string_view(bytes_).substr(begin, end - begin);
}

char32_t Text::at(std::uint32_t code_point) const {
  if (code_point >= size()) return 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes_.data());
  auto i = static_cast<std::int32_t>(byte_of(code_point));
  UChar32 c = 0;
  U8_NEXT(data, i, static_cast<std::int32_t>(bytes_.size()), c);
  return static_cast<char32_t>(c);
}

}  // namespace sayso
