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

Resampled carried(const cv::Mat& picture, const Movement& way, double seconds, Sampling sampling) {
    const cv::Matx23d from = came_from(way, seconds, picture.size());
    if (Resampled::can(picture, from)) return {picture, from, sampling, Border::Mirror};
    cv::Mat whole;
    cv::warpAffine(picture, whole, from, picture.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REFLECT_101);
    return {whole, {1, 0, 0, 0, 1, 0}, sampling, Border::Mirror};
}

/// `tile` and all that it is drawn from when it is seen on its way for `seconds`.
cv::Rect reached(const cv::Rect& tile, const Movement& way, double seconds, cv::Size size, int margin) {
    if (seconds <= 0) return tile;
    const cv::Matx23d from = came_from(way, seconds, size);
    cv::Rect all = tile;
    for (const int x : {tile.x, tile.x + tile.width - 1})
        for (const int y : {tile.y, tile.y + tile.height - 1}) {
            const cv::Point2d p = apply(from, x, y);
            all |= cv::Rect(cvFloor(p.x), cvFloor(p.y), 2, 2);
        }
    return {all.x - margin, all.y - margin, all.width + 2 * margin, all.height + 2 * margin};
}

/// Into `out`, at `there`, the mean of `picture`, which lies at `here`, and itself moved: by whole pixels, for nobody
/// sees the rest in what is smeared.
void double_on(const cv::Mat& picture, const cv::Rect& here, const cv::Matx23d& from, const cv::Rect& there,
               cv::Mat& out) {
    constexpr int block = 16;  // pixels that go the same way
    for (int y = there.y; y < there.br().y; ++y) {
        const auto* row = picture.ptr<std::uint16_t>(y - here.y);
        auto* mean = out.ptr<std::uint16_t>(y - there.y);
        for (int x = there.x; x < there.br().x; x += block) {
            const int n = std::min(block, there.br().x - x);
            const cv::Point2d at = apply(from, x + n / 2.0, y);
            const int first = std::clamp(cvRound(at.x - n / 2.0) - here.x, 0, here.width - n),
                      line = std::clamp(cvRound(at.y) - here.y, 0, here.height - 1);
            mix_values(row + 3 * static_cast<std::ptrdiff_t>(x - here.x),
                       picture.ptr<std::uint16_t>(line) + 3 * static_cast<std::ptrdiff_t>(first), whole_share / 2,
                       3 * n, mean + 3 * static_cast<std::ptrdiff_t>(x - there.x));
        }
    }
}

cv::Mat enlarged(const cv::Mat& small, cv::Size whole) {
    const double x = static_cast<double>(small.cols) / whole.width, y = static_cast<double>(small.rows) / whole.height;
    const cv::Matx23d from(x, 0, (x - 1) / 2, 0, y, (y - 1) / 2);
    if (Resampled::can(small, from))
        return drawn(whole, looked_up(std::make_shared<const Resampled>(small, from, Sampling::Linear)));
    cv::Mat out;
    cv::resize(small, out, whole, 0, 0, cv::INTER_LINEAR);
    return out;
}

}  // namespace

cv::Mat whipped(const std::vector<WhipSide>& sides, const Movement& way, double shutter) {
    const cv::Size whole = sides.front().picture.size();
    const double pixels = shutter * whole.width;
    const bool blurs = pixels >= 1.5, small = pixels > 16;
    const int shrinks = pixels > 96 ? 4 : small ? 2 : 1;
    const cv::Size size = whole / shrinks;
    const int rounds = blurs ? std::clamp(static_cast<int>(std::ceil(std::log2(pixels / shrinks / 3))), 1, 5) : 0;
    const double step = shutter / (1 << rounds);
    // Of each half, quarter ... of the way the mean with itself moved on by as much; begun where the shutter opens.
    const double begin = blurs ? step / 2 - shutter / 2 : 0;
    std::vector<Resampled> moved;
    for (const WhipSide& side : sides) {
        cv::Mat source = side.picture;
        for (int by = 2; by <= shrinks; by *= 2) cv::resize(source, source, whole / by, 0, 0, cv::INTER_AREA);
        // The blur takes what the finer sampling keeps.
        moved.push_back(carried(source, way, side.seconds + begin, blurs ? Sampling::Linear : Sampling::Cubic));
    }
    const int share = moved.size() > 1 ? cvRound(std::clamp(sides[1].share, 0.0, 1.0) * whole_share) : 0;
    cv::Mat out(size, CV_16UC3);
    each_tile(size, [&](const cv::Rect& tile, cv::Mat& one, cv::Mat& two) {
        const auto seen = [&](int round) {
            return reached(tile, way, blurs ? shutter - step * (1 << round) : 0, size, rounds - round);
        };
        cv::Rect here = seen(0);
        cv::Mat now = rounds > 0 ? room(one, here.size()) : out(tile);
        moved[0].draw(here.tl(), now);
        if (share > 0) {
            cv::Mat other = room(two, here.size());
            moved[1].draw(here.tl(), other);
            for (int y = 0; y < here.height; ++y)
                mix_values(now.ptr<std::uint16_t>(y), other.ptr<std::uint16_t>(y), share, 3 * here.width,
                           now.ptr<std::uint16_t>(y));
        }
        for (int round = 0; round < rounds; ++round) {
            const cv::Rect there = seen(round + 1);
            cv::Mat next = round + 1 == rounds ? out(tile) : room(round % 2 ? one : two, there.size());
            double_on(now, here, came_from(way, step * (1 << round), size), there, next);
            now = next, here = there;
        }
    });
    return small ? enlarged(out, whole) : out;
}

}  // namespace rhyme
