#include "core/assemble/demo.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

namespace rhyme {
namespace {

const cv::Size small{320, 180};

cv::Mat paint(const std::string& scene, int n, cv::Size size = small) {
    const auto painter = DemoPainter::create(scene, size);
    EXPECT_TRUE(painter.has_value()) << scene;
    return painter ? painter->frame(n) : cv::Mat();
}

/// Mean absolute difference of two pictures, in 8-bit codes.
double difference(const cv::Mat& a, const cv::Mat& b) { return cv::norm(a, b, cv::NORM_L1) / double(a.total() * 3); }

class EveryScene : public testing::TestWithParam<DemoScene> {};

TEST_P(EveryScene, IsTheSameEachTimeItIsPainted) {
    const int n = GetParam().frames / 3;
    EXPECT_EQ(difference(paint(GetParam().name, n), paint(GetParam().name, n)), 0);
}

TEST_P(EveryScene, Moves) {
    const auto painter = DemoPainter::create(GetParam().name, small);
    ASSERT_TRUE(painter);
    cv::Mat first, middle;  // blurred: grain alone must not count as movement
    cv::GaussianBlur(painter->frame(0), first, {}, 2);
    cv::GaussianBlur(painter->frame(GetParam().frames / 2 + 4), middle, {}, 2);
    EXPECT_GT(difference(first, middle), .5);
}

TEST_P(EveryScene, UsesTheWholeRangeOfLightWithoutLosingIt) {
    const cv::Mat picture = paint(GetParam().name, GetParam().frames / 2);
    cv::Mat gray;
    cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
    cv::Scalar mean, spread;
    cv::meanStdDev(gray, mean, spread);
    EXPECT_GT(mean[0], 12);
    EXPECT_LT(mean[0], 200);
    EXPECT_GT(spread[0], 10);
    const double burnt = double(cv::countNonZero(gray > 252)) / double(gray.total());
    EXPECT_LT(burnt, .12);
}

TEST_P(EveryScene, LastsThreeToFiveSeconds) {
    EXPECT_GE(GetParam().frames, 90);
    EXPECT_LE(GetParam().frames, 150);
}

INSTANTIATE_TEST_SUITE_P(Demo, EveryScene, testing::ValuesIn(demo_scenes()), [](const auto& info) {
    std::string name = info.param.name;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
});

TEST(DemoPainter, RefusesASceneItDoesNotKnow) {
    EXPECT_EQ(DemoPainter::create("nothing", small).error().code, ErrorCode::InvalidArgument);
}

TEST(DemoPainter, RefusesAnAbsurdSize) {
    EXPECT_FALSE(DemoPainter::create("moon", {0, 0}));
    EXPECT_FALSE(DemoPainter::create("moon", {100000, 100000}));
}

TEST(DemoScenes, HaveNamesOfTheirOwn) {
    std::set<std::string> names;
    for (const auto& scene : demo_scenes()) names.insert(scene.name);
    EXPECT_EQ(names.size(), demo_scenes().size());
    EXPECT_GE(names.size(), 14u);
}

TEST(DemoScenes, MoonAndClockAreAlikeInPlaceAndSize) {
    // The bright disc of both, by moments: what a match finder has to see and an alignment has to correct.
    const auto bright = [](const cv::Mat& picture) {
        cv::Mat gray;
        cv::cvtColor(picture, gray, cv::COLOR_RGB2GRAY);
        return cv::moments(gray > 170, true);
    };
    const auto moon = bright(paint("moon", 20)), clock = bright(paint("clock", 20));
    EXPECT_NEAR(moon.m10 / moon.m00, clock.m10 / clock.m00, .12 * small.width);
    EXPECT_NEAR(moon.m01 / moon.m00, clock.m01 / clock.m00, .10 * small.height);
    EXPECT_NEAR(std::sqrt(moon.m00 / clock.m00), 1, .25);
}

class TheSong : public testing::Test {
protected:
    double energy(double from, double to) const {
        double sum = 0;
        const auto a = std::size_t(std::max(0., from) * song.sample_rate) * 2,
                   b = std::size_t(to * song.sample_rate) * 2;
        for (std::size_t i = a; i < b; ++i) sum += double(song.samples[i]) * song.samples[i];
        return sum / double(b - a);
    }
    const DemoSong song = demo_song();
};

TEST_F(TheSong, NeverClips) {
    for (const float v : song.samples) ASSERT_TRUE(std::isfinite(v) && std::fabs(v) < .89f);  // -1 dB
}

TEST_F(TheSong, SoundRisesAtItsBeats) {
    int rises = 0, all = 0;
    for (const double beat : song.beats) {
        if (beat == 0) continue;
        ++all;
        rises += energy(beat, beat + .05) > 1.5 * energy(beat - .05, beat);
    }
    EXPECT_GE(rises, all * 9 / 10);
}

TEST_F(TheSong, BeatsAreHalfASecondApartAndEveryFourthIsADownbeat) {
    ASSERT_GT(song.beats.size(), 64u);
    for (std::size_t i = 0; i < song.beats.size(); ++i) EXPECT_DOUBLE_EQ(song.beats[i], double(i) * 60 / song.tempo);
    for (std::size_t i = 0; i < song.downbeats.size(); ++i) EXPECT_DOUBLE_EQ(song.downbeats[i], song.beats[4 * i]);
}

TEST_F(TheSong, ChorusIsLouderThanVerseAndVerseThanIntro) {
    EXPECT_GT(energy(16, 32), 1.3 * energy(4, 12));
    EXPECT_GT(energy(4, 12), 1.1 * energy(0, 4));
}

TEST_F(TheSong, EndsInSilence) {
    const double end = double(song.samples.size()) / 2 / song.sample_rate;
    EXPECT_LT(energy(end - .02, end), 1e-6);
}

}  // namespace
}  // namespace rhyme
