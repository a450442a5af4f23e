// Smoothing: evenly, and so that edges stay.
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// A Gaussian of `sigma` pixels; what lies outside is the nearest edge. What is blurred widely is made smaller first: a
/// small kernel on a small picture looks like a large one. Any depth and number of channels.
cv::Mat blurred(const cv::Mat& picture, double sigma);

/// `what` (CV_32FC1) smoothed within `radius` pixels but for the edges of `guide` (CV_32FC1, the same size); edges
/// fainter than the root of `eps` are none. K. He, J. Sun and X. Tang, "Guided image filtering", TPAMI 35(6), 2013, at
/// `coarse` times smaller size (He and Sun, "Fast guided filter", 2015).
cv::Mat guided(const cv::Mat& what, const cv::Mat& guide, double radius, double eps, int coarse = 1);

}  // namespace rhyme
