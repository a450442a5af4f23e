// Mixing two pictures of one size and type (CV_16UC3 R'G'B').
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// a (1 - t) + b t on the coded values; an empty picture counts as black.
cv::Mat blend(const cv::Mat& a, const cv::Mat& b, double t);

/// The same in the light that a screen emits: the transfer is taken as BT.1886 with a black of 0, a pure power of 2.4.
cv::Mat blend_light(const cv::Mat& a, const cv::Mat& b, double t);

}  // namespace rhyme
