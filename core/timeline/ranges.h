// Sets of frames as sorted lists of ranges that neither overlap nor touch, and positions in a source moved by frames.
// Used by the edits; nothing here fails.
#pragma once

#include <vector>

#include "core/timeline/speed.h"
#include "core/timeline/timeline.h"

namespace rhyme {

using FrameSet = std::vector<FrameRange>;

/// Any ranges, in any order, as a set; empty ones vanish.
FrameSet set_of(std::vector<FrameRange> ranges);
/// What is in `a` and not in `b`.
FrameSet without(const FrameSet& a, const FrameSet& b);
/// How many frames of the set lie before `p`.
FrameCount measure_before(const FrameSet& set, FramePosition p);
FrameCount measure(const FrameSet& set);

/// A position in a source moved by frames of the sequence at its own speed; never below 0 nor beyond
/// max_source_seconds. Rounded as bounded() in speed.h.
RationalTime advanced(RationalTime source, FrameCount by, FrameRate rate);

}  // namespace rhyme
