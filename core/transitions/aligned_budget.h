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

struct EaseFrames {
    std::int64_t in, out;  ///< of either side, in which it eases
};
/// What an alignment has to be made with.
struct AlignedRoom {
    EaseFrames ease;
    bool lone;  ///< see AlignedPose
    double hold, aspect;
    FrameRate rate;
    double outgoing_detail = 1, incoming_detail = 1;  ///< as in JoinSight
    Windows windows{};
};
AlignedCost aligned_cost(const Similarity& alignment, double share, const AlignedRoom& room);
bool within_budget(const AlignedCost& cost);

/// The alignment brought nearer to none by as much as nobody sees of two forms that lie on each other, times `share`:
/// twentieths of size, degrees, hundredths of the diagonal.
Similarity eased_alignment(const Similarity& alignment, double share, double aspect);

/// Error: by how much it is over, and what would do.
Result<void> within_aligned_budget(const JoinSight& sight, double share, EaseFrames ease);

/// The share of the move, in quarters, with which the side that is enlarged more is enlarged least. `details` as in
/// JoinSight.
double best_share(const Similarity& alignment, double aspect, double outgoing_detail, double incoming_detail);

}  // namespace rhyme
