#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/cues/cue.h"
#include "tests/core/cues/drawn.h"

namespace rhyme {
namespace {

using test::described;

const Cue& composition() { return *find_cue("composition"); }

cv::Mat field() { return test::with_grain(test::picture({70, 110, 70}), 2); }

cv::Mat disc(cv::Point centre, int radius, const cv::Scalar& color = {220, 60, 40}) {
    cv::Mat rgb = field();
    cv::circle(rgb, centre, radius, color, cv::FILLED, cv::LINE_AA);
    return rgb;
}

cv::Mat box(cv::Point centre, int half, const cv::Scalar& color = {240, 220, 90}) {
    cv::Mat rgb = field();
    cv::rectangle(rgb, {centre.x - half, centre.y - half, 2 * half, 2 * half}, color, cv::FILLED);
    return rgb;
}

double similarity(const cv::Mat& a, const cv::Mat& b) {
    return composition().compare(*described(composition(), a), *described(composition(), b), 16.0 / 9).similarity;
}

TEST(Composition, AMassIsFoundWhereItLies) {
    const auto json = nlohmann::json::parse(composition().to_json(*described(composition(), disc({90, 70}, 30))));
    ASSERT_FALSE(json["masses"].empty());
    EXPECT_NEAR(json["masses"][0]["x"].get<double>(), 90.0 / 320, 0.02);
    EXPECT_NEAR(json["masses"][0]["y"].get<double>(), 70.0 / 180, 0.03);
    EXPECT_NEAR(json["masses"][0]["area"].get<double>(), 0.049, 0.012);
    EXPECT_LT(json["balance"].get<double>(), 0);
}

TEST(Composition, AnotherThingOfThatSizeInThatPlaceIsAlike) {
    const cv::Mat here = disc({90, 70}, 30);
    EXPECT_GT(similarity(here, box({92, 72}, 27)), 0.75 * similarity(here, here));
}

TEST(Composition, ElsewhereIsNotAlike) {
    const cv::Mat here = disc({90, 70}, 30);
    EXPECT_LT(similarity(here, disc({240, 100}, 30)), 0.2 * similarity(here, here));
}

TEST(Composition, AnotherSizeIsLessAlike) {
    const cv::Mat here = disc({120, 80}, 20);
    EXPECT_LT(similarity(here, disc({120, 80}, 45)), 0.5 * similarity(here, here));
}

TEST(Composition, WhatIsSeenBesideSomethingPlainerSaysLess) {
    const auto small = [](cv::Mat rgb) {
        cv::circle(rgb, {250, 130}, 12, {110, 130, 90}, cv::FILLED, cv::LINE_AA);
        return rgb;
    };
    const cv::Mat alone = small(field());
    EXPECT_LT(similarity(small(disc({110, 80}, 30)), alone), 0.7 * similarity(alone, alone));
}

TEST(Composition, ABlankPictureIsEmpty) { EXPECT_TRUE(described(composition(), test::picture({0, 0, 0}))->empty()); }

TEST(Composition, ADescriptionSurvivesBytesAndGarbageDoesNot) {
    test::expect_sound_bytes(composition(), disc({90, 70}, 30));
}

TEST(Composition, EmbeddingsOfOnePlaceAreNear) {
    const auto embed = [](const cv::Mat& rgb) {
        return composition().embed(*described(composition(), rgb), Side::Outgoing);
    };
    const auto here = embed(disc({90, 70}, 30));
    EXPECT_LT(test::distance(here, embed(box({92, 72}, 27))), test::distance(here, embed(disc({230, 110}, 30))));
}

TEST(Composition, TheDrawingTouchesThePictureAtAnySize) { test::expect_draws(composition(), disc({90, 70}, 30)); }

}  // namespace
}  // namespace rhyme
