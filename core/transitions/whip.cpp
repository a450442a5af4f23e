#include "core/transitions/whip.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <opencv2/imgproc.hpp>

#include "core/image/resample.h"

namespace rhyme {

namespace {

/// From a pixel of the picture moved for `seconds` to where it comes from; a move of a move is a move.
cv::Matx23d came_from(const Movement& way, double seconds, cv::Size size) {
    const double shrink = std::exp(-way.zoom * seconds), turn = -way.roll * seconds;
    const double c = shrink * std::cos(turn), s = shrink * std::sin(turn), w = size.width;
    const double x = (size.width - 1) / 2.0, y = (size.height - 1) / 2.0;
    const double to_x = x + way.pan.x * seconds * w, to_y = y + way.pan.y * seconds * w;
    return {c, -s, x - c * to_x + s * to_y, s, c, y - s * to_x - c * to_y};
}

cv::Point2d apply(const cv::Matx23d& m, double x, double y) {
    return {m(0, 0) * x + m(0, 1) * y + m(0, 2), m(1, 0) * x + m(1, 1) * y + m(1, 2)};
}

/// The picture with as much of its mirror image around it as `from` looks at; empty where that is more than itself.
cv::Mat mirrored(const cv::Mat& picture, cv::Matx23d& from) {
    double left = 0, right = 0, top = 0, bottom = 0;
    for (const int x : {0, picture.cols - 1})
        for (const int y : {0, picture.rows - 1}) {
            const cv::Point2d p = apply(from, x, y);
            left = std::max(left, -p.x), right = std::max(right, p.x - (picture.cols - 1));
            top = std::max(top, -p.y), bottom = std::max(bottom, p.y - (picture.rows - 1));
        }
    if (std::max(left, right) > picture.cols - 5 || std::max(top, bottom) > picture.rows - 5) return {};
    const auto margin = [](double beyond) { return beyond > 0 ? static_cast<int>(std::ceil(beyond)) + 3 : 0; };
    const int l = margin(left), r = margin(right), t = margin(top), b = margin(bottom);
    if (l + r + t + b == 0) return picture;
    cv::Mat wide;
    cv::copyMakeBorder(picture, wide, t, b, l, r, cv::BORDER_REFLECT_101);
    from(0, 2) += l, from(1, 2) += t;
    return wide;
}

Tiles carried(const cv::Mat& picture, const Movement& way, double seconds) {
    if (std::abs(seconds) < 1e-6) return still(picture);
    cv::Matx23d from = came_from(way, seconds, picture.size());
    const cv::Mat wide = mirrored(picture, from);
    if (!Resampled::can(wide, from)) {
        cv::Mat whole;
        cv::warpAffine(picture, whole, came_from(way, seconds, picture.size()), picture.size(),
                       cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REFLECT_101);
        return still(whole);
    }
    return [resampled = std::make_shared<const Resampled>(wide, from)](const cv::Rect& where, cv::Mat& scratch) {
        cv::Mat part = room(scratch, where.size());
        resampled->draw(where.tl(), part);
        return part;
    };
}

int reflected(int at, int n) {
    at = std::abs(at);
    return std::clamp(at < n ? at : 2 * n - 2 - at, 0, n - 1);
}

/// Into `out` (kept when it has the size) the mean of the picture and itself moved far: by whole pixels, for nobody
/// sees the rest in what is smeared by then.
void double_on(const cv::Mat& picture, const Movement& way, double seconds, cv::Mat& out) {
    constexpr int block = 16;  // pixels that go the same way
    const cv::Matx23d from = came_from(way, seconds, picture.size());
    out.create(picture.size(), CV_16UC3);
    cv::parallel_for_(cv::Range(0, picture.rows), [&](const cv::Range& range) {
        std::uint16_t aside[3 * block];
        for (int y = range.start; y < range.end; ++y)
            for (int x = 0; x < picture.cols; x += block) {
                const int n = std::min(block, picture.cols - x);
                const cv::Point2d there = apply(from, x + n / 2, y);
                const int first = cvRound(there.x) - n / 2, row = reflected(cvRound(there.y), picture.rows);
                const auto* other = picture.ptr<std::uint16_t>(row) + 3 * static_cast<std::ptrdiff_t>(first);
                if (first < 0 || first + n > picture.cols) {
                    for (int i = 0; i < n; ++i)
                        std::copy_n(picture.ptr<std::uint16_t>(row) + 3 * reflected(first + i, picture.cols), 3,
                                    aside + 3 * i);
                    other = aside;
                }
                mix_values(picture.ptr<std::uint16_t>(y) + 3 * x, other, whole_share / 2, 3 * n,
                           out.ptr<std::uint16_t>(y) + 3 * x);
            }
    });
}

}  // namespace

cv::Mat whipped(const std::vector<WhipSide>& sides, const Movement& way, double shutter) {
    const cv::Size whole = sides.front().picture.size();
    const double pixels = shutter * whole.width;
    const bool blurs = pixels >= 1.5, small = pixels > 16;
    const cv::Size size = small ? whole / 2 : whole;
    const int rounds =
        blurs ? std::clamp(static_cast<int>(std::ceil(std::log2(pixels / (small ? 2.0 : 1.0) / 3))), 1, 5) : 0;
    double step = shutter / (1 << rounds);
    // Of each half, quarter ... of the way the mean with itself moved on by as much; begun where the shutter opens.
    const double begin = blurs ? step / 2 - shutter / 2 : 0;
    std::vector<Tiles> moved;
    for (const WhipSide& side : sides) {
        cv::Mat source = side.picture;
        if (small) cv::resize(side.picture, source, size, 0, 0, cv::INTER_AREA);
        moved.push_back(carried(source, way, side.seconds + begin));
    }
    cv::Mat out = moved.size() == 1 ? drawn(size, moved[0]) : mixed(size, moved[0], moved[1], sides[1].share);
    cv::Mat next;
    for (int i = 0; i < rounds; ++i, step *= 2) {
        if (step * size.width < 2)
            next = mixed(size, still(out), carried(out, way, step), 0.5);
        else
            double_on(out, way, step, next);
        std::swap(out, next);
    }
    if (small) cv::resize(out, out, whole, 0, 0, cv::INTER_LINEAR);
    return out;
}

}  // namespace rhyme
