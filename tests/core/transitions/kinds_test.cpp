#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <set>

#include "core/transitions/transition_kind.h"

namespace rhyme {
namespace {

using Pixel = cv::Vec<std::uint16_t, 3>;

cv::Mat flat(std::uint16_t value) { return cv::Mat(36, 64, CV_16UC3, cv::Scalar::all(value)); }

TransitionFrame frame(std::int64_t at, std::int64_t in, std::int64_t out,
                      const std::map<std::string, double>& parameters) {
    return {flat(60000), flat(10000), FrameCount(at), FrameCount(in), FrameCount(out), &parameters};
}

std::uint16_t drawn(std::string_view kind, const TransitionFrame& f) {
    return find_transition(kind)->draw(f).at<Pixel>(9, 9)[1];
}

TEST(Transitions, EachIsFoundByItsName) {
    std::set<std::string_view> names;
    for (const TransitionKind* kind : all_transitions()) {
        EXPECT_EQ(find_transition(kind->name()), kind);
        EXPECT_FALSE(kind->text().empty());
        names.insert(kind->name());
    }
    EXPECT_EQ(names.size(), all_transitions().size());
    EXPECT_EQ(find_transition("no such thing"), nullptr);
}

TEST(Transitions, DefaultsLieWithinTheLimitsOfTheirParameters) {
    for (const TransitionKind* kind : all_transitions())
        for (const TransitionParameter& p : kind->parameters()) {
            EXPECT_LE(p.low, p.value) << kind->name() << ' ' << p.name;
            EXPECT_LE(p.value, p.high) << kind->name() << ' ' << p.name;
        }
}

TEST(Transitions, DrawWholePicturesOnEveryFrameFromWhatTheyAskFor) {
    const std::map<std::string, double> none;
    for (const TransitionKind* kind : all_transitions()) {
        const std::int64_t in = kind->default_in().value, out = kind->default_out().value;
        for (std::int64_t at = 0; at < in + out; ++at) {
            TransitionFrame f = frame(at, in, out, none);
            if (!kind->needs_outgoing(f)) f.outgoing.release();
            if (!kind->needs_incoming(f)) f.incoming.release();
            const cv::Mat picture = kind->draw(f);
            EXPECT_EQ(picture.size(), cv::Size(64, 36)) << kind->name() << at;
            EXPECT_EQ(picture.type(), CV_16UC3) << kind->name() << at;
        }
    }
}

TEST(Dissolve, FallsEvenlyOnTheCodedValuesAndRepeatsNeitherEnd) {
    const std::map<std::string, double> none;
    EXPECT_NEAR(drawn("dissolve", frame(0, 2, 2, none)), 50000, 1);
    EXPECT_NEAR(drawn("dissolve", frame(1, 2, 2, none)), 40000, 1);
    EXPECT_NEAR(drawn("dissolve", frame(3, 2, 2, none)), 20000, 1);
}

TEST(Dissolve, LinearMixesLight) {
    const std::map<std::string, double> linear{{"linear", 1}};
    const auto light = [](double v) { return std::pow(v / 65535, 2.4); };
    const double expected = 65535 * std::pow((light(60000) + light(10000)) / 2, 1 / 2.4);
    EXPECT_NEAR(drawn("dissolve", frame(1, 2, 1, linear)), expected, 2);
}

TEST(DipToBlack, IsBlackOnceAtTheCutAndNeverElsewhere) {
    const std::map<std::string, double> none;
    std::vector<int> values;
    for (int at = 0; at < 8; ++at) values.push_back(drawn("dip-to-black", frame(at, 4, 4, none)));
    EXPECT_THAT(values, ::testing::ElementsAre(45000, 30000, 15000, 0, 2000, 4000, 6000, 8000));
}

TEST(Warp, MovesPixelsWhereTheSimilaritySays) {
    cv::Mat picture(180, 320, CV_16UC3, cv::Scalar::all(0));
    cv::circle(picture, {200, 60}, 9, cv::Scalar::all(50000), cv::FILLED, cv::LINE_AA);
    cv::GaussianBlur(picture, picture, {0, 0}, 2);
    for (const Similarity& s :
         {Similarity{1, 0, 0.103, -0.071}, Similarity{1.2, 12, 0.05, 0.1}, Similarity{0.6, -25, -0.1, 0.05}}) {
        cv::Mat moved, channel;
        cv::extractChannel(warp(picture, s, false), channel, 0);
        channel.convertTo(moved, CV_32F);
        const cv::Moments m = cv::moments(moved);
        const auto expected = s.apply(200.5 / 320, 60.5 / 180, 320.0 / 180);
        EXPECT_NEAR((m.m10 / m.m00 + 0.5) / 320, expected[0], 0.05 / 320);
        EXPECT_NEAR((m.m01 / m.m00 + 0.5) / 180, expected[1], 0.05 / 180);
    }
}

TEST(Warp, AShiftByWholePixelsIsExact) {
    cv::Mat picture(90, 160, CV_8UC3);
    cv::RNG(7).fill(picture, cv::RNG::UNIFORM, 0, 256);
    const cv::Mat moved = warp(picture, {1, 0, 16.0 / 160, 9.0 / 90}, false);
    EXPECT_EQ(cv::norm(moved(cv::Rect(16, 9, 144, 81)), picture(cv::Rect(0, 0, 144, 81)), cv::NORM_INF), 0);
}

TEST(Warp, CoveringLeavesNoEdgeStretched) {
    // A gradient: replicated edges would show as equal neighbours.
    cv::Mat picture(90, 160, CV_16UC3);
    for (int x = 0; x < 160; ++x) picture.col(x).setTo(cv::Scalar::all(x * 400));
    const cv::Mat moved = warp(picture, {1, 2, 0.06, 0}, true);
    for (int x = 1; x < 160; ++x) EXPECT_GT(moved.at<Pixel>(45, x)[0], moved.at<Pixel>(45, x - 1)[0]);
}

}  // namespace
}  // namespace rhyme
