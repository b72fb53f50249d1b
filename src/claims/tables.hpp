#pragma once
#include <optional>

#include "knowledge/actors.hpp"
#include "knowledge/codebook.hpp"
#include "knowledge/places.hpp"
#include "sayso/coder.hpp"

namespace sayso {

/// What `Knowledge` holds.
struct Knowledge::Tables {
  knowledge::Codebook codebook;
  knowledge::Actors actors;
  std::optional<knowledge::Places> places;
};

}  // namespace sayso
