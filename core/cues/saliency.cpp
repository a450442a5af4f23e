#include "core/cues/saliency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

/// Highest and lowest value met on the best path from the edge so far, and their difference.
struct Barrier {
    float high, low, cost;
};

void relax(Barrier& here, float value, const Barrier& from) {
    const float high = std::max(from.high, value), low = std::min(from.low, value);
    if (high - low < here.cost) here = {high, low, high - low};
}

cv::Mat barrier_distance(const cv::Mat& channel, FrameEdge edges) {
    const int w = channel.cols, h = channel.rows;
    std::vector<Barrier> field(channel.total());
    auto at = [&](int x, int y) -> Barrier& {
        return field[static_cast<std::size_t>(y) * static_cast<std::size_t>(w) + static_cast<std::size_t>(x)];
    };
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const float v = channel.at<float>(y, x);
            const bool seed = x == 0 || y == 0 || x == w - 1 || (y == h - 1 && edges == FrameEdge::All);
            at(x, y) = {v, v, seed ? 0.f : 1e9f};
        }
    for (int pass = 0; pass < 4; ++pass) {
        const bool down = pass % 2 == 0;
        for (int row = 0; row < h; ++row) {
            const int y = down ? row : h - 1 - row, before = down ? y - 1 : y + 1;
            for (int column = 0; column < w; ++column) {
                const int x = down ? column : w - 1 - column, beside = down ? x - 1 : x + 1;
                Barrier& here = at(x, y);
                const float v = channel.at<float>(y, x);
                if (before >= 0 && before < h) relax(here, v, at(x, before));
                if (beside >= 0 && beside < w) relax(here, v, at(beside, y));
            }
        }
    }
    cv::Mat distance(channel.size(), CV_32FC1);
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) distance.at<float>(y, x) = at(x, y).cost;
    return distance;
}

/// Mahalanobis distance of every colour from those of one strip of the frame.
cv::Mat unlike_strip(const cv::Mat& oklab, const cv::Rect& strip) {
    cv::Vec3d mean(0, 0, 0);
    cv::Matx33d spread = cv::Matx33d::zeros();
    const cv::Mat part = oklab(strip);
    for (int y = 0; y < part.rows; ++y)
        for (int x = 0; x < part.cols; ++x) {
            const cv::Vec3d v = part.at<cv::Vec3f>(y, x);
            mean += v;
            spread += v * v.t();
        }
    const double n = static_cast<double>(part.total());
    mean /= n;
    spread = spread * (1 / n) - mean * mean.t();
    spread(0, 0) += 1e-3, spread(1, 1) += 2e-4, spread(2, 2) += 2e-4;
    const cv::Matx33d inverse = spread.inv(cv::DECOMP_CHOLESKY);
    cv::Mat distance(oklab.size(), CV_32FC1);
    for (int y = 0; y < oklab.rows; ++y)
        for (int x = 0; x < oklab.cols; ++x) {
            const cv::Vec3d d = cv::Vec3d(oklab.at<cv::Vec3f>(y, x)) - mean;
            distance.at<float>(y, x) = static_cast<float>(std::sqrt(std::max(0.0, d.dot(inverse * d))));
        }
    return distance;
}

/// Colours unlike each side's; the side most alike the subject (often the one it leans on) does not vote.
cv::Mat unlike_edges(const cv::Mat& oklab) {
    const int w = oklab.cols, h = oklab.rows, tx = std::max(2, w / 12), ty = std::max(2, h / 10);
    const std::array<cv::Rect, 4> strips{cv::Rect(0, 0, w, ty), cv::Rect(0, h - ty, w, ty), cv::Rect(0, 0, tx, h),
                                         cv::Rect(w - tx, 0, tx, h)};
    cv::Mat sum = cv::Mat::zeros(oklab.size(), CV_32FC1), least;
    for (const cv::Rect& strip : strips) {
        cv::Mat d = unlike_strip(oklab, strip);
        d = cv::min(d, 8.0);
        sum += d;
        least = least.empty() ? d : cv::Mat(cv::min(least, d));
    }
    return sum - least;
}

void stretch(cv::Mat& map) {
    double most = 0;
    cv::minMaxLoc(map, nullptr, &most);
    if (most > 1e-6) map *= 1 / most;
}

}  // namespace

cv::Mat barrier_saliency(const cv::Mat& oklab, FrameEdge edges) {
    std::array<cv::Mat, 3> channel;
    cv::Mat soft;
    cv::GaussianBlur(oklab, soft, {}, 0.8);
    cv::split(soft, channel.data());
    cv::Mat map = barrier_distance(channel[0], edges);
    // Hues span about half the range lightness does.
    map += 2 * barrier_distance(channel[1], edges);
    map += 2 * barrier_distance(channel[2], edges);
    stretch(map);
    cv::Mat colours = unlike_edges(soft);
    stretch(colours);
    map += 0.7 * colours;
    stretch(map);
    return map;
}

cv::Mat edge_strength(const cv::Mat& oklab) {
    cv::Mat soft, across, down;
    cv::GaussianBlur(oklab, soft, {}, 0.7);
    cv::Scharr(soft, across, CV_32F, 1, 0, 1 / 32.0);
    cv::Scharr(soft, down, CV_32F, 0, 1, 1 / 32.0);
    cv::Mat strength(oklab.size(), CV_32FC1);
    for (int y = 0; y < oklab.rows; ++y)
        for (int x = 0; x < oklab.cols; ++x) {
            const cv::Vec3f &gx = across.at<cv::Vec3f>(y, x), &gy = down.at<cv::Vec3f>(y, x);
            // Hue counts double, as in the saliency.
            const float lightness = gx[0] * gx[0] + gy[0] * gy[0];
            const float hue = gx[1] * gx[1] + gx[2] * gx[2] + gy[1] * gy[1] + gy[2] * gy[2];
            strength.at<float>(y, x) = std::sqrt(lightness + 4 * hue);
        }
    return strength;
}

}  // namespace rhyme
