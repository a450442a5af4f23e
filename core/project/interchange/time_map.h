// A clip's run through its source as points in straight lines, for formats that know speed only so; and back.
#pragma once

#include <vector>

#include "core/project/interchange/exchange.h"

namespace rhyme::exchange {

struct TimePoint {
    RationalTime at;      ///< since the clip's first frame
    RationalTime source;  ///< in the source
};

/// From `from` to `to` frames after the clip's start (handles: negative, or beyond its length): both ends, and of a
/// ramp its keys and what lies between them on a curve.
std::vector<TimePoint> time_map(const Clip& clip, FrameRate rate, FrameCount from, FrameCount to);

/// The clip runs as the points say, the last line going on: constant when they lie on one line, else a ramp of speeds
/// that hold. Sets speed, ramp and source_in. False when that cannot be: speeds too high, or of both directions.
bool set_time_map(Clip& clip, const std::vector<TimePoint>& points, FrameRate rate);

/// How far at most the clip is from the points, in seconds.
double time_map_error(const Clip& clip, const std::vector<TimePoint>& points, FrameRate rate);

}  // namespace rhyme::exchange
