#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/cues/cue.h"
#include "tests/core/cues/drawn.h"

namespace rhyme {
namespace {

using test::described;

const Cue& light() { return *find_cue("light"); }

/// A wall in `color`, with stripes so that it is not bare, lit by `brightness(x, y)` of 0..1 fractions.
template <class Brightness>
cv::Mat lit(Brightness brightness, const cv::Vec3d& color = {200, 190, 180}, int stripes = 40) {
    cv::Mat rgb(180, 320, CV_8UC3);
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x) {
            const double shade =
                brightness((x + 0.5) / rgb.cols, (y + 0.5) / rgb.rows) * (x / stripes % 2 ? 1.0 : 0.85);
            for (int c = 0; c < 3; ++c) rgb.at<cv::Vec3b>(y, x)[c] = cv::saturate_cast<uchar>(color[c] * shade);
        }
    return rgb;
}

cv::Mat from_left(const cv::Vec3d& color = {200, 190, 180}, int stripes = 40) {
    return lit([](double x, double) { return 1 - 0.85 * x; }, color, stripes);
}
cv::Mat from_right() {
    return lit([](double x, double) { return 0.15 + 0.85 * x; });
}
cv::Mat pool(double cx, double cy) {
    return lit(
        [=](double x, double y) { return 0.05 + 0.95 * std::exp(-12 * ((x - cx) * (x - cx) + (y - cy) * (y - cy))); });
}

nlohmann::json json_of(const cv::Mat& rgb) { return nlohmann::json::parse(light().to_json(*described(light(), rgb))); }

double similarity(const cv::Mat& a, const cv::Mat& b) {
    return light().compare(*described(light(), a), *described(light(), b), 16.0 / 9).similarity;
}

TEST(Light, TheSideItComesFromIsTold) {
    EXPECT_EQ(json_of(from_left())["light"], "light from the left");
    EXPECT_NEAR(json_of(from_left())["from_degrees"].get<double>(), 180, 10);
    EXPECT_EQ(json_of(from_right())["light"], "light from the right");
    EXPECT_EQ(json_of(lit([](double, double y) { return 1 - 0.85 * y; }))["light"], "light from above");
}

TEST(Light, APoolOfLightIsFoundWhereItLies) {
    const auto json = json_of(pool(0.5, 0.5));
    EXPECT_EQ(json["light"], "a pool of light");
    EXPECT_NEAR(json["centre"][0].get<double>(), 0.5, 0.04);
}

TEST(Light, ALitThingInTheDarkIsNoDarkness) {
    cv::Mat rgb(180, 320, CV_8UC3, cv::Scalar(0, 0, 0));
    EXPECT_TRUE(json_of(rgb)["light"].is_null() || json_of(rgb)["light"] == "darkness");
    rgb(cv::Rect(150, 30, 20, 120)) = cv::Scalar(120, 60, 60);
    EXPECT_EQ(json_of(rgb)["light"], "a pool of light");
}

TEST(Light, DarkAndBrightPicturesHaveTheirKey) {
    EXPECT_EQ(json_of(lit([](double x, double) { return 0.1 + 0.1 * x; }))["key"], "low key");
    EXPECT_EQ(json_of(lit([](double, double) { return 1.2; }))["key"], "high key");
}

TEST(Light, ContrastIsToldInStops) {
    const auto flat = json_of(lit([](double, double) { return 0.6; })), hard = json_of(from_left());
    EXPECT_LT(flat["contrast_stops"].get<double>(), 1);
    EXPECT_GT(hard["contrast_stops"].get<double>(), 2.5);
}

TEST(Light, OneLightOnOtherThingsIsAlike) {
    EXPECT_GT(similarity(from_left(), from_left({200, 190, 180}, 13)), 0.8 * similarity(from_left(), from_left()));
}

TEST(Light, ExposureChangesLittleAndAnotherKeyMuch) {
    const cv::Mat here = from_left({150, 142, 135});
    EXPECT_GT(similarity(here, here * 0.8), 0.9 * similarity(here, here));
    EXPECT_GT(similarity(here * 0.8, here), 0.9 * similarity(here, here));
    EXPECT_LT(similarity(here, here * 0.25), 0.6 * similarity(here, here));
}

TEST(Light, TheOtherSideIsNotAlike) {
    EXPECT_LT(similarity(from_left(), from_right()), 0.2 * similarity(from_left(), from_left()));
    EXPECT_LT(similarity(pool(0.3, 0.5), pool(0.7, 0.5)), 0.5 * similarity(pool(0.3, 0.5), pool(0.3, 0.5)));
}

TEST(Light, ColourDoesNotCount) {
    const cv::Mat warm = from_left({230, 170, 120}), cool = from_left({150, 190, 230});
    EXPECT_GT(similarity(warm, cool), 0.85 * similarity(warm, warm));
}

TEST(Light, ABlankPictureIsEmpty) { EXPECT_TRUE(described(light(), test::picture({0, 0, 0}))->empty()); }

TEST(Light, ADescriptionSurvivesBytesAndGarbageDoesNot) { test::expect_sound_bytes(light(), from_left()); }

TEST(Light, EmbeddingsOfOneLightAreNear) {
    const auto embed = [](const cv::Mat& rgb) { return light().embed(*described(light(), rgb), Side::Outgoing); };
    const auto here = embed(from_left());
    EXPECT_LT(test::distance(here, embed(from_left({120, 200, 160}, 13))),
              0.3 * test::distance(here, embed(from_right())));
}

TEST(Light, TheDrawingTouchesThePictureAtAnySize) { test::expect_draws(light(), pool(0.4, 0.5)); }

}  // namespace
}  // namespace rhyme
