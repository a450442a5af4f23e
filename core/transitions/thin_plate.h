// A smooth warp of the plane that takes given points to given points (F. Bookstein, "Principal warps: thin-plate
// splines and the decomposition of deformations", PAMI 1989), solved for few points and looked up on a coarse grid.
#pragma once

#include <opencv2/core.hpp>
#include <optional>
#include <vector>

namespace rhyme {

/// For many targets of one set of points: where each cell's centre of a grid over the frame goes. Points in widths
/// about the frame's centre, y down.
struct ThinPlate {
    /// nullopt when the points do not span a plane (fewer than three, collinear, or all but equal). `stiffness`: how
    /// much smoothness weighs against meeting every point.
    static std::optional<ThinPlate> through(const std::vector<cv::Point2d>& from, const std::vector<cv::Point2d>& to,
                                            double stiffness = 1e-4);
    cv::Point2d operator()(cv::Point2d p) const;
    /// CV_32FC2 over a frame of `aspect`, in widths. Where `share` (CV_32FC1, as large) is less than 1 the places go
    /// only so far from their own.
    cv::Mat grid(double aspect, const cv::Mat& share = {}) const;
    static cv::Size grid_size(double aspect);

    std::vector<cv::Point2d> points, weights;
    cv::Point2d offset, by_x, by_y;
};

/// The least area that a cell of such a grid keeps, as a share of its own: below 0 the warp folds.
double least_area(const cv::Mat& grid);

}  // namespace rhyme
