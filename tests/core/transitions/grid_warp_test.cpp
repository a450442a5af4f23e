#include "core/transitions/grid_warp.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/field_mix.h"

namespace rhyme {
namespace {

cv::Mat grain(cv::Size size) {
    cv::Mat noise(size, CV_16UC3);
    cv::RNG(3).fill(noise, cv::RNG::UNIFORM, 0, 65536);
    cv::GaussianBlur(noise, noise, {0, 0}, 1.2);
    return noise;
}

/// Places all over the picture and beyond it, bent by `strength` widths and sheared.
cv::Mat waves(double aspect, double strength, double shear) {
    cv::Mat grid(18, 32, CV_32FC2);
    for (int y = 0; y < grid.rows; ++y)
        for (int x = 0; x < grid.cols; ++x) {
            const double u = (x + 0.5) / grid.cols - 0.5, v = ((y + 0.5) / grid.rows - 0.5) / aspect;
            grid.at<cv::Vec2f>(y, x) = {static_cast<float>(u + strength * std::sin(9 * v)),
                                        static_cast<float>(v + shear * u + strength * std::cos(7 * u))};
        }
    return grid;
}

/// The same by cv::remap with the grid carried to every pixel.
cv::Mat looked_up_by_pixel(const cv::Mat& picture, const cv::Mat& grid) {
    cv::Mat map(picture.size(), CV_32FC2), out;
    for (int y = 0; y < map.rows; ++y)
        for (int x = 0; x < map.cols; ++x) {
            const double at_x = (x + 0.5) * grid.cols / map.cols - 0.5, at_y = (y + 0.5) * grid.rows / map.rows - 0.5;
            const int c = std::clamp(cvFloor(at_x), 0, grid.cols - 2), r = std::clamp(cvFloor(at_y), 0, grid.rows - 2);
            const auto fx = static_cast<float>(at_x - c), fy = static_cast<float>(at_y - r);
            const cv::Vec2f top = grid.at<cv::Vec2f>(r, c) * (1 - fx) + grid.at<cv::Vec2f>(r, c + 1) * fx,
                            bottom = grid.at<cv::Vec2f>(r + 1, c) * (1 - fx) + grid.at<cv::Vec2f>(r + 1, c + 1) * fx,
                            at = (top * (1 - fy) + bottom * fy) * static_cast<float>(map.cols);
            map.at<cv::Vec2f>(y, x) = {at[0] + static_cast<float>(map.cols - 1) / 2,
                                       at[1] + static_cast<float>(map.rows - 1) / 2};
        }
    cv::remap(picture, out, map, {}, cv::INTER_LINEAR, cv::BORDER_REPLICATE);
    return out;
}

double decibels(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat x, y;
    a.convertTo(x, CV_64F), b.convertTo(y, CV_64F);
    const double off = cv::norm(x, y, cv::NORM_L2SQR) / static_cast<double>(x.total() * 3);
    return 10 * std::log10(65535.0 * 65535 / std::max(1e-9, off));
}

TEST(Bent, IsWhatALinearRemapDraws) {
    const cv::Mat from = grain({321, 180});
    for (const double shear : {0.0, 0.06, 0.3})
        for (const double strength : {0.0, 0.004, 0.03}) {
            const cv::Mat grid = waves(321 / 180.0, strength, shear);
            EXPECT_GT(decibels(drawn(from.size(), bent(from, grid)), looked_up_by_pixel(from, grid)), 50)
                << shear << ' ' << strength;
        }
}

TEST(Bent, APixelIsTheSameInWhateverPartItIsDrawn) {
    const cv::Mat from = grain({321, 180});
    const Tiles tiles = bent(from, waves(321 / 180.0, 0.01, 0.02));
    cv::Mat one, two;
    const cv::Mat all = tiles({0, 0, 321, 180}, one), part = tiles({101, 77, 57, 40}, two);
    EXPECT_EQ(cv::norm(all(cv::Rect(101, 77, 57, 40)), part, cv::NORM_INF), 0);
}

TEST(Bent, WhatRestsIsThePictureItselfBesideWhatIsBent) {
    const cv::Mat from = grain({640, 360});
    cv::Mat grid = waves(640 / 360.0, 0, 0);
    grid.at<cv::Vec2f>(9, 4) += cv::Vec2f(0.004F, 0.002F);
    const cv::Mat all = drawn(from.size(), bent(from, grid)), right(from, {160, 0, 480, 360});
    EXPECT_EQ(cv::norm(all(cv::Rect(160, 0, 480, 360)), right, cv::NORM_INF), 0);
    EXPECT_GT(cv::norm(all, from, cv::NORM_INF), 0);
}

TEST(MixAlong, IsTheSameInTilesAndInStrips) {
    const cv::Mat a = grain({641, 360}), b = 65535 - a;
    cv::Mat field(20, 36, CV_32FC1);
    for (int x = 0; x < field.cols; ++x) field.col(x) = static_cast<float>(x) / static_cast<float>(field.cols - 1);
    const Tiles moved_a = bent(a, waves(641 / 360.0, 0.01, 0.02));
    for (const double above : {0.0, 0.4}) {
        const FieldMix mix{field, 0.3, 0.2, 1, above};
        EXPECT_EQ(cv::norm(mix_along(a.size(), moved_a, still(b), mix),
                           mix_along(a.size(), moved_a, still(b), mix, MixedIn::Strips), cv::NORM_INF),
                  0);
    }
}

}  // namespace
}  // namespace rhyme
