// Two pictures mixed along the contours of a field: wipes, mattes, planes.
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// `field` (CV_32FC1, coarse: interpolated to the picture) says how late each place is crossed. Where it lies below
/// `edge` the share of B is `below`, where it lies above `edge` + `soft` it is `above`; between them it goes over
/// smoothly.
struct FieldMix {
    cv::Mat field;
    double edge = 0, soft = 1e-3;
    double below = 1, above = 0;
};

/// Of two CV_16UC3 pictures of one size; an empty one counts as black.
cv::Mat mix_along(const cv::Mat& a, const cv::Mat& b, const FieldMix& mix);

/// `picture` (CV_16UC3) multiplied by `gain` (CV_32FC1, coarse: interpolated); what would be brighter than white is
/// pressed together below it.
cv::Mat scaled_by(const cv::Mat& picture, const cv::Mat& gain);

/// The values below which the shares 0, 1/n ... 1 of the field lie: an edge that goes along them crosses equal areas in
/// equal times.
std::vector<float> field_shares(const cv::Mat& field, int n = 64);
/// What of `shares` lies at t in 0..1.
double share_at(const std::vector<float>& shares, double t);

/// Rises from 0 to 1 with both ends a little at rest; never steeper than 1.25.
double gently(double t);

}  // namespace rhyme
