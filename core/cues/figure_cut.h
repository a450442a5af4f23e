// Cuts a figure out of its ground: colour models of both and the shortest border between them (Y. Boykov and
// M.-P. Jolly, "Interactive graph cuts", ICCV 2001), with colours counted in bins, which costs a fraction of GrabCut's
// mixtures.
#pragma once

#include <opencv2/core.hpp>
#include <vector>

namespace rhyme {

/// Of one picture; the candidates are cut out one after another. Deterministic.
class FigureCut {
public:
    /// CV_32FC3, OKLab.
    explicit FigureCut(const cv::Mat& oklab);
    /// `candidate`: CV_8UC1, 0 or 255, of the same size. The figure's pixels in the same form; empty when there is no
    /// ground around it. Its middle is taken as certain, what lies far off as ground.
    cv::Mat operator()(const cv::Mat& candidate) const;

private:
    /// The figure's pixels of `area`: `core` is certain, so is the ground outside `near`; of the others, what their
    /// colour `says`.
    cv::Mat cheapest_border(const cv::Rect& area, const cv::Mat& core, const cv::Mat& near, const cv::Mat& inside,
                            const cv::Mat& bins, const std::vector<float>& says) const;

    cv::Mat bins_;                                   ///< CV_16UC1: which colour
    cv::Mat right_, down_, down_right_, down_left_;  ///< CV_32FC1: what a border to that neighbour costs
};

}  // namespace rhyme
