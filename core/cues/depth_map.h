// What is near and what is far in a picture, as an order, without knowing distances.
#pragma once

#include <opencv2/core.hpp>

#include "core/cues/observation.h"

namespace rhyme {

/// An order of depth in coarse cells. The map is relative: 0 the farthest, 1 the nearest of this picture.
struct DepthMap {
    static constexpr int columns = 32, rows = 18;
    cv::Mat near;           ///< CV_32FC1, rows x columns
    double confidence = 0;  ///< 0..1: how much spoke for it beyond "what is lower is nearer"
    /// What spoke, 0..1 each: focus, haze, movement against the background, converging lines, what stands before.
    double focus = 0, haze = 0, parallax = 0, perspective = 0, overlap = 0;
    cv::Point2d vanishing{-1, -1};  ///< fractions; where lines converge, when `perspective` > 0
};

/// Several hints, each with its own weight: sharpness beside blur, the haze of distance, movement that is not the
/// camera's, lines that converge, the subject before its ground, and the place in the picture.
DepthMap find_depth(const Observation& moment);

/// The depth of what is inside a picture's bars as that of the picture; bars are as near as what is beside them.
DepthMap in_whole(DepthMap inside, const Observation& whole);

}  // namespace rhyme
