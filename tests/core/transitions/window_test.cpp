#include "core/transitions/window.h"

#include <gtest/gtest.h>

#include "core/transitions/aligned_move.h"
#include "core/transitions/subject_pair.h"
#include "tests/core/transitions/join_scenes.h"

namespace rhyme {
namespace {

using testing::Join;
using testing::Scene;

/// Of a film that lies between bars as wide as that, left and right or above and below.
cv::Mat barred(const cv::Mat& picture, int x, int y) {
    cv::Mat film = cv::Mat::zeros(picture.size(), picture.type());
    const cv::Rect inside(x, y, picture.cols - 2 * x, picture.rows - 2 * y);
    picture(inside).copyTo(film(inside));
    return film;
}

Scene textured() {
    Scene s;
    s.ground = {60, 60, 120}, s.thing = {240, 240, 230}, s.size = {70, 60};
    return s;
}

double brightest(const cv::Mat& part) {
    double most = 0;
    cv::minMaxLoc(part.reshape(1), nullptr, &most);
    return most;
}

TEST(Windows, AreWhatLiesBetweenBarsOnOppositeSides) {
    const Join join(barred(textured().draw(), 0, 24), barred(textured().draw(), 60, 0));
    const Windows windows = join.sight().windows;
    EXPECT_NEAR(windows.outgoing.height, 1 - 48.0 / 180, 0.012);
    EXPECT_EQ(windows.outgoing.width, 1);
    EXPECT_NEAR(windows.incoming.width, 1 - 120.0 / 320, 0.007);
    EXPECT_EQ(windows.incoming.height, 1);
}

TEST(Windows, DarknessOnOneSideIsNoBar) {
    cv::Mat dark = textured().draw();
    dark.rowRange(150, 180).setTo(0);
    EXPECT_TRUE(Join(dark, dark).sight().windows.whole());
}

TEST(Windows, WhatStandsInTheDarkHasNone) {
    cv::Mat dancer = cv::Mat::zeros(testing::scene_size, CV_8UC3);
    cv::ellipse(dancer, {160, 90}, {30, 60}, 0, 0, 360, {200, 120, 60}, cv::FILLED, cv::LINE_AA);
    EXPECT_TRUE(Join(dancer, dancer).sight().windows.whole());
}

TEST(Windows, APictureIsMovedWithinItsBars) {
    const cv::Mat film = barred(textured().draw(), 0, 24);
    Join join(film, film);
    join.in = join.out = FrameCount(60);
    join.parameters = parameters_of({1.04, 2, 0.02, 0.01}, 0.5);
    const auto evidence = join.prepared("aligned-dissolve");
    ASSERT_TRUE(evidence) << evidence.error().message();
    const cv::Mat at_cut = join.drawn("aligned-dissolve", *evidence, 60);
    EXPECT_EQ(brightest(at_cut.rowRange(0, 24)), 0);
    EXPECT_EQ(brightest(at_cut.rowRange(156, 180)), 0);
    cv::Mat least;
    cv::reduce(at_cut.rowRange(26, 154).reshape(1), least, 1, cv::REDUCE_MIN);
    EXPECT_GT(cv::countNonZero(least), 126) << "a bar is drawn into the picture";
}

TEST(Windows, FormsAreLookedForBetweenTheBars) {
    const cv::Mat film = barred(textured().draw(), 0, 24);
    const Join join(film, film);
    const auto pair = find_subject_pair(join.sight(), {});
    ASSERT_TRUE(pair);
    // An ellipse of 70 x 60 pixels, in widths.
    EXPECT_NEAR(pair->outgoing.area(), CV_PI * 35 * 30 / (320.0 * 320), 0.006);
    EXPECT_LT(cv::norm(pair->outgoing.centre()), 0.02);
}

TEST(Windows, ABarOfOneSideFadesWhereTheOtherHasAPicture) {
    cv::Mat a = textured().draw();
    a.colRange(0, 60).setTo(cv::Scalar::all(200));
    Join join(a, barred(textured().draw(), 60, 0));
    join.in = join.out = FrameCount(60);
    join.parameters = {{"mix", 16}};
    const auto evidence = join.prepared("shape-matte");
    ASSERT_TRUE(evidence) << evidence.error().message();
    double last = 200 * 257;
    for (std::int64_t at = 52; at < 68; ++at) {
        const cv::Mat frame = join.drawn("shape-matte", *evidence, at);
        const double corner = cv::mean(frame(cv::Rect(0, 0, 20, 180)))[0];
        EXPECT_NEAR(last - corner, 200 * 257 / 17.0, 300) << at;
        last = corner;
    }
}

TEST(Windows, AWhipLeavesTheBarsAlone) {
    Scene before = textured(), after = textured();
    before.shift = {-4, 0}, before.centre.x -= 4, after.shift = {4, 0}, after.centre.x += 4;
    const cv::Mat film = barred(textured().draw(), 40, 0);
    const Join join(film, film, barred(before.draw(), 40, 0), barred(after.draw(), 40, 0));
    const auto evidence = join.prepared("movement-carry");
    ASSERT_TRUE(evidence) << evidence.error().message();
    for (const std::int64_t at : {6, 12, 16}) {
        const cv::Mat frame = join.drawn("movement-carry", *evidence, at);
        EXPECT_EQ(brightest(frame.colRange(0, 39)), 0) << at;
        EXPECT_EQ(brightest(frame.colRange(281, 320)), 0) << at;
    }
}

}  // namespace
}  // namespace rhyme
