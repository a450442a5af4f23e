#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/transitions/transition_kind.h"

namespace rhyme {
namespace {

using Pixel = cv::Vec<std::uint16_t, 3>;
const cv::Size size(64, 36);

/// Left half dark, right half light, so that a move shows.
cv::Mat halves(std::uint16_t left, std::uint16_t right) {
    cv::Mat picture(size, CV_16UC3, cv::Scalar::all(left));
    picture(cv::Rect(32, 0, 32, 36)).setTo(cv::Scalar::all(right));
    return picture;
}

cv::Mat drawn(std::string_view kind, std::int64_t at, const std::map<std::string, double>& parameters = {}) {
    return find_transition(kind)->draw(
        {halves(10000, 20000), halves(40000, 50000), FrameCount(at), FrameCount(10), FrameCount(9), &parameters});
}
int value(const cv::Mat& picture, int x, int y) { return picture.at<Pixel>(y, x)[1]; }

TEST(DipToColor, IsTheColourAtTheCut) {
    const cv::Mat dip = drawn("dip-to-color", 9, {{"red", 1}, {"green", 0.5}, {"blue", 0}});
    EXPECT_EQ(dip.at<Pixel>(9, 9), Pixel(65535, 32768, 0));
}

TEST(DipToColor, CoversWhereItIsColour) {
    const std::map<std::string, double> blue{{"red", 0}, {"green", 0}, {"blue", 1}};
    TransitionFrame f{
        cv::Mat(size, CV_16UC3, cv::Scalar::all(0)), {}, FrameCount(9), FrameCount(10), FrameCount(9), &blue};
    f.coverage = true;
    EXPECT_EQ(value(find_transition("dip-to-color")->draw(f), 9, 9), 65535);
}

TEST(Wipe, GoesWhereItsAngleSays) {
    for (const double angle : {0.0, 90.0, 180.0, 270.0}) {
        const cv::Mat half = drawn("wipe", 9, {{"angle", angle}, {"soft", 0.01}});
        const bool first = angle < 180;  // right or down: the upper left corner goes first
        EXPECT_EQ(value(half, 2, 2) >= 40000, first) << angle;
        EXPECT_EQ(value(half, 61, 33) >= 40000, !first) << angle;
    }
}

TEST(Wipe, BeginsWithTheOutgoingPictureAndEndsWithTheIncoming) {
    const std::map<std::string, double> wide{{"soft", 1}};
    EXPECT_LT(value(drawn("wipe", 0, wide), 1, 18), 14000);
    EXPECT_GT(value(drawn("wipe", 18, wide), 62, 18), 46000);
}

TEST(Push, PutsThePicturesEdgeOnEdge) {
    for (const int direction : {0, 1, 2, 3}) {
        const cv::Mat middle = drawn("push", 9, {{"direction", direction}});
        const bool across = direction < 2;
        const cv::Point first = across ? cv::Point(8, 18) : cv::Point(8, 4),
                        last = across ? cv::Point(56, 18) : cv::Point(8, 32);
        const bool forward = direction == 0 || direction == 2;  // B comes from the right, or from below
        EXPECT_EQ(value(middle, first.x, first.y) < 30000, forward) << direction;
        EXPECT_EQ(value(middle, last.x, last.y) < 30000, !forward) << direction;
    }
}

TEST(Slide, LeavesTheOutgoingPictureWhereItIs) {
    const cv::Mat middle = drawn("slide", 9, {{"direction", 1}});
    EXPECT_EQ(value(middle, 40, 18), 20000);  // A's right half, unmoved
    EXPECT_EQ(value(middle, 4, 18), 50000);   // B's right half leads
}

TEST(Zoom, MeetsInTheMiddleAndLeavesNoBorder) {
    cv::Mat dark;
    for (std::int64_t at = 0; at < 19; ++at) {
        cv::extractChannel(drawn("zoom", at), dark, 0);
        double least = 0;
        cv::minMaxLoc(dark, &least);
        EXPECT_GE(least, 10000) << at;
    }
    EXPECT_NEAR(value(drawn("zoom", 9), 4, 18), 25000, 10);
}

TEST(Motion, OfPushSlideAndZoomNeverTurnsBack) {
    for (const char* kind : {"push", "slide"}) {
        int before = 0;
        for (std::int64_t at = 0; at < 19; ++at) {
            cv::Mat row = drawn(kind, at).row(18), channel;
            cv::extractChannel(row, channel, 0);
            const int incoming = cv::countNonZero(channel >= 40000);
            EXPECT_GE(incoming, before) << kind << at;
            before = incoming;
        }
    }
}

}  // namespace
}  // namespace rhyme
