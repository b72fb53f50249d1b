#include "knowledge/places_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cerrno>
#include <cstring>

namespace sayso::knowledge {
namespace {

static_assert(std::endian::native == std::endian::little, "places.bin is read as it lies");

constexpr std::uint32_t version = 1;

struct Header {
  char magic[8];
  std::uint32_t version;
  std::uint32_t checksum;
  std::uint64_t size;
  std::array<std::uint32_t, 5> counts;  // places, names, refs, keys, bytes of strings
  std::uint32_t starts[10];             // five 64-bit offsets, four-byte aligned
  std::uint32_t unused[3];
};
static_assert(sizeof(Header) == 96);

// CRC-32 as zlib has it, eight bytes at a time (Kounavis and Berry 2005).
std::uint32_t crc32(const std::uint8_t* bytes, std::size_t size) {
  static constexpr auto tables = [] {
    std::array<std::array<std::uint32_t, 256>, 8> made{};
    for (std::uint32_t i = 0; i < 256; ++i) {
      std::uint32_t value = i;
      for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? 0xEDB88320U ^ (value >> 1U) : value >> 1U;
      made[0][i] = value;
    }
    for (std::size_t t = 1; t < 8; ++t) {
      for (std::size_t i = 0; i < 256; ++i) {
        made[t][i] = (made[t - 1][i] >> 8U) ^ made[0][made[t - 1][i] & 0xFFU];
      }
    }
    return made;
  }();
  std::uint32_t value = 0xFFFFFFFFU;
  while (size >= 8) {
    std::uint32_t low = 0;
    std::uint32_t high = 0;
    std::memcpy(&low, bytes, 4);
    std::memcpy(&high, bytes + 4, 4);
    low ^= value;
    value = tables[7][low & 0xFFU] ^ tables[6][(low >> 8U) & 0xFFU] ^ tables[5][(low >> 16U) & 0xFFU] ^
            tables[4][low >> 24U] ^ tables[3][high & 0xFFU] ^ tables[2][(high >> 8U) & 0xFFU] ^
            tables[1][(high >> 16U) & 0xFFU] ^ tables[0][high >> 24U];
    bytes += 8;
    size -= 8;
  }
  for (; size > 0; --size, ++bytes) value = tables[0][(value ^ *bytes) & 0xFFU] ^ (value >> 8U);
  return value ^ 0xFFFFFFFFU;
}

tl::unexpected<Error> invalid(const std::string& path, std::string what) {
  return tl::unexpected(Error{.code = ErrorCode::data_invalid,
                              .item = path,
                              .what = std::move(what),
                              .remedy = "build it again with scripts/build_places.py"});
}

}  // namespace

struct PlacesFile::Mapping {
  void* address = MAP_FAILED;
  std::size_t size = 0;
  Mapping() = default;
  Mapping(const Mapping&) = delete;
  Mapping& operator=(const Mapping&) = delete;
  ~Mapping() {
    if (address != MAP_FAILED) ::munmap(address, size);
  }
};

Result<PlacesFile> PlacesFile::open(const std::string& path) {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    return tl::unexpected(Error{.code = ErrorCode::data_missing,
                                .item = path,
                                .what = std::string("cannot be opened: ") + std::strerror(errno),
                                .remedy = "build it with scripts/build_places.py"});
  }
  auto mapping = std::make_shared<Mapping>();
  struct stat facts {};
  if (::fstat(file, &facts) == 0 && facts.st_size >= static_cast<off_t>(sizeof(Header))) {
    mapping->size = static_cast<std::size_t>(facts.st_size);
    mapping->address = ::mmap(nullptr, mapping->size, PROT_READ, MAP_PRIVATE, file, 0);
  }
  ::close(file);
  if (mapping->address == MAP_FAILED)
    return invalid(path, "is too short to be a gazetteer, or cannot be mapped");
  const auto* bytes = static_cast<const std::uint8_t*>(mapping->address);
  Header header{};
  std::memcpy(&header, bytes, sizeof header);
  if (std::memcmp(header.magic, "SAYSOPLC", 8) != 0) return invalid(path, "is not a gazetteer of Sayso's");
  if (header.version != version) {
    return invalid(path,
                   "is of version " + std::to_string(header.version) + ", not " + std::to_string(version));
  }
  if (header.size != mapping->size) return invalid(path, "is cut short");
  if (crc32(bytes + sizeof header, mapping->size - sizeof header) != header.checksum) {
    return invalid(path, "does not match its checksum");
  }
  constexpr std::array<std::size_t, 5> sizes = {sizeof(PlaceRecord), sizeof(NameRecord), 4, sizeof(KeyRecord),
                                                1};
  std::array<const std::uint8_t*, 5> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    std::uint64_t start = 0;
    std::memcpy(&start, &header.starts[i * 2], 8);
    if (start > mapping->size || start % 4 != 0 || header.counts[i] * sizes[i] > mapping->size - start) {
      return invalid(path, "has a part that lies outside it");
    }
    parts[i] = bytes + start;
  }
  PlacesFile opened;
  // The parts are aligned to eight bytes in the file, and the records hold nothing wider than four.
  opened.places_ = {reinterpret_cast<const PlaceRecord*>(parts[0]), header.counts[0]};
  opened.names_ = {reinterpret_cast<const NameRecord*>(parts[1]), header.counts[1]};
  opened.refs_ = {reinterpret_cast<const std::uint32_t*>(parts[2]), header.counts[2]};
  opened.keys_ = {reinterpret_cast<const KeyRecord*>(parts[3]), header.counts[3]};
  opened.strings_ = {reinterpret_cast<const char*>(parts[4]), header.counts[4]};
  opened.mapping_ = std::move(mapping);
  return opened;
}

const NameRecord* PlacesFile::find(std::string_view folded) const {
  const auto at =
      std::ranges::lower_bound(names_, folded, {}, [this](const NameRecord& name) { return text(name); });
  return at != names_.end() && text(*at) == folded ? &*at : nullptr;
}

}  // namespace sayso::knowledge
