#include "language/reader_pipeline.hpp"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

#include "language/reader_batches.hpp"

namespace sayso::language {
namespace {

constexpr std::size_t most_windows = 16;      // of a batch
constexpr std::size_t most_pieces = 2048;     // of a batch, with padding
constexpr std::size_t largest_group = 64000;  // characters; two groups at once at most

enum class Step : std::uint8_t { prepare, read, assemble, finished };

/// Jobs whose windows are batched together.
struct Group {
  std::vector<std::unique_ptr<Job>> jobs;
  /// Windows of all jobs, and where each comes from.
  std::vector<Window> windows;
  std::vector<std::pair<std::size_t, std::size_t>> origin;  // job, window
  std::vector<std::vector<std::size_t>> batches;            // of windows
  std::vector<std::optional<Error>> batch_errors;
  Step step = Step::prepare;
  std::size_t taken = 0;  // tasks of this step
  std::size_t done = 0;

  std::size_t tasks() const { return step == Step::read ? batches.size() : jobs.size(); }
};

struct Task {
  Group* group = nullptr;
  Step step = Step::prepare;
  std::size_t index = 0;
};

Error fault(std::string what) {
  return {ErrorCode::internal, "", {}, {}, std::move(what), "free some memory, or report this with the text"};
}

class Pipeline {
 public:
  explicit Pipeline(const ReaderParts& parts) : parts_(parts) {}

  void run(unsigned threads, const std::function<std::unique_ptr<Job>()>& next,
           const std::function<void(Job&)>& done) {
    const std::size_t ahead = threads > 1 ? 2 : 1;
    const Helpers helpers(*this, threads - 1);
    bool more = true;
    std::size_t budget = 1;
    while (true) {
      if (auto finished = take_finished()) {
        for (const std::unique_ptr<Job>& job : finished->jobs) done(*job);
        continue;
      }
      if (more && groups_.size() < ahead) {  // only this thread changes the number of groups
        auto group = std::make_unique<Group>();
        more = gather(*group, budget, next);
        budget = std::min(budget * 4 + 2000, largest_group);
        if (!group->jobs.empty()) add(std::move(group));
        continue;
      }
      if (groups_.empty()) return;
      std::unique_lock lock(mutex_);
      if (const auto task = take_task()) {
        lock.unlock();
        perform(*task);
      } else if (groups_.front()->step != Step::finished) {
        changed_.wait(lock);
      }
    }
  }

 private:
  /// Threads that perform tasks until they are told to stop.
  class Helpers {
   public:
    Helpers(Pipeline& pipeline, unsigned count) : pipeline_(pipeline) {
      try {
        for (unsigned i = 0; i < count; ++i) threads_.emplace_back([&pipeline] { pipeline.help(); });
      } catch (const std::system_error&) {
        // No more threads to be had: those that are there do it.
      }
    }
    ~Helpers() {
      {
        const std::scoped_lock lock(pipeline_.mutex_);
        pipeline_.stopping_ = true;
      }
      pipeline_.changed_.notify_all();
      for (std::thread& thread : threads_) thread.join();
    }
    Helpers(const Helpers&) = delete;
    Helpers& operator=(const Helpers&) = delete;

   private:
    Pipeline& pipeline_;
    std::vector<std::thread> threads_;
  };

  void help() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
      if (const auto task = take_task()) {
        lock.unlock();
        perform(*task);
        lock.lock();
      } else {
        changed_.wait(lock);
      }
    }
  }

  /// Fills a group up to `budget` characters, with one job at least. False at the end.
  static bool gather(Group& group, std::size_t budget, const std::function<std::unique_ptr<Job>()>& next) {
    for (std::size_t characters = 0; characters < budget;) {
      auto job = next();
      if (!job) return false;
      characters += 1 + (job->report != nullptr ? job->report->text.size() : 5 * job->outline.words.size());
      group.jobs.push_back(std::move(job));
    }
    return true;
  }

  void add(std::unique_ptr<Group> group) {
    {
      const std::scoped_lock lock(mutex_);
      groups_.push_back(std::move(group));
    }
    changed_.notify_all();
  }

  std::unique_ptr<Group> take_finished() {
    const std::scoped_lock lock(mutex_);
    if (groups_.empty() || groups_.front()->step != Step::finished) return nullptr;
    auto group = std::move(groups_.front());
    groups_.pop_front();
    return group;
  }

  /// The next task that nobody does yet, of the earliest group that has one. Needs the lock.
  std::optional<Task> take_task() {
    for (const std::unique_ptr<Group>& group : groups_)
      if (group->step != Step::finished && group->taken < group->tasks())
        return Task{group.get(), group->step, group->taken++};
    return std::nullopt;
  }

  void perform(const Task& task) {
    try {
      switch (task.step) {
        case Step::prepare:
          prepare_job(*task.group->jobs[task.index]);
          break;
        case Step::read:
          read_batch(*task.group, task.index);
          break;
        default:
          assemble_job(*task.group->jobs[task.index]);
          break;
      }
    } catch (const std::exception& failure) {
      auto& error = task.step == Step::read ? task.group->batch_errors[task.index]
                                            : task.group->jobs[task.index]->error;
      error = fault(failure.what());
    }
    {
      const std::scoped_lock lock(mutex_);
      if (++task.group->done == task.group->tasks()) advance(*task.group);
    }
    changed_.notify_all();
  }

  /// To the next step that has tasks. Needs the lock; all tasks of this step are done.
  static void advance(Group& group) {
    if (group.step == Step::prepare) {
      batch(group);
    } else if (group.step == Step::read) {
      collect(group);
    }
    group.taken = 0;
    group.done = 0;
    group.step = static_cast<Step>(static_cast<int>(group.step) + 1);
    if (group.step == Step::read && group.batches.empty()) group.step = Step::assemble;
  }

  static void batch(Group& group) {
    for (std::size_t j = 0; j < group.jobs.size(); ++j) {
      std::vector<Window>& windows = group.jobs[j]->document.windows;
      for (std::size_t w = 0; w < windows.size(); ++w) {
        group.windows.push_back(std::move(windows[w]));
        group.origin.emplace_back(j, w);
      }
    }
    group.batches = batches_of_one_length(group.windows, most_windows, most_pieces);
    group.batch_errors.resize(group.batches.size());
  }

  /// What went wrong in a batch went wrong for each job with a window in it.
  static void collect(Group& group) {
    for (std::size_t b = 0; b < group.batches.size(); ++b) {
      if (!group.batch_errors[b]) continue;
      for (const std::size_t window : group.batches[b]) {
        Job& job = *group.jobs[group.origin[window].first];
        if (!job.error) job.error = group.batch_errors[b];
      }
    }
  }

  void prepare_job(Job& job) const {
    if (job.report != nullptr) job.outline = outline_of(job.report->text);
    auto document = prepare(std::move(job.outline), parts_.word_pieces, parts_.package.window,
                            job.marked ? &parts_.marks : nullptr);
    if (document) {
      job.document = std::move(*document);
    } else {
      job.error = document.error();
    }
  }

  void read_batch(Group& group, std::size_t index) const {
    std::vector<NetworkWindow> given;
    std::vector<std::vector<std::int64_t>> sentences;
    const std::vector<std::size_t>& members = group.batches[index];
    sentences.reserve(members.size());
    for (const std::size_t member : members) {
      const Window& window = group.windows[member];
      const Document& document = group.jobs[group.origin[member].first]->document;
      std::vector<std::int64_t>& numbers = sentences.emplace_back();
      for (WordIndex w = window.first; w < window.last; ++w)
        numbers.push_back(document.sentence_of[w] - document.sentence_of[window.first]);
      given.push_back({&window, std::span(document.shapes).subspan(window.first, window.words()), numbers});
    }
    const auto take = [&](std::size_t b, const WindowScores& scores) {
      const auto [job, number] = group.origin[members[b]];
      Document& document = group.jobs[job]->document;
      const Window& window = group.windows[members[b]];
      const WindowPlace place{window.first, window.keep,
                              std::span(document.sentence_of).subspan(window.first, window.words())};
      document.readings[number] = decode_window(scores, place, parts_.package.labels,
                                                parts_.package.slot_rows, parts_.package.thresholds);
    };
    const auto done = parts_.network.run(given, parts_.word_pieces.pad(), take);
    if (!done) group.batch_errors[index] = done.error();
  }

  void assemble_job(Job& job) const {
    if (job.error || !job.analysed) return;
    auto analysis =
        assemble(job.document.outline, job.document.readings, parts_.package.labels, parts_.lemmas);
    if (analysis) {
      job.analysis = std::move(*analysis);
    } else {
      job.error = analysis.error();
    }
  }

  const ReaderParts& parts_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::unique_ptr<Group>> groups_;
  bool stopping_ = false;
};

}  // namespace

void run_jobs(const ReaderParts& parts, unsigned threads, const std::function<std::unique_ptr<Job>()>& next,
              const std::function<void(Job&)>& done) {
  Pipeline(parts).run(std::max(1U, threads), next, done);
}

}  // namespace sayso::language
