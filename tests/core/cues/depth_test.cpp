#include <gtest/gtest.h>

#include "core/cues/depth_map.h"
#include "tests/core/cues/drawn.h"

namespace rhyme::test {
namespace {

const Cue& depth() { return *find_cue("depth"); }

/// A ground of fine, coloured stuff.
cv::Mat stuff(const cv::Scalar& colour, unsigned seed) {
    cv::Mat noise(180, 320, CV_8UC1), rgb = picture(colour);
    cv::RNG random(seed);
    random.fill(noise, cv::RNG::UNIFORM, 0, 256);
    cv::GaussianBlur(noise, noise, {}, 1.2);
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x)
            for (int c = 0; c < 3; ++c)
                rgb.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(colour[c] + (noise.at<uchar>(y, x) - 128) * 1.6);
    return rgb;
}

/// Something sharp before something blurred.
cv::Mat focused(const cv::Rect& where, const cv::Scalar& before, const cv::Scalar& behind, unsigned seed = 3) {
    cv::Mat rgb = stuff(behind, seed);
    cv::GaussianBlur(rgb, rgb, {}, 5);
    stuff(before, seed + 1)(where).copyTo(rgb(where));
    return rgb;
}

DepthMap map_of(const cv::Mat& rgb) {
    MomentPixels pixels;
    pixels.rgb = rgb.clone();
    return find_depth(Observation(std::move(pixels)));
}

double near_in(const DepthMap& map, const cv::Rect& pixels) {
    return cv::mean(map.near(cv::Rect(pixels.x / 10, pixels.y / 10, pixels.width / 10, pixels.height / 10)))[0];
}

double likeness(const cv::Mat& a, const cv::Mat& b) {
    return depth().compare(*described(depth(), a), *described(depth(), b), 16.0 / 9).similarity;
}

const cv::Scalar sand(190, 170, 140), sea(60, 100, 140), brick(150, 70, 50);
const cv::Rect left(40, 40, 90, 90), right(200, 40, 90, 90);

TEST(Depth, WhatIsSharpIsNearerThanWhatIsBlurred) {
    const DepthMap map = map_of(focused(left, sand, sea));
    EXPECT_GT(map.focus, 0.4);
    EXPECT_GT(near_in(map, left), near_in(map, right) + 0.25);
}

TEST(Depth, HazeLiesFarAway) {
    cv::Mat rgb = stuff({70, 60, 40}, 5);
    for (int y = 0; y < rgb.rows; ++y) {
        const double air = std::max(0.0, 1 - y / 130.0);
        for (int x = 0; x < rgb.cols; ++x)
            for (int c = 0; c < 3; ++c)
                rgb.at<cv::Vec3b>(y, x)[c] =
                    cv::saturate_cast<uchar>(rgb.at<cv::Vec3b>(y, x)[c] * (1 - air) + 215 * air);
    }
    const DepthMap map = map_of(rgb);
    EXPECT_GT(map.haze, 0.5);
    EXPECT_GT(near_in(map, {0, 140, 320, 30}), near_in(map, {0, 10, 320, 30}) + 0.5);
}

TEST(Depth, LinesThatConvergeRunIntoTheDistance) {
    cv::Mat rgb = picture({150, 150, 150});
    for (int i = -8; i <= 8; ++i)
        cv::line(rgb, {190, 60}, {190 + i * 90, 320}, cv::Scalar::all(i % 2 ? 30 : 240), 3, cv::LINE_AA);
    const DepthMap map = map_of(with_grain(rgb));
    EXPECT_GT(map.perspective, 0.3);
    EXPECT_NEAR(map.vanishing.x, 190 / 320.0, 0.07);
    EXPECT_NEAR(map.vanishing.y, 60 / 180.0, 0.1);
}

TEST(Depth, WhatMovesBeforeAStillGroundIsNear) {
    const cv::Mat ground = stuff(sea, 9), thing = stuff(sea, 10);
    const auto at = [&](int x) {
        cv::Mat rgb = ground.clone(), gray;
        const cv::Rect place(x, 60, 60, 60);
        thing(cv::Rect(100, 60, 60, 60)).copyTo(rgb(place));
        return rgb;
    };
    const auto grey = [](const cv::Mat& rgb) {
        cv::Mat gray;
        cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
        return gray;
    };
    MomentPixels pixels;
    pixels.rgb = at(100);
    pixels.before = MomentPixels::Neighbour{grey(at(96)), 0.04};
    pixels.after = MomentPixels::Neighbour{grey(at(104)), 0.04};
    const DepthMap map = find_depth(Observation(std::move(pixels)));
    EXPECT_GT(map.parallax, 0.5);
    EXPECT_GT(near_in(map, {110, 70, 40, 40}), near_in(map, {220, 70, 40, 40}) + 0.3);
}

TEST(Depth, OneOrderRhymesWhateverTheColours) {
    const cv::Mat a = focused(left, sand, sea);
    EXPECT_GT(likeness(a, focused(left, brick, {90, 110, 60}, 21)), 0.4);
    EXPECT_LT(likeness(a, focused(right, sand, sea, 21)), 0.5 * likeness(a, focused(left, sand, sea, 21)));
}

TEST(Depth, NothingToSeeHasNoDepth) {
    for (const cv::Mat& rgb : {picture({0, 0, 0}), picture({200, 160, 130}), picture({9, 9, 9}, {16, 16})})
        EXPECT_TRUE(described(depth(), rgb)->empty());
}

TEST(Depth, BytesAreSound) { expect_sound_bytes(depth(), focused(left, sand, sea)); }
TEST(Depth, IsDrawn) { expect_draws(depth(), focused(left, sand, sea)); }

}  // namespace
}  // namespace rhyme::test
