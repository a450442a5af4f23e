// Edits of a clip's speed. Rules, strips and errors as in edits.h. Linked clips take the same speed.
#pragma once

#include "core/timeline/edits.h"

namespace rhyme {

/// What another speed does to the clip's length.
enum class SpeedFit {
    Keep,       ///< the length stays: more or less of the media is seen
    Overwrite,  ///< the same media is seen: the out edge moves, over what lies there or away from it
    Ripple      ///< the same media is seen: what follows moves along
};

/// before  |aaaa|bb|            twice as fast, Ripple: the same pictures in half the time
/// after   |aa|bb|              a negative speed shows them backwards, 0 stands on the first
///
/// A ramp is taken off. With 0 the length always stays. Refused when the media is too short (Keep).
Result<Timeline> set_speed(const Timeline& timeline, const std::vector<ClipId>& clips, Ratio speed, SpeedFit fit,
                           Linked linked = Linked::Together);
/// The same pictures the other way round.
Result<Timeline> reverse(const Timeline& timeline, const std::vector<ClipId>& clips, Linked linked = Linked::Together);

/// before  |aaaa|bb|            the picture at `at` stands for `length` frames, time opens for it
/// after   |aa|xx|aa|bb|        (only that clip is stopped: its sound is cut like every sync track)
Result<Timeline> freeze_frame(const Timeline& timeline, ClipId clip, FramePosition at, FrameCount length);

/// before  |aaaa|bb|            a speed that changes, in clip time (see curve.h); empty: the plain speed again
/// after   |aAaA|bb|
Result<Timeline> set_speed_ramp(const Timeline& timeline, ClipId clip, const std::vector<SpeedKey>& ramp,
                                SpeedFit fit = SpeedFit::Keep, Linked linked = Linked::Together);

/// before  |..aaa....|          what the clip shows of its media now fills `range`, over what lies there: from beat to
/// after   |.aaaaaa..|          beat
Result<Timeline> fit_to_range(const Timeline& timeline, ClipId clip, FrameRange range,
                              Linked linked = Linked::Together);

Result<Timeline> set_keep_pitch(const Timeline& timeline, const std::vector<ClipId>& clips, bool keep,
                                Linked linked = Linked::Together);

}  // namespace rhyme
