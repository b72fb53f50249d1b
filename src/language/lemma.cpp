#include "language/lemma.hpp"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <charconv>

#include "language/utf8.hpp"

namespace sayso::language {
namespace {

// The whole word by Unicode's rules of context, as Python's str.lower does, which the scripts are made with.
std::string lower_case(std::string_view word) {
  auto text =
      icu::UnicodeString::fromUTF8(icu::StringPiece(word.data(), static_cast<std::int32_t>(word.size())));
  text.toLower(icu::Locale::getRoot());
  std::string lower;
  text.toUTF8String(lower);
  return lower;
}

}  // namespace

Result<LemmaScript> parse_lemma_script(std::string_view script) {
  const auto invalid = [&](const char* what) {
    return tl::unexpected(
        Error{.code = ErrorCode::field_invalid,
              .what = std::string(what) + " in the lemma script \"" + std::string(script) + "\"",
              .remedy = "write it as \"l;3;y\": case, code points to strip, suffix"});
  };
  if (script.size() < 2 || (script[0] != 'l' && script[0] != 'k') || script[1] != ';')
    return invalid("no case");
  LemmaScript made;
  made.lower = script[0] == 'l';
  const char* begin = script.data() + 2;
  const char* end = script.data() + script.size();
  const auto [stop, error] = std::from_chars(begin, end, made.strip);
  if (error != std::errc() || stop == end || *stop != ';') return invalid("no number");
  made.suffix.assign(stop + 1, end);
  return made;
}

std::string apply(const LemmaScript& script, std::string_view word) {
  const std::string base = script.lower ? lower_case(word) : std::string(word);
  std::u32string points = to_code_points(base);
  if (points.size() < script.strip) return base;
  points.resize(points.size() - script.strip);
  std::string lemma = to_utf8(points) + script.suffix;
  return lemma.empty() ? base : lemma;
}

}  // namespace sayso::language
