// What the camera's exposure does to lightness, which is not what the light in front of it does.
#pragma once

#include <algorithm>
#include <cmath>

namespace rhyme {

/// By how much to multiply the OKLab of `b` (which grows with the cube root of the light) so that its mean lightness
/// comes nearest that of `a`, within two thirds of a stop either way: what one and the same picture may differ by from
/// camera to camera and grade to grade.
inline double exposure_between(double lightness_of_a, double lightness_of_b) {
    const double most = std::exp2(2.0 / 3 / 3);
    return std::clamp(std::max(0.02, lightness_of_a) / std::max(0.02, lightness_of_b), 1 / most, most);
}

}  // namespace rhyme
