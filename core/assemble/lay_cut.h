// A cut made from a song, laid on a sequence that is there: over all of its stretch, or round the clips that stay.
#pragma once

#include <set>

#include "core/timeline/timeline.h"

namespace rhyme {

/// before  V |aa|kkk|bb|cc|     the lowest video track of `made` from `at` on, over what lies there but for `keep`
/// after   V |x|kkk|yyyy|z|
///
/// Kept clips stay as they are, with all that was done to them since; where one of them was trimmed, its own shot goes
/// on beside it. Transitions of `made` come along between clips that lie as they do there. Both have one frame rate.
/// Errors: NotFound (no such video track), Conflict (it is locked).
Result<Timeline> lay_cut(const Timeline& onto, TrackId track, FramePosition at, const Timeline& made,
                         const std::set<ClipId>& keep = {});

/// What of a track lies wholly in a range, as a cut of its own that begins at 0 (RoughCutOptions::before).
Timeline cut_within(const Timeline& timeline, TrackId track, FrameRange range);

}  // namespace rhyme
