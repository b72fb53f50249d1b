#pragma once
#include <openvino/openvino.hpp>
#include <openvino/opsets/opset13.hpp>
#include <string>
#include <vector>

#include "language/package_folder.hpp"

namespace sayso::language::test {

/// Builds a network with the reader's inputs and outputs whose scores hang on each word's first piece, its
/// shape and its sentence, through tables of fixed numbers: no sense, but every word's own.
class SmallNetwork {
 public:
  static std::shared_ptr<ov::Model> make(const nlohmann::json& labels) {
    return SmallNetwork().build(labels);
  }

 private:
  using Node = ov::Output<ov::Node>;
  static constexpr std::int64_t pieces = 128;

  static Node whole(std::vector<std::int64_t> values) {
    return ov::op::v0::Constant::create(ov::element::i64, {values.size()}, values);
  }
  static Node scalar(std::int64_t value) {
    return ov::op::v0::Constant::create(ov::element::i64, {}, {value});
  }

  /// Numbers from -3 to 3 that look like chance.
  Node table(std::size_t rows, std::size_t columns) {
    std::vector<float> values;
    for (std::size_t i = 0; i < rows * columns; ++i) {
      seed_ = seed_ * 1664525U + 1013904223U;
      values.push_back(static_cast<float>(seed_ >> 8U) / static_cast<float>(1U << 24U) * 6.0F - 3.0F);
    }
    return ov::op::v0::Constant::create(ov::element::f32, {rows, columns}, values);
  }

  /// `columns` numbers a word: [B, W, columns].
  Node scores(std::size_t columns) {
    using namespace ov::opset13;
    const Node by_piece = std::make_shared<Gather>(table(pieces, columns), word_, scalar(0));
    const Node by_shape = std::make_shared<Gather>(table(14, columns), shape_, scalar(0));
    return std::make_shared<Add>(by_piece, by_shape);
  }

  std::shared_ptr<ov::Model> build(const nlohmann::json& labels) {
    using namespace ov::opset13;
    ov::ParameterVector inputs;
    for (const char* name : {"input_ids", "attention_mask", "first_piece", "shape", "sentence"}) {
      inputs.push_back(std::make_shared<Parameter>(ov::element::i64, ov::PartialShape{-1, -1}));
      inputs.back()->output(0).set_names({name});
      inputs.back()->set_friendly_name(name);
    }
    word_ = std::make_shared<GatherElements>(inputs[0], inputs[2], 1);
    shape_ = inputs[3];
    ov::ResultVector outputs;
    const auto give = [&](const char* name, const Node& node) {
      outputs.push_back(std::make_shared<ov::op::v0::Result>(node));
      outputs.back()->get_input_source_output(0).get_tensor().set_names({name});
    };
    const auto size = [&](const char* head) { return labels.at(head).size(); };
    for (const char* head : {"upos", "xpos", "feats", "lemma", "act", "mode", "stance", "role", "cue",
                             "entity", "field_entity", "party", "relation"})
      give(head, scores(size(head)));
    give("vectors", scores(8));
    give("factuality", std::make_shared<Squeeze>(scores(1), whole({2})));

    // The event hangs on all pieces that are no padding.
    const Node read = std::make_shared<Gather>(table(pieces, size("event")), inputs[0], scalar(0));
    const Node mask =
        std::make_shared<Unsqueeze>(std::make_shared<Convert>(inputs[1], ov::element::f32), whole({2}));
    give("event", std::make_shared<ReduceSum>(std::make_shared<Multiply>(read, mask), whole({1})));

    // Arcs: products of two vectors a word, barred where sentences differ.
    const Node products = std::make_shared<MatMul>(scores(4), scores(4), false, true);
    const Node mine = std::make_shared<Unsqueeze>(inputs[4], whole({2}));
    const Node others = std::make_shared<Unsqueeze>(inputs[4], whole({1}));
    const Node apart = std::make_shared<Convert>(std::make_shared<NotEqual>(mine, others), ov::element::f32);
    const Node bar =
        std::make_shared<Multiply>(apart, ov::op::v0::Constant::create(ov::element::f32, {}, {-1e4F}));
    give("arc",
         std::make_shared<Concat>(ov::OutputVector{scores(1), std::make_shared<Add>(products, bar)}, 2));

    // Slots: the same with one pair of vectors a slot: [B, S, W, 4] times [B, S, 4, W].
    const auto slots = static_cast<std::int64_t>(size("slots"));
    const auto by_slot = [&] {
      const Node split = std::make_shared<Reshape>(scores(size("slots") * 4), whole({0, 0, slots, 4}), true);
      return std::make_shared<Transpose>(split, whole({0, 2, 1, 3}));
    };
    give("slots", std::make_shared<MatMul>(by_slot(), by_slot(), false, true));
    return std::make_shared<ov::Model>(outputs, inputs, "small");
  }

  Node word_, shape_;
  std::uint32_t seed_ = 7;
};

/// A package with that network: it loads and reads.
inline void write_small_reader(const TemporaryFolder& folder,
                               const nlohmann::json& network_labels = small_labels()) {
  folder.write("labels.json", small_labels().dump());
  folder.write("vocab.txt", small_vocabulary());
  ov::save_model(SmallNetwork::make(network_labels), (folder.path() / "reader.xml").string(), false);
  write_card(folder);
}

}  // namespace sayso::language::test
