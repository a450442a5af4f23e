// OKLab (B. Ottosson, "A perceptual color space for image processing", 2020) of single colours.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>

#include "core/image/light.h"

namespace rhyme {

struct OkLab {
    double l = 0, a = 0, b = 0;  ///< lightness 0..1; chroma is the length of (a, b), hue its angle
};

inline OkLab oklab_of_light(double r, double g, double b) {
    const double l = std::cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
    const double m = std::cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
    const double s = std::cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
    return {0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

/// May lie outside of 0..1.
inline std::array<double, 3> light_of_oklab(const OkLab& c) {
    const double l = std::pow(c.l + 0.3963377774 * c.a + 0.2158037573 * c.b, 3);
    const double m = std::pow(c.l - 0.1055613458 * c.a - 0.0638541728 * c.b, 3);
    const double s = std::pow(c.l - 0.0894841775 * c.a - 1.2914855480 * c.b, 3);
    return {4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

/// Of coded R'G'B' (0..1).
template <class Rgb>
OkLab oklab_of(const Rgb& coded) {
    const auto light = [](double v) { return std::pow(std::max(0.0, v), screen_gamma); };
    return oklab_of_light(light(coded[0]), light(coded[1]), light(coded[2]));
}

/// Coded R'G'B' of a colour, 0..1. One that no screen shows gives up chroma, not lightness or hue.
inline std::array<double, 3> coded_of(const OkLab& colour) {
    const auto inside = [](const std::array<double, 3>& c) {
        return std::all_of(c.begin(), c.end(), [](double v) { return v > -1e-4 && v < 1 + 1e-4; });
    };
    OkLab shown{std::clamp(colour.l, 0.0, 1.0), colour.a, colour.b};
    std::array<double, 3> rgb = light_of_oklab(shown);
    if (!inside(rgb)) {
        double low = 0, high = 1;
        for (int i = 0; i < 12; ++i) {
            const double middle = (low + high) / 2;
            rgb = light_of_oklab({shown.l, colour.a * middle, colour.b * middle});
            (inside(rgb) ? low : high) = middle;
        }
        rgb = light_of_oklab({shown.l, colour.a * low, colour.b * low});
    }
    for (double& v : rgb) v = std::pow(std::clamp(v, 0.0, 1.0), 1 / screen_gamma);
    return rgb;
}

}  // namespace rhyme
