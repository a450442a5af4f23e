#include "core/transitions/grid_warp.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace rhyme {

namespace {

struct Between {
    int cell;
    float part;  // may lie outside 0..1 at the rim
};

std::vector<Between> places(int pixels, int cells) {
    std::vector<Between> all(static_cast<std::size_t>(pixels));
    for (int i = 0; i < pixels; ++i) {
        const double at = (i + 0.5) * cells / pixels - 0.5;
        const int cell = std::clamp(static_cast<int>(std::floor(at)), 0, cells - 2);
        all[static_cast<std::size_t>(i)] = {cell, static_cast<float>(at - cell)};
    }
    return all;
}

void sample(const cv::Mat& picture, float x, float y, std::uint16_t* out) {
    const float cx = std::clamp(x, 0.F, static_cast<float>(picture.cols - 1)),
                cy = std::clamp(y, 0.F, static_cast<float>(picture.rows - 1));
    const int ix = std::min(static_cast<int>(cx), picture.cols - 2),
              iy = std::min(static_cast<int>(cy), picture.rows - 2);
    const float fx = cx - static_cast<float>(ix), fy = cy - static_cast<float>(iy);
    const auto* upper = picture.ptr<std::uint16_t>(iy) + 3 * ix;
    const auto* lower = picture.ptr<std::uint16_t>(iy + 1) + 3 * ix;
    for (int c = 0; c < 3; ++c) {
        const auto a = static_cast<float>(upper[c]), b = static_cast<float>(upper[c + 3]),
                   d = static_cast<float>(lower[c]), e = static_cast<float>(lower[c + 3]);
        const float top = a + fx * (b - a), bottom = d + fx * (e - d);
        out[c] = static_cast<std::uint16_t>(top + fy * (bottom - top) + 0.5F);
    }
}

}  // namespace

cv::Mat warp_by_grid(const cv::Mat& picture, const cv::Mat& grid) {
    if (picture.empty() || picture.cols < 2 || picture.rows < 2 || grid.cols < 2 || grid.rows < 2) return picture;
    cv::Mat out(picture.size(), picture.type());
    const auto columns = places(picture.cols, grid.cols), rows = places(picture.rows, grid.rows);
    const auto width = static_cast<float>(picture.cols), left = (width - 1) / 2,
               top = static_cast<float>(picture.rows - 1) / 2;
    cv::parallel_for_(cv::Range(0, picture.rows), [&](const cv::Range& range) {
        std::vector<cv::Vec2f> line(static_cast<std::size_t>(grid.cols));
        for (int y = range.start; y < range.end; ++y) {
            const Between at = rows[static_cast<std::size_t>(y)];
            const auto *upper = grid.ptr<cv::Vec2f>(at.cell), *lower = grid.ptr<cv::Vec2f>(at.cell + 1);
            for (std::size_t x = 0; x < line.size(); ++x)
                line[x] = {left + width * (upper[x][0] + at.part * (lower[x][0] - upper[x][0])),
                           top + width * (upper[x][1] + at.part * (lower[x][1] - upper[x][1]))};
            auto* to = out.ptr<std::uint16_t>(y);
            for (int x = 0; x < picture.cols; ++x, to += 3) {
                const Between c = columns[static_cast<std::size_t>(x)];
                const cv::Vec2f &a = line[static_cast<std::size_t>(c.cell)],
                                &b = line[static_cast<std::size_t>(c.cell) + 1];
                sample(picture, a[0] + c.part * (b[0] - a[0]), a[1] + c.part * (b[1] - a[1]), to);
            }
        }
    });
    return out;
}

}  // namespace rhyme
