#include "tests/core/effects/effect_scene.h"

namespace rhyme {
namespace {

using testing::at;
using testing::drawn;
using testing::grey;
using testing::half_white;
using testing::ramp;
using testing::same;

TEST(Wheels, LiftMovesBlackGainWhiteAndGammaTheMiddle) {
    const Plate picture = ramp();
    const int white = picture.color.cols - 1;
    const Plate lifted = drawn("wheels", {{"lift", 0.2}}, picture);
    EXPECT_NEAR(at(lifted, 0, 0), 0.2 * 65535, 2);
    EXPECT_EQ(at(lifted, white, 0), 65535);
    const Plate gained = drawn("wheels", {{"gain", 0.5}}, picture);
    EXPECT_EQ(at(gained, 0, 0), 0);
    EXPECT_NEAR(at(gained, white, 0), 0.5 * 65535, 2);
    const Plate bent = drawn("wheels", {{"gamma", 2}}, picture);
    EXPECT_EQ(at(bent, 0, 0), 0);
    EXPECT_EQ(at(bent, white, 0), 65535);
    EXPECT_GT(at(bent, white / 2, 0), at(picture, white / 2, 0) + 5000);
}

TEST(Wheels, AWheelOfOneColourLeavesTheOthers) {
    const Plate warm = drawn("wheels", {{"gain_red", 1.2}, {"lift_blue", -0.1}}, grey());
    EXPECT_NEAR(at(warm, 1, 1, 0), 24000, 2);
    EXPECT_EQ(at(warm, 1, 1, 1), 20000);
    EXPECT_LT(at(warm, 1, 1, 2), 20000);
}

TEST(Curves, GoThroughTheirPointsAndNeverTurnBack) {
    const Plate bent = drawn("curves", {}, ramp(), {{"master", "0,0 0.25,0.1 0.75,0.9 1,1"}});
    const int n = bent.color.cols - 1;
    EXPECT_NEAR(at(bent, n / 4, 0) / 65535, 0.1, 0.01);
    EXPECT_NEAR(at(bent, 3 * n / 4, 0) / 65535, 0.9, 0.01);
    for (int x = 1; x <= n; ++x) ASSERT_GE(at(bent, x, 0), at(bent, x - 1, 0));
}

TEST(Curves, AStraightOneChangesNothingAndOneOfAChannelOnlyThat) {
    EXPECT_TRUE(same(drawn("curves", {}, ramp(), {{"master", "0,0 1,1"}}), ramp()));
    const Plate red = drawn("curves", {}, grey(), {{"red", "0,1 1,0"}});
    EXPECT_NEAR(at(red, 0, 0, 0), 45535, 2);
    EXPECT_EQ(at(red, 0, 0, 1), 20000);
    EXPECT_NEAR(at(drawn("curves", {{"amount", 0.5}}, grey(), {{"red", "0,1 1,0"}}), 0, 0, 0), 65535 / 2.0, 2);
}

TEST(Curves, BrokenPointsAreNamedInASentenceAndNotDrawn) {
    const std::string unwritten = wrong_text("curves", "master", "0,0 here");
    EXPECT_NE(unwritten.find("'master'"), std::string::npos);
    EXPECT_NE(unwritten.find("'here'"), std::string::npos);
    EXPECT_FALSE(wrong_text("curves", "master", "0,0").empty());
    EXPECT_FALSE(wrong_text("curves", "master", "0.5,0 0.5,1").empty());
    EXPECT_FALSE(wrong_text("curves", "master", "0,0 1,1.5").empty());
    EXPECT_FALSE(wrong_text("curves", "master", "0,nan 1,1").empty());
    EXPECT_TRUE(wrong_text("curves", "master", " 0,0  1,1 ").empty());
    EXPECT_TRUE(same(drawn("curves", {}, grey(), {{"master", "0,0 here"}}), grey()));
    EffectFiles files;
    EXPECT_EQ(faults({{EffectId{1}, "curves", true, {}, {{"master", "0,0 here"}}}}, files, true).size(), 1U);
}

TEST(HueCurves, TurnGreyAndBrightenTheHuesTheyNameOnly) {
    const Plate red = plain_plate({8, 8}, {50000, 8000, 8000}, 1), blue = plain_plate({8, 8}, {8000, 8000, 50000}, 1);
    const std::map<std::string, std::string> grey_reds{{"saturation", "0,0 60,0 120,1 300,1"}};
    const Plate dull = drawn("hue_curves", {}, red, grey_reds), same_blue = drawn("hue_curves", {}, blue, grey_reds);
    EXPECT_LT(std::abs(at(dull, 1, 1, 0) - at(dull, 1, 1, 1)), 1500);
    EXPECT_NEAR(at(same_blue, 1, 1, 2), 50000, 700);
    const Plate turned = drawn("hue_curves", {}, red, {{"hue", "29,110"}});
    EXPECT_GT(at(turned, 1, 1, 1), at(turned, 1, 1, 0));
    const Plate bright = drawn("hue_curves", {}, red, {{"light", "30,1"}});
    EXPECT_GT(at(bright, 1, 1, 0), 52000);
}

TEST(HueCurves, LeaveGreysAlone) {
    const Plate turned = drawn("hue_curves", {{"turn", 90}}, ramp(), {{"light", "30,2"}, {"saturation", "30,4"}});
    EXPECT_LE(cv::norm(turned.color, ramp().color, cv::NORM_INF), 40);
}

TEST(Glow, BrightThingsShineOverDarkOnesAndDarkOnesDoNot) {
    const Plate shone = drawn("glow", {{"amount", 1}, {"size", 10}}, half_white());
    EXPECT_GT(at(shone, 34, 18), 15000);
    EXPECT_LT(at(shone, 63, 18), at(shone, 40, 18));
    EXPECT_TRUE(same(drawn("glow", {{"amount", 4}}, grey()), grey()));
    const Plate red = drawn("glow", {{"amount", 1}, {"size", 10}}, half_white(), {{"color", "#ff0000"}});
    EXPECT_GT(at(red, 34, 18, 0), at(red, 34, 18, 1) + 10000);
    EXPECT_FALSE(wrong_text("glow", "color", "red").empty());
}

TEST(Sharpen, MakesAnEdgeSteeperWithoutAHaloWhereNoneIsWanted) {
    Plate soft = grey(20000);
    soft.color.colRange(30, 32).setTo(cv::Scalar::all(25000)),
        soft.color.colRange(32, 34).setTo(cv::Scalar::all(35000));
    soft.color.colRange(34, 64).setTo(cv::Scalar::all(40000));
    const std::map<std::string, double> strong{{"amount", 3}, {"size", 5}, {"halo", 0}};
    const Plate sharp = drawn("sharpen", strong, soft);
    EXPECT_LT(at(sharp, 31, 18), at(soft, 31, 18) - 1000);
    EXPECT_GT(at(sharp, 32, 18), at(soft, 32, 18) + 1000);
    double low = 0, high = 0;
    cv::minMaxLoc(sharp.color.reshape(1), &low, &high);
    EXPECT_GE(low, 19998);
    EXPECT_LE(high, 40002);
    const Plate rimmed = drawn("sharpen", {{"amount", 3}, {"size", 5}, {"halo", 1}}, soft);
    cv::minMaxLoc(rimmed.color.reshape(1), &low, &high);
    EXPECT_LT(low, 19000);
}

TEST(Sharpen, LeavesWhatDiffersLessThanTheThreshold) {
    Plate faint = grey();
    faint.color.colRange(32, 64).setTo(cv::Scalar::all(20100));
    EXPECT_LE(cv::norm(drawn("sharpen", {{"amount", 5}, {"threshold", 2}}, faint).color, faint.color, cv::NORM_INF), 1);
}

TEST(Grain, IsTheSameForAFrameAndAnotherForTheNext) {
    const Plate first = drawn("grain", {}, grey(), {}, 7);
    EXPECT_TRUE(same(first, drawn("grain", {}, grey(), {}, 7)));
    EXPECT_FALSE(same(first, drawn("grain", {}, grey(), {}, 8)));
    EXPECT_FALSE(same(first, drawn("grain", {{"seed", 1}}, grey(), {}, 7)));
}

TEST(Grain, IsStrongestInTheMiddleTonesAndLeavesTheMean) {
    const auto spread = [](double value) {
        cv::Scalar mean, deviation;
        cv::meanStdDev(drawn("grain", {{"amount", 0.5}, {"color", 0}}, grey(value, {320, 180})).color, mean, deviation);
        EXPECT_NEAR(mean[0], value, 300) << value;
        return deviation[0];
    };
    EXPECT_GT(spread(32768), 1.5 * spread(4000));
    EXPECT_GT(spread(32768), 1.5 * spread(61000));
}

TEST(DirectionalBlur, SmearsAlongItsDirectionAndNotAcross) {
    const Plate along = drawn("directional_blur", {{"length", 30}}, half_white());
    EXPECT_GT(at(along, 34, 18), 5000);
    EXPECT_LE(cv::norm(drawn("directional_blur", {{"length", 30}, {"angle", 90}}, half_white()).color,
                       half_white().color, cv::NORM_INF),
              2);
    const double left = std::pow(at(along, 31, 18) / 65535, 2.4), right = std::pow(at(along, 32, 18) / 65535, 2.4);
    EXPECT_NEAR(left + right, 1, 0.01) << "in light, about its middle";
}

}  // namespace
}  // namespace rhyme
