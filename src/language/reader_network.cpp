#include "language/reader_network.hpp"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <openvino/openvino.hpp>
#include <vector>

#include "language/reader_batches.hpp"

namespace sayso::language {
namespace {

enum Input : std::size_t { input_ids, attention_mask, first_piece, shape, sentence, input_count };
constexpr std::array<const char*, input_count> input_names = {"input_ids", "attention_mask", "first_piece",
                                                              "shape", "sentence"};

enum Output : std::size_t {
  upos,
  xpos,
  feats,
  lemma,
  act,
  mode,
  stance,
  role,
  cue,
  entity,
  field_entity,
  party,
  factuality,
  event,
  arc,
  relation,
  slots,
  vectors,
  output_count
};
constexpr std::array<const char*, output_count> output_names = {
    "upos",   "xpos",         "feats", "lemma",      "act",   "mode", "stance",   "role",  "cue",
    "entity", "field_entity", "party", "factuality", "event", "arc",  "relation", "slots", "vectors"};

/// What OpenVINO keeps of its preparations for shapes that it has met. Its own 5,000 grow to half a gigabyte
/// over a thousand reports; these are as fast. With none at all it takes other kernels, whose last digits
/// differ.
constexpr std::int32_t kept_preparations = 64;

/// Which dimension of an output counts its labels, and how many there must be.
struct Expected {
  Output output;
  std::size_t dimension;
  std::size_t size;
};

std::vector<Expected> expected(const Labels& labels) {
  return {{upos, 2, labels.upos.size()},     {xpos, 2, labels.xpos.size()},
          {feats, 2, labels.feats.size()},   {lemma, 2, labels.lemma.size()},
          {act, 2, labels.act.size()},       {mode, 2, labels.mode.size()},
          {stance, 2, labels.stance.size()}, {role, 2, labels.role.size()},
          {cue, 2, labels.cue.size()},       {entity, 2, labels.entity.size()},
          {party, 2, labels.party.size()},   {field_entity, 2, labels.field_entity.size()},
          {event, 1, labels.event.size()},   {relation, 2, labels.relation.size()},
          {slots, 1, labels.slots.size()}};
}

constexpr std::array<std::size_t, output_count> output_ranks = {3, 3, 3, 3, 3, 3, 3, 3, 3,
                                                                3, 3, 3, 2, 2, 3, 3, 4, 3};

/// What is wrong with the network as read; empty when nothing is.
std::string mismatch(const ov::Model& model, const Labels& labels) {
  const auto has = [](const auto& ports, const char* name) {
    return std::ranges::any_of(ports, [&](const auto& port) { return port.get_names().contains(name); });
  };
  for (const char* name : input_names) {
    if (!has(model.inputs(), name)) return std::string("it has no input \"") + name + "\"";
    const auto port = model.input(name);
    if (port.get_element_type() != ov::element::i64 ||
        !port.get_partial_shape().compatible(ov::PartialShape{-1, -1}))
      return std::string("input \"") + name + "\" takes no table of 64-bit integers";
  }
  for (std::size_t o = 0; o < output_count; ++o) {
    if (!has(model.outputs(), output_names[o]))
      return std::string("it has no output \"") + output_names[o] + "\"";
    const auto port = model.output(output_names[o]);
    const ov::Rank rank = port.get_partial_shape().rank();
    if (port.get_element_type() != ov::element::f32 || rank.is_dynamic() ||
        static_cast<std::size_t>(rank.get_length()) != output_ranks[o])
      return std::string("output \"") + output_names[o] + "\" gives something else";
  }
  for (const Expected& one : expected(labels)) {
    const ov::Dimension found = model.output(output_names[one.output])
                                    .get_partial_shape()[static_cast<std::ptrdiff_t>(one.dimension)];
    if (found.is_dynamic() || static_cast<std::size_t>(found.get_length()) != one.size)
      return std::string("its head \"") + output_names[one.output] + "\" does not have the " +
             std::to_string(one.size) + " labels of labels.json";
  }
  return "";
}

void fill(ov::InferRequest& request, std::span<const NetworkWindow> windows, std::int64_t padding_piece) {
  std::size_t pieces = 0;
  std::size_t words = 0;
  for (const NetworkWindow& one : windows) {
    pieces = std::max(pieces, one.window->pieces.size());
    words = std::max(words, one.window->words());
  }
  pieces = padded(pieces);
  words = padded(words);
  const auto prepare = [&](Input input, std::size_t columns, std::int64_t padding) {
    ov::Tensor tensor = request.get_tensor(input_names[input]);
    tensor.set_shape({windows.size(), columns});
    std::fill_n(tensor.data<std::int64_t>(), windows.size() * columns, padding);
    return tensor.data<std::int64_t>();
  };
  std::int64_t* ids = prepare(input_ids, pieces, padding_piece);
  std::int64_t* mask = prepare(attention_mask, pieces, 0);
  std::int64_t* firsts = prepare(first_piece, words, 0);
  std::int64_t* shapes = prepare(shape, words, 0);
  std::int64_t* sentences = prepare(sentence, words, -1);
  for (std::size_t b = 0; b < windows.size(); ++b) {
    const NetworkWindow& one = windows[b];
    std::ranges::copy(one.window->pieces, ids + b * pieces);
    std::fill_n(mask + b * pieces, one.window->pieces.size(), std::int64_t{1});
    std::ranges::copy(one.window->first_piece, firsts + b * words);
    std::ranges::copy(one.shapes, shapes + b * words);
    std::ranges::copy(one.sentences, sentences + b * words);
  }
}

/// The outputs of a request, without copies.
class Outputs {
 public:
  explicit Outputs(ov::InferRequest& request) {
    for (std::size_t o = 0; o < output_count; ++o) {
      tensors_[o] = request.get_tensor(output_names[o]);
      data_[o] = tensors_[o].data<float>();
      shapes_[o] = tensors_[o].get_shape();
    }
  }

  WindowScores of(std::size_t b, std::size_t words) const {
    WindowScores made;
    made.words = words;
    const std::pair<Output, Table*> heads[] = {
        {upos, &made.upos},         {xpos, &made.xpos},      {feats, &made.feats},
        {lemma, &made.lemma},       {act, &made.act},        {mode, &made.mode},
        {stance, &made.stance},     {role, &made.role},      {cue, &made.cue},
        {entity, &made.entity},     {party, &made.party},    {field_entity, &made.field_entity},
        {relation, &made.relation}, {vectors, &made.vectors}};
    for (const auto& [output, table] : heads) {
      const ov::Shape& size = shapes_[output];
      *table = {data_[output] + b * size[1] * size[2], size[2], size[2]};
    }
    made.factuality = {data_[factuality] + b * shapes_[factuality][1], 1, 1};
    made.event = {data_[event] + b * shapes_[event][1], shapes_[event][1]};
    const ov::Shape& arcs = shapes_[arc];
    made.arc = {data_[arc] + b * arcs[1] * arcs[2], 1 + words, arcs[2]};
    const ov::Shape& fillers = shapes_[slots];
    made.slots = {data_[slots] + b * fillers[1] * fillers[2] * fillers[3], words, fillers[3]};
    made.slot_stride = fillers[2];
    return made;
  }

  /// Whether the outputs have the rows that `windows` windows of `words` words at most need.
  bool fit(std::size_t windows, std::size_t words) const {
    for (std::size_t o = 0; o < output_count; ++o) {
      if (shapes_[o].size() != output_ranks[o] || shapes_[o][0] != windows) return false;
      if (o != event && shapes_[o][o == slots ? 2 : 1] < words) return false;
    }
    return shapes_[arc][2] >= words + 1 && shapes_[slots][3] >= words;
  }

 private:
  std::array<ov::Tensor, output_count> tensors_;
  std::array<const float*, output_count> data_{};
  std::array<ov::Shape, output_count> shapes_;
};

}  // namespace

struct Network::State {
  ov::Core core;
  ov::CompiledModel compiled;
  std::mutex mutex;
  std::condition_variable returned;
  std::vector<ov::InferRequest> idle;

  ov::InferRequest take() {
    std::unique_lock lock(mutex);
    returned.wait(lock, [&] { return !idle.empty(); });
    ov::InferRequest request = std::move(idle.back());
    idle.pop_back();
    return request;
  }

  void give_back(ov::InferRequest request) {
    {
      const std::scoped_lock lock(mutex);
      idle.push_back(std::move(request));
    }
    returned.notify_one();
  }
};

namespace {

/// One of the network's requests, given back at the end of its life.
template <class State>
struct Borrowed {
  State& state;
  ov::InferRequest request;

  explicit Borrowed(State& from) : state(from), request(from.take()) {}
  ~Borrowed() { state.give_back(std::move(request)); }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;
};

}  // namespace

Network::Network(std::unique_ptr<State> state) : state_(std::move(state)) {}
Network::Network(Network&&) noexcept = default;
Network& Network::operator=(Network&&) noexcept = default;
Network::~Network() = default;

Result<Network> Network::load(const ModelPackage& package, unsigned threads) {
  const auto damaged = [&](const std::string& what) {
    return tl::make_unexpected(
        Error{ErrorCode::model_damaged,
              package.network.string(),
              {},
              {},
              what,
              "put the models/reader folder back as it came with Sayso, or make it anew with make train"});
  };
  try {
    auto state = std::make_unique<State>();
    const auto model = state->core.read_model(package.network.string(), package.weights.string());
    if (const std::string wrong = mismatch(*model, package.labels); !wrong.empty()) return damaged(wrong);
    const auto count = static_cast<std::int32_t>(std::max(1U, threads));
    // Whatever could make results depend on how much else runs is off: no bfloat16, no scales worked out from
    // the batch at hand.
    state->compiled = state->core.compile_model(
        model, "CPU", ov::hint::inference_precision(ov::element::f32),
        ov::hint::dynamic_quantization_group_size(0), ov::num_streams(ov::streams::Num(count)),
        ov::inference_num_threads(count), ov::hint::enable_cpu_pinning(false),
        ov::AnyMap::value_type{"CPU_RUNTIME_CACHE_CAPACITY", kept_preparations});
    for (std::int32_t i = 0; i < count; ++i) state->idle.push_back(state->compiled.create_infer_request());
    return Network(std::move(state));
  } catch (const std::exception& failure) {
    // OpenVINO's messages run over several lines, places in its own sources first.
    std::string what = failure.what();
    while (!what.empty() && what.back() == '\n') what.pop_back();
    const auto line = what.rfind('\n');
    return damaged("OpenVINO cannot load it: " + what.substr(line == std::string::npos ? 0 : line + 1));
  }
}

Result<void> Network::run(std::span<const NetworkWindow> windows, std::int64_t padding_piece,
                          const std::function<void(std::size_t, const WindowScores&)>& take) const {
  const auto failed = [](std::string what) {
    return tl::make_unexpected(
        Error{ErrorCode::internal, "", {}, {}, std::move(what), "free some memory, or use fewer --threads"});
  };
  if (windows.empty()) return {};
  try {
    Borrowed<State> borrowed(*state_);
    fill(borrowed.request, windows, padding_piece);
    borrowed.request.infer();
    const Outputs outputs(borrowed.request);
    const auto longest =
        std::ranges::max(windows, {}, [](const NetworkWindow& one) { return one.window->words(); });
    if (!outputs.fit(windows.size(), longest.window->words()))
      return failed("the model gives tables of another size");
    for (std::size_t b = 0; b < windows.size(); ++b) take(b, outputs.of(b, windows[b].window->words()));
    return {};
  } catch (const std::exception& failure) {
    return failed(std::string("OpenVINO failed: ") + failure.what());
  }
}

}  // namespace sayso::language
