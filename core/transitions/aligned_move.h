// The movement behind every aligned join: the two pictures are held together at the cut and each eases back to where it
// was.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/image/similarity.h"
#include "core/image/tiles.h"
#include "core/time/rational_time.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

/// How both pictures are moved at the cut. `incoming` after `outgoing` reversed is the alignment itself: the forms lie
/// exactly on each other, whatever zoom was needed to leave no border uncovered, since both sides take it. With a
/// `lone` incoming side the outgoing picture stays as it is, and a zoom that the incoming one needs shows as a
/// difference in size.
struct AlignedPose {
    Similarity outgoing, incoming;
};
/// Either covers its own window, which is what it is moved in.
AlignedPose aligned_pose(const Similarity& alignment, double share, bool lone, double aspect,
                         const Windows& windows = {});

/// `pose` at share t of its way (1: the pose, 0: neutral): rotation and shift linearly, scale geometrically but never
/// below what covers the frame, so that it falls steadily along with t.
Similarity eased_pose(const Similarity& pose, double t, double aspect, const Window& window = {});

/// The share of the pose kept `distance` frames from the cut (0: the frame that touches it) on a side `length` frames
/// long: 1 for `hold` frames (a third of the length at most), then down to 0 on the first frame outside, at rest at
/// both ends and at one speed between them, so that it is never much faster than it has to be.
double aligned_share(std::int64_t distance, std::int64_t length, double hold);

/// Frames after the cut (or before it, for the outgoing side's part) so that no corner comes near an eighth of the
/// frame's width a second, half a percent a frame at 25: slow enough that the reframing isn't seen, whatever moves by
/// itself. Never below one and a half seconds, nor above six.
FrameCount aligned_length(const Similarity& alignment, double share, double aspect, FrameRate rate);

/// scale, rotation, dx, dy, share, hold: the parameters every aligned kind has.
std::vector<TransitionParameter> aligned_parameters();
/// Reads them, within their limits.
Similarity alignment_of(const TransitionFrame& frame);
double parameter_within(const TransitionFrame& frame, const TransitionParameter& parameter);

/// The parameters of an alignment, to be put into a Transition.
std::map<std::string, double> parameters_of(const Similarity& alignment, double share = 0);

/// Where a frame lies on its side of the cut: see aligned_share.
struct AlignedPlace {
    std::int64_t distance, length;
};
/// The outgoing (incoming) picture of `frame`, moved as it is there; `share` stands for the parameter when it is not
/// given.
Tiles aligned_tiles(const TransitionFrame& frame, bool incoming, AlignedPlace place, double share);

}  // namespace rhyme
