#include <fstream>

#include "tests/core/effects/effect_scene.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::at;
using testing::drawn;
using testing::grey;
using testing::half_white;
using testing::same;

TEST(Effects, EveryKindHasNamesAndDefaultsWithinItsLimits) {
    for (const EffectKind* kind : all_effects()) {
        EXPECT_EQ(find_effect(kind->name()), kind);
        EXPECT_FALSE(kind->text().empty());
        for (const EffectParameter& p : kind->parameters()) {
            EXPECT_FALSE(p.text.empty()) << p.name;
            EXPECT_LE(p.low, p.value) << p.name;
            EXPECT_LE(p.value, p.high) << p.name;
        }
    }
}

TEST(Effects, NeutralValuesChangeNothing) {
    using Number = std::map<std::string, double>;
    // Those that are not neutral as they come: what makes them so.
    const std::map<std::string, Number> off{{"blur", {{"size", 0}}},
                                            {"directional_blur", {{"length", 0}}},
                                            {"sharpen", {{"amount", 0}}},
                                            {"glow", {{"amount", 0}}},
                                            {"vignette", {{"amount", 0}}},
                                            {"grain", {{"amount", 0}}},
                                            {"opposing_grade", {{"strength", 0}}},
                                            {"mask", {{"does", 1}}}};  // there is no effect above to limit
    const Plate opaque = testing::colours(), faint = faded(opaque, 0.5);
    for (const EffectKind* kind : all_effects()) {
        if (kind->name() == "chroma_key") continue;  // there is always a colour that it takes away
        const auto known = off.find(std::string(kind->name()));
        const Number numbers = known == off.end() ? Number() : known->second;
        for (const Plate& picture : {opaque, faint})
            EXPECT_TRUE(same(drawn(std::string(kind->name()), numbers, picture), picture)) << kind->name();
    }
}

TEST(Effects, KeyframesMoveEveryNumber) {
    for (const EffectKind* kind : all_effects())
        for (const EffectParameter& p : kind->parameters()) {
            Effect effect{EffectId{1}, std::string(kind->name()), true, {}, {}};
            effect.parameters[p.name].keys = {{FrameCount(0), p.low}, {FrameCount(10), p.high}};
            EffectFiles files;
            const auto value = [&](std::int64_t frame) {
                return EffectValues(*kind, effect, {FrameCount(frame), files})[p.name];
            };
            EXPECT_DOUBLE_EQ(value(0), p.low);
            EXPECT_DOUBLE_EQ(value(5), (p.low + p.high) / 2);
            EXPECT_DOUBLE_EQ(value(10), p.high);
        }
}

TEST(Effects, ValuesBeyondTheLimitsAreTakenFromTheLimit) {
    EXPECT_EQ(cv::norm(drawn("opacity", {{"opacity", 7}}, grey()).color, grey().color, cv::NORM_INF), 0);
    EXPECT_EQ(cv::norm(drawn("opacity", {{"opacity", -7}}, grey()).color, cv::NORM_INF), 0);
}

TEST(Effects, AStopIsTwiceTheLight) {
    const double light = std::pow(20000 / 65535.0, 2.4), twice = std::pow(2 * light, 1 / 2.4) * 65535;
    EXPECT_NEAR(at(drawn("colour", {{"exposure", 1}}, grey()), 5, 5), twice, 4);
}

TEST(Effects, SaturationOfNothingIsGreyAndTemperatureKeepsAGreysBrightness) {
    const Plate red = plain_plate({8, 8}, {50000, 0, 0}, 1);
    const Plate dull = drawn("colour", {{"saturation", 0}}, red);
    EXPECT_EQ(at(dull, 1, 1, 0), at(dull, 1, 1, 1));
    EXPECT_EQ(at(dull, 1, 1, 1), at(dull, 1, 1, 2));
    const Plate warm = drawn("colour", {{"temperature", 1}}, grey());
    EXPECT_GT(at(warm, 1, 1, 0), at(warm, 1, 1, 2));
    const auto light = [&](int c) { return std::pow(at(warm, 1, 1, c) / 65535, 2.4); };
    EXPECT_NEAR(0.2126 * light(0) + 0.7152 * light(1) + 0.0722 * light(2), std::pow(20000 / 65535.0, 2.4), 1e-4);
}

TEST(Effects, ReframeMovesTurnsAndLeavesTheRestTransparent) {
    const Plate moved = drawn("reframe", {{"x", 0.25}}, half_white());
    EXPECT_EQ(moved.alpha.at<std::uint16_t>(18, 5), 0);
    EXPECT_EQ(at(moved, 40, 18), 65535);
    EXPECT_EQ(at(moved, 60, 18), 0);
    EXPECT_EQ(moved.alpha.at<std::uint16_t>(18, 60), 65535);
    const Plate turned = drawn("reframe", {{"rotation", 180}}, half_white());
    EXPECT_NEAR(at(turned, 60, 18), 65535, 2);
    EXPECT_NEAR(at(turned, 10, 18), 0, 2);
}

TEST(Effects, ReframeGrowsAboutItsAnchor) {
    const Plate grown = drawn("reframe", {{"scale", 2}, {"anchor_x", 0}}, half_white());
    EXPECT_NEAR(at(grown, 60, 18), 65535, 2) << "the left edge stays where it is";
}

TEST(Effects, CropTakesAwayAndFlipMirrors) {
    const Plate cropped = drawn("reframe", {{"crop_left", 0.25}}, half_white());
    EXPECT_EQ(cropped.alpha.at<std::uint16_t>(0, 15), 0);
    EXPECT_EQ(cropped.alpha.at<std::uint16_t>(0, 16), 65535);
    EXPECT_EQ(at(drawn("reframe", {{"flip_x", 1}}, half_white()), 40, 3), 65535);
}

TEST(Effects, BlurSpreadsAnEdgeAndKeepsAnEvenPictureEven) {
    const Plate soft = drawn("blur", {{"size", 10}}, half_white());
    EXPECT_NEAR(at(soft, 31, 18) + at(soft, 32, 18), 65535, 700);
    EXPECT_GT(at(soft, 34, 18), 5000);
    EXPECT_NEAR(at(drawn("blur", {{"size", 25}}, grey()), 0, 0), 20000, 1);
}

TEST(Effects, AVignetteTakesLightFromTheCornersOnly) {
    const Plate dark = drawn("vignette", {{"amount", 1}}, grey());
    EXPECT_EQ(at(dark, 32, 18), 20000);
    EXPECT_LT(at(dark, 0, 0), 8000);
}

TEST(Effects, ALutIsReadFromItsPathAndAMissingOneIsNamed) {
    testing::TempFolder folder;
    const std::string path = (folder / "inverse.cube").string();
    std::ofstream(path) << "LUT_1D_SIZE 2\n1 1 1\n0 0 0\n";
    EXPECT_NEAR(at(drawn("lut", {}, grey(), {{"path", path}}), 1, 1), 45535, 2);
    EffectFiles files;
    const std::string gone = (folder / "gone.cube").string();
    const auto said = faults({{EffectId{1}, "lut", true, {}, {{"path", gone}}}}, files, true);
    ASSERT_EQ(said.size(), 1u);
    EXPECT_NE(said.front().find("gone.cube"), std::string::npos);
    EXPECT_EQ(at(drawn("lut", {}, grey(), {{"path", gone}}), 1, 1), 20000) << "drawn without it";
}

TEST(Effects, OneThatIsSwitchedOffDoesNothingAndIsNotReported) {
    EffectFiles files;
    const Effects off{{EffectId{1}, "unheard-of", false, {}, {}},
                      {EffectId{2}, "opacity", false, {{"opacity", {0, {}}}}, {}}};
    EXPECT_EQ(at(apply_effects(grey(), off, {FrameCount(0), files}), 1, 1), 20000);
    EXPECT_TRUE(faults(off, files, true).empty());
}

TEST(Effects, TheOpacityOfAnAdjustmentSaysHowMuchOfItIsSeen) {
    EffectFiles files;
    const Effects half{{EffectId{1}, "colour", true, {{"contrast", {0, {}}}}, {}},
                       {EffectId{2}, "opacity", true, {{"opacity", {0.5, {}}}}, {}}};
    EXPECT_NEAR(at(adjust(grey(), half, FrameCount(0), files), 1, 1), (20000 + 32768) / 2.0, 2);
}

}  // namespace
}  // namespace rhyme
