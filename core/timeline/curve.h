// Numbers that change along a clip. Keyframes stand in clip time: whole frames of the sequence, counted so that
// Clip::clock is the clip's first frame (for a track: from the sequence's first frame). Trimming or splitting a clip
// only changes its clock, so keyframes stay on the pictures they were set on and come back when an edge is drawn out
// again; slipping and moving leave them where they are in the clip.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/time/frame.h"
#include "core/timeline/ids.h"

namespace rhyme {

enum class Interpolation { Hold, Linear, Bezier };

struct Keyframe {
    FrameCount at;  ///< clip time; may lie outside of what the clip shows now
    double value = 0;
    Interpolation interpolation = Interpolation::Linear;  ///< from here to the next keyframe
    /// Bezier: the two handles between this keyframe (0, 0) and the next (1, 1). x within 0..1; the default is an even
    /// ease in and out.
    double x1 = 0.42, y1 = 0, x2 = 0.58, y2 = 1;
    bool operator==(const Keyframe&) const = default;
};

/// A constant, or keyframes in ascending order, each frame at most once; before the first and after the last its value
/// holds.
struct Curve {
    double value = 0;  ///< where there are no keyframes
    std::vector<Keyframe> keys;
    bool operator==(const Curve&) const = default;
};

double value_at(const Curve& curve, FrameCount at);

/// Order counts: the first of a list is applied first.
struct Effect {
    EffectId id;
    std::string kind;  ///< a name known to the effects' registry: "grade", "reframe"
    bool enabled = true;
    std::map<std::string, Curve> parameters;   ///< by the kind's own names; one not named has the kind's default
    std::map<std::string, std::string> texts;  ///< settings that are no numbers: the path of a LUT
    bool operator==(const Effect&) const = default;
};
using Effects = std::vector<Effect>;

/// A parameter of an effect; `otherwise` when it does not name it.
double value_at(const Effect& effect, const std::string& parameter, FrameCount at, double otherwise);

inline constexpr double max_parameter = 1e15;  ///< of every parameter, either side of 0

/// One sentence a fault: keys out of order or range, numbers that are none, a kind that is missing.
std::vector<std::string> validate(const Curve& curve);
std::vector<std::string> validate(const Effect& effect);

}  // namespace rhyme
