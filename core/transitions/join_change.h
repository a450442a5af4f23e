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
    /// `t` of the way in time -> of the way from the one to the other in `frames` frames, so that where the pictures
    /// themselves move more they go over more slowly: what changes from frame to frame is the same all the way.
    double paced(double t, double frames) const;
};

}  // namespace rhyme
