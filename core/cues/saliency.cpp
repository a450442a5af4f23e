#include "core/cues/saliency.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core/hal/intrin.hpp>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace rhyme {
namespace {

enum class FrameEdge { All, NotBottom };  // which sides of the frame count as background

using Lanes = cv::v_float32x4;  // lightness, a, b and nothing, side by side

/// Highest and lowest value met on the best path from the edge so far, and their difference.
struct Barrier {
    Lanes high, low, cost;
};

/// The path by way of `from`, where it is the better one.
Barrier relaxed(const Barrier& here, const Lanes& value, const Barrier& from) {
    const Lanes high = cv::v_max(from.high, value), low = cv::v_min(from.low, value), cost = high - low;
    const Lanes better = cost < here.cost;
    return {cv::v_select(better, high, here.high), cv::v_select(better, low, here.low),
            cv::v_select(better, cost, here.cost)};
}

/// Of all pixels; twelve numbers each.
class BarrierField {
public:
    BarrierField(const cv::Mat& oklab, FrameEdge edges) : width_(oklab.cols), numbers_(12 * oklab.total()) {
        for (int y = 0; y < oklab.rows; ++y)
            for (int x = 0; x < oklab.cols; ++x) {
                const bool seed =
                    x == 0 || y == 0 || x == oklab.cols - 1 || (y == oklab.rows - 1 && edges == FrameEdge::All);
                const Lanes v = value(oklab, x, y);
                put(x, y, {v, v, cv::v_setall_f32(seed ? 0.F : 1e9F)});
            }
    }
    Barrier get(int x, int y) const {
        const float* p = numbers_.data() + at(x, y);
        return {cv::v_load(p), cv::v_load(p + 4), cv::v_load(p + 8)};
    }
    void put(int x, int y, const Barrier& b) {
        float* p = numbers_.data() + at(x, y);
        cv::v_store(p, b.high), cv::v_store(p + 4, b.low), cv::v_store(p + 8, b.cost);
    }
    const float* cost(int x, int y) const { return numbers_.data() + at(x, y) + 8; }
    static Lanes value(const cv::Mat& oklab, int x, int y) {
        const auto& v = oklab.at<cv::Vec3f>(y, x);
        return {v[0], v[1], v[2], 0};
    }

private:
    std::size_t at(int x, int y) const {
        return 12 * (static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x));
    }
    int width_;
    std::vector<float> numbers_;
};

/// Over lightness and both hues; hues span about half the range lightness does.
cv::Mat barrier_distance(const cv::Mat& oklab, FrameEdge edges) {
    const int w = oklab.cols, h = oklab.rows;
    BarrierField field(oklab, edges);
    for (int pass = 0; pass < 4; ++pass) {
        const bool down = pass % 2 == 0;
        const int step = down ? 1 : -1;
        for (int row = 0; row < h; ++row) {
            const int y = down ? row : h - 1 - row;
            Barrier beside{};
            for (int column = 0; column < w; ++column) {
                const int x = down ? column : w - 1 - column;
                const Lanes v = BarrierField::value(oklab, x, y);
                Barrier here = field.get(x, y);
                if (row > 0) here = relaxed(here, v, field.get(x, y - step));
                if (column > 0) here = relaxed(here, v, beside);
                field.put(x, y, here);
                beside = here;
            }
        }
    }
    cv::Mat distance(oklab.size(), CV_32FC1);
    for (int y = 0; y < h; ++y)
        for (int x = 0; x < w; ++x) {
            const float* c = field.cost(x, y);
            distance.at<float>(y, x) = c[0] + 2 * c[1] + 2 * c[2];
        }
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
    const cv::Matx33f inverse = spread.inv(cv::DECOMP_CHOLESKY);
    const cv::Vec3f middle = mean;
    cv::Mat distance(oklab.size(), CV_32FC1);
    for (int y = 0; y < oklab.rows; ++y) {
        const auto* in = oklab.ptr<cv::Vec3f>(y);
        float* out = distance.ptr<float>(y);
        for (int x = 0; x < oklab.cols; ++x) {
            const float l = in[x][0] - middle[0], a = in[x][1] - middle[1], b = in[x][2] - middle[2];
            out[x] = inverse(0, 0) * l * l + inverse(1, 1) * a * a + inverse(2, 2) * b * b +
                     2 * (inverse(0, 1) * l * a + inverse(0, 2) * l * b + inverse(1, 2) * a * b);
        }
        for (int x = 0; x < oklab.cols; ++x) out[x] = std::sqrt(std::max(0.F, out[x]));
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

Saliency barrier_saliency(const cv::Mat& oklab) {
    cv::Mat soft;
    cv::GaussianBlur(oklab, soft, {}, 0.8);
    cv::Mat colours = unlike_edges(soft);
    stretch(colours);
    colours *= 0.7;
    const auto from = [&](FrameEdge edges) {
        cv::Mat map = barrier_distance(soft, edges);
        stretch(map);
        map += colours;
        stretch(map);
        return map;
    };
    return {from(FrameEdge::All), from(FrameEdge::NotBottom)};
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
