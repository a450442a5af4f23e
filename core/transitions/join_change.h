// How fast the two pictures of a join change: by themselves, and from one to the other.
#pragma once

#include "core/transitions/join_sight.h"

namespace rhyme {

/// Mean absolute differences of grey, of full white.
struct JoinChange {
    double outgoing = 0, incoming = 0;  ///< from frame to frame of either side, just before and after the cut
    double across = 0;                  ///< between the two pictures

    static JoinChange of(const JoinSight& sight);
    double livelier() const { return outgoing > incoming ? outgoing : incoming; }
};

/// CV_32FC1: how much each place changes from `a` to `b` (CV_8UC3), nothing not at all: what hardly changes is crossed
/// in little time, but in some.
cv::Mat change_map(const cv::Mat& a, const cv::Mat& b);

}  // namespace rhyme
