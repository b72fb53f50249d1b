#include "language/reader.hpp"

#include <algorithm>
#include <exception>
#include <fstream>
#include <utility>

#include "language/decode_spans.hpp"
#include "language/reader_pipeline.hpp"

namespace sayso::language {
namespace {

/// The vocabulary's lines; it was checked against its sum.
std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

Result<ReaderParts> load_parts(const std::filesystem::path& folder, unsigned threads) {
  auto package = ModelPackage::load(folder);
  if (!package) return tl::make_unexpected(package.error());
  auto lemmas = lemma_scripts(package->labels);
  if (!lemmas) return tl::make_unexpected(lemmas.error());
  const std::vector<std::string> lines = lines_of(package->vocabulary);
  auto word_pieces = WordPieces::from_lines(lines, package->vocabulary.string());
  if (!word_pieces) return tl::make_unexpected(word_pieces.error());
  MarkPieces marks{};
  for (std::size_t m = 0; m < event_marks.size(); ++m) {
    const auto at = std::ranges::find(lines, event_marks[m]);
    if (at == lines.end())
      return tl::make_unexpected(Error{ErrorCode::model_damaged,
                                       package->vocabulary.string(),
                                       {},
                                       {},
                                       std::string("it lacks the piece ") + event_marks[m],
                                       "put the model back as it came"});
    marks[m] = at - lines.begin();
  }
  auto network = Network::load(*package, threads);
  if (!network) return tl::make_unexpected(network.error());
  return ReaderParts{std::move(*package), std::move(*word_pieces), std::move(*lemmas), marks,
                     std::move(*network)};
}

Error internal(const char* what) {
  return {ErrorCode::internal, "", {}, {}, what, "free some memory, or report this with the text"};
}

}  // namespace

struct Reader::State {
  ReaderParts parts;
  unsigned threads = 1;

  /// One job from start to end.
  std::unique_ptr<Job> run(std::unique_ptr<Job> job) const {
    std::unique_ptr<Job> finished;
    run_jobs(
        parts, threads, [&] { return std::exchange(job, nullptr); },
        [&](Job& done) { finished = std::make_unique<Job>(std::move(done)); });
    return finished;
  }

  Result<std::unique_ptr<Job>> run_sentence(const std::vector<std::string>& words, bool marked) const {
    auto outline = outline_of(GivenSentences{words});
    if (!outline) return tl::make_unexpected(outline.error());
    auto job = std::make_unique<Job>();
    job->outline = std::move(*outline);
    job->marked = marked;
    job->analysed = false;
    job = run(std::move(job));
    if (job->error) return tl::make_unexpected(*job->error);
    return job;
  }
};

Reader::Reader(std::unique_ptr<State> state) : state_(std::move(state)) {}
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;
Reader::~Reader() = default;

Result<Reader> Reader::load(const std::filesystem::path& folder, ReaderOptions options) {
  const unsigned threads = std::max(1U, options.threads);
  try {
    auto parts = load_parts(folder, threads);
    if (!parts) return tl::make_unexpected(parts.error());
    return Reader(std::make_unique<State>(State{std::move(*parts), threads}));
  } catch (const std::exception& failure) {
    return tl::make_unexpected(internal(failure.what()));
  }
}

Result<Analysis> Reader::read(const Report& report) const {
  Result<Analysis> made = tl::make_unexpected(internal("nothing was read"));
  const Report* only[] = {&report};
  read_many(only, [&](const Report&, Result<Analysis> analysis) { made = std::move(analysis); });
  return made;
}

void Reader::read_many(const Next& next, const Done& done) const {
  run_jobs(
      state_->parts, state_->threads,
      [&]() -> std::unique_ptr<Job> {
        const Report* report = next();
        if (report == nullptr) return nullptr;
        auto job = std::make_unique<Job>();
        job->report = report;
        return job;
      },
      [&](Job& job) {
        if (job.error) {
          job.error->item = job.report->id;
          done(*job.report, tl::make_unexpected(std::move(*job.error)));
        } else {
          done(*job.report, std::move(job.analysis));
        }
      });
}

void Reader::read_many(std::span<const Report* const> reports, const Done& done) const {
  std::size_t at = 0;
  read_many([&] { return at < reports.size() ? reports[at++] : nullptr; }, done);
}

Result<Analysis> Reader::read_words(const GivenSentences& sentences) const try {
  auto outline = outline_of(sentences);
  if (!outline) return tl::make_unexpected(outline.error());
  auto job = std::make_unique<Job>();
  job->outline = std::move(*outline);
  job = state_->run(std::move(job));
  if (job->error) return tl::make_unexpected(*job->error);
  return std::move(job->analysis);
} catch (const std::exception& failure) {
  return tl::make_unexpected(internal(failure.what()));
}

Result<std::vector<float>> Reader::read_event(const std::vector<std::string>& words) const try {
  auto job = state_->run_sentence(words, true);
  if (!job) return tl::make_unexpected(job.error());
  const std::vector<WindowReading>& readings = (*job)->document.readings;
  std::vector<float> sum(labels().event.size(), 0.0F);
  for (const WindowReading& reading : readings)
    for (std::size_t e = 0; e < sum.size(); ++e) sum[e] += reading.event[e];
  for (float& value : sum) value /= static_cast<float>(readings.size());
  return sum;
} catch (const std::exception& failure) {
  return tl::make_unexpected(internal(failure.what()));
}

Result<std::vector<std::string>> Reader::read_parties(const std::vector<std::string>& words) const try {
  const auto job = state_->run_sentence(words, false);
  if (!job) return tl::make_unexpected(job.error());
  return tags_of(words.size(), (*job)->document.readings, &WordReading::party, labels().party);
} catch (const std::exception& failure) {
  return tl::make_unexpected(internal(failure.what()));
}

Result<std::vector<TypedSpan>> Reader::read_field_entities(const Report& report) const try {
  auto job = std::make_unique<Job>();
  job->report = &report;
  job->analysed = false;
  job = state_->run(std::move(job));
  if (job->error) {
    job->error->item = report.id;
    return tl::make_unexpected(*job->error);
  }
  const Outline& outline = job->document.outline;
  const auto tags = tags_of(outline.words.size(), job->document.readings, &WordReading::field_entity,
                            labels().field_entity);
  std::vector<TypedSpan> made;
  for (NamedEntity& entity : spans_of_tags(tags, outline.sentences))
    made.push_back(
        {{outline.words[entity.first].begin, outline.words[entity.last - 1].end}, std::move(entity.type)});
  return made;
} catch (const std::exception& failure) {
  return tl::make_unexpected(internal(failure.what()));
}

const Labels& Reader::labels() const { return state_->parts.package.labels; }
const std::string& Reader::version() const { return state_->parts.package.version; }
const std::string& Reader::sha256() const { return state_->parts.package.sha256; }

}  // namespace sayso::language
