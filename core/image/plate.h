// A picture that may let through what lies below it, and how such pictures are laid on each other.
#pragma once

#include "core/image/video_frame.h"

namespace rhyme {

/// CV_16UC3 R'G'B', already multiplied by `alpha` (CV_16UC1; empty: opaque everywhere), on the coded values as every
/// editor mixes them.
struct Plate {
    cv::Mat color, alpha;

    bool opaque() const { return alpha.empty(); }
};

/// A plate of one colour; `opacity` 0..1. `color` is straight R'G'B', 0..65535 each.
Plate plain_plate(cv::Size size, cv::Scalar color, double opacity);

/// `top` over `below`, both of one size; an empty `below` counts as transparent.
Plate over(const Plate& top, const Plate& below);

/// What is left of it at `opacity` (0..1).
Plate faded(const Plate& plate, double opacity);

/// (1 - t) a + t b, in color and alpha.
Plate mixed(const Plate& a, const Plate& b, double t);
/// The same with a t for each pixel: CV_32FC1, 0..1.
Plate mixed(const Plate& a, const Plate& b, const cv::Mat& t);

/// `picture` (CV_16UC3) placed on a transparent plate of `size`.
Plate placed(const Plate& picture, cv::Rect place, cv::Size size);

/// The color as if it were opaque (divided by alpha; black where nothing is), and the way back.
cv::Mat straight(const Plate& plate);
Plate with_color(const cv::Mat& straight, const cv::Mat& alpha);

/// The alpha of a decoded picture, upright, as to_rgb() stretches it: CV_16UC1; empty when its format has none.
Result<cv::Mat> to_alpha(const VideoFrame& frame, cv::Size size);

}  // namespace rhyme
