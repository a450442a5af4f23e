#include "core/analysis/title_card.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <string>

#include "tests/core/analysis/scenes.h"

namespace rhyme {
namespace {

void write(cv::Mat& rgb, const std::string& text, int y, double size = 0.7) {
    cv::putText(rgb, text, {40, y}, cv::FONT_HERSHEY_SIMPLEX, size, cv::Scalar::all(240), 1, cv::LINE_AA);
}

MomentPixels alone(cv::Mat rgb) {
    MomentPixels pixels;
    pixels.rgb = std::move(rgb);
    return pixels;
}

MomentPixels card() {
    cv::Mat rgb(180, 320, CV_8UC3, cv::Scalar(10, 10, 20));
    write(rgb, "THE LONG ROAD", 85);
    write(rgb, "a film by nobody", 115, 0.5);
    return alone(rgb);
}

TEST(TitleCard, WritingOnAnEmptyGroundIsOne) {
    EXPECT_TRUE(is_title_card(card()));
    MomentPixels inverse = card();
    inverse.rgb = cv::Scalar::all(255) - inverse.rgb;
    EXPECT_TRUE(is_title_card(inverse));
}

TEST(TitleCard, APictureIsNone) {
    for (int seed = 0; seed < 8; ++seed) EXPECT_FALSE(is_title_card(alone(test::scene(seed, 0)))) << seed;
}

TEST(TitleCard, LyricsOverAPictureAreNone) {
    for (int seed = 0; seed < 8; ++seed) {
        cv::Mat rgb = test::scene(seed, 0);
        write(rgb, "AND SO WE RUN", 160);
        EXPECT_FALSE(is_title_card(alone(rgb))) << seed;
    }
}

TEST(TitleCard, AThingBeforeAnEmptyGroundIsNone) {
    cv::Mat rgb(180, 320, CV_8UC3, cv::Scalar(10, 10, 20));
    cv::circle(rgb, {160, 90}, 30, {220, 200, 60}, cv::FILLED, cv::LINE_AA);
    EXPECT_FALSE(is_title_card(alone(rgb)));
    for (int i = 0; i < 12; ++i) cv::circle(rgb, {(i * 97) % 320, (i * 61) % 180}, 2, cv::Scalar::all(250), cv::FILLED);
    EXPECT_FALSE(is_title_card(alone(rgb)));
}

TEST(TitleCard, WritingThatRushesByIsNone) {
    MomentPixels pixels = card();
    cv::Mat moved = cv::Mat::zeros(180, 320, CV_8UC1);
    cv::Mat gray;
    cv::cvtColor(pixels.rgb, gray, cv::COLOR_RGB2GRAY);
    gray.colRange(0, 300).copyTo(moved.colRange(20, 320));
    pixels.after = MomentPixels::Neighbour{moved, 0.04};
    EXPECT_FALSE(is_title_card(pixels));
}

TEST(TitleCard, WritingThatFadesInItsPlaceIsOne) {
    MomentPixels pixels = card();
    cv::Mat gray;
    cv::cvtColor(pixels.rgb, gray, cv::COLOR_RGB2GRAY);
    pixels.before = MomentPixels::Neighbour{gray, 0.04};
    pixels.after = MomentPixels::Neighbour{gray * 0.5, 0.04};
    EXPECT_TRUE(is_title_card(pixels));
}

TEST(TitleCard, NothingAndTinyPicturesAreNone) {
    EXPECT_FALSE(is_title_card({}));
    EXPECT_FALSE(is_title_card(alone(cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(9)))));
    EXPECT_FALSE(is_title_card(alone(cv::Mat(180, 320, CV_8UC3, cv::Scalar::all(0)))));
}

}  // namespace
}  // namespace rhyme
