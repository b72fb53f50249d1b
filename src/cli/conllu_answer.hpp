#pragma once
#include <string>

#include "language/conllu.hpp"
#include "sayso/analysis.hpp"
#include "sayso/report.hpp"

namespace sayso::cli {

/// Puts what the reader says of sentence `index` into the columns LEMMA to DEPREL of `given`, whose words it
/// has read. FORM, MISC, comments and tokens of several words stay; DEPS becomes "_".
void answer(const Analysis& analysis, std::size_t index, language::ConlluSentence& given);

/// A report's sentences as CoNLL-U. Comments: newdoc id, sent_id, text. MISC: SpaceAfter=No where the next
/// word follows without a blank, and TokenRange=begin:end, code points of the report's text.
[[nodiscard]] std::string to_conllu(const Report& report, const Analysis& analysis);

}  // namespace sayso::cli
