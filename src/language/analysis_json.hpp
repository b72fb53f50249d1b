#pragma once
#include <string>
#include <string_view>

#include "sayso/analysis.hpp"
#include "sayso/result.hpp"

namespace sayso::language {

/// Whether JSON holds the vectors, which are most of its length.
enum class Vectors : bool { omit, keep };

/// An analysis as one line of JSON, for `sayso parse --format jsonl` and tests. Keys, in this order:
///
///     sentences     [[begin, end, first word, past its last word], …]   offsets in code points
///     words         [{s: [begin, end], n: sentence, t: text, l: lemma, u: upos, x: xpos, f: feats,
///                     h: head (-1: root), d: deprel, r: role, rc: its confidence, fa: factuality,
///                     co: [[word, confidence], …] coreferents}, …]      r and rc, co left out when empty
///     entities      [[first word, past its last, type], …]
///     attributions  [{source: [word, …], cue: […], content: […], confidence}, …]
///     acts          [{word, type, confidence, mode, mode_confidence, stance, stance_confidence,
///                     arcs: {actors: [[word, confidence], …], …}}, …]   slots without arcs left out
///     sentence_vectors, vector                                          left out with `Vectors::omit`
///
/// Numbers are written with the fewest digits that read back as the same float: equal analyses give equal
/// bytes. Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string to_json(const Analysis& analysis, Vectors vectors = Vectors::keep);

/// The analysis that `to_json` wrote, exactly. Errors: `broken_json`; `field_missing`, `field_invalid` for
/// what has another form, a slot of no such name, or a word or sentence past the end.
[[nodiscard]] Result<Analysis> analysis_from_json(std::string_view json);

}  // namespace sayso::language
