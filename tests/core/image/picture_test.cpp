#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "core/image/av_frame.h"
#include "core/image/video_frame.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

double greatest_difference(const cv::Mat& a, const cv::Mat& b) { return cv::norm(a, b, cv::NORM_INF); }

cv::Mat smooth_colours(cv::Size size) {
    cv::Mat picture(size, CV_8UC3);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x)
            picture.at<cv::Vec3b>(y, x) = cv::Vec3b(cv::saturate_cast<uchar>(30 + 190 * x / size.width),
                                                    cv::saturate_cast<uchar>(40 + 150 * y / size.height),
                                                    cv::saturate_cast<uchar>(200 - 160 * x / size.width));
    return picture;
}

TEST(Picture, RgbComesBackFromYuvOfEveryMatrixAndRange) {
    const cv::Mat picture = smooth_colours({128, 96});
    for (const ColorMatrix matrix : {ColorMatrix::Bt601, ColorMatrix::Bt709, ColorMatrix::Bt2020})
        for (const ColorRange range : {ColorRange::Limited, ColorRange::Full})
            for (const AVPixelFormat format :
                 {AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV420P10LE, AV_PIX_FMT_NV12}) {
                ColorInfo color;
                color.matrix = matrix, color.range = range;
                auto yuv = from_rgb(picture, color, format);
                ASSERT_TRUE(yuv);
                auto rgb = to_rgb(*yuv, picture.size());
                ASSERT_TRUE(rgb);
                EXPECT_LE(greatest_difference(*rgb, picture), 4)
                    << name(matrix) << " " << name(range) << " " << av_get_pix_fmt_name(format);
            }
}

TEST(Picture, WhiteAndBlackHaveTheCodesOfTheirRange) {
    for (const ColorRange range : {ColorRange::Limited, ColorRange::Full}) {
        ColorInfo color;
        color.range = range;
        auto white = from_rgb(cv::Mat(16, 16, CV_8UC3, cv::Scalar::all(255)), color, AV_PIX_FMT_YUV420P);
        auto black = from_rgb(cv::Mat(16, 16, CV_8UC3, cv::Scalar::all(0)), color, AV_PIX_FMT_YUV420P);
        ASSERT_TRUE(white && black);
        EXPECT_EQ(white->data->data[0][0], range == ColorRange::Full ? 255 : 235);
        EXPECT_EQ(black->data->data[0][0], range == ColorRange::Full ? 0 : 16);
    }
}

TEST(Picture, GrayIsTheLumaInFullRange) {
    const cv::Mat gray(32, 32, CV_8UC3, cv::Scalar::all(100));
    for (const AVPixelFormat format :
         {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_NV12, AV_PIX_FMT_RGB24, AV_PIX_FMT_P010LE}) {
        auto frame = from_rgb(gray, {}, format);
        ASSERT_TRUE(frame);
        auto luma = to_gray(*frame, {16, 16});
        ASSERT_TRUE(luma);
        EXPECT_EQ(luma->type(), CV_8UC1);
        EXPECT_NEAR(cv::mean(*luma)[0], 100, 1.01) << av_get_pix_fmt_name(format);
    }
}

TEST(Picture, ShrinkingAveragesAreas) {
    cv::Mat stripes(64, 64, CV_8UC3, cv::Scalar::all(0));
    for (int x = 0; x < 64; x += 2) stripes.col(x).setTo(cv::Scalar::all(255));
    auto frame = from_rgb(stripes, {}, AV_PIX_FMT_RGB24);
    ASSERT_TRUE(frame);
    auto small = to_rgb(*frame, {16, 16});
    ASSERT_TRUE(small);
    EXPECT_LE(greatest_difference(*small, cv::Mat(16, 16, CV_8UC3, cv::Scalar::all(128))), 2);
}

TEST(Picture, SmallOnesForLookingAreTheSameWithinTwoLevels) {
    const cv::Mat picture = smooth_colours({96, 64});
    for (const AVPixelFormat format :
         {AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUVJ420P, AV_PIX_FMT_YUV444P, AV_PIX_FMT_YUV422P10LE, AV_PIX_FMT_GRAY8})
        for (const ColorMatrix matrix : {ColorMatrix::Bt601, ColorMatrix::Bt709})
            for (const ColorRange range : {ColorRange::Limited, ColorRange::Full}) {
                ColorInfo color;
                color.matrix = matrix, color.range = range;
                auto frame = from_rgb(picture, color, format);
                ASSERT_TRUE(frame);
                auto shown = to_rgb(*frame, {32, 20}), looked_at = to_small_rgb(*frame, {32, 20});
                ASSERT_TRUE(shown && looked_at);
                EXPECT_LE(cv::norm(*shown, *looked_at, cv::NORM_INF), 2) << av_get_pix_fmt_name(format);
            }
}

TEST(Picture, TransparencyLiesOverBlack) {
    FramePtr rgba = make_frame(8, 8, AV_PIX_FMT_RGBA);
    ASSERT_TRUE(rgba);
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) {
            std::uint8_t* p = rgba->data[0] + y * rgba->linesize[0] + 4 * x;
            p[0] = 200, p[1] = 100, p[2] = 50, p[3] = x < 4 ? 0 : 128;
        }
    VideoFrame frame;
    frame.color.matrix = ColorMatrix::Rgb;
    frame.data = std::shared_ptr<const AVFrame>(rgba.release(), FrameDeleter{});
    auto rgb = to_rgb(frame, {8, 8});
    ASSERT_TRUE(rgb);
    EXPECT_EQ(rgb->at<cv::Vec3b>(4, 1), cv::Vec3b(0, 0, 0));
    EXPECT_EQ(rgb->at<cv::Vec3b>(4, 6), cv::Vec3b(100, 50, 25));
}

TEST(Picture, DisplaySizeFollowsPixelAspectThenRotation) {
    auto frame = from_rgb(cv::Mat(576, 720, CV_8UC3, cv::Scalar::all(0)), {}, AV_PIX_FMT_YUV420P);
    ASSERT_TRUE(frame);
    frame->pixel_aspect_num = 64, frame->pixel_aspect_den = 45;
    EXPECT_EQ(frame->display_size(), cv::Size(1024, 576));
    frame->rotation = 90;
    EXPECT_EQ(frame->display_size(), cv::Size(576, 1024));
    auto rgb = to_rgb(*frame, frame->display_size());
    ASSERT_TRUE(rgb);
    EXPECT_EQ(rgb->size(), cv::Size(576, 1024));
}

TEST(Picture, EqualPicturesHashEqualWhateverTheirStride) {
    const cv::Mat picture = smooth_colours({101, 33});
    auto a = from_rgb(picture, {}, AV_PIX_FMT_YUV420P);
    ASSERT_TRUE(a);
    FramePtr padded(av_frame_alloc());
    padded->width = 101, padded->height = 33, padded->format = AV_PIX_FMT_YUV420P;
    ASSERT_GE(av_frame_get_buffer(padded.get(), 256), 0);
    ASSERT_GE(av_frame_copy(padded.get(), a->data.get()), 0);
    VideoFrame b = *a;
    padded->data[0][40] ^= 0;
    b.data = std::shared_ptr<const AVFrame>(av_frame_clone(padded.get()), FrameDeleter{});
    EXPECT_EQ(content_hash(*a), content_hash(b));
    av_frame_make_writable(padded.get());
    padded->data[1][3] ^= 1;
    b.data = std::shared_ptr<const AVFrame>(padded.release(), FrameDeleter{});
    EXPECT_NE(content_hash(*a), content_hash(b));
}

TEST(Picture, AbsurdRequestsAreRefused) {
    EXPECT_FALSE(to_rgb({}, {10, 10}));
    auto frame = from_rgb(cv::Mat(8, 8, CV_8UC3, cv::Scalar::all(0)), {}, AV_PIX_FMT_YUV420P);
    ASSERT_TRUE(frame);
    EXPECT_FALSE(to_rgb(*frame, {0, 10}));
    EXPECT_FALSE(to_gray(*frame, {10, 1 << 20}));
    EXPECT_FALSE(from_rgb(cv::Mat(), {}, AV_PIX_FMT_YUV420P));
    EXPECT_FALSE(write_png(cv::Mat(), "x.png"));
}

TEST(Picture, PngHoldsExactlyTheSamples) {
    testing::TempFolder folder;
    const cv::Mat picture = smooth_colours({37, 21});
    ASSERT_TRUE(write_png(picture, (folder / "p.png").string()));
    auto media = open_media(folder / "p.png");
    ASSERT_TRUE(media);
    auto source = FrameSource::open(*media);
    ASSERT_TRUE(source);
    auto frame = (*source)->frame(FramePosition(0));
    ASSERT_TRUE(frame);
    auto rgb = to_rgb(*frame, picture.size());
    ASSERT_TRUE(rgb);
    EXPECT_EQ(greatest_difference(*rgb, picture), 0);
}

}  // namespace
}  // namespace rhyme
