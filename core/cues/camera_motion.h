// What moved between two pictures: the dense flow, and the camera's share of it.
#pragma once

#include <opencv2/core.hpp>

namespace rhyme {

/// A move of the whole picture about its centre, in pixels between two pictures: where x goes is x + (u + a*x' - b*y',
/// v + b*x' + a*y') with x', y' measured from the centre.
struct PlaneMove {
    double u = 0, v = 0, a = 0, b = 0;
    double agreement = 0;  ///< share of the tracked points that move so, 0..1

    cv::Point2d at(double x, double y) const { return {u + a * x - b * y, v + b * x + a * y}; }
};

struct MeasuredFlow {
    cv::Mat dense;     ///< CV_32FC2, pixels, on the grid of `here`, from `here` to `there`
    PlaneMove camera;  ///< the same way
};

/// The camera's share alone, from corners followed forth and back: CV_8UC1 of one size, no larger than a few hundred
/// pixels. The same for any number of threads.
PlaneMove measure_camera(const cv::Mat& here, const cv::Mat& there);

/// Both CV_8UC1 of one size. The same on any machine and for any number of threads: the search uses no propagation
/// between patches, which OpenCV splits by threads.
MeasuredFlow measure_flow(const cv::Mat& here, const cv::Mat& there);

}  // namespace rhyme
