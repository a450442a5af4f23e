#include "core/cues/colour_parts.h"

#include <cmath>
#include <cstdint>
#include <numbers>
#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

/// The pixels of a small mask as rows of colours, hues of twice the weight: they span about half the range lightness
/// does.
cv::Mat colours_in(const cv::Mat& oklab, const cv::Mat& inside) {
    cv::Mat colours(cv::countNonZero(inside), 3, CV_32FC1);
    int row = 0;
    for (int y = 0; y < oklab.rows; ++y)
        for (int x = 0; x < oklab.cols; ++x) {
            if (!inside.at<std::uint8_t>(y, x)) continue;
            const cv::Vec3f& c = oklab.at<cv::Vec3f>(y, x);
            float* out = colours.ptr<float>(row++);
            out[0] = c[0], out[1] = 2 * c[1], out[2] = 2 * c[2];
        }
    return colours;
}

/// The largest piece of a small mask, of a mask's size; empty where it is a sliver of `whole` pixels, nearly all of
/// them, or no piece a viewer takes for a thing, which fills most of the ellipse it spans.
cv::Mat largest_piece(const cv::Mat& part, double whole, cv::Size size) {
    constexpr double sliver = 0.12, least_filled = 0.5;
    cv::Mat labels, stats, centres;
    const int count = cv::connectedComponentsWithStats(part, labels, stats, centres, 4);
    int best = 0, most = 0;
    for (int i = 1; i < count; ++i)
        if (stats.at<int>(i, cv::CC_STAT_AREA) > most) most = stats.at<int>(i, cv::CC_STAT_AREA), best = i;
    if (most < sliver * whole || most > (1 - sliver) * whole) return {};
    const cv::Mat piece = labels == best;
    const cv::Moments m = cv::moments(piece, true);
    const double spread = (m.mu20 * m.mu02 - m.mu11 * m.mu11) / (m.m00 * m.m00);
    if (m.m00 < least_filled * 4 * std::numbers::pi * std::sqrt(std::max(0.0, spread))) return {};
    cv::Mat mask;
    piece.convertTo(mask, CV_32F, 1 / 255.0);
    cv::resize(mask, mask, size, 0, 0, cv::INTER_LINEAR);
    return mask;
}

}  // namespace

std::vector<cv::Mat> parts_in_one_colour(const cv::Mat& mask, const cv::Mat& oklab) {
    constexpr int reduced = 3, least_pixels = 60;
    constexpr double plainly = 0.12;  // OKLab
    const cv::Size size(mask.cols / reduced, mask.rows / reduced);
    cv::Mat small, colour;
    cv::resize(mask, small, size, 0, 0, cv::INTER_AREA);
    cv::resize(oklab, colour, size, 0, 0, cv::INTER_AREA);
    const cv::Mat inside = small > 0.5, colours = colours_in(colour, inside);
    if (colours.rows < least_pixels) return {};
    const cv::PCA axes(colours, cv::noArray(), cv::PCA::DATA_AS_ROW, 1);
    const cv::Mat along = axes.project(colours);
    double low = 0, high = 0;
    cv::minMaxLoc(along, &low, &high);
    if (high - low < plainly) return {};
    cv::Mat levels, dark;
    along.convertTo(levels, CV_8U, 255 / (high - low), -255 * low / (high - low));
    cv::threshold(levels, dark, 0, 255, cv::THRESH_BINARY_INV | cv::THRESH_OTSU);
    const cv::Mat light = ~dark;
    if (cv::mean(along, light)[0] - cv::mean(along, dark)[0] < plainly) return {};
    std::vector<cv::Mat> parts;
    for (const cv::Mat& side : {dark, light}) {
        cv::Mat part = cv::Mat::zeros(size, CV_8U);
        int next = 0;
        for (int y = 0; y < size.height; ++y)
            for (int x = 0; x < size.width; ++x)
                if (inside.at<std::uint8_t>(y, x)) part.at<std::uint8_t>(y, x) = side.at<std::uint8_t>(next++);
        cv::medianBlur(part, part, 3);
        if (cv::Mat piece = largest_piece(part, colours.rows, mask.size()); !piece.empty()) parts.push_back(piece);
    }
    return parts;
}

}  // namespace rhyme
