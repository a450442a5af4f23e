// Which frames of a shot are looked at: many about its edges, where cuts are made, and regular ones between. Pure
// functions.
#pragma once

#include <vector>

#include "core/media/media.h"

namespace rhyme {

/// Frames to describe in a shot whose unmixed frames are `clear` (not empty), ascending and unique: its very first and
/// last, more within a second of them, and one every 0.45 s between; about 18 for 4 s. While the end is not known yet
/// (`open`), the ones that are certain: those stay, and further ones come behind them only.
std::vector<FramePosition> moment_frames(const FrameIndex& index, FrameRange clear, bool open);

/// Seconds a moment needs behind it before it is certain.
constexpr double kMomentLookahead = 1.35;

/// The frame to look at before or after `frame` to see movement, about a tenth of a second away, inside `clear`;
/// `frame` itself when there is none.
FramePosition neighbour_before(const FrameIndex& index, FrameRange clear, FramePosition frame);
FramePosition neighbour_after(const FrameIndex& index, FrameRange clear, FramePosition frame);

/// Seconds from the first shown frame to the start of `frame`: for distances, not for the model.
double seconds_at(const FrameIndex& index, FramePosition frame);

}  // namespace rhyme
