#include "core/study/bars.h"

#include <algorithm>

namespace rhyme {
namespace {

/// From and past the last of the lines between bars.
std::pair<int, int> between(const std::vector<float>& lines) {
    constexpr double shaded = 0.72;
    int from = 0, to = static_cast<int>(lines.size());
    const double middle = lines.empty() ? 0 : *std::max_element(lines.begin(), lines.end());
    const auto dark = [&](int i) { return lines[static_cast<std::size_t>(i)] < shaded * middle; };
    while (to - from > 3 && dark(from) && dark(to - 1)) ++from, --to;
    return {from, to};
}

}  // namespace

cv::Rect without_bars(const std::vector<cv::Mat>& thumbs) {
    if (thumbs.empty()) return {};
    std::vector<float> rows(static_cast<std::size_t>(thumbs[0].rows)),
        columns(static_cast<std::size_t>(thumbs[0].cols));
    for (const cv::Mat& thumb : thumbs) {
        if (thumb.size() != thumbs[0].size()) continue;
        for (int y = 0; y < thumb.rows; ++y)
            for (int x = 0; x < thumb.cols; ++x) {
                const float l = thumb.at<cv::Vec3f>(y, x)[0];
                float &row = rows[static_cast<std::size_t>(y)], &column = columns[static_cast<std::size_t>(x)];
                row = std::max(row, l), column = std::max(column, l);
            }
    }
    const auto [top, bottom] = between(rows);
    const auto [left, right] = between(columns);
    return {left, top, right - left, bottom - top};
}

}  // namespace rhyme
