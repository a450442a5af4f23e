// Words on pictures, in a real typeface.
#pragma once

#include <opencv2/core.hpp>
#include <string>

namespace rhyme::overlay {

/// Draws `words` (UTF-8, one line) with their baseline's left end at `at`, `pixels` high from line to line. `halo`:
/// pixels of darkness around the letters, so that they read on any ground. In DejaVu Sans from the system's fonts, or
/// OpenCV's stroke letters where that is not installed. Safe from any thread.
void words(cv::Mat& picture, cv::Point2d at, const std::string& words, double pixels, const cv::Scalar& color,
           double halo = 0);

/// How wide they are.
double width_of(const std::string& words, double pixels);

}  // namespace rhyme::overlay
