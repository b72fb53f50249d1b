#pragma once
#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sayso/claim.hpp"
#include "sayso/result.hpp"

namespace sayso::output {

/// Reads the fields of one JSON object. The first fault is kept with the field's path ("actors[1].span");
/// after it everything reads as empty, so a caller asks once, at the end.
class Fields {
 public:
  using Value = nlohmann::json;

  /// `fault` is where the first error goes; it outlives this, as does `object`.
  Fields(const Value& object, std::string path, std::optional<Error>& fault);

  /// Words that must be there.
  [[nodiscard]] std::string words(const char* key);
  /// Empty where the key is missing or null.
  [[nodiscard]] std::string words_or_empty(const char* key);
  [[nodiscard]] std::optional<std::string> optional_words(const char* key);
  [[nodiscard]] std::optional<double> number(const char* key);
  [[nodiscard]] std::optional<std::int64_t> whole_number(const char* key);
  /// `[begin, end]`
  [[nodiscard]] std::optional<Span> span(const char* key);
  /// `[[begin, end], …]`; empty where the key is missing or null.
  [[nodiscard]] std::vector<Span> spans(const char* key);
  /// `[low, high or null]`; the span is not read.
  [[nodiscard]] std::optional<CountRange> count(const char* key);
  /// Calls `each(Fields&)` for the objects of a list; nothing where the key is missing or null.
  template <class Each>
  void objects(const char* key, Each each) {
    const Value* list = find(key);
    if (list == nullptr) return;
    if (!list->is_array()) return invalid(key, "a list");
    for (std::size_t i = 0; i < list->size() && !fault_; ++i) {
      Fields fields((*list)[i], path_of(key) + "[" + std::to_string(i) + "]", fault_);
      each(fields);
    }
  }
  /// Calls `each(Fields&)` for an object; nothing where the key is missing or null.
  template <class Each>
  void object(const char* key, Each each) {
    const Value* value = find(key);
    if (value == nullptr) return;
    Fields fields(*value, path_of(key), fault_);
    each(fields);
  }
  /// Notes `field_missing` where the key is not there; null counts as there.
  void must_have(const char* key);
  /// Notes that `key` is not what it must be: "a list", "one of …".
  void invalid(const char* key, const char* wanted);

 private:
  [[nodiscard]] const Value* find(const char* key) const;  ///< none too where it is null or after a fault
  [[nodiscard]] std::string path_of(const char* key) const;
  void note(ErrorCode code, std::string what);
  [[nodiscard]] std::optional<Span> span_of(const Value& value) const;

  const Value& object_;
  std::string path_;
  std::optional<Error>& fault_;
};

}  // namespace sayso::output
