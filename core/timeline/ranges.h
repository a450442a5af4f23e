// Sets of frames as sorted lists of ranges that neither overlap nor touch, and where a clip's media begins and ends in
// frames of the sequence. Used by the edits; nothing here fails.
#pragma once

#include <vector>

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

/// A position in a source moved by frames of the sequence: exact, unless the fraction would need a denominator beyond
/// max_source_den; it is then rounded down to 1/705600000 s (which all usual frame and sample rates divide). Never
/// below 0 nor beyond max_source_seconds.
RationalTime advanced(RationalTime source, FrameCount by, FrameRate rate);

/// The most frames a clip can have from its source_in: the last one starts before the media's end. max_frames for a
/// still.
FrameCount longest(const Clip& clip, FrameRate rate);

}  // namespace rhyme
