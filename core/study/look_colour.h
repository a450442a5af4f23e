// Colours between their forms: of the cues, of pages, of words. Pure functions.
#pragma once

#include <opencv2/core.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/cues/palette.h"
#include "core/study/frame_look.h"

namespace rhyme {

LookColour look_colour(const Swatch& swatch);
/// "#RRGGBB" of an OKLab colour, clipped to sRGB.
std::string hex_of(const cv::Vec3f& oklab);
/// The plain name of a hue: "orange", whatever its lightness.
std::string hue_name(double degrees);
/// Degrees of the hue a word names, -1 for none: "teal" 195. Names of dark colours count as their hue: "navy" is blue.
double hue_of_word(std::string_view word);
/// Whether a word that names a hue begins so.
bool begins_hue_word(std::string_view letters);

}  // namespace rhyme
