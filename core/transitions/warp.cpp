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
    const auto [source, m] = shrunk_for(picture, s, cover);
    cv::Mat moved;
    cv::warpAffine(source, moved, centred(m), picture.size(), cv::INTER_CUBIC,
                   outside_black ? cv::BORDER_CONSTANT : cv::BORDER_REPLICATE);
    return moved;
}

}  // namespace rhyme
