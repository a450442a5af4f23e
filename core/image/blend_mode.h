// How a layer's colours meet those below it.
#pragma once

#include <string>
#include <vector>

#include "core/image/plate.h"

namespace rhyme {

/// Names and formulas: W3C, "Compositing and Blending Level 1" (2015); those it lacks (the burns and lights between
/// LinearBurn and HardMix, Subtract, Divide) as Adobe's "PDF blend modes" addendum and common use have them.
enum class BlendMode {
    Normal,
    Darken,
    Multiply,
    ColorBurn,
    LinearBurn,
    Lighten,
    Screen,
    ColorDodge,
    Add,
    Overlay,
    SoftLight,
    HardLight,
    VividLight,
    LinearLight,
    PinLight,
    HardMix,
    Difference,
    Exclusion,
    Subtract,
    Divide,
    Hue,
    Saturation,
    Color,
    Luminosity
};

const std::vector<std::string>& blend_mode_names();  ///< "normal", "color burn", in the order of BlendMode

/// `top` on `below`, on the coded values; where nothing is below, `top` as it is. An empty `below` is nothing.
Plate over(const Plate& top, const Plate& below, BlendMode mode);

}  // namespace rhyme
