// Which two colours of a palette stand against one another across the wheel. Pure; safe from any thread.
#pragma once

#include <span>

#include "core/cues/palette.h"

namespace rhyme {

/// Two hues that stand across the wheel from one another.
struct Opposition {
    int warm = -1, cool = -1;  ///< of the swatches; -1: there is none
    double strength = 0;       ///< 0..1: both shares, both pure, truly opposite
};

/// 0 for grey, towards 1 for a pure colour.
double vividness(double chroma);

/// Judged as a middle exposure would show it: all of OKLab grows with the cube root of the light, chroma as lightness
/// does.
Opposition find_opposition(std::span<const Swatch> swatches);

}  // namespace rhyme
