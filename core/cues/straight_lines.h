// The straight lines a viewer sees in a picture: sharp or soft, whole or broken by what stands before them.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace rhyme {

struct StraightLine {
    cv::Point2d from, to;  ///< ends, fractions of width and height; `from` is the left one (the upper one when upright)
    double strength =
        0;  ///< how long and how well supported: 1 is a clear edge along the whole shorter side of the picture
    bool bright_left = false;  ///< the brighter side lies to the left as one goes from `from` to `to`
};

/// Strongest first, at most `most`; near-duplicates folded. Works at three scales, so a soft band counts like a sharp
/// edge. Each is found as a maximum of a Hough transform in which only pixels vote whose gradient stands across the
/// line and points one way (Ballard 1981), then refined and cut to the stretch that carries it. Bars and picture
/// borders are no lines. Deterministic.
std::vector<StraightLine> find_straight_lines(const cv::Mat& picture, std::size_t most);

/// The middles of bands: of a road, a strip of sand, a beam. Two edges that run alike, all that lies between them
/// brighter than what is beside it or all darker, are seen as one line; an edge belongs to one band. Strongest first.
std::vector<StraightLine> find_bands(const std::vector<StraightLine>& edges, double aspect);

}  // namespace rhyme
