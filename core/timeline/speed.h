// The arithmetic of speed: how much source a length of clip time uses up. Inside core/timeline; clip.h has what others
// need.
#pragma once

#include <optional>

#include "core/timeline/clip.h"

namespace rhyme {

/// num / den seconds (den > 0): exact, unless it would need a denominator beyond max_source_den; it is then rounded to
/// 1/705600000 s (which all usual frame and sample rates divide). Beyond twice max_source_seconds it stays there.
RationalTime bounded(detail::Wide num, detail::Wide den, Rounding how);

/// source_time() `by` frames after the clip's first frame.
RationalTime source_after(const Clip& clip, FrameCount by, FrameRate rate);

/// The same clip beginning `by` frames later (negative: earlier) in what it shows; start, source_in, clock and length
/// follow. Where there is no end to the source, source_in stays at 0 or above.
void move_head(Clip& clip, FrameCount by, FrameRate rate);

/// The most frames the clip can have from its source_in.
FrameCount longest(const Clip& clip, FrameRate rate);

/// Whether the sequence's frame `by` frames after the clip's first (negative: before) shows a moment the source has:
/// from 0 up to just before `available`. With no limit: every frame.
bool has_source(const Clip& clip, FrameCount by, FrameRate rate);

/// source / place as a speed, never faster than that, so that it does not run past the media's end; nullopt: too fast
/// or too slow.
std::optional<Ratio> speed_between(RationalTime source, RationalTime place);

bool sound_speed(Ratio speed);  ///< within max_speed either way, with a denominator up to max_speed_den
/// One sentence a fault: order, range, gaps, denominators, signs.
std::vector<std::string> validate_ramp(const std::vector<SpeedKey>& ramp);

}  // namespace rhyme
