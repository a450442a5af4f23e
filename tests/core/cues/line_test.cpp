#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <opencv2/imgproc.hpp>

#include "core/cues/cue.h"
#include "core/cues/straight_lines.h"
#include "tests/core/cues/drawn.h"

namespace rhyme {
namespace {

using test::described;
using test::picture;

const Cue& line() { return *find_cue("line"); }

/// Sky over ground, parted at `y` (fraction of the height), falling by `tilt` of the height from left to right.
cv::Mat horizon(double y, double tilt, const cv::Scalar& sky = {170, 190, 220},
                const cv::Scalar& ground = {60, 80, 50}) {
    cv::Mat rgb = picture(sky);
    const std::vector<cv::Point> land{{0, cvRound((y - tilt / 2) * rgb.rows)},
                                      {rgb.cols, cvRound((y + tilt / 2) * rgb.rows)},
                                      {rgb.cols, rgb.rows},
                                      {0, rgb.rows}};
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{land}, ground);
    return rgb;
}

double similarity(const cv::Mat& a, const cv::Mat& b) {
    return line().compare(*described(line(), a), *described(line(), b), 16.0 / 9).similarity;
}

TEST(Line, AHorizonIsFoundWhereItLies) {
    const auto json = nlohmann::json::parse(line().to_json(*described(line(), horizon(0.4, 0.05))));
    ASSERT_FALSE(json["horizon"].is_null());
    EXPECT_NEAR(json["horizon"]["y"].get<double>(), 0.4, 0.012);
    EXPECT_NEAR(json["horizon"]["degrees"].get<double>(), 1.6, 0.7);
}

TEST(Line, ASoftBandIsALineToo) {
    cv::Mat rgb = horizon(0.55, 0);
    cv::GaussianBlur(rgb, rgb, {}, 9);
    const auto json = nlohmann::json::parse(line().to_json(*described(line(), rgb)));
    ASSERT_FALSE(json["horizon"].is_null());
    EXPECT_NEAR(json["horizon"]["y"].get<double>(), 0.55, 0.02);
}

TEST(Line, WhatStandsBeforeALineDoesNotCutItInTwo) {
    cv::Mat rgb = horizon(0.5, 0);
    cv::rectangle(rgb, {100, 50, 25, 100}, {10, 10, 10}, cv::FILLED);
    cv::rectangle(rgb, {200, 60, 18, 100}, {10, 10, 10}, cv::FILLED);
    cv::Mat gray;
    cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
    const auto lines = find_straight_lines(gray, 4);
    ASSERT_FALSE(lines.empty());
    EXPECT_LT(lines[0].from.x, 0.05);
    EXPECT_GT(lines[0].to.x, 0.95);
}

TEST(Line, LetterboxBarsAreNoLines) {
    cv::Mat rgb = picture({90, 90, 90});
    rgb.rowRange(0, 24) = cv::Scalar(0, 0, 0);
    rgb.rowRange(156, 180) = cv::Scalar(0, 0, 0);
    EXPECT_TRUE(described(line(), test::with_grain(rgb))->empty());
}

TEST(Line, APictureWithoutLinesIsEmpty) {
    EXPECT_TRUE(described(line(), picture({0, 0, 0}))->empty());
    EXPECT_TRUE(described(line(), picture({128, 128, 128}))->empty());
}

TEST(Line, TheSameHorizonElsewhereIsLessAlike) {
    const cv::Mat here = horizon(0.4, 0.05);
    EXPECT_GT(similarity(here, horizon(0.42, 0.06)), similarity(here, horizon(0.7, 0.05)) + 0.2);
    EXPECT_GT(similarity(here, horizon(0.42, 0.06)), similarity(here, horizon(0.4, 0.5)) + 0.2);
}

TEST(Line, AnEdgeAlongTheRimPartsNothing) {
    const auto strongest = [](const cv::Mat& picture) {
        const auto json = nlohmann::json::parse(line().to_json(*described(line(), picture)));
        return json["lines"].empty() ? 0.0 : json["lines"][0]["strength"].get<double>();
    };
    EXPECT_LT(strongest(horizon(0.04, 0)), 0.7 * strongest(horizon(0.5, 0)));
}

TEST(Line, TheEdgeOfATableIsNoHorizon) {
    cv::Mat rgb = horizon(0.55, 0);
    cv::Mat behind = rgb(cv::Rect(0, 0, rgb.cols, 97)), leaves(behind.size(), CV_8UC3);
    cv::RNG(3).fill(leaves, cv::RNG::UNIFORM, 0, 60);
    behind += leaves;
    const auto json = nlohmann::json::parse(line().to_json(*described(line(), rgb)));
    EXPECT_FALSE(json["lines"].empty());
    EXPECT_TRUE(json["horizon"].is_null()) << json["horizon"].dump();
}

TEST(Line, AmongStrongerLinesItSaysLess) {
    const cv::Mat here = horizon(0.4, 0.05);
    cv::Mat rivals = horizon(0.4, 0.05, {120, 125, 120}, {100, 105, 90});
    const double alone = similarity(here, rivals);
    for (const int x : {60, 170, 280}) cv::rectangle(rivals, {x, 0, 12, rivals.rows}, {250, 250, 250}, cv::FILLED);
    EXPECT_LT(similarity(here, rivals), 0.7 * alone);
}

/// A strip from bottom to top that narrows towards the top, its middle at `x` (fraction of the width) all the way up.
cv::Mat strip(double x, double half_below, double half_above, const cv::Scalar& ground, const cv::Scalar& colour) {
    cv::Mat rgb = picture(ground);
    const auto at = [&](double v) { return cvRound(v * rgb.cols); };
    const std::vector<cv::Point> corners{{at(x - half_below), rgb.rows},
                                         {at(x - half_above), 0},
                                         {at(x + half_above), 0},
                                         {at(x + half_below), rgb.rows}};
    cv::fillPoly(rgb, std::vector<std::vector<cv::Point>>{corners}, colour);
    return rgb;
}

TEST(Line, ARoadIsALineAlongItsMiddle) {
    const cv::Mat road = strip(0.4, 0.16, 0.09, {150, 160, 120}, {70, 70, 75});
    const cv::Scalar dark(20, 30, 40), light(220, 210, 150);
    EXPECT_GT(similarity(road, strip(0.4, 0.02, 0.02, dark, light)), 0.5);
    EXPECT_GT(similarity(road, strip(0.4, 0.02, 0.02, dark, light)),
              2 * similarity(road, strip(0.6, 0.02, 0.02, dark, light)));
}

TEST(Line, AFigureIsNoLineAlongItsMiddle) {
    const cv::Mat beam = strip(0.4, 0.02, 0.02, {20, 30, 40}, {220, 210, 150}),
                  road = strip(0.4, 0.18, 0.18, {150, 160, 120}, {70, 70, 75});
    cv::Mat figure = road.clone();
    figure.rowRange(0, figure.rows / 4) = cv::Scalar(150, 160, 120);
    EXPECT_LT(similarity(figure, beam), 0.5 * similarity(road, beam));
}

TEST(Line, ABandIsBrighterOrDarkerThanWhatLiesOnEitherSide) {
    const StraightLine left{{0.3, 0}, {0.3, 1}, 1, true}, right{{0.5, 0}, {0.5, 1}, 0.6, false};
    const auto bands = find_bands({left, right}, 16.0 / 9);
    ASSERT_EQ(bands.size(), 1u);
    EXPECT_NEAR(bands[0].from.x, 0.4, 1e-6);
    EXPECT_NEAR(bands[0].to.x, 0.4, 1e-6);
    EXPECT_NEAR(std::abs(bands[0].to.y - bands[0].from.y), 1, 1e-6);
    StraightLine step = right;
    step.bright_left = true;
    EXPECT_TRUE(find_bands({left, step}, 16.0 / 9).empty()) << "each step of a stair is brighter than the one below";
}

TEST(Line, RecolouringChangesLittle) {
    const cv::Mat here = horizon(0.4, 0.05);
    EXPECT_GT(similarity(here, horizon(0.4, 0.05, {240, 150, 60}, {20, 60, 120})), 0.9 * similarity(here, here));
}

TEST(Line, TheAlignmentLaysOneLineOnTheOther) {
    const auto a = described(line(), horizon(0.50, 0.00)), b = described(line(), horizon(0.45, 0.06));
    const Comparison c = line().compare(*a, *b, 16.0 / 9);
    ASSERT_TRUE(c.aligned);
    EXPECT_NEAR(c.align.apply(0.5, 0.45, 16.0 / 9)[1], 0.5, 0.01);
    EXPECT_NEAR(c.align.rotation, -1.93, 0.5);
    EXPECT_GT(line().similarity_under(*a, *b, c.align, 16.0 / 9), line().similarity_under(*a, *b, {}, 16.0 / 9));
    EXPECT_NE(c.because.find("horizon"), std::string::npos) << c.because;
}

TEST(Line, RailsRunToAVanishingPoint) {
    cv::Mat rgb = picture({150, 150, 150});
    for (const int x : {-200, 20, 300, 520}) cv::line(rgb, {160, 60}, {x, 180}, {40, 40, 40}, 3, cv::LINE_AA);
    cv::rectangle(rgb, {0, 0, 320, 70}, {150, 150, 150}, cv::FILLED);
    const auto json = nlohmann::json::parse(line().to_json(*described(line(), rgb)));
    ASSERT_FALSE(json["vanishing_point"].is_null());
    EXPECT_NEAR(json["vanishing_point"][0].get<double>(), 0.5, 0.04);
    EXPECT_NEAR(json["vanishing_point"][1].get<double>(), 1.0 / 3, 0.06);
}

TEST(Line, ADescriptionSurvivesBytesAndGarbageDoesNot) { test::expect_sound_bytes(line(), horizon(0.3, 0.2)); }

TEST(Line, EmbeddingsOfTheSameLinesAreNear) {
    const auto embed = [](const cv::Mat& rgb) { return line().embed(*described(line(), rgb), Side::Outgoing); };
    const auto here = embed(horizon(0.4, 0));
    EXPECT_LT(test::distance(here, embed(horizon(0.43, 0.01))), test::distance(here, embed(horizon(0.75, 0))));
    EXPECT_LT(test::distance(here, embed(horizon(0.43, 0.01))), test::distance(here, embed(horizon(0.4, 0.8))));
}

TEST(Line, TheDrawingTouchesThePictureAtAnySize) { test::expect_draws(line(), horizon(0.4, 0.1)); }

}  // namespace
}  // namespace rhyme
