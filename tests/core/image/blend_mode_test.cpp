#include "core/image/blend_mode.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rhyme {
namespace {

double met(const std::string& name, double below, double top) {
    const auto& names = blend_mode_names();
    const auto mode = static_cast<BlendMode>(std::find(names.begin(), names.end(), name) - names.begin());
    const auto plate = [](double v) { return plain_plate({2, 2}, cv::Scalar::all(v * 65535), 1); };
    return over(plate(top), plate(below), mode).color.at<cv::Vec<std::uint16_t, 3>>(0, 0)[0] / 65535.0;
}

TEST(BlendMode, EachFollowsItsFormula) {
    const std::vector<std::tuple<std::string, double>> of_a_quarter_under_three_fifths{
        {"normal", 0.6},
        {"darken", 0.25},
        {"multiply", 0.15},
        {"color burn", 0},
        {"linear burn", 0},
        {"lighten", 0.6},
        {"screen", 0.7},
        {"color dodge", 0.625},
        {"add", 0.85},
        {"overlay", 0.3},
        {"soft light", 0.25 + 0.2 * (0.5 - 0.25)},
        {"hard light", 0.4},
        {"vivid light", 0.3125},
        {"linear light", 0.45},
        {"pin light", 0.25},
        {"hard mix", 0},
        {"difference", 0.35},
        {"exclusion", 0.55},
        {"subtract", 0},
        {"divide", 0.25 / 0.6},
        {"luminosity", 0.6},
        {"color", 0.25},
        {"hue", 0.25},
        {"saturation", 0.25}};
    ASSERT_EQ(of_a_quarter_under_three_fifths.size(), blend_mode_names().size());
    for (const auto& [name, wanted] : of_a_quarter_under_three_fifths)
        EXPECT_NEAR(met(name, 0.25, 0.6), wanted, 1e-4) << name;
}

TEST(BlendMode, ColoursTakeHueOfOneAndLightOfTheOther) {
    const Plate red = plain_plate({2, 2}, {50000, 10000, 10000}, 1),
                grey = plain_plate({2, 2}, {30000, 30000, 30000}, 1);
    const auto seen = over(red, grey, BlendMode::Color).color.at<cv::Vec<std::uint16_t, 3>>(0, 0);
    EXPECT_GT(seen[0], seen[1]);
    EXPECT_NEAR(0.3 * seen[0] + 0.59 * seen[1] + 0.11 * seen[2], 30000, 3);
}

TEST(BlendMode, WhatIsTransparentLetsThroughAndWhereNothingIsBelowTheTopIsSeen) {
    const Plate white = plain_plate({2, 2}, cv::Scalar::all(65535), 1), none = plain_plate({2, 2}, {}, 0),
                dark = plain_plate({2, 2}, cv::Scalar::all(10000), 1);
    for (int mode = 0; mode < static_cast<int>(blend_mode_names().size()); ++mode) {
        const auto blend = static_cast<BlendMode>(mode);
        EXPECT_LE(cv::norm(over(none, dark, blend).color, dark.color, cv::NORM_INF), 1) << mode;
        EXPECT_LE(cv::norm(over(dark, none, blend).color, dark.color, cv::NORM_INF), 1) << mode;
    }
    const Plate half = over(faded(white, 0.5), dark, BlendMode::Multiply);
    EXPECT_NEAR(half.color.at<cv::Vec3w>(0, 0)[0], 10000, 2) << "white multiplies by one";
}

}  // namespace
}  // namespace rhyme
