#include "core/study/frame_look.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/cues/light_overlay.h"
#include "core/study/aspects.h"
#include "tests/core/study/drawn_film.h"

namespace rhyme {
namespace {

using testing::described;
using testing::draw;
using testing::Scene;

FrameLook look(const Scene& scene) { return look_of(described(draw(scene)), 16.0 / 9); }

std::vector<LookColour> colours(std::initializer_list<double> hues) {
    std::vector<LookColour> all;
    for (const double h : hues) all.push_back({"", "", 1.0 / static_cast<double>(hues.size()), 0.6, 0.12, h});
    return all;
}

TEST(FrameLook, FindsWhereTheLightComesFrom) {
    for (const double degrees : {0.0, 90.0, 180.0}) {
        Scene scene;
        scene.light_from = degrees, scene.figure = {150, 150, 150};
        const FrameLook l = look(scene);
        ASSERT_TRUE(l.light_from) << degrees;
        EXPECT_NEAR(std::remainder(*l.light_from - degrees, 360.0), 0, 25) << degrees;
    }
}

TEST(FrameLook, FindsWhereTheLightComesFromInADarkPicture) {
    Scene scene;
    scene.light_from = 180, scene.exposure = 0.35, scene.figure = {150, 150, 150};
    const FrameLook l = look(scene);
    ASSERT_TRUE(l.light_from) << l.fall;
    EXPECT_LT(l.fall, 0.14);
    EXPECT_NEAR(*l.light_from, 180, 25);
}

TEST(FrameLook, LightAndDarkThingsAboutThePictureAreNoDirection) {
    cv::Mat picture(testing::film_size, CV_8UC3, cv::Scalar(120, 120, 120));
    for (int x = 0; x < picture.cols; x += 80) picture.colRange(x, x + 40) = cv::Scalar(25, 25, 25);
    for (int y = 0; y < picture.rows; ++y) picture.row(y) += cv::Scalar::all(45.0 * (picture.rows - y) / picture.rows);
    const FrameLook l = look_of(described(picture), 16.0 / 9);
    EXPECT_FALSE(l.light_from) << l.light << l.fall;
}

TEST(FrameLook, CellsUnderABarAreLeftOut) {
    EXPECT_EQ(cells_inside({0, 0.12, 1, 0.76}, {8, 5}), cv::Rect(0, 1, 8, 3));
    EXPECT_EQ(cells_inside({0.03, 0, 0.94, 1}, {8, 5}), cv::Rect(0, 0, 8, 5));
    EXPECT_EQ(cells_inside({0.4, 0.4, 0.01, 0.01}, {8, 5}).area(), 1);
}

TEST(FrameLook, AnOpposingPairIsSeenInTheDark) {
    for (const bool opposed : {true, false}) {
        Scene scene;
        scene.exposure = 0.25, scene.light_from = 60;
        scene.ground = opposed ? cv::Scalar(95, 140, 165) : cv::Scalar(165, 135, 95), scene.figure = {235, 150, 80};
        const FrameLook l = look(scene);
        ASSERT_EQ(l.pair.has_value(), opposed);
        EXPECT_EQ(l.lifted, opposed);
        if (!opposed) continue;
        EXPECT_NEAR(l.pair->warm_hue, 60, 20);
        EXPECT_NEAR(l.pair->cool_hue, 230, 25);
        EXPECT_LT(l.palette[0].lightness, 0.3);  // it is still dark
    }
    const FrameLook grey = [] {
        Scene scene;
        scene.exposure = 0.25, scene.ground = {120, 120, 120}, scene.figure = {200, 200, 200};
        return look(scene);
    }();
    EXPECT_FALSE(grey.pair);
}

TEST(FrameLook, NoArrowIsDrawnWhereNoDirectionIsSpokenOf) {
    cv::Mat picture = draw({});
    picture.rowRange(picture.rows / 2, picture.rows) = cv::Scalar(190, 190, 190);
    const Moment moment = described(picture);
    const FrameLook l = look_of(moment, 16.0 / 9);
    ASSERT_EQ(l.light, "lightest at its foot");
    const std::size_t light = static_cast<std::size_t>(
        std::find(all_cues().begin(), all_cues().end(), find_cue("light")) - all_cues().begin());
    cv::Mat drawn = picture.clone(), pointed = picture.clone(), plain = picture.clone();
    draw_aspect(Aspect::Light, moment, l, drawn);
    draw_light(*moment.cues[light], pointed, Side::Outgoing, true);
    draw_light(*moment.cues[light], plain, Side::Outgoing, false);
    EXPECT_GT(cv::norm(pointed, plain, cv::NORM_INF), 0);
    EXPECT_EQ(cv::norm(drawn, plain, cv::NORM_INF), 0);
}

TEST(FrameLook, ALightFloorIsNoLamp) {
    cv::Mat picture = draw({});
    picture.rowRange(picture.rows / 2, picture.rows) = cv::Scalar(190, 190, 190);
    EXPECT_FALSE(look_of(described(picture), 16.0 / 9).light_from);
}

TEST(FrameLook, TellsTheKeyByTheExposure) {
    Scene scene;
    scene.exposure = 0.35;
    EXPECT_EQ(look(scene).key, "low key");
    scene.exposure = 1, scene.ground = {225, 225, 225};
    EXPECT_EQ(look(scene).key, "high key");
}

TEST(FrameLook, OrangeBeforeTealIsAnOpposingPair) {
    Scene scene;
    scene.ground = {20, 120, 140}, scene.figure = {235, 130, 40}, scene.radius = 0.35;
    const FrameLook l = look(scene);
    ASSERT_TRUE(l.pair);
    EXPECT_NEAR(l.pair->warm_hue, 57, 25);
    EXPECT_NEAR(l.pair->cool_hue, 210, 30);
}

TEST(FrameLook, NamesHarmoniesByTheirHues) {
    EXPECT_EQ(harmony_of(colours({30, 40})), Harmony::Monochrome);
    EXPECT_EQ(harmony_of(colours({30, 60, 100})), Harmony::Analogous);
    EXPECT_EQ(harmony_of(colours({40, 220})), Harmony::Complementary);
    EXPECT_EQ(harmony_of(colours({20, 140, 260})), Harmony::Triad);
    EXPECT_EQ(harmony_of(colours({0, 70, 140, 210, 280})), Harmony::Varied);
    EXPECT_EQ(harmony_of({{"", "", 1, 0.5, 0.005, 40}}), Harmony::Neutral);
}

TEST(FrameLook, ContrastIsThatOfTheTwoColours) {
    cv::Mat oklab(40, 40, CV_32FC3, cv::Scalar(0.4, 0.0, 0.1)), mask = cv::Mat::zeros(40, 40, CV_32FC1);
    mask(cv::Rect(10, 10, 20, 20)) = 1;
    oklab.setTo(cv::Scalar(0.7, 0.0, -0.1), mask > 0);
    const auto c = contrast_between(oklab, mask);
    ASSERT_TRUE(c);
    EXPECT_NEAR(c->lightness, 0.3, 0.01);
    EXPECT_NEAR(c->hue, 180, 2);
    EXPECT_NEAR(c->saturation, 0, 0.01);
}

TEST(FrameLook, BarsAreNoGround) {
    cv::Mat oklab(40, 40, CV_32FC3, cv::Scalar(0.6, 0, 0)), mask = cv::Mat::zeros(40, 40, CV_32FC1);
    mask(cv::Rect(10, 15, 20, 10)) = 1;
    oklab.rowRange(0, 8) = cv::Scalar(0, 0, 0), oklab.rowRange(32, 40) = cv::Scalar(0, 0, 0);
    const auto c = contrast_between(oklab, mask);
    ASSERT_TRUE(c);
    EXPECT_NEAR(c->lightness, 0, 0.01);
}

TEST(FrameLook, PlacesTheSubject) {
    Scene scene;
    scene.at = {0.25, 0.5};
    const FrameLook l = look(scene);
    ASSERT_TRUE(l.subject);
    EXPECT_NEAR(l.subject->x, 0.25, 0.06);
    EXPECT_NE(l.where.find("left"), std::string::npos);
}

TEST(FrameLook, ALetterboxIsNoSubject) {
    Scene scene;
    scene.at = {0.7, 0.5};
    cv::Mat picture = draw(scene);
    picture.rowRange(0, 22) = cv::Scalar(0, 0, 0),
                        picture.rowRange(picture.rows - 22, picture.rows) = cv::Scalar(0, 0, 0);
    const FrameLook l = look_of(described(picture), 16.0 / 9);
    ASSERT_TRUE(l.subject);
    EXPECT_NEAR(l.subject->y, 0.5, 0.2);
}

TEST(FrameLook, SizesFollowTheFace) {
    EXPECT_EQ(size_by_face(0.9), ShotSize::ExtremeCloseUp);
    EXPECT_EQ(size_by_face(0.5), ShotSize::CloseUp);
    EXPECT_EQ(size_by_face(0.2), ShotSize::Medium);
    EXPECT_EQ(size_by_face(0.04), ShotSize::Wide);
}

TEST(FrameLook, ABandAcrossThePictureIsGround) {
    FrameLook::Mass mass;
    mass.width = 0.3, mass.height = 0.3, mass.area = 0.2;
    EXPECT_EQ(size_by_subject(mass), ShotSize::Medium);
    mass.width = 0.57, mass.height = 0.18;
    EXPECT_EQ(size_by_subject(mass), ShotSize::Wide);
}

TEST(FrameLook, ABlurredGroundMeansNearAndHazeMeansFar) {
    EXPECT_EQ(size_in_depth(ShotSize::Medium, 0.95, 0, false), ShotSize::CloseUp);
    EXPECT_EQ(size_in_depth(ShotSize::Medium, 0.2, 0, false), ShotSize::Medium);
    EXPECT_EQ(size_in_depth(ShotSize::Medium, 0.95, 0.9, true), ShotSize::Wide);
}

TEST(FrameLook, DarknessHasNoSize) {
    Scene scene;
    scene.exposure = 0.015, scene.figure = {255, 255, 255}, scene.ground = {120, 120, 120};
    EXPECT_EQ(look(scene).size, ShotSize::Unknown);
}

TEST(FrameLook, ALightThingOnOneSideIsNoLightFromThere) {
    Scene scene;
    scene.ground = {95, 95, 95}, scene.figure = {250, 250, 250}, scene.at = {0.8, 0.5}, scene.radius = 0.45;
    const FrameLook l = look(scene);
    EXPECT_GT(l.fall, 0.14);
    EXPECT_FALSE(l.light_from);
}

TEST(FrameLook, EveryAspectHasASentenceForAnyPicture) {
    Scene scene;
    for (const cv::Mat& picture : {draw(scene), cv::Mat(testing::film_size, CV_8UC3, cv::Scalar(0, 0, 0)),
                                   cv::Mat(testing::film_size, CV_8UC3, cv::Scalar(255, 255, 255))}) {
        const FrameLook l = look_of(described(picture), 16.0 / 9);
        for (const Aspect a : all_aspects) {
            EXPECT_FALSE(sentence(l, a).empty());
            EXPECT_EQ(sentence(l, a).back(), '.');
        }
    }
}

TEST(FrameLook, EveryAspectDrawsItsEvidence) {
    Scene scene;
    scene.ground = {20, 120, 140}, scene.figure = {235, 130, 40}, scene.radius = 0.3, scene.light_from = 180;
    const Moment m = described(draw(scene));
    const FrameLook l = look_of(m, 16.0 / 9);
    for (const Aspect a : all_aspects) {
        cv::Mat picture = draw(scene);
        draw_aspect(a, m, l, picture);
        EXPECT_GT(cv::norm(picture, draw(scene), cv::NORM_INF), 20) << name(a);
    }
}

}  // namespace
}  // namespace rhyme
