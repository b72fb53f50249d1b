#pragma once
#include <array>

#include "report/record.hpp"
#include "sayso/reading.hpp"

namespace sayso::report {

/// A record as a report: the options' words over its own, everything checked, language told.
///
/// empty, too_long, field_invalid and date_impossible, which name the field.
[[nodiscard]] Result<Report> check(Record record, const ReadOptions& options);

/// What two reports of one id must share to be the same one: 128 bits of a SHA-256.
using Fingerprint = std::array<unsigned char, 16>;
[[nodiscard]] Fingerprint fingerprint(const Report& report);

}  // namespace sayso::report
