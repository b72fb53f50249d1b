#pragma once
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "sayso/result.hpp"

namespace sayso::knowledge {

inline constexpr std::uint32_t no_place = 0xFFFFFFFF;

/// What a place is.
enum class PlaceKind : std::uint8_t {
  country,
  first_order,   ///< state, province, oblast
  second_order,  ///< county, district, raion
  town,          ///< any populated place
  region         ///< ours: Donbas, the Black Sea, Europe
};

/// A place as it lies in the file: 40 bytes, little-endian.
struct PlaceRecord {
  std::int32_t geonameid;    ///< -1 when GeoNames has none or we do not know it
  std::int32_t lat_e5;       ///< degrees WGS84 times 100,000
  std::int32_t lon_e5;       ///< degrees WGS84 times 100,000
  std::uint32_t population;  ///< of a division or country: of its towns; 0 when not known
  std::uint32_t name;        ///< byte in the strings
  std::uint16_t name_size;
  char country[3];  ///< ISO 3166-1 alpha-3; zeros when in none or several
  PlaceKind kind;
  std::uint16_t capital;  ///< 1 for the capital of its country
  std::uint32_t admin1;   ///< place that is its first-order division, or `no_place`
  std::uint32_t admin2;   ///< place that is its second-order division, or `no_place`
  std::uint32_t unused2;
};
static_assert(sizeof(PlaceRecord) == 40);

/// A folded name: 12 bytes, sorted by the bytes of the name.
struct NameRecord {
  std::uint32_t text;  ///< byte in the strings
  std::uint16_t text_size;
  std::uint16_t ref_count;
  std::uint32_t first_ref;  ///< its places: refs [first_ref, first_ref + ref_count), the most peopled first
};
static_assert(sizeof(NameRecord) == 12);

/// A key of `name_keys`, hashed by 32-bit FNV-1a, and a name that has it. Sorted.
struct KeyRecord {
  std::uint32_t hash;
  std::uint32_t name;
};
static_assert(sizeof(KeyRecord) == 8);

/// data/places.bin, mapped into memory. scripts/build_places.py writes it.
class PlacesFile {
 public:
  /// Errors: `data_missing` when there is no such file; `data_invalid` when it is not one of ours, of another
  /// version, cut short, or does not match its checksum (CRC-32, over all but the header).
  [[nodiscard]] static Result<PlacesFile> open(const std::string& path);

  [[nodiscard]] std::span<const PlaceRecord> places() const { return places_; }
  [[nodiscard]] std::span<const NameRecord> names() const { return names_; }
  [[nodiscard]] std::span<const KeyRecord> keys() const { return keys_; }
  /// Places of a name; the highest bit is set where the name is not the one that is shown.
  [[nodiscard]] std::span<const std::uint32_t> refs(const NameRecord& name) const {
    return refs_.subspan(name.first_ref, name.ref_count);
  }
  [[nodiscard]] std::string_view text(const NameRecord& name) const {
    return strings_.substr(name.text, name.text_size);
  }
  [[nodiscard]] std::string_view shown(const PlaceRecord& place) const {
    return strings_.substr(place.name, place.name_size);
  }
  /// The name equal to `folded`; null when there is none.
  [[nodiscard]] const NameRecord* find(std::string_view folded) const;

 private:
  struct Mapping;
  std::shared_ptr<const Mapping> mapping_;
  std::span<const PlaceRecord> places_;
  std::span<const NameRecord> names_;
  std::span<const std::uint32_t> refs_;
  std::span<const KeyRecord> keys_;
  std::string_view strings_;
};

}  // namespace sayso::knowledge
