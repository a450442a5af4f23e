#include "core/image/tone_map.h"

#include <gtest/gtest.h>

#include "core/image/av_frame.h"
#include "core/image/video_frame.h"

namespace rhyme {
namespace {

ColorInfo pq(int peak = 1000) {
    ColorInfo color;
    color.matrix = ColorMatrix::Bt2020, color.primaries = ColorPrimaries::Bt2020, color.transfer = ColorTransfer::Pq;
    color.peak_nits = peak;
    return color;
}

// The code of gray light under PQ (values of BT.2408, table 1: 58 % is 203 cd/m2, 75 % about 1000).
cv::Vec3w mapped(const ColorInfo& color, cv::Vec3d codes) {
    cv::Mat one(1, 1, CV_16UC3);
    for (int c = 0; c < 3; ++c) one.at<cv::Vec3w>(0, 0)[c] = static_cast<std::uint16_t>(codes[c] * 65535 + 0.5);
    ToneMap(color).apply(one);
    return one.at<cv::Vec3w>(0, 0);
}

TEST(ToneMapping, ThePeakIsWhiteAndBlackIsBlack) {
    const auto white = mapped(pq(), cv::Vec3d::all(0.7518)), black = mapped(pq(), cv::Vec3d::all(0));
    for (int c = 0; c < 3; ++c) {
        EXPECT_GT(white[c], 65000);
        EXPECT_LT(black[c], 50);
    }
}

TEST(ToneMapping, DarkerThanTheKneeLightIsKept) {
    // 20.3 cd/m2, a tenth of reference white, is PQ 0.3583; on a screen of gamma 2.4 a tenth of white is 0.1^(1/2.4).
    const auto gray = mapped(pq(), cv::Vec3d::all(0.3583));
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(gray[c] / 65535.0, 0.3831, 0.002);
}

TEST(ToneMapping, BrighterIsNeverDarker) {
    for (const ColorTransfer transfer : {ColorTransfer::Pq, ColorTransfer::Hlg}) {
        ColorInfo color = pq(4000);
        color.transfer = transfer;
        const ToneMap map(color);
        cv::Mat ramp(1, 2048, CV_16UC3);
        for (int x = 0; x < ramp.cols; ++x) {
            const auto code = static_cast<std::uint16_t>(x * 32);
            ramp.at<cv::Vec3w>(0, x) = cv::Vec3w(code, code, code);
        }
        map.apply(ramp);
        for (int x = 1; x < ramp.cols; ++x) {
            EXPECT_GE(ramp.at<cv::Vec3w>(0, x)[1] + 8, ramp.at<cv::Vec3w>(0, x - 1)[1]) << x;
            EXPECT_NEAR(ramp.at<cv::Vec3w>(0, x)[0], ramp.at<cv::Vec3w>(0, x)[2], 200) << "gray stays gray at " << x;
        }
    }
}

TEST(ToneMapping, HlgReferenceWhiteIsBrightAndBelowThePeak) {
    ColorInfo hlg = pq(0);
    hlg.transfer = ColorTransfer::Hlg;
    const auto reference = mapped(hlg, cv::Vec3d::all(0.75)), peak = mapped(hlg, cv::Vec3d::all(1));
    EXPECT_GT(reference[1] / 65535.0, 0.8);
    EXPECT_LT(reference[1] / 65535.0, 0.97);
    EXPECT_GT(peak[1], 65000);
}

TEST(ToneMapping, AWiderGamutKeepsItsHue) {
    ColorInfo wide;
    wide.matrix = ColorMatrix::Bt2020, wide.primaries = ColorPrimaries::Bt2020;
    const auto green = mapped(wide, {0.1, 0.9, 0.1});
    EXPECT_GT(green[1], green[0] * 3 / 2);
    EXPECT_GT(green[1], green[2] * 3 / 2);
    const auto gray = mapped(wide, cv::Vec3d::all(0.5));
    for (int c = 0; c < 3; ++c) EXPECT_NEAR(gray[c] / 65535.0, 0.5, 0.001);
}

TEST(ToneMapping, EveryWayOfLookingAtAFrameMapsIt) {
    cv::Mat codes(32, 32, CV_16UC3, cv::Scalar::all(0.58 * 65535));
    auto frame = from_rgb(codes, pq(), *pixel_format("yuv420p10le"));
    ASSERT_TRUE(frame);
    const auto eight = to_rgb(*frame, {16, 16}), deep = to_rgb(*frame, {16, 16}, Depth::Sixteen);
    const auto gray = to_gray(*frame, {16, 16});
    ASSERT_TRUE(eight && deep && gray);
    const double value = cv::mean(*deep)[0] / 257;
    EXPECT_GT(value, 200);
    EXPECT_LT(value, 250);
    EXPECT_NEAR(cv::mean(*eight)[0], value, 1);
    EXPECT_NEAR(cv::mean(*gray)[0], value, 2);
}

TEST(Conversions, KeptBetweenPicturesChangeNothing) {
    cv::Mat noise(90, 160, CV_8UC3);
    cv::RNG rng(3);
    rng.fill(noise, cv::RNG::UNIFORM, 0, 256);
    const auto cache = make_conversion_cache();
    for (int round = 0; round < 3; ++round)
        for (const char* format : {"yuv420p", "yuv444p10le", "rgb24"})
            for (const ColorRange range : {ColorRange::Limited, ColorRange::Full}) {
                ColorInfo color;
                color.range = range;
                const auto fresh = from_rgb(noise, color, *pixel_format(format));
                const auto kept = from_rgb(noise, color, *pixel_format(format), cache);
                ASSERT_TRUE(fresh && kept);
                EXPECT_EQ(content_hash(*fresh), content_hash(*kept));
                for (const cv::Size size : {cv::Size(160, 90), cv::Size(40, 30), cv::Size(200, 120)}) {
                    const auto a = to_rgb(*fresh, size), b = to_rgb(*kept, size);
                    ASSERT_TRUE(a && b);
                    EXPECT_EQ(cv::norm(*a, *b, cv::NORM_INF), 0);
                }
            }
}

}  // namespace
}  // namespace rhyme
