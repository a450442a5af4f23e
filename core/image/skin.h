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

/// The skin of the people in a film: chroma by lightness in OKLab.
struct SkinTone {
    double a = 0, b = 0;
    double spread = 0;  ///< how far colours lie about it; 0: nobody's in particular
};

/// The same of a film's people. Without a tone: hues from pink to tan, neither grey nor pure. `loose`: 1 as found, 2
/// takes in twice as much around.
inline double skin_share(const OkLab& c, const SkinTone& tone, double loose) {
    const double light = std::max(0.08, c.l), a = c.a / light, b = c.b / light;
    const double seen = std::clamp((c.l - 0.08) / 0.1, 0.0, 1.0);
    if (tone.spread > 0) {
        const double far = std::hypot(a - tone.a, b - tone.b) / (tone.spread * loose);
        return seen * std::exp(-std::pow(std::max(0.0, far - 1), 2) * 2);
    }
    const double chroma = std::hypot(a, b);
    const double off = std::max(0.0, std::abs(std::atan2(b, a) * 180 / std::numbers::pi - 40) - 18 * loose) / 12;
    const double much = std::clamp((chroma - 0.025) / 0.03, 0.0, 1.0) * std::clamp((0.28 - chroma) / 0.08, 0.0, 1.0);
    return seen * std::exp(-off * off) * much;
}

/// The same with what blood shows in it: lips, ears and cheeks are the skin's tone drawn towards red, as far as a rosy
/// lip; no red cloth is.
inline double flushed_share(const OkLab& c, const SkinTone& tone, double loose) {
    if (tone.spread <= 0) return skin_share(c, tone, loose);
    constexpr double red_a = 0.11, red_b = -0.01;  // OKLab chroma by lightness between a face and its lips
    const double light = std::max(0.08, c.l), a = c.a / light - tone.a, b = c.b / light - tone.b;
    const double drawn = std::clamp((a * red_a + b * red_b) / (red_a * red_a + red_b * red_b), 0.0, 1.0);
    return skin_share(c, {tone.a + drawn * red_a, tone.b + drawn * red_b, tone.spread}, loose);
}

}  // namespace rhyme
