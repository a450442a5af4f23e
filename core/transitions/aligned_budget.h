// How far a picture may be moved, turned and enlarged to lie on another before it shows.
#pragma once

#include "core/transitions/aligned_move.h"
#include "core/transitions/join_sight.h"

namespace rhyme {

/// What an aligned join costs.
struct AlignedCost {
    double outgoing, incoming;  ///< enlargement of either side beyond what its source has in detail; 1: none
    double speed;               ///< the fastest a corner moves, in widths a second
    double larger() const { return outgoing > incoming ? outgoing : incoming; }
};

inline constexpr double most_enlarged = 1.15;    ///< what a viewer takes for sharp
inline constexpr double fastest_unseen = 0.125;  ///< widths a second: half a percent of the width a frame at 25

/// `in` and `out`: frames of either side in which it eases.
AlignedCost aligned_cost(const Similarity& alignment, double share, FrameCount in, FrameCount out,
                         const JoinSight& sight);
struct EaseFrames {
    std::int64_t in, out;
};
/// Error: by how much it is over, and what would do.
Result<void> within_aligned_budget(const JoinSight& sight, double share, EaseFrames ease);

/// The share of the move, in quarters, with which the side that is enlarged more is enlarged least. `details` as in
/// JoinSight.
double best_share(const Similarity& alignment, double aspect, double outgoing_detail, double incoming_detail);

}  // namespace rhyme
