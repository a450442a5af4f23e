#include "core/image/jpeg.h"

#include <gtest/gtest.h>

#include "core/base/files.h"
#include "core/media/frame_source.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

TEST(Jpeg, ComesBackAsThePictureItWas) {
    cv::Mat rgb(61, 83, CV_8UC3);
    for (int y = 0; y < rgb.rows; ++y)
        for (int x = 0; x < rgb.cols; ++x)
            rgb.at<cv::Vec3b>(y, x) = {static_cast<uchar>(3 * x), static_cast<uchar>(4 * y), 90};
    const auto bytes = encode_jpeg(rgb, 30);
    ASSERT_TRUE(bytes);
    const testing::TempFolder folder;
    const auto file = folder.path() / "picture.jpg";
    ASSERT_TRUE(write_file(file, *bytes));
    const auto media = open_media(file);
    ASSERT_TRUE(media);
    auto source = FrameSource::open(*media);
    ASSERT_TRUE(source);
    const auto back = to_rgb(*(*source)->frame(FramePosition(0)), rgb.size());
    ASSERT_TRUE(back);
    EXPECT_LT(cv::norm(*back, rgb, cv::NORM_L1) / static_cast<double>(rgb.total() * 3), 4);
}

TEST(Jpeg, NothingIsNoPicture) { EXPECT_FALSE(encode_jpeg({})); }

}  // namespace
}  // namespace rhyme
