#include "core/image/smooth.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>

namespace rhyme {

cv::Mat blurred(const cv::Mat& picture, double sigma) {
    constexpr double widest = 6;
    int times = 1;
    while (sigma / times > widest && picture.cols / (2 * times) >= 8 && picture.rows / (2 * times) >= 8) times *= 2;
    cv::Mat small = picture, out;
    if (times > 1)
        cv::resize(picture, small, {(picture.cols + times - 1) / times, (picture.rows + times - 1) / times}, 0, 0,
                   cv::INTER_AREA);
    cv::GaussianBlur(small, out, {}, sigma / times, sigma / times, cv::BORDER_REPLICATE);
    if (times > 1) cv::resize(out, out, picture.size(), 0, 0, cv::INTER_CUBIC);
    return out;
}

cv::Mat guided(const cv::Mat& what, const cv::Mat& guide, double radius, double eps, int coarse) {
    const cv::Size size = guide.size();
    const cv::Size small(std::max(1, size.width / coarse), std::max(1, size.height / coarse));
    cv::Mat p = what, g = guide;
    if (small != size)
        cv::resize(what, p, small, 0, 0, cv::INTER_AREA), cv::resize(guide, g, small, 0, 0, cv::INTER_AREA);
    const int side = 2 * std::max(1, cvRound(radius * small.width / size.width)) + 1;
    const auto mean = [&](const cv::Mat& of) {
        cv::Mat out;
        cv::blur(of, out, {side, side}, {-1, -1}, cv::BORDER_REPLICATE);
        return out;
    };
    const cv::Mat mean_g = mean(g), mean_p = mean(p);
    const cv::Mat slope = (mean(g.mul(p)) - mean_g.mul(mean_p)) / (mean(g.mul(g)) - mean_g.mul(mean_g) + eps);
    cv::Mat a = mean(slope), b = mean(mean_p - slope.mul(mean_g));
    if (small != size) cv::resize(a, a, size, 0, 0, cv::INTER_LINEAR), cv::resize(b, b, size, 0, 0, cv::INTER_LINEAR);
    return a.mul(guide) + b;
}

}  // namespace rhyme
