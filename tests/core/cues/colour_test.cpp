#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/cues/cue.h"
#include "core/cues/palette.h"
#include "tests/core/cues/drawn.h"

namespace rhyme {
namespace {

using test::described;
using test::picture;

const cv::Scalar teal(20, 140, 150), orange(235, 140, 50), plum(110, 40, 100), green(60, 150, 60);

const Cue& colour() { return *find_cue("colour"); }

/// One colour left of `x` (share of the width), the other right of it.
cv::Mat beside(const cv::Scalar& a, const cv::Scalar& b, double x) {
    cv::Mat rgb = picture(b);
    rgb.colRange(0, cvRound(x * rgb.cols)) = a;
    return rgb;
}

cv::Mat checks(const cv::Scalar& a, const cv::Scalar& b) {
    cv::Mat rgb = picture(a);
    for (int y = 0; y < 180; y += 20)
        for (int x = (y / 20 % 2) * 20; x < 320; x += 40) rgb(cv::Rect(x, y, 20, 20)) = b;
    return rgb;
}

double similarity(const cv::Mat& a, const cv::Mat& b) {
    return colour().compare(*described(colour(), a), *described(colour(), b), 16.0 / 9).similarity;
}

TEST(Colour, SharesSumToOne) {
    const auto json =
        nlohmann::json::parse(colour().to_json(*described(colour(), test::with_grain(beside(teal, orange, 0.3), 12))));
    double sum = 0;
    for (const auto& swatch : json["palette"]) sum += swatch["share"].get<double>();
    EXPECT_NEAR(sum, 1, 0.002);
}

TEST(Colour, ThePaletteHoldsTheColoursWithTheirShares) {
    const auto json = nlohmann::json::parse(colour().to_json(*described(colour(), beside(teal, orange, 0.7))));
    ASSERT_EQ(json["palette"].size(), 2u);
    EXPECT_EQ(json["palette"][0]["name"], "teal");
    EXPECT_NEAR(json["palette"][0]["share"].get<double>(), 0.7, 0.01);
    EXPECT_NEAR(json["palette"][0]["x"].get<double>(), 0.35, 0.01);
    EXPECT_EQ(json["palette"][1]["name"], "orange");
    EXPECT_EQ(json["palette"][1]["color"], "#EB8C32");
}

TEST(Colour, OpposedHuesAreNamed) {
    const auto json = nlohmann::json::parse(colour().to_json(*described(colour(), beside(teal, orange, 0.5))));
    ASSERT_FALSE(json["opposed"].is_null());
    EXPECT_EQ(json["opposed"]["warm"], "orange");
    EXPECT_EQ(json["opposed"]["cool"], "teal");
    EXPECT_TRUE(
        nlohmann::json::parse(colour().to_json(*described(colour(), beside(teal, green, 0.5))))["opposed"].is_null());
}

bool opposed(const cv::Mat& rgb) {
    return !nlohmann::json::parse(colour().to_json(*described(colour(), rgb)))["opposed"].is_null();
}

TEST(Colour, RedFacesGreenAsBlueFacesOrange) {
    EXPECT_TRUE(opposed(beside({200, 40, 40}, {50, 140, 60}, 0.5)));
    EXPECT_FALSE(opposed(beside({40, 70, 190}, {50, 140, 60}, 0.5)));
}

TEST(Colour, OpposedHuesAreSeenInADarkPicture) {
    EXPECT_TRUE(opposed(beside(teal * 0.25, orange * 0.25, 0.8)));
    EXPECT_FALSE(opposed(beside(teal * 0.25, green * 0.25, 0.8)));
}

TEST(Colour, TheShadesOfAColourOpposeTogether) {
    // Each shade of the ground alone would be too little.
    cv::Mat rgb = beside(orange, teal, 0.12);
    for (int y = 0; y < rgb.rows; ++y) rgb.row(y).colRange(60, rgb.cols) *= 0.5 + 0.2 * (y / 45);
    EXPECT_TRUE(opposed(rgb));
}

TEST(Colour, ANewLayoutChangesLittle) {
    const cv::Mat here = beside(teal, orange, 0.5);
    EXPECT_GT(similarity(here, checks(orange, teal)), 0.9 * similarity(here, here));
}

TEST(Colour, ExposureChangesLittle) {
    const cv::Mat here = beside(teal, orange, 0.5);
    EXPECT_GT(similarity(here, here * 0.8), 0.95 * similarity(here, here));
    EXPECT_GT(similarity(here * 0.8, here), 0.95 * similarity(here, here));
}

TEST(Colour, AnotherWhiteChangesLittle) {
    for (const cv::Mat& here :
         {beside(teal, orange, 0.5), checks(plum, green), beside(cv::Scalar::all(150), teal, 0.7)})
        for (const cv::Scalar& gains : {cv::Scalar(0.9, 1, 1.1), cv::Scalar(1.1, 1, 0.9)}) {
            cv::Mat there;
            cv::multiply(here, gains, there);
            EXPECT_GT(similarity(here, there), 0.87 * similarity(here, here)) << gains;
            EXPECT_GT(similarity(there, here), 0.87 * similarity(here, here)) << gains;
        }
}

TEST(Colour, WarmthOfItsOwnIsNoMatterOfWhite) {
    // Orange and blue stand further apart than any white moves them, and lie in the same direction.
    const cv::Mat warm = beside({220, 150, 70}, {160, 90, 40}, 0.5), cool = beside({80, 140, 220}, {40, 80, 150}, 0.5);
    EXPECT_LT(similarity(warm, cool), 0.3 * similarity(warm, warm));
}

TEST(Colour, RecolouringChangesMuch) {
    const cv::Mat here = beside(teal, orange, 0.5);
    EXPECT_LT(similarity(here, beside(plum, green, 0.5)), 0.5 * similarity(here, here));
}

TEST(Colour, OtherSharesOfTheSameColoursAreLessAlikeThanTheSameShares) {
    const cv::Mat here = beside(teal, orange, 0.5);
    EXPECT_GT(similarity(here, beside(teal, orange, 0.55)), similarity(here, beside(teal, orange, 0.9)));
}

TEST(Colour, AGreyPictureIsEmpty) {
    EXPECT_TRUE(described(colour(), beside({60, 60, 60}, {180, 180, 180}, 0.5))->empty());
    EXPECT_TRUE(described(colour(), picture({0, 0, 0}))->empty());
}

TEST(Colour, LetterboxBarsAreNoColour) {
    cv::Mat rgb = beside(teal, orange, 0.5);
    rgb.rowRange(0, 22) = cv::Scalar(0, 0, 0);
    rgb.rowRange(158, 180) = cv::Scalar(0, 0, 0);
    EXPECT_GT(similarity(rgb, beside(teal, orange, 0.5)), 0.97 * similarity(rgb, rgb));
}

TEST(Colour, APaletteIsTheSameEveryTime) {
    const cv::Mat rgb = test::with_grain(checks(plum, green), 20);
    EXPECT_EQ(colour().encode(*described(colour(), rgb)), colour().encode(*described(colour(), rgb)));
}

TEST(Colour, ASwatchKnowsItsScreenColour) {
    Swatch s;
    s.lab = {1, 0, 0};
    EXPECT_NEAR(s.rgb()[0], 255, 0.5);
    s.lab = {0.6279554f, 0.2248631f, 0.1258463f};  // the red of sRGB, after Ottosson 2020
    EXPECT_NEAR(s.rgb()[0], 255, 0.5);
    EXPECT_NEAR(s.rgb()[1], 0, 1);
    EXPECT_NEAR(s.rgb()[2], 0, 1);
}

TEST(Colour, ADescriptionSurvivesBytesAndGarbageDoesNot) {
    test::expect_sound_bytes(colour(), beside(teal, orange, 0.4));
}

TEST(Colour, EmbeddingsOfOnePaletteAreNear) {
    const auto embed = [](const cv::Mat& rgb) { return colour().embed(*described(colour(), rgb), Side::Outgoing); };
    const auto here = embed(beside(teal, orange, 0.5));
    EXPECT_LT(test::distance(here, embed(checks(orange, teal))),
              0.3 * test::distance(here, embed(beside(plum, green, 0.5))));
}

TEST(Colour, TheDrawingTouchesThePictureAtAnySize) { test::expect_draws(colour(), beside(teal, orange, 0.5)); }

}  // namespace
}  // namespace rhyme
