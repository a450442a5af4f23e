#include "core/match/likeness_map.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/match/match.h"

namespace rhyme {
namespace {

/// One shot of one plain-coloured moment.
AnalysisPtr plain_shot(const std::string& name, cv::Scalar color) {
    auto analysis = std::make_shared<MediaAnalysis>();
    analysis->fingerprint = analysis->path = name;
    analysis->frames = 40;
    analysis->shots = {{FrameRange{FramePosition(0), FrameCount(40)}}};
    MomentPixels pixels;
    pixels.rgb = cv::Mat(180, 320, CV_8UC3, color);
    pixels.rgb(cv::Rect(120, 50, 80, 80)).setTo(cv::Scalar::all(255) - color);
    const Observation seen(pixels);
    Moment moment;
    moment.frame = FramePosition(20);
    for (const Cue* cue : all_cues()) moment.cues.push_back(cue->describe(seen));
    analysis->moments.push_back(std::move(moment));
    return analysis;
}

double between(const ShotPlace& a, const ShotPlace& b) { return std::hypot(a.x - b.x, a.y - b.y); }

TEST(LikenessMap, DistancesInAPlaneAreFoundAgain) {
    const std::vector<std::pair<double, double>> points{{0, 0}, {3, 0}, {3, 4}, {-1, 2}, {5, -2}};
    std::vector<std::vector<double>> distances;
    for (const auto& a : points) {
        distances.emplace_back();
        for (const auto& b : points) distances.back().push_back(std::hypot(a.first - b.first, a.second - b.second));
    }
    const auto places = classical_scaling(distances);
    ASSERT_EQ(places.size(), points.size());
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t k = 0; k < points.size(); ++k)
            EXPECT_NEAR(std::hypot(places[i].first - places[k].first, places[i].second - places[k].second),
                        distances[i][k], 1e-9);
}

TEST(LikenessMap, LikeColoursLieNearerThanUnlikeOnes) {
    const std::vector<AnalysisPtr> footage{plain_shot("red", {200, 30, 30}), plain_shot("rose", {210, 40, 45}),
                                           plain_shot("blue", {20, 40, 200}), plain_shot("sky", {25, 60, 210})};
    const auto places = likeness_map(footage, {{"colour", 1.0}});
    ASSERT_EQ(places.size(), 4u);
    EXPECT_LT(between(places[0], places[1]), between(places[0], places[2]));
    EXPECT_LT(between(places[2], places[3]), between(places[1], places[2]));
    for (const ShotPlace& place : places) {
        EXPECT_GE(place.x, -1e-9);
        EXPECT_LE(place.x, 1 + 1e-9);
    }
}

TEST(LikenessMap, OneShotLiesInTheMiddleAndNoneGivesNone) {
    EXPECT_TRUE(likeness_map({}, default_weights()).empty());
    const auto one = likeness_map({plain_shot("red", {200, 30, 30})}, default_weights());
    ASSERT_EQ(one.size(), 1u);
    EXPECT_NEAR(one[0].x, 0.5, 1e-9);
    EXPECT_NEAR(one[0].y, 0.5, 1e-9);
}

}  // namespace
}  // namespace rhyme
