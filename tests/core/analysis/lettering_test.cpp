#include "core/analysis/lettering.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "core/cues/overlay_text.h"

namespace rhyme {
namespace {

cv::Mat gray_of(const cv::Mat& rgb) {
    cv::Mat gray;
    cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
    return gray;
}

/// From dark to light, with soft blots of colour: no ground of one tone.
cv::Mat soft_ground() {
    cv::Mat rgb(360, 640, CV_8UC3);
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x)
            rgb.at<cv::Vec3b>(y, x) = {uchar(20 + x / 8), uchar(30 + y / 8), uchar(90 + (x + y) / 16)};
    cv::circle(rgb, {480, 120}, 70, {120, 60, 40}, -1);
    cv::GaussianBlur(rgb, rgb, {}, 25);
    return rgb;
}

cv::Mat leaves(unsigned seed) {
    cv::RNG random(seed);
    cv::Mat rgb(360, 640, CV_8UC3, cv::Scalar(70, 90, 60));
    for (int i = 0; i < 2500; ++i) {
        const int tone = random.uniform(20, 230);
        cv::ellipse(rgb, {random.uniform(0, 640), random.uniform(0, 360)},
                    {random.uniform(2, 16), random.uniform(1, 6)}, random.uniform(0, 180), 0, 360,
                    {tone * 0.7, double(tone), tone * 0.5}, -1, cv::LINE_AA);
    }
    return rgb;
}

TEST(Lettering, WordsAreFoundOnAnyQuietGround) {
    for (const auto& [text, pixels, at] : {std::tuple{"COMING AGAIN", 46., cv::Point2d(90, 200)},
                                           {"with our hands", 34., {200, 130}},
                                           {"HERE", 80., {60, 250}},
                                           {"the story of a small town", 20., {180, 330}}}) {
        cv::Mat rgb = soft_ground();
        overlay::words(rgb, at, text, pixels, {240, 240, 235});
        EXPECT_GT(share_of_lettering(gray_of(rgb)), 0.003) << text;
        cv::bitwise_not(rgb, rgb);
        EXPECT_GT(share_of_lettering(gray_of(rgb)), 0.003) << "dark: " << text;
    }
}

TEST(Lettering, PicturesWithoutWordsHaveNone) {
    EXPECT_EQ(share_of_lettering(gray_of(soft_ground())), 0);
    for (unsigned seed = 1; seed <= 8; ++seed) EXPECT_LT(share_of_lettering(gray_of(leaves(seed))), 0.003) << seed;
    cv::Mat in_a_row = soft_ground();  // cups, bottles and balls are whole, and thick
    for (int i = 0; i < 6; ++i) {
        cv::rectangle(in_a_row, cv::Rect(60 + 80 * i, 200, 34, 50), {230, 225, 220}, -1);
        cv::rectangle(in_a_row, cv::Rect(66 + 80 * i, 60, 16, 70), {235, 230, 225}, -1);
        cv::circle(in_a_row, {80 + 80 * i, 310}, 22, {240, 200, 60}, -1, cv::LINE_AA);
    }
    EXPECT_EQ(share_of_lettering(gray_of(in_a_row)), 0);
    EXPECT_EQ(share_of_lettering({}), 0);
}

TEST(Lettering, MoreOfItIsMore) {
    cv::Mat one = soft_ground(), two = soft_ground();
    overlay::words(one, {100, 120}, "a line of words", 36, {245, 245, 245});
    overlay::words(two, {100, 120}, "a line of words", 36, {245, 245, 245});
    overlay::words(two, {100, 180}, "and one more of them", 36, {245, 245, 245});
    EXPECT_GT(share_of_lettering(gray_of(two)), 1.5 * share_of_lettering(gray_of(one)));
}

}  // namespace
}  // namespace rhyme
