// What is cut out in two colours is often two things, or one and what it stands on.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace rhyme {

/// The parts of `mask` (CV_32FC1, 0..1) in one colour each, likewise masks, or none: by the threshold that parts its
/// colours best along the direction in which they spread most (Otsu 1979), if they then differ plainly. Of either side
/// the largest piece counts, unless it is a sliver, nearly all of the mask, or too ragged to be taken for a thing.
/// `oklab`: CV_32FC3 of its size. Deterministic.
std::vector<cv::Mat> parts_in_one_colour(const cv::Mat& mask, const cv::Mat& oklab);

}  // namespace rhyme
