#pragma once
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "language/reader_document.hpp"
#include "language/reader_network.hpp"

namespace sayso::language {

/// What reading needs besides the text; shared by all threads, never changed.
struct ReaderParts {
  ModelPackage package;
  WordPieces word_pieces;
  std::vector<LemmaScript> lemmas;
  MarkPieces marks{};
  Network network;
};

/// A text that goes through the pipeline, with what became of it.
struct Job {
  const Report* report = nullptr;  ///< what to read, unless `outline` is given
  Outline outline;
  bool marked = false;   ///< `event_marks` among its words count
  bool analysed = true;  ///< `analysis` is wanted; else only `document.readings`
  Document document;
  Analysis analysis;
  std::optional<Error> error;  ///< the first thing that went wrong
};

/// Takes jobs through three steps on `threads` threads, the caller's among them: words and windows of each
/// text, windows through the network in batches of like length over several texts, each text's analysis.
///
/// Jobs go in groups, one job in the first so that the first answer comes soon, then ever more. With several
/// threads the next group is under way while a group's batches run out, so that no thread waits for another.
/// `next` (null at the end) and `done` are called on the caller's thread, `done` in the order of `next`.
void run_jobs(const ReaderParts& parts, unsigned threads, const std::function<std::unique_ptr<Job>()>& next,
              const std::function<void(Job&)>& done);

}  // namespace sayso::language
