#include <gtest/gtest.h>

#include "tests/core/cues/drawn.h"

namespace rhyme::test {
namespace {

const Cue& motion() { return *find_cue("motion"); }
constexpr double step = 0.04;  // seconds between two pictures

/// A ground of soft blots, 320 x 180, with everything moved by `m`.
cv::Mat ground(unsigned seed, const Similarity& m = {}) {
    cv::Mat wide(300, 520, CV_8UC3);
    cv::RNG random(seed);
    random.fill(wide, cv::RNG::UNIFORM, 0, 255);
    cv::GaussianBlur(wide, wide, {}, 4);
    cv::normalize(wide, wide, 20, 235, cv::NORM_MINMAX);
    const auto t = m.matrix(320, 180);
    // Pixel centres lie at + 0.5; the ground is wider than the frame by 100 and 60 on each side.
    const double x = t[2] + 0.5 * (t[0] + t[1]) - 0.5 - t[0] * 100 - t[1] * 60;
    const double y = t[5] + 0.5 * (t[3] + t[4]) - 0.5 - t[3] * 100 - t[4] * 60;
    cv::Mat seen;
    cv::warpAffine(wide, seen, cv::Matx23d(t[0], t[1], x, t[3], t[4], y), {320, 180}, cv::INTER_CUBIC);
    return seen;
}

cv::Mat with_ball(cv::Mat rgb, cv::Point2d centre) {
    const cv::Point c(cvRound(centre.x * 16), cvRound(centre.y * 16));
    cv::circle(rgb, c, 28 * 16, cv::Scalar(250, 60, 40), cv::FILLED, cv::LINE_AA, 4);
    cv::circle(rgb, c, 12 * 16, cv::Scalar(250, 240, 60), cv::FILLED, cv::LINE_AA, 4);
    return rgb;
}

DescriptorPtr moving(const cv::Mat& before, const cv::Mat& now, const cv::Mat& after) {
    MomentPixels pixels;
    pixels.rgb = now;
    const auto neighbour = [](const cv::Mat& rgb) {
        MomentPixels::Neighbour n;
        cv::cvtColor(rgb, n.gray, cv::COLOR_RGB2GRAY);
        n.seconds = step;
        return n;
    };
    if (!before.empty()) pixels.before = neighbour(before);
    if (!after.empty()) pixels.after = neighbour(after);
    return motion().describe(Observation(std::move(pixels)));
}

/// The whole picture moves by `m` a step.
DescriptorPtr camera(unsigned seed, const Similarity& m) {
    return moving(ground(seed, m.inverse(16.0 / 9)), ground(seed), ground(seed, m));
}

/// A ball crosses a still ground by `pixels` a step.
DescriptorPtr ball(unsigned seed, cv::Point2d pixels) {
    const cv::Point2d centre(150, 95);
    return moving(with_ball(ground(seed), centre - pixels), with_ball(ground(seed), centre),
                  with_ball(ground(seed), centre + pixels));
}

nlohmann::json read(const DescriptorPtr& d, const char* side) {
    return nlohmann::json::parse(motion().to_json(*d))[side];
}
double likeness(const DescriptorPtr& a, const DescriptorPtr& b) {
    return motion().compare(*a, *b, 16.0 / 9).similarity;
}

TEST(Motion, APanIsMeasuredInWidthsASecond) {
    for (const char* side : {"before", "after"}) {
        const auto c = read(camera(1, {1, 0, 0.02, 0}), side)["camera"];
        EXPECT_NEAR(c["pan"].get<double>(), 0.5, 0.03) << side;
        EXPECT_NEAR(c["tilt"].get<double>(), 0, 0.03) << side;
        EXPECT_GT(c["confidence"].get<double>(), 0.6) << side;
    }
}

TEST(Motion, ZoomAndRollAreMeasuredASecond) {
    const auto c = read(camera(2, {1.02, 1.2, 0, 0}), "after")["camera"];
    EXPECT_NEAR(c["zoom_percent"].get<double>(), 64, 8);  // 1.02 to the 25th
    EXPECT_NEAR(c["roll_degrees"].get<double>(), 30, 3);
}

TEST(Motion, ASubjectIsToldFromItsGround) {
    const auto s = read(ball(3, {-6, 0}), "after");
    ASSERT_FALSE(s["subject"].is_null());
    EXPECT_NEAR(s["camera"]["pan"].get<double>(), 0, 0.03);
    EXPECT_NEAR(std::abs(s["subject"]["direction_degrees"].get<double>()), 180, 10);
    EXPECT_NEAR(s["subject"]["speed"].get<double>(), 6 / 320.0 / step, 0.12);
    EXPECT_NEAR(s["subject"]["place"]["x"].get<double>(), 150 / 320.0, 0.08);
}

TEST(Motion, OneDirectionRhymesTheOtherClashes) {
    const auto left = ball(3, {-6, 0});
    EXPECT_GT(likeness(left, ball(4, {-6, 0})), 0.4);
    EXPECT_LT(likeness(left, ball(4, {6, 0})), 0.1);
    EXPECT_LT(likeness(left, ball(4, {0, -6})), 0.1);
}

TEST(Motion, CameraMovesRhymeOverOtherGrounds) {
    const auto pan = camera(5, {1, 0, -0.02, 0});
    EXPECT_GT(likeness(pan, camera(6, {1, 0, -0.021, 0})), 0.6);
    EXPECT_LT(likeness(pan, camera(6, {1, 0, 0.02, 0})), 0.1);
    EXPECT_LT(likeness(pan, camera(6, {1.02, 0, 0, 0})), 0.3);
}

TEST(Motion, WhatComesBeforeTheCutIsComparedWithWhatFollows) {
    const auto stops = moving(ground(7, {1, 0, -0.02, 0}), ground(7), ground(7));
    const auto starts = moving(ground(8), ground(8), ground(8, {1, 0, 0.02, 0}));
    EXPECT_GT(likeness(stops, starts), 0.6);
    EXPECT_LT(likeness(starts, stops), 0.05);
}

TEST(Motion, StillPicturesHaveNoMotion) {
    EXPECT_TRUE(moving(ground(9), ground(9), ground(9))->empty());
    EXPECT_TRUE(moving({}, ground(9), {})->empty());
    const cv::Mat black = picture({0, 0, 0});
    EXPECT_TRUE(moving(black, black, black)->empty());
}

TEST(Motion, BrightnessDoesNotMoveThePicture) {
    cv::Mat darker;
    ground(9).convertTo(darker, -1, 0.9);
    const auto d = moving(ground(9), ground(9), darker);
    EXPECT_NEAR(read(d, "after")["camera"]["pan"].get<double>(), 0, 0.05);
}

TEST(Motion, BytesComeBackAndGarbageIsRefused) {
    const auto made = ball(3, {-6, 2});
    const std::string bytes = motion().encode(*made);
    EXPECT_LE(bytes.size(), 1024u);
    const auto decode = [&](const std::string& b) {
        return motion().decode(std::as_bytes(std::span(b.data(), b.size())));
    };
    const auto back = decode(bytes);
    ASSERT_TRUE(back);
    EXPECT_EQ(motion().encode(**back), bytes);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(decode(bytes.substr(0, cut)));
    EXPECT_FALSE(decode(bytes + "x"));
    EXPECT_FALSE(decode(std::string(400, '\xff')));
}

TEST(Motion, DrawsItsEvidence) {
    const auto d = ball(3, {-6, 0});
    cv::Mat canvas = picture({40, 40, 40}, {640, 360});
    const cv::Mat before = canvas.clone();
    motion().draw(*d, canvas, Side::Outgoing);
    EXPECT_GT(cv::norm(canvas, before), 0);
}

}  // namespace
}  // namespace rhyme::test
