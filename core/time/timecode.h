// SMPTE ST 12-1 timecode: hh:mm:ss:ff, or hh:mm:ss;ff for drop-frame, which skips the first numbers of every minute
// not divisible by ten so that NTSC timecode keeps up with the clock (2 at 29.97, 4 at 59.94).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/time/rational_time.h"

namespace rhyme {

/// True for the rates drop-frame is defined for: 30000/1001 and 60000/1001.
bool has_drop_frame(FrameRate rate);

/// Negative positions get a leading '-'. `drop` is ignored where the rate has none.
std::string format_timecode(FramePosition position, FrameRate rate, bool drop = true);

/// Accepts what format_timecode writes; a ';' or '.' before the frames means drop-frame. Shorter forms ("12:08", "8")
/// count from the right. Nullopt when it is no timecode or names a dropped number.
std::optional<FramePosition> parse_timecode(std::string_view text, FrameRate rate);

}  // namespace rhyme
