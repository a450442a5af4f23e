#include "core/match/near_index.h"

#include <hnswlib/hnswlib.h>

#include <algorithm>
#include <mutex>
#include <shared_mutex>

namespace rhyme {
namespace {

constexpr std::size_t links = 16, looked_at_to_link = 80;

}  // namespace

struct NearIndex::Graph {
    explicit Graph(std::size_t length) : space(length), nodes(&space, 1024, links, looked_at_to_link) {}

    mutable std::shared_mutex mutex;  ///< guards nodes
    hnswlib::L2Space space;
    hnswlib::HierarchicalNSW<float> nodes;
};

NearIndex::NearIndex(std::size_t length) : graph_(std::make_unique<Graph>(length)) {}
NearIndex::~NearIndex() = default;

std::size_t NearIndex::add(const float* vector) {
    const std::unique_lock lock(graph_->mutex);
    auto& nodes = graph_->nodes;
    const std::size_t number = nodes.cur_element_count;
    if (number == nodes.max_elements_) nodes.resizeIndex(number + number / 2);
    nodes.addPoint(vector, number);
    return number;
}

std::size_t NearIndex::size() const {
    const std::shared_lock lock(graph_->mutex);
    return graph_->nodes.cur_element_count;
}

std::vector<std::size_t> NearIndex::nearest(const float* vector, std::size_t count) const {
    const std::shared_lock lock(graph_->mutex);
    const auto& nodes = graph_->nodes;
    std::vector<std::size_t> numbers;
    count = std::min<std::size_t>(count, nodes.cur_element_count);
    if (count == 0) return numbers;
    // Nodes looked at are at least as many as are asked for (hnswlib raises its own measure to that).
    auto found = nodes.searchKnn(vector, count);
    for (; !found.empty(); found.pop()) numbers.push_back(found.top().second);
    return numbers;
}

}  // namespace rhyme
