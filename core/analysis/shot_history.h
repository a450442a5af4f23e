// The last frames the shot detector has seen, by their number in the film. One owner, one thread.
#pragma once

#include <cstdint>
#include <deque>
#include <utility>

#include "core/analysis/shot_look.h"

namespace rhyme {

class ShotHistory {
public:
    /// Keeps `frames` of them at most.
    explicit ShotHistory(std::int64_t frames) : limit_(frames) {}

    void add(ShotLook look) {
        ShotDifference step;
        if (!looks_.empty()) step = difference(looks_.back(), look);
        looks_.push_back(std::move(look));
        steps_.push_back(step);
        if (static_cast<std::int64_t>(looks_.size()) > limit_) looks_.pop_front(), steps_.pop_front(), ++first_;
    }

    std::int64_t first() const { return first_; }                                           ///< the oldest kept
    std::int64_t end() const { return first_ + static_cast<std::int64_t>(looks_.size()); }  ///< one past the newest
    const ShotLook& look(std::int64_t n) const { return looks_[static_cast<std::size_t>(n - first_)]; }
    /// From frame n - 1 to frame n; all zero for frame 0.
    const ShotDifference& step(std::int64_t n) const { return steps_[static_cast<std::size_t>(n - first_)]; }

private:
    std::int64_t limit_, first_ = 0;
    std::deque<ShotLook> looks_;
    std::deque<ShotDifference> steps_;
};

}  // namespace rhyme
