#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/tiles.h"
#include "core/transitions/transition_kind.h"

namespace rhyme {

namespace {

/// Similarity::matrix puts pixel centres at integer + 0.5, OpenCV at integers.
cv::Matx23d centred(const std::array<double, 6>& m) {
    return {m[0], m[1], m[2] + 0.5 * (m[0] + m[1]) - 0.5, m[3], m[4], m[5] + 0.5 * (m[3] + m[4]) - 0.5};
}

}  // namespace

cv::Mat warp(const cv::Mat& picture, const Similarity& s, bool cover, bool outside_black) {
    if (picture.empty() || s.identity()) return picture;
    if (picture.type() == CV_16UC3 && !outside_black) return drawn(picture.size(), moved(picture, s, cover));
    const double width = picture.cols, height = picture.rows;
    Similarity move = s;
    if (cover) {
        const double zoom = covering_scale(s, width / height);
        move.scale *= zoom, move.dx *= zoom, move.dy *= zoom;
    }
    std::array<double, 6> m = move.matrix(width, height);
    cv::Mat source = picture;
    if (move.scale < 1) {  // the averaged small picture first, then what is left of the move
        const cv::Size small(std::max(1, cvRound(width * move.scale)), std::max(1, cvRound(height * move.scale)));
        cv::resize(picture, source, small, 0, 0, cv::INTER_AREA);
        const double fx = width / small.width, fy = height / small.height;
        m[0] *= fx, m[3] *= fx, m[1] *= fy, m[4] *= fy;
    }
    cv::Mat moved;
    cv::warpAffine(source, moved, centred(m), picture.size(), cv::INTER_CUBIC,
                   outside_black ? cv::BORDER_CONSTANT : cv::BORDER_REPLICATE);
    return moved;
}

}  // namespace rhyme
