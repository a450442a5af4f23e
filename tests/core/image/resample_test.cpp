#include "core/image/resample.h"

#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/cube.h"
#include "core/image/tiles.h"

namespace rhyme {
namespace {

cv::Mat picture(int seed) {
    cv::Mat noise(179, 321, CV_16UC3);
    cv::RNG(static_cast<std::uint64_t>(seed)).fill(noise, cv::RNG::UNIFORM, 0, 65536);
    cv::GaussianBlur(noise, noise, {0, 0}, 1.2);
    return noise;
}

double decibels(const cv::Mat& a, const cv::Mat& b) {
    cv::Mat x, y;
    a.convertTo(x, CV_64F), b.convertTo(y, CV_64F);
    const double off = cv::norm(x, y, cv::NORM_L2SQR) / static_cast<double>(x.total() * 3);
    return 10 * std::log10(65535.0 * 65535 / std::max(1e-9, off));
}

TEST(Resampled, IsWhatABicubicWarpDraws) {
    const cv::Mat from = picture(1);
    for (const cv::Matx23d& m : {cv::Matx23d(0.9, 0, 7.25, 0, 0.9, 3.5), cv::Matx23d(0.87, -0.06, 15, 0.06, 0.87, -4),
                                 cv::Matx23d(0.96, -0.03, 12, 0.03, 0.96, -4), cv::Matx23d(1, 0, -20.5, 0, 1, 30)}) {
        cv::Mat expected, got(from.size(), CV_16UC3);
        cv::warpAffine(from, expected, m, from.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
        ASSERT_TRUE(Resampled::can(from, m));
        Resampled(from, m).draw({0, 0}, got);
        EXPECT_GT(decibels(expected, got), 45) << m;
    }
}

TEST(Resampled, LinearIsWhatALinearWarpDraws) {
    const cv::Mat from = picture(6);
    for (const cv::Matx23d& m : {cv::Matx23d(0.9, 0, 7.25, 0, 0.9, 3.5), cv::Matx23d(0.5, 0, -0.25, 0, 0.5, -0.25),
                                 cv::Matx23d(0.87, -0.06, 15, 0.06, 0.87, -4)}) {
        cv::Mat expected, got(from.size(), CV_16UC3);
        cv::warpAffine(from, expected, m, from.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
        Resampled(from, m, Sampling::Linear).draw({0, 0}, got);
        EXPECT_GT(decibels(expected, got), 45) << m;
    }
}

TEST(Resampled, ATurnThatGoesFarIsDrawnToo) {
    const cv::Mat from = picture(7);
    const cv::Matx23d m(0.8, -0.25, 60, 0.25, 0.8, -30);
    cv::Mat expected, got(from.size(), CV_16UC3);
    cv::warpAffine(from, expected, m, from.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REPLICATE);
    Resampled(from, m).draw({0, 0}, got);
    EXPECT_GT(decibels(expected, got), 38);
}

TEST(Resampled, APixelIsTheSameInWhateverPartItIsDrawn) {
    const cv::Mat from = picture(2);
    for (const cv::Matx23d& m :
         {cv::Matx23d(0.87, -0.06, 15, 0.06, 0.87, -4), cv::Matx23d(0.95, 0.02, 5, -0.02, 0.95, 9)}) {
        const Resampled moved(from, m);
        cv::Mat all(from.size(), CV_16UC3), part(40, 57, CV_16UC3), edge(30, 50, CV_16UC3);
        moved.draw({0, 0}, all);
        moved.draw({101, 77}, part);
        moved.draw({from.cols - 50, from.rows - 30}, edge);
        EXPECT_EQ(cv::norm(all(cv::Rect(101, 77, 57, 40)), part, cv::NORM_INF), 0) << m;
        EXPECT_EQ(cv::norm(all(cv::Rect(from.cols - 50, from.rows - 30, 50, 30)), edge, cv::NORM_INF), 0) << m;
    }
}

TEST(Resampled, BeyondTheEdgesLiesItsMirrorImage) {
    const cv::Mat from = picture(8);
    const cv::Matx23d m(1, 0, -31.25, 0, 1, 17.5);
    cv::Mat expected, got(from.size(), CV_16UC3);
    cv::warpAffine(from, expected, m, from.size(), cv::INTER_CUBIC | cv::WARP_INVERSE_MAP, cv::BORDER_REFLECT_101);
    Resampled(from, m, Sampling::Cubic, Border::Mirror).draw({0, 0}, got);
    EXPECT_GT(decibels(expected, got), 45);
}

TEST(Tiles, MixedIsTheWeightedMean) {
    const cv::Mat a = picture(3), b = picture(4);
    cv::Mat expected;
    cv::addWeighted(a, 0.7, b, 0.3, 0, expected);
    EXPECT_LE(cv::norm(mixed(a.size(), still(a), still(b), 0.3), expected, cv::NORM_INF), 3);
}

TEST(ColourCube, IsTheLutItIsMadeOf) {
    const Lut lut = Lut::cube(17, [](const Lut::Colour& c) {
        return Lut::Colour{c[1] * 0.8F + 0.1F, c[2], 1 - c[0] * c[1]};
    });
    const cv::Mat from = picture(5);
    const auto expected = lut.apply(from, 0.6);
    ASSERT_TRUE(expected);
    EXPECT_LE(cv::norm(ColourCube(lut, 17, 0.6).apply(from), *expected, cv::NORM_INF), 12) << "of 65535";
}

}  // namespace
}  // namespace rhyme
