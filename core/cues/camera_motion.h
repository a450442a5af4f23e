// What moved between two pictures: the dense flow, and the camera's share of it.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

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

/// A picture whose corners are found once, to be followed into others: CV_8UC1, no larger than a few hundred pixels.
class FlowStart {
public:
    explicit FlowStart(const cv::Mat& here);
    /// The camera's share alone, from the corners followed forth and back. The same for any number of threads.
    PlaneMove camera_to(const cv::Mat& there) const;
    /// `there`: of the same size. The same on any machine and for any number of threads: the search uses no propagation
    /// between patches, which OpenCV splits by threads.
    MeasuredFlow to(const cv::Mat& there) const;

private:
    cv::Mat here_;
    std::vector<cv::Mat> pyramid_;
    std::vector<cv::Point2f> corners_;
    std::vector<int> cells_;  ///< of the corners: in which part of the picture
};

PlaneMove measure_camera(const cv::Mat& here, const cv::Mat& there);
MeasuredFlow measure_flow(const cv::Mat& here, const cv::Mat& there);

}  // namespace rhyme
