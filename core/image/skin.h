// Which colours could be skin.
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "core/image/oklab.h"

namespace rhyme {

/// 0..1: by hue and by chroma relative to lightness, which exposure does not change; skin of all shades lies near 50
/// degrees. `width`: of the hues, degrees (as core/cues/person_finder.cpp has it: 24).
inline double skin_share(const OkLab& c, double width = 24) {
    const double light = std::max(0.08, c.l), a = c.a / light, b = c.b / light, chroma = std::hypot(a, b);
    const double off = (std::atan2(b, a) * 180 / std::numbers::pi - 50) / width;
    const double much = std::clamp((chroma - 0.03) / 0.05, 0.0, 1.0) * std::clamp((0.32 - chroma) / 0.08, 0.0, 1.0);
    return std::exp(-off * off) * much * std::clamp((c.l - 0.08) / 0.1, 0.0, 1.0);
}

}  // namespace rhyme
