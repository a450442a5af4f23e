#include "core/cues/observation.h"

#include <gtest/gtest.h>

#include "tests/core/cues/drawn.h"

namespace rhyme::test {
namespace {

Observation seen(const cv::Mat& rgb) {
    MomentPixels pixels;
    pixels.rgb = rgb;
    return Observation(std::move(pixels));
}

TEST(Observation, TheLongerSideIsAnalysedAt320) {
    EXPECT_EQ(analysis_size({1920, 1080}), cv::Size(320, 180));
    EXPECT_EQ(analysis_size({720, 1364}), cv::Size(168, 320));
    EXPECT_EQ(analysis_size({4000, 20}), cv::Size(320, 16));
    EXPECT_EQ(analysis_size({0, 0}), cv::Size(320, 320));
}

TEST(Observation, OklabOfWhiteAndRedIsAsPublished) {
    const cv::Mat white = picture({255, 255, 255}), red = picture({255, 0, 0});
    const cv::Vec3f w = seen(white).oklab().at<cv::Vec3f>(5, 5), r = seen(red).oklab().at<cv::Vec3f>(5, 5);
    EXPECT_NEAR(w[0], 1, 1e-3);
    EXPECT_NEAR(w[1], 0, 1e-3);
    EXPECT_NEAR(r[0], 0.628, 1e-3);
    EXPECT_NEAR(r[1], 0.2249, 1e-3);
    EXPECT_NEAR(r[2], 0.1258, 1e-3);
}

TEST(Observation, BlackWhiteOneColourAndNoiseAreBlank) {
    for (const cv::Scalar& c : {cv::Scalar(0, 0, 0), cv::Scalar(255, 255, 255), cv::Scalar(30, 90, 200)})
        EXPECT_TRUE(seen(with_grain(picture(c))).blank());
    EXPECT_TRUE(seen(with_grain(picture({120, 120, 120}), 50)).blank());
}

TEST(Observation, AFaintFigureIsNotBlank) {
    cv::Mat rgb = picture({20, 20, 24});
    cv::circle(rgb, {160, 90}, 30, cv::Scalar(60, 56, 50), cv::FILLED, cv::LINE_AA);
    EXPECT_FALSE(seen(rgb).blank());
}

TEST(Observation, TheSubjectIsWhatStandsOut) {
    cv::Mat rgb = picture({90, 120, 90});
    cv::ellipse(rgb, {200, 80}, {40, 24}, 20, 0, 360, cv::Scalar(220, 60, 40), cv::FILLED, cv::LINE_AA);
    const Observation o = seen(with_grain(rgb));
    EXPECT_GT(o.subject().at<float>(80, 200), 0.9F);
    EXPECT_LT(o.subject().at<float>(80, 60), 0.1F);
    EXPECT_NEAR(cv::sum(o.subject())[0], CV_PI * 40 * 24, 0.12 * CV_PI * 40 * 24);
}

TEST(Observation, OddAndTinyPicturesDoNotFail) {
    for (const cv::Size size : {cv::Size(320, 16), cv::Size(16, 320), cv::Size(16, 16), cv::Size(320, 134)}) {
        cv::Mat rgb(size, CV_8UC3);
        cv::RNG random(3);
        random.fill(rgb, cv::RNG::UNIFORM, 0, 255);
        cv::circle(rgb, {size.width / 2, size.height / 2}, 6, cv::Scalar(255, 255, 255), cv::FILLED);
        MomentPixels pixels;
        pixels.rgb = rgb;
        MomentPixels::Neighbour n;
        n.gray = cv::Mat(size, CV_8UC1, cv::Scalar(90));
        n.seconds = 0.04;
        pixels.before = n, pixels.after = n;
        const Observation o(std::move(pixels));
        for (const Cue* cue : all_cues()) EXPECT_NE(cue->describe(o), nullptr);
        EXPECT_EQ(o.subject().size(), size);
    }
}

TEST(Observation, ANeighbourOfAnotherSizeIsLeftOut) {
    MomentPixels pixels;
    pixels.rgb = picture({10, 20, 30});
    pixels.before = MomentPixels::Neighbour{cv::Mat::zeros(90, 160, CV_8UC1), 0.04};
    const Observation o(std::move(pixels));
    EXPECT_FALSE(o.flow_before());
}

}  // namespace
}  // namespace rhyme::test
