#include "core/cues/colour_parts.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

namespace rhyme {
namespace {

/// A ball on a block, cut out as one.
struct Cut {
    cv::Mat mask = cv::Mat::zeros(180, 320, CV_32F), oklab{180, 320, CV_32FC3, cv::Scalar(0.5, 0, 0)};
    Cut(const cv::Scalar& ball, const cv::Scalar& block) {
        cv::rectangle(oklab, {100, 90, 80, 70}, block, cv::FILLED);
        cv::circle(oklab, {140, 60}, 30, ball, cv::FILLED);
        cv::rectangle(mask, {100, 90, 80, 70}, cv::Scalar(1), cv::FILLED);
        cv::circle(mask, {140, 60}, 30, cv::Scalar(1), cv::FILLED);
    }
};

cv::Point2d centre(const cv::Mat& mask) {
    const cv::Moments m = cv::moments(mask);
    return {m.m10 / m.m00, m.m01 / m.m00};
}

TEST(ColourParts, ABallOfAnotherColourThanItsBlockIsTakenOffIt) {
    const Cut cut({0.8, 0, 0.1}, {0.4, 0.1, 0});
    const auto parts = parts_in_one_colour(cut.mask, cut.oklab);
    ASSERT_EQ(parts.size(), 2u);
    const bool ball_first = centre(parts[0]).y < centre(parts[1]).y;
    EXPECT_LT(cv::norm(centre(parts[ball_first ? 0 : 1]) - cv::Point2d(140, 60)), 4);
    EXPECT_LT(cv::norm(centre(parts[ball_first ? 1 : 0]) - cv::Point2d(140, 125)), 4);
}

TEST(ColourParts, InOneColourThereAreNone) {
    const Cut cut({0.6, 0.1, 0}, {0.6, 0.1, 0});
    EXPECT_TRUE(parts_in_one_colour(cut.mask, cut.oklab).empty());
}

TEST(ColourParts, SpecklesAreNoParts) {
    Cut cut({0.5, 0, 0}, {0.5, 0, 0});
    cv::RNG random(4);
    for (int i = 0; i < 150; ++i)
        cv::circle(cut.oklab, {random.uniform(90, 190), random.uniform(30, 160)}, 1, cv::Scalar(0.9, 0, 0), cv::FILLED);
    EXPECT_TRUE(parts_in_one_colour(cut.mask, cut.oklab).empty());
}

TEST(ColourParts, AnEmptyMaskHasNone) {
    EXPECT_TRUE(parts_in_one_colour(cv::Mat::zeros(90, 160, CV_32F), cv::Mat::zeros(90, 160, CV_32FC3)).empty());
}

}  // namespace
}  // namespace rhyme
