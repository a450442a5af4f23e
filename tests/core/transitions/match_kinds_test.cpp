#include <gtest/gtest.h>

#include <cmath>

#include "core/image/light.h"
#include "core/transitions/aligned_budget.h"
#include "core/transitions/aligned_move.h"
#include "core/transitions/bridge.h"
#include "core/transitions/propose.h"
#include "core/transitions/subject_pair.h"
#include "core/transitions/thin_plate.h"
#include "tests/core/transitions/join_scenes.h"

namespace rhyme {
namespace {

using testing::Join;
using testing::Scene;
using Pixel = cv::Vec<std::uint16_t, 3>;

std::string refusal(const Join& join, std::string_view kind) {
    const auto prepared = join.prepared(kind);
    if (prepared) return "";
    EXPECT_FALSE(prepared.error().advice.empty()) << kind;
    return prepared.error().what;
}

Scene moved(float dx) {
    Scene s;
    s.ground = {60, 60, 120}, s.thing = {240, 240, 230};
    s.centre.x += dx;
    return s;
}

TEST(MatchTransitions, RefuseEmptyPicturesInASentence) {
    const cv::Mat black(testing::scene_size, CV_8UC3, cv::Scalar::all(0));
    const Join join(black, black);
    for (const TransitionKind* kind : all_transitions())
        if (kind->needs_evidence()) {
            EXPECT_FALSE(refusal(join, kind->name()).empty()) << kind->name();
        }
}

TEST(MatchTransitions, WithoutASubjectFormsAreRefused) {
    Scene none;
    none.empty = true;
    EXPECT_NE(refusal(Join(none, moved(0)), "shape-matte").find("outgoing"), std::string::npos);
    EXPECT_NE(refusal(Join(moved(0), none), "shape-morph").find("incoming"), std::string::npos);
}

TEST(MatchTransitions, ADotIsNoSubject) {
    Scene dot;
    dot.size = {2, 2};
    EXPECT_FALSE(refusal(Join(dot, moved(0)), "shape-matte").empty());
    EXPECT_FALSE(refusal(Join(dot, moved(0)), "shape-morph").empty());
}

TEST(MatchTransitions, ASubjectCutByTheFrameIsNotMorphed) {
    Scene cut;
    cut.centre = {300, 90}, cut.size = {110, 130};
    EXPECT_FALSE(refusal(Join(cut, cut), "shape-morph").empty());
}

TEST(ShapeMorph, MorphsWhatStandsOnTheLowerSideOfBothFrames) {
    Scene a, b, whole;
    a.centre = {160, 150}, a.size = {110, 130}, b = a, b.centre.x += 8, b.size.width = 120;
    Join join(a, b);
    const auto evidence = join.prepared("shape-morph");
    ASSERT_TRUE(evidence) << evidence.error().message();
    // The two forms fill one contour down to the frame's side.
    const cv::Mat half = join.drawn("shape-morph", *evidence, 11);
    for (const int y : {140, 160, 178}) {
        const Pixel inside = half.at<Pixel>(y, 164), beside = half.at<Pixel>(y, 60);
        EXPECT_GT(cv::norm(inside, beside), 20000) << y;
    }
    EXPECT_FALSE(refusal(Join(a, whole), "shape-morph").empty());
}

TEST(ShapeMorph, IsRefusedWhereASubjectLeavesItsOutlineByItself) {
    const Scene a, b = moved(6);
    EXPECT_TRUE(Join(a.draw(), b.draw(), a.draw(), b.draw()).prepared("shape-morph"));
    const Join runs(a.draw(), b.draw(), moved(14).draw(), b.draw());
    EXPECT_NE(refusal(runs, "shape-morph").find("by themselves"), std::string::npos);
}

TEST(MatchTransitions, DrawWholePicturesFromTheirEvidence) {
    Scene a;
    a.angle = 10;
    const Join join(a, moved(6));
    for (const char* kind : {"shape-matte", "shape-morph"}) {
        const auto evidence = join.prepared(kind);
        ASSERT_TRUE(evidence) << kind << evidence.error().message();
        for (std::int64_t at = 0; at < 24; ++at) {
            const cv::Mat picture = join.drawn(kind, *evidence, at);
            EXPECT_EQ(picture.size(), testing::scene_size);
            EXPECT_EQ(cv::norm(picture, join.drawn(kind, *evidence, at), cv::NORM_INF), 0) << kind << at;
        }
    }
}

TEST(ShapeMatte, OpensInsideTheOutgoingForm) {
    Scene a;
    const Join join(a, moved(0));
    const auto evidence = join.prepared("shape-matte");
    ASSERT_TRUE(evidence) << evidence.error().message();
    // A fifth of the way: B fills the form's middle, A is still all round it.
    const cv::Mat early = join.drawn("shape-matte", *evidence, 8), before = join.drawn("shape-matte", *evidence, 3);
    EXPECT_GT(early.at<Pixel>(90, 160)[2], 50000);
    EXPECT_EQ(early.at<Pixel>(10, 10), before.at<Pixel>(10, 10));
}

TEST(ShapeMatte, TheFormGetsRounderAsItGrows) {
    // A cross: when its arms have grown together no notch is left between them.
    const auto cross_on = [](const cv::Scalar& ground) {
        cv::Mat cross(testing::scene_size, CV_8UC3, ground);
        cross(cv::Rect(115, 80, 90, 20)).setTo(cv::Scalar(240, 240, 230));
        cross(cv::Rect(150, 45, 20, 90)).setTo(cv::Scalar(240, 240, 230));
        return cross;
    };
    Join join(cross_on({60, 50, 120}), cross_on({60, 150, 60}));
    const auto evidence = join.prepared("shape-matte");
    ASSERT_TRUE(evidence) << evidence.error().message();
    bool grown = false;
    for (std::int64_t at = 0; at < 24; ++at) {
        cv::Mat green, form;
        cv::extractChannel(join.drawn("shape-matte", *evidence, at), green, 1);
        form = green > 100 * 257;
        form(cv::Rect(110, 40, 100, 100)).setTo(255);
        const cv::Rect box = cv::boundingRect(form);
        if (box.height < 155 || box.height >= 175 || box.width >= 300) continue;
        grown = true;
        std::vector<std::vector<cv::Point>> contours;
        cv::findContours(form, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
        ASSERT_EQ(contours.size(), 1U);
        std::vector<cv::Point> hull;
        cv::convexHull(contours[0], hull);
        EXPECT_GT(cv::contourArea(contours[0]), 0.98 * cv::contourArea(hull)) << at;
    }
    EXPECT_TRUE(grown);
}

TEST(ShapeMatte, OpensInOnePlace) {
    // A bar with teeth: the distance from its contour has a top in each.
    const auto comb_on = [](const cv::Scalar& ground) {
        cv::Mat comb(testing::scene_size, CV_8UC3, ground);
        comb(cv::Rect(90, 70, 140, 40)).setTo(cv::Scalar(240, 240, 230));
        for (int x = 90; x < 230; x += 40) comb(cv::Rect(x, 58, 20, 64)).setTo(cv::Scalar(240, 240, 230));
        return comb;
    };
    Join join(comb_on({60, 50, 120}), comb_on({60, 50, 120}) * 0.5);
    const auto evidence = join.prepared("shape-matte");
    ASSERT_TRUE(evidence) << evidence.error().message();
    int opened = 0;
    for (std::int64_t at = 0; at < 24; ++at) {
        cv::Mat green, labels;
        cv::extractChannel(join.drawn("shape-matte", *evidence, at), green, 1);
        const cv::Mat open = green(cv::Rect(92, 74, 136, 32)) < 180 * 257;
        if (cv::countNonZero(open) < 40 || cv::countNonZero(open) > 3000) continue;
        ++opened;
        EXPECT_EQ(cv::connectedComponents(open, labels), 2) << at;
    }
    EXPECT_GT(opened, 0);
}

TEST(ShapeMorph, HoldsBothSubjectsInOneContour) {
    // Ground and subject of both alike in colour, forms apart: halfway nothing but two tones is to be seen.
    Scene a, b;
    b.size = {70, 76}, b.centre = {172, 92};
    const Join join(a, b);
    const auto evidence = join.prepared("shape-morph");
    ASSERT_TRUE(evidence) << evidence.error().message();
    cv::Mat picture, blue;
    cv::extractChannel(join.drawn("shape-morph", *evidence, 12), blue, 0);
    blue.convertTo(picture, CV_8U, 1.0 / 257);
    const int ghosts = cv::countNonZero((picture > 130) & (picture < 195));
    cv::Mat mixed;
    cv::addWeighted(a.draw(), 0.5, b.draw(), 0.5, 0, mixed);
    cv::extractChannel(mixed, picture, 0);
    EXPECT_LT(2 * ghosts, cv::countNonZero((picture > 130) & (picture < 195)));
}

TEST(ThinPlate, MeetsItsPointsAndRefusesThoseOnALine) {
    const std::vector<cv::Point2d> from{{-0.5, -0.3}, {0.5, -0.3}, {-0.5, 0.3}, {0.5, 0.3}, {0, 0}};
    auto to = from;
    to[4] = {0.1, 0.05};
    const auto plate = ThinPlate::through(from, to);
    ASSERT_TRUE(plate);
    EXPECT_LT(cv::norm((*plate)({0, 0}) - to[4]), 2e-3);
    EXPECT_GT(least_area(plate->grid(1.78)), 0);
    const std::vector<cv::Point2d> line{{0, 0}, {0.1, 0.1}, {0.2, 0.2}, {0.3, 0.3}}, spot(5, {0.1, 0.1});
    EXPECT_FALSE(ThinPlate::through(line, line));
    EXPECT_FALSE(ThinPlate::through(spot, spot));
    EXPECT_FALSE(ThinPlate::through({{0, 0}, {1, 1}}, {{0, 0}, {1, 1}}));
}

TEST(ThinPlate, TellsAFold) {
    const std::vector<cv::Point2d> from{{-0.5, -0.3}, {0.5, -0.3}, {-0.5, 0.3}, {0.5, 0.3}, {-0.1, 0}, {0.1, 0}};
    auto to = from;
    std::swap(to[4], to[5]);
    const auto plate = ThinPlate::through(from, to);
    ASSERT_TRUE(plate);
    EXPECT_LT(least_area(plate->grid(1.78)), 0);
}

TEST(ColourBridge, HalvesTheDifferenceAtTheCutWithoutClipping) {
    Scene warm, cold;
    warm.ground = {150, 110, 60}, cold.ground = {60, 100, 150}, cold.thing = {60, 170, 220};
    Join join(warm, cold);
    const auto evidence = join.prepared("colour-bridge");
    ASSERT_TRUE(evidence) << evidence.error().message();
    cv::Mat a, b, plain_a, plain_b;
    join.drawn("colour-bridge", *evidence, 11).convertTo(a, CV_32F, 1.0 / 65535);
    join.drawn("colour-bridge", *evidence, 12).convertTo(b, CV_32F, 1.0 / 65535);
    warm.draw().convertTo(plain_a, CV_32F, 1.0 / 255), cold.draw().convertTo(plain_b, CV_32F, 1.0 / 255);
    EXPECT_LE(mean_difference(a, b), 0.5 * mean_difference(plain_a, plain_b));
    EXPECT_LT(cv::countNonZero(b.reshape(1) >= 1) + cv::countNonZero(b.reshape(1) <= 0), b.total() / 200.0);
}

TEST(ColourBridge, EasesAwayFromTheCut) {
    Scene warm, cold;
    warm.ground = {150, 110, 60}, cold.ground = {60, 100, 150};
    Join join(warm, cold);
    const auto evidence = join.prepared("colour-bridge");
    ASSERT_TRUE(evidence);
    cv::Mat plain;
    cold.draw().convertTo(plain, CV_16U, 257);
    double before = 1e18;
    for (std::int64_t at = 12; at < 24; ++at) {
        const double away = cv::norm(join.drawn("colour-bridge", *evidence, at), plain, cv::NORM_L1);
        EXPECT_LE(away, before) << at;
        before = away;
    }
    EXPECT_LT(before, 600.0 * static_cast<double>(plain.total()));
}

TEST(OpposingBridge, IsForHuesThatOppose) {
    Scene orange, teal;
    orange.ground = {170, 100, 30}, orange.thing = {220, 150, 60}, teal.ground = {20, 110, 120},
    teal.thing = {60, 170, 180};
    EXPECT_TRUE(Join(orange, teal).prepared("opposing-bridge"));
    EXPECT_NE(refusal(Join(orange, orange), "opposing-bridge").find("degrees"), std::string::npos);
}

TEST(OpposingBridge, BlackBarsAndGreyPlacesLeaveAPictureItsHue) {
    Scene orange, teal;
    orange.ground = {120, 80, 50}, orange.thing = {170, 120, 80}, teal.ground = {60, 100, 105},
    teal.thing = {190, 195, 195};
    const auto narrow = [](cv::Mat picture) {
        picture.colRange(0, 100).setTo(0), picture.colRange(220, 320).setTo(0);
        return picture;
    };
    const auto prepared = Join(orange.draw(), narrow(teal.draw())).prepared("opposing-bridge");
    EXPECT_TRUE(prepared) << prepared.error().message();
}

TEST(MovementCarry, RefusesStillnessAndMovementsThatClash) {
    Scene still, right, left;
    still.empty = right.empty = left.empty = true;
    right.shift = {6, 0}, left.shift = {-6, 0};
    EXPECT_FALSE(refusal(Join(still.draw(), still.draw(), still.draw(), still.draw()), "movement-carry").empty());
    EXPECT_NE(refusal(Join(right.draw(), still.draw(), still.draw(), left.draw()), "movement-carry").find("180"),
              std::string::npos);
    EXPECT_TRUE(Join(right.draw(), still.draw(), still.draw(), right.draw()).prepared("movement-carry"));
}

TEST(MovementCarry, IsRefusedWhereItIsTooSlowToCoverACrossFade) {
    Scene still, slow;
    still.empty = slow.empty = true;
    slow.shift = {2, 0};
    Join join(slow.draw(), still.draw(), still.draw(), slow.draw());
    EXPECT_NE(refusal(join, "movement-carry").find("too slow"), std::string::npos);
    join.parameters = {{"mix", 2}};
    EXPECT_TRUE(join.prepared("movement-carry")) << "hardly more than a cut";
    join.parameters = {{"whip", 2}};
    EXPECT_TRUE(join.prepared("movement-carry"));
}

TEST(MovementCarry, HidesTheChangeInFewFramesOfAWhip) {
    Scene before, light;
    before.empty = light.empty = true, light.ground = {190, 180, 150};
    Scene here = before, after = light;
    here.shift = after.shift = {6, 0};
    Join join(here.draw(), light.draw(), before.draw(), after.draw());
    const auto evidence = join.prepared("movement-carry");
    ASSERT_TRUE(evidence) << evidence.error().message();
    // How much of the fine detail along the way is left, of that across it.
    const auto left = [&](std::int64_t at) {
        cv::Mat rgb, gray, along, across;
        join.drawn("movement-carry", *evidence, at).convertTo(rgb, CV_32F);
        cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
        cv::Sobel(gray, along, CV_32F, 1, 0), cv::Sobel(gray, across, CV_32F, 0, 1);
        return cv::norm(along, cv::NORM_L1) / cv::norm(across, cv::NORM_L1);
    };
    EXPECT_GT(left(0), 0.9);
    EXPECT_GT(left(23), 0.9);
    for (std::int64_t at = 11; at < 14; ++at) EXPECT_LT(left(at), 0.5) << at;
    const TransitionKind& kind = *find_transition("movement-carry");
    TransitionFrame frame = join.sight().frame();
    int both = 0;
    for (std::int64_t at = 0; at < 24; ++at) {
        frame.frame = FrameCount(at);
        both += kind.needs_outgoing(frame) && kind.needs_incoming(frame);
    }
    EXPECT_EQ(both, 3);
}

TEST(MovementCarry, GoesNoFurtherThanItsPictureReaches) {
    // However fast the whip is asked to be: of what stands in the picture no second copy comes in.
    Scene here, there;
    here.ground = {40, 60, 60}, there.ground = {190, 180, 150}, there.empty = true, here.centre = {200, 90};
    Scene before = here, after = there;
    before.centre.x -= 5, before.shift = {-5, 0}, after.shift = {6, 0};
    Join join(here.draw(), there.draw(), before.draw(), after.draw());
    join.parameters = {{"whip", 8}};
    const auto evidence = join.prepared("movement-carry");
    ASSERT_TRUE(evidence) << evidence.error().message();
    for (std::int64_t at = 0; at < 11; ++at) {
        const cv::Mat frame = join.drawn("movement-carry", *evidence, at);
        double most = 0;
        for (int x = 0; x < 40; ++x) most = std::max<double>(most, frame.at<Pixel>(90, x)[0]);
        EXPECT_LT(most, 140 * 257.0) << at;
    }
}

TEST(MovementCarry, GoesOnTheWayThatThePicturesGo) {
    Scene still, right;
    still.empty = right.empty = true;
    right.shift = {6, 0};
    Join join(right.draw(), still.draw(), still.draw(), right.draw());
    join.parameters = {{"whip", 2.4}, {"shutter", 0}, {"mix", 0}};
    const auto evidence = join.prepared("movement-carry");
    ASSERT_TRUE(evidence) << evidence.error().message();
    const auto gray = [&](std::int64_t at) {
        cv::Mat rgb, out;
        join.drawn("movement-carry", *evidence, at).convertTo(rgb, CV_32F);
        cv::cvtColor(rgb, out, cv::COLOR_RGB2GRAY);
        return out;
    };
    for (std::int64_t at = 2; at < 22; ++at) {
        if (at == 11) continue;  // the cut itself
        EXPECT_GT(cv::phaseCorrelate(gray(at), gray(at + 1)).x, 0) << at;
    }
}

TEST(LightPass, RisesAndFallsOnceAndIsNeverShort) {
    cv::Mat lit(testing::scene_size, CV_8UC3);
    for (int x = 0; x < lit.cols; ++x) lit.col(x).setTo(cv::Scalar::all(200 - x / 2));
    Join join(lit, lit / 2);
    const auto evidence = join.prepared("light-pass");
    ASSERT_TRUE(evidence) << evidence.error().message();
    std::vector<double> light;
    for (std::int64_t at = 0; at < 24; ++at) {
        const double v = cv::mean(join.drawn("light-pass", *evidence, at))[1] / 65535;
        light.push_back(std::pow(v, 2.4));
    }
    int turns = 0;  // changes of direction after at least a tenth of full light: WCAG's flash is a pair of them
    double high = light[0], low = light[0];
    for (const double v : light) {
        high = std::max(high, v), low = std::min(low, v);
        if (high - v >= 0.1 || v - low >= 0.1) ++turns, high = low = v;
    }
    EXPECT_LE(turns, 4);
    join.in = FrameCount(3), join.out = FrameCount(3);
    EXPECT_NE(refusal(join, "light-pass").find("flash"), std::string::npos);
}

TEST(LightPass, NeedsALightWithADirection) {
    Scene even;
    even.empty = true;
    EXPECT_FALSE(refusal(Join(even, even), "light-pass").empty());
}

TEST(AlignedBudget, AMoveThatEnlargesTooMuchIsRefused) {
    Join join(Scene{}, moved(0));
    join.in = join.out = FrameCount(100);
    join.parameters = parameters_of({1.05, 0, 0.01, 0}, 0.5);
    EXPECT_EQ(refusal(join, "aligned-cut"), "");
    join.parameters = parameters_of({0.7, 0, 0.1, 0}, 0.5);
    EXPECT_NE(refusal(join, "aligned-cut").find("enlarged"), std::string::npos);
}

TEST(AlignedBudget, AWayBackThatWouldBeSeenIsRefused) {
    Join join(Scene{}, moved(0));
    join.in = FrameCount(0), join.out = FrameCount(8);
    join.parameters = parameters_of({1.1, 0, 0.04, 0}, 0);
    EXPECT_NE(refusal(join, "aligned-cut").find("seen to move"), std::string::npos);
}

TEST(AlignedBudget, AMoveIsSharedWhereThatEnlargesLess) {
    EXPECT_GT(best_share({1, 4, 0.04, 0}, 1.78, 1, 1), 0);
    EXPECT_EQ(best_share({1.0, 0, 0, 0}, 1.78, 1, 1), 0);
}

TEST(Proposals, OneFormIsCutAndADissolveIsAlwaysThere) {
    Join join(Scene{}, moved(0));
    join.in = join.out = FrameCount(50);
    const auto proposals = propose_transitions(join.sight(), {});
    ASSERT_FALSE(proposals.empty());
    EXPECT_EQ(proposals.front().kind, "aligned-cut");
    EXPECT_EQ(proposals.back().kind, "dissolve");
    Scene none;
    none.empty = true;
    const Join plain(none, none);
    EXPECT_EQ(propose_transitions(plain.sight(), {}).back().kind, "dissolve");
}

TEST(AlignedCut, IsRefusedWhereTheFormsMissEachOther) {
    Join join(moved(0), moved(14));
    join.in = join.out = FrameCount(60);
    join.parameters = parameters_of({1, 0, 0.03, 0});
    EXPECT_NE(refusal(join, "aligned-cut").find("miss"), std::string::npos);
    join.parameters = parameters_of({1, 0, -14.0 / 320, 0});
    EXPECT_EQ(refusal(join, "aligned-cut"), "");
}

TEST(AlignedCut, IsRefusedWhereTheZoomThatHidesTheBordersPartsTheForms) {
    Join join(moved(0), moved(20));
    join.out = FrameCount(150);
    join.parameters = parameters_of({1, 0, -20.0 / 320, 0}, 0.5);
    join.in = FrameCount(150);
    EXPECT_EQ(refusal(join, "aligned-cut"), "");
    join.in = FrameCount(0);
    EXPECT_NE(refusal(join, "aligned-cut").find("miss"), std::string::npos);
}

TEST(AlignedMix, WithoutRoomForTheWayBackIsRefused) {
    Join join(moved(0), moved(8));
    join.in = FrameCount(60), join.out = FrameCount(6);
    join.parameters = parameters_of({1, 0, -8.0 / 320, 0}, 0.5);
    EXPECT_NE(refusal(join, "aligned-dissolve").find("seen to move"), std::string::npos);
}

TEST(AlignedMix, AsksForMediaOnlyAsFarAsTheMixGoes) {
    Join join(moved(0), moved(8));
    join.in = join.out = FrameCount(60);
    join.parameters = parameters_of({1, 0, -8.0 / 320, 0}, 0.5);
    JoinSight sight = join.sight();
    sight.outgoing_handle = sight.incoming_handle = FrameCount(6);
    EXPECT_TRUE(find_transition("aligned-dissolve")->prepare(sight));
    sight.outgoing_handle = FrameCount(5);
    EXPECT_FALSE(find_transition("aligned-dissolve")->prepare(sight));
}

}  // namespace
}  // namespace rhyme
