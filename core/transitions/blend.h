// Mixing two pictures of one size and type (CV_16UC3 R'G'B').
#pragma once

#include "core/image/tiles.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

/// a (1 - t) + b t on the coded values; an empty picture counts as black.
cv::Mat blend(const cv::Mat& a, const cv::Mat& b, double t);

/// The same in the light that a screen emits (core/image/light.h), as two exposures on film add up.
cv::Mat blend_light(cv::Size size, const Tiles& a, const Tiles& b, double t);

/// Out of the picture into `color` before the cut, out of it into the other after. The last frame before the cut is all
/// colour; with no frames before it the first one after it is.
cv::Mat dipped(const TransitionFrame& frame, const cv::Scalar& color);

}  // namespace rhyme
