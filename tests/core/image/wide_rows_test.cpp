#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <vector>

#include "core/image/tiles.h"
#include "core/image/wide_rows.h"

namespace rhyme {
namespace {

std::vector<std::uint16_t> noise(std::size_t n, unsigned seed) {
    std::mt19937 random(seed);
    std::vector<std::uint16_t> values(n);
    for (std::uint16_t& v : values) v = static_cast<std::uint16_t>(random());
    return values;
}

TEST(WideRows, AMixIsTheSameWhereverItsStepsBegin) {
    const auto a = noise(101, 1), b = noise(101, 2);
    for (const int share : {0, 1, 5000, whole_share / 2, whole_share}) {
        std::vector<std::uint16_t> whole(101), parts(101);
        mix_values(a.data(), b.data(), share, 101, whole.data());
        for (std::size_t i = 0; i < 101; ++i) mix_values(&a[i], &b[i], share, 1, &parts[i]);
        EXPECT_EQ(whole, parts) << share;
    }
}

TEST(WideRows, PixelsWithSharesOfTheirOwnAreTheSameOneByOne) {
    constexpr std::size_t pixels = 53;
    const auto a = noise(3 * pixels, 3), b = noise(3 * pixels, 4);
    std::vector<std::int16_t> shares(pixels);
    for (std::size_t i = 0; i < pixels; ++i) shares[i] = static_cast<std::int16_t>(i * whole_share / (pixels - 1));
    std::vector<std::uint16_t> whole(3 * pixels), parts(3 * pixels);
    mix_pixels(a.data(), b.data(), shares.data(), pixels, whole.data());
    for (std::size_t i = 0; i < pixels; ++i) mix_pixels(&a[3 * i], &b[3 * i], &shares[i], 1, &parts[3 * i]);
    EXPECT_EQ(whole, parts);
}

/// A picture resampled in one part, where steps are long, and in parts too narrow for them.
TEST(WideRows, APictureIsTheSameInNarrowParts) {
    cv::Mat picture(60, 90, CV_16UC3);
    cv::theRNG().state = 7;
    cv::randu(picture, 0, 65536);
    for (const Sampling sampling : {Sampling::Cubic, Sampling::Linear})
        for (const cv::Matx23d& from :
             {cv::Matx23d(0.97, 0, 1.3, 0, 0.97, 0.4), cv::Matx23d(0.96, 0.03, 1, -0.03, 0.96, 2)}) {
            const Resampled moved(picture, from, sampling);
            cv::Mat whole(picture.size(), CV_16UC3), parts(picture.size(), CV_16UC3);
            moved.draw({0, 0}, whole);
            for (int x = 0; x < picture.cols; x += 3) {
                cv::Mat part = parts.colRange(x, x + 3);
                moved.draw({x, 0}, part);
            }
            EXPECT_EQ(cv::norm(whole, parts, cv::NORM_INF), 0);
        }
}

}  // namespace
}  // namespace rhyme
