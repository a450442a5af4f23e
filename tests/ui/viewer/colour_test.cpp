// What stands on the screen is what the conversion of the core says, whatever the footage is coded as.
#include <gtest/gtest.h>

#include <QImage>
#include <QTest>
#include <cstdlib>

#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/viewer/program_viewer.h"

namespace rhyme::ui {
namespace {

constexpr int patch_columns = 12, patch_rows = 8, patch_side = 32;

/// Red, green and blue of 0, 85, 170 and 255 in every mixture, then greys.
cv::Scalar patch_colour(int patch) {
    if (patch >= 64) return cv::Scalar::all((patch - 64) * 255 / (patch_columns * patch_rows - 65));
    return {patch / 16 * 85.0, patch / 4 % 4 * 85.0, patch % 4 * 85.0};
}

cv::Mat golden_patches(int, cv::Size size) {
    cv::Mat picture(size, CV_8UC3);
    for (int i = 0; i < patch_columns * patch_rows; ++i)
        picture(cv::Rect(i % patch_columns * patch_side, i / patch_columns * patch_side, patch_side, patch_side)) =
            patch_colour(i);
    return picture;
}

/// The greatest difference of a channel in the middle of a patch between a grabbed view and a picture.
int worst_patch(const QImage& seen, const QRect& where, const cv::Mat& wanted) {
    int worst = 0;
    for (int row = 0; row < patch_rows; ++row)
        for (int column = 0; column < patch_columns; ++column) {
            const auto middle =
                wanted.at<cv::Vec3b>(row * patch_side + patch_side / 2, column * patch_side + patch_side / 2);
            const QRgb there = seen.pixel(where.left() + where.width() * (2 * column + 1) / (2 * patch_columns),
                                          where.top() + where.height() * (2 * row + 1) / (2 * patch_rows));
            worst = std::max({worst, std::abs(qRed(there) - middle[0]), std::abs(qGreen(there) - middle[1]),
                              std::abs(qBlue(there) - middle[2])});
        }
    return worst;
}

struct Coded {
    ColorMatrix matrix;
    ColorRange range;
    const char* pixel_format;
};

class ViewerColour : public ::testing::TestWithParam<Coded> {};

TEST_P(ViewerColour, GoldenPatchesAreOnScreenAsTheCoreConvertsThem) {
    const rhyme::testing::TempFolder folder;
    rhyme::testing::ClipSpec spec;
    spec.frames = 10, spec.width = patch_columns * patch_side, spec.height = patch_rows * patch_side;
    spec.codec = "ffv1", spec.options = {}, spec.pixel_format = GetParam().pixel_format;
    spec.color.matrix = GetParam().matrix, spec.color.range = GetParam().range;
    spec.draw = golden_patches;
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "patches.mkv", spec));
    testing::TestWindow test;
    MainWindow& window = *test.window;
    testing::drop_files(window, {folder / "patches.mkv"});
    const auto& items = window.session().footage().items();
    ASSERT_TRUE(QTest::qWaitFor([&] { return items.size() == 1 && items[0].file; }, 20000));
    const auto source = FrameSource::open(items[0].file);
    ASSERT_TRUE(source);
    const auto frame = (*source)->frame(FramePosition(0));
    ASSERT_TRUE(frame);
    const auto wanted = to_rgb(*frame, cv::Size(spec.width, spec.height), Depth::Eight);
    ASSERT_TRUE(wanted);
    testing::drag_to_timeline(window, {0}, {200, 60});
    const auto& clips = window.session().timeline().tracks.front()->clips;
    ASSERT_EQ(clips.size(), 1u);
    window.session().set_playhead(clips[0].start + FrameCount(1));
    PictureView& view = window.program().picture();
    int worst = 255;
    const auto agrees = [&] {
        worst = worst_patch(view.grab().toImage(), view.picture_rect(), *wanted);
        return worst <= 1;
    };
    EXPECT_TRUE(QTest::qWaitFor(agrees, 10000)) << "a patch is off by " << worst << " code values";
}

INSTANTIATE_TEST_SUITE_P(Codings, ViewerColour,
                         ::testing::Values(Coded{ColorMatrix::Bt601, ColorRange::Limited, "yuv420p"},
                                           Coded{ColorMatrix::Bt601, ColorRange::Full, "yuv420p"},
                                           Coded{ColorMatrix::Bt709, ColorRange::Limited, "yuv420p"},
                                           Coded{ColorMatrix::Bt709, ColorRange::Full, "yuv420p"},
                                           Coded{ColorMatrix::Bt709, ColorRange::Limited, "yuv420p10le"},
                                           Coded{ColorMatrix::Bt2020, ColorRange::Limited, "yuv420p10le"},
                                           Coded{ColorMatrix::Bt2020, ColorRange::Full, "yuv420p10le"}),
                         [](const auto& info) {
                             return std::string(name(info.param.matrix)) + "_" + std::string(name(info.param.range)) +
                                    "_" + info.param.pixel_format;
                         });

}  // namespace
}  // namespace rhyme::ui
