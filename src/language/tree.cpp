#include "language/tree.hpp"

#include <cmath>
#include <compare>
#include <limits>
#include <string>
#include <utility>

namespace sayso::language {
namespace {

using Node = std::size_t;
constexpr Node nothing = std::numeric_limits<Node>::max();

// A score whose first part outweighs any sum of second parts: it keeps arcs from the root, of which there
// must be one only, and arcs that may not be, apart from ordinary scores without losing digits.
struct Weight {
  std::int64_t rank = 0;
  double score = 0;

  friend Weight operator-(Weight a, Weight b) { return {a.rank - b.rank, a.score - b.score}; }
  friend bool operator>(Weight a, Weight b) { return a.rank != b.rank ? a.rank > b.rank : a.score > b.score; }
};

// An arc of the sentence, as it looks from the contracted graph.
struct Edge {
  Weight weight;
  Node head = nothing;  // node 0 is the root, word d is node d + 1
  Node dependent = nothing;
};

// Grows a path backwards along best arcs; a cycle on it becomes one node, whose arcs weigh what entering the
// cycle there changes. Each contraction costs (nodes in the cycle) x (nodes left).
class Edmonds {
 public:
  explicit Edmonds(std::size_t nodes)
      : nodes_(nodes), edges_(nodes * nodes), active_(nodes, 1), done_(nodes, 0), component_(nodes) {
    for (Node v = 0; v < nodes; ++v) {
      component_[v] = v;
      parent_.push_back(nothing);
      members_.emplace_back();
      best_.emplace_back();
    }
    done_[0] = 1;
  }

  Edge& edge(Node head, Node dependent) { return edges_[head * nodes_ + dependent]; }

  std::vector<Node> heads() {
    for (Node v = 1; v < nodes_; ++v) {
      if (active_[v] == 1 && done_[v] == 0) grow(v);
    }
    return expand();
  }

 private:
  // Slots are rows of `edges_`; a contracted node takes the slot of one of its members.
  void grow(Node start) {
    std::vector<Node> path{start};
    std::vector<char> on_path(nodes_, 0);
    on_path[start] = 1;
    while (!path.empty()) {
      const Node top = path.back();
      const Node head = best_head(top);
      best_[component_[top]] = edge(head, top);
      if (done_[head] == 1) {
        for (const Node v : path) done_[v] = 1;
        return;
      }
      if (on_path[head] == 0) {
        on_path[head] = 1;
        path.push_back(head);
        continue;
      }
      std::vector<Node> cycle;
      do {
        cycle.push_back(path.back());
        on_path[path.back()] = 0;
        path.pop_back();
      } while (cycle.back() != head);
      contract(cycle);
      on_path[cycle.front()] = 1;
      path.push_back(cycle.front());
    }
  }

  Node best_head(Node v) const {
    Node best = nothing;
    for (Node u = 0; u < nodes_; ++u) {
      if (active_[u] == 0 || u == v) continue;
      if (best == nothing || edges_[u * nodes_ + v].weight > edges_[best * nodes_ + v].weight) best = u;
    }
    return best;
  }

  // Makes one node of `cycle`, in the slot of its first member.
  void contract(const std::vector<Node>& cycle) {
    const Node slot = cycle.front();
    for (const Node v : cycle) active_[v] = 0;
    for (Node u = 0; u < nodes_; ++u) {
      if (active_[u] == 0) continue;
      Edge in;
      Edge out;
      for (const Node v : cycle) {
        Edge entry = edge(u, v);
        entry.weight = entry.weight - best_[component_[v]].weight;
        if (in.head == nothing || entry.weight > in.weight) in = entry;
        if (out.head == nothing || edge(v, u).weight > out.weight) out = edge(v, u);
      }
      edge(u, slot) = in;
      edge(slot, u) = out;
    }
    const Node made = members_.size();
    members_.emplace_back();
    for (const Node v : cycle) {
      members_.back().push_back(component_[v]);
      parent_[component_[v]] = made;
    }
    parent_.push_back(nothing);
    best_.emplace_back();
    component_[slot] = made;
    active_[slot] = 1;
  }

  // Opens contracted nodes, outermost first: the arc into one breaks its cycle at the word where it enters.
  std::vector<Node> expand() {
    std::vector<Node> heads(nodes_, nothing);
    std::vector<Node> stack;
    for (Node v = 1; v < nodes_; ++v) {
      if (active_[v] == 1) stack.push_back(component_[v]);
    }
    while (!stack.empty()) {
      const Node component = stack.back();
      stack.pop_back();
      const Edge entry = best_[component];
      if (members_[component].empty()) {
        heads[component] = entry.head;
        continue;
      }
      Node broken = entry.dependent;
      while (parent_[broken] != component) broken = parent_[broken];
      best_[broken] = entry;
      stack.insert(stack.end(), members_[component].begin(), members_[component].end());
    }
    return heads;
  }

  std::size_t nodes_;
  std::vector<Edge> edges_;
  std::vector<char> active_, done_;         // by slot
  std::vector<Node> component_;             // by slot
  std::vector<Node> parent_;                // by component; the first `nodes_` are words and the root
  std::vector<std::vector<Node>> members_;  // by component; empty for a word
  std::vector<Edge> best_;                  // by component: the arc that enters it
};

}  // namespace

Result<std::vector<std::int32_t>> best_tree(const std::vector<float>& scores, std::size_t words) {
  if (scores.size() != words * (words + 1)) {
    return tl::unexpected(
        Error{.code = ErrorCode::internal,
              .what = std::to_string(scores.size()) + " scores for " + std::to_string(words) + " words",
              .remedy = "report this as a fault of the reader"});
  }
  const auto count = static_cast<std::int64_t>(words);
  Edmonds graph(words + 1);
  for (Node d = 0; d < words; ++d) {
    for (Node h = 0; h <= words; ++h) {
      const float score = scores[d * (words + 1) + h];
      Weight weight;
      if (std::isfinite(score)) {
        weight.score = static_cast<double>(score);
      } else {
        weight.rank = score > 0 ? 1 : -1;  // NaN is not greater
      }
      if (h == 0) weight.rank -= 2 * count + 3;  // outweighs all other ranks of a tree: one root, never two
      graph.edge(h, d + 1) = {weight, h, d + 1};
    }
  }
  const std::vector<Node> heads = graph.heads();
  std::vector<std::int32_t> result;
  for (Node d = 1; d <= words; ++d) result.push_back(static_cast<std::int32_t>(heads[d]) - 1);
  return result;
}

}  // namespace sayso::language
