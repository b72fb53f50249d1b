#include "output/json_fields.hpp"

#include <limits>
#include <utility>

namespace sayso::output {
namespace {

std::optional<std::uint32_t> uint32_of(const nlohmann::json& value) {
  if (!value.is_number_unsigned()) return std::nullopt;
  const auto number = value.get<std::uint64_t>();
  if (number > std::numeric_limits<std::uint32_t>::max()) return std::nullopt;
  return static_cast<std::uint32_t>(number);
}

}  // namespace

Fields::Fields(const Value& object, std::string path, std::optional<Error>& fault)
    : object_(object), path_(std::move(path)), fault_(fault) {
  if (!object.is_object())
    note(ErrorCode::field_invalid, (path_.empty() ? "the line" : path_) + " is not an object");
}

void Fields::note(ErrorCode code, std::string what) {
  if (fault_) return;
  fault_ =
      Error{.code = code, .what = std::move(what), .remedy = "see docs/claims.md for what each field holds"};
}

std::string Fields::path_of(const char* key) const { return path_.empty() ? key : path_ + "." + key; }

void Fields::must_have(const char* key) {
  if (!fault_ && !object_.contains(key)) note(ErrorCode::field_missing, path_of(key) + " is missing");
}

void Fields::invalid(const char* key, const char* wanted) {
  note(ErrorCode::field_invalid, path_of(key) + " is not " + wanted);
}

const Fields::Value* Fields::find(const char* key) const {
  if (fault_) return nullptr;
  const auto found = object_.find(key);
  return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::string Fields::words(const char* key) {
  must_have(key);
  if (const Value* value = find(key); value != nullptr && value->is_string())
    return value->get<std::string>();
  invalid(key, "a string");
  return {};
}

std::optional<std::string> Fields::optional_words(const char* key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_string()) return value->get<std::string>();
  invalid(key, "a string or null");
  return std::nullopt;
}

std::string Fields::words_or_empty(const char* key) { return optional_words(key).value_or(std::string()); }

std::optional<double> Fields::number(const char* key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_number()) return value->get<double>();
  invalid(key, "a number or null");
  return std::nullopt;
}

std::optional<std::int64_t> Fields::whole_number(const char* key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  const bool fits = value->is_number_integer() &&
                    (!value->is_number_unsigned() ||
                     value->get<std::uint64_t>() <= std::uint64_t{std::numeric_limits<std::int64_t>::max()});
  if (fits) return value->get<std::int64_t>();
  invalid(key, "a whole number or null");
  return std::nullopt;
}

std::optional<Span> Fields::span_of(const Value& value) const {
  if (!value.is_array() || value.size() != 2) return std::nullopt;
  const auto begin = uint32_of(value[0]);
  const auto end = uint32_of(value[1]);
  if (!begin || !end) return std::nullopt;
  return Span{*begin, *end};
}

std::optional<Span> Fields::span(const char* key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  const auto span = span_of(*value);
  if (!span) invalid(key, "[begin, end] or null");
  return span;
}

std::vector<Span> Fields::spans(const char* key) {
  const Value* list = find(key);
  if (list == nullptr) return {};
  std::vector<Span> spans;
  if (list->is_array()) {
    for (const Value& value : *list) {
      if (const auto span = span_of(value)) spans.push_back(*span);
    }
  }
  if (!list->is_array() || spans.size() != list->size()) invalid(key, "a list of [begin, end]");
  return spans;
}

std::optional<CountRange> Fields::count(const char* key) {
  const Value* value = find(key);
  if (value == nullptr) return std::nullopt;
  if (value->is_array() && value->size() == 2) {
    const auto low = uint32_of((*value)[0]);
    const auto high = uint32_of((*value)[1]);
    if (low && (high || (*value)[1].is_null())) return CountRange{.low = *low, .high = high, .span = {}};
  }
  invalid(key, "[low, high], [low, null] or null");
  return std::nullopt;
}

}  // namespace sayso::output
