// Nearest vectors among very many, not quite all of them: a graph of neighbours (Malkov and Yashunin 2018, by hnswlib).
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

namespace rhyme {

/// Vectors of one length with a number each. Grows only. Safe from any thread: while some are added, questions wait.
class NearIndex {
public:
    explicit NearIndex(std::size_t length);
    ~NearIndex();

    /// Its number is how many there were before.
    std::size_t add(const float* vector);
    std::size_t size() const;
    /// The numbers of about the `count` nearest, in no order.
    std::vector<std::size_t> nearest(const float* vector, std::size_t count) const;

private:
    struct Graph;
    std::unique_ptr<Graph> graph_;
};

}  // namespace rhyme
