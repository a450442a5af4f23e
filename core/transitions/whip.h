// Pictures whipped along a movement: moved on, mixed, and blurred along their way.
#pragma once

#include <vector>

#include "core/image/tiles.h"

namespace rhyme {

/// A move of the whole picture per second: what a place p (widths about the centre) moves by is pan + zoom p + roll p'.
struct Movement {
    cv::Point2d pan;
    double zoom = 0, roll = 0;
    cv::Point2d at(cv::Point2d p) const { return pan + cv::Point2d(zoom * p.x - roll * p.y, zoom * p.y + roll * p.x); }
    Movement times(double k) const { return {pan * k, zoom * k, roll * k}; }
};

/// A picture (CV_16UC3) moved on by `seconds`, and how much of it is seen.
struct WhipSide {
    cv::Mat picture;
    double seconds = 0, share = 1;
    bool incoming = false;
};
/// One side, or two of one size whose shares sum up to 1. `shutter`: seconds of the way that are seen at once. What
/// comes in from outside is the picture's mirror image. Long blurs are drawn at half size, the longest at a quarter:
/// nothing of that fineness is left.
cv::Mat whipped(const std::vector<WhipSide>& sides, const Movement& way, double shutter);

}  // namespace rhyme
