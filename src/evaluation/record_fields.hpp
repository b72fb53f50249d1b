#pragma once
#include <atomic>
#include <cstdint>
#include <future>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

#include "evaluation/task.hpp"
#include "sayso/report.hpp"
#include "sayso/result.hpp"
#include "sayso/span.hpp"
#include "sayso/text.hpp"

namespace sayso::evaluation {

/// A record that is not as the corpora have it.
[[nodiscard]] Error unlike_the_corpora(ErrorCode code, std::string what);
/// `field_missing` or `field_invalid`, with what JSON has to say of it.
[[nodiscard]] Error error_of(const Json::exception& fault);

/// These fields of a record, in this order, as far as it has them.
[[nodiscard]] Json only(const Json& record, std::initializer_list<const char*> keys);

/// Whether a record has a field that is not null.
[[nodiscard]] bool told(const Json& record, const char* key);

/// The report of a record's id, publisher, date, title and text, read as `sayso code` reads it. Errors: those
/// of `read_reports`.
[[nodiscard]] Result<Report> report_of(const Json& seen);

/// A record's text. Errors: `not_utf8`. Throws `Json::exception` where it has none.
[[nodiscard]] Result<Text> text_of(const Json& record);

/// `[begin, end]`. Throws `Json::exception` for what is none.
[[nodiscard]] Span span_of(const Json& value);
/// `[[begin, end], …]`; none for null.
[[nodiscard]] std::vector<Span> spans_of(const Json& value);
[[nodiscard]] Json to_value(const std::vector<Span>& spans);

/// The words (indices, ascending, each once) that a stretch of one of `spans` touches; `words` ascend.
[[nodiscard]] std::vector<std::uint32_t> words_in(const std::vector<Span>& spans,
                                                  const std::vector<Span>& words);

/// The words of a record's text, as Sayso splits them.
[[nodiscard]] std::vector<Span> words_of(const Text& text);

/// A number as it is written into answers: four decimals, never -0.
[[nodiscard]] double rounded(double number);

/// Calls `answer(seen)` for each, on `threads` threads; the answers come in order. What it throws as
/// `Json::exception` is an error of its record.
template <class Answer>
std::vector<Result<Json>> answer_each(std::span<const Json> seen, unsigned threads, Answer answer) {
  std::vector<Result<Json>> made(seen.size(), Json());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t at = next++; at < seen.size(); at = next++) {
      try {
        made[at] = answer(seen[at]);
      } catch (const Json::exception& fault) {
        made[at] = tl::unexpected(error_of(fault));
      }
    }
  };
  std::vector<std::future<void>> others;
  for (unsigned t = 1; t < threads; ++t) others.push_back(std::async(std::launch::async, work));
  work();
  for (std::future<void>& other : others) other.get();
  return made;
}

}  // namespace sayso::evaluation
