// Going over the pixels of a picture. Rows do not know of each other, so the number of threads makes no difference.
#pragma once

#include <cstdint>
#include <opencv2/core.hpp>

namespace rhyme {

/// each(y) for every row.
template <class Each>
void each_row(const cv::Mat& of, Each each) {
    cv::parallel_for_(cv::Range(0, of.rows), [&](const cv::Range& range) {
        for (int y = range.start; y < range.end; ++y) each(y);
    });
}

/// map(from, to): three values each, for every pixel of a CV_16UC3.
template <class Map>
cv::Mat mapped(const cv::Mat& picture, Map map) {
    cv::Mat out(picture.size(), CV_16UC3);
    each_row(picture, [&](int y) {
        const auto* from = picture.ptr<std::uint16_t>(y);
        auto* to = out.ptr<std::uint16_t>(y);
        for (int x = 0; x < picture.cols; ++x, from += 3, to += 3) map(from, to);
    });
    return out;
}

}  // namespace rhyme
