// Lines that both pictures of a join have in one place.
#pragma once

#include <optional>

#include "core/transitions/join_sight.h"

namespace rhyme {

/// Middle and direction in widths about the frame's centre.
struct PlaneLine {
    cv::Point2d middle, along;
    double strength;
};

/// The strongest line of A, moved by `outgoing`, on which one of B, moved by `incoming`, lies: turned by at most
/// `turned` degrees and at most `apart` widths beside it.
std::optional<PlaneLine> shared_line(const JoinSight& sight, const Similarity& outgoing, const Similarity& incoming,
                                     double turned, double apart);

}  // namespace rhyme
