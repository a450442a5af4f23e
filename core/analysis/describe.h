// One moment's pixels to its descriptors. Pure; safe from any thread.
#pragma once

#include "core/analysis/analysis.h"
#include "core/cues/observation.h"
#include "core/media/frame_source.h"

namespace rhyme {

/// Fills blank, thumb and one descriptor per cue (in all_cues() order); a cue that fails on these pixels leaves null.
/// Stops early, with what it has, when cancelled.
void describe(MomentPixels pixels, Moment& moment, const Cancel& cancel);

/// Only the cues whose entry in `wanted` (in all_cues() order) is set.
void describe(MomentPixels pixels, const std::vector<bool>& wanted, Moment& moment, const Cancel& cancel);

/// A moment's picture and its neighbours inside `clear`, by seeking. Errors: the frame's.
Result<MomentPixels> moment_pixels(FrameSource& source, const Media& media, FrameRange clear, FramePosition frame);

}  // namespace rhyme
