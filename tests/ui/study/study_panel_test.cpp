// The study panel as a person meets it: it follows the playhead and draws what is chosen.
#include "ui/study/study_panel.h"

#include <gtest/gtest.h>

#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <opencv2/imgproc.hpp>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"

namespace rhyme::ui {
namespace {

using testing::run;

constexpr int patience = 20000;

/// Dark for a second, then light.
cv::Mat day_breaks(int n, cv::Size size) {
    cv::Mat rgb(size, CV_8UC3, n < 25 ? cv::Scalar(20, 30, 45) : cv::Scalar(225, 230, 235));
    cv::circle(rgb, {size.width / 4, size.height / 2}, size.height / 5,
               n < 25 ? cv::Scalar(90, 60, 30) : cv::Scalar(200, 90, 40), cv::FILLED, cv::LINE_AA);
    return rgb;
}

TEST(StudyPanel, FollowsThePlayheadAndDrawsTheChosenAspect) {
    const rhyme::testing::TempFolder folder;
    rhyme::testing::ClipSpec spec;
    spec.frames = 50, spec.width = 320, spec.height = 180, spec.draw = day_breaks;
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "day.mp4", spec));
    testing::TestWindow test;
    MainWindow& w = *test.window;
    auto* panel = w.findChild<StudyPanel*>();
    ASSERT_NE(panel, nullptr);
    run(w, "view.study");
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel->isVisible(); }, patience));
    EXPECT_TRUE(panel->findChild<QLabel*>(QStringLiteral("study_state"))->isVisible());
    testing::drop_files(w, {folder / "day.mp4"});
    const auto& items = w.session().footage().items();
    ASSERT_TRUE(QTest::qWaitFor([&] { return items.size() == 1 && items[0].file; }, patience));
    testing::drag_to_timeline(w, {0}, {0, 60});
    w.session().set_playhead(FramePosition(5));
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel->look() && panel->look()->key == "low key"; }, patience));
    w.session().set_playhead(w.session().timeline().end() - FrameCount(5));
    ASSERT_TRUE(QTest::qWaitFor([&] { return panel->look() && panel->look()->key == "high key"; }, patience));
    EXPECT_FALSE(panel->findChild<QLabel*>(QStringLiteral("study_state"))->isVisible());

    auto* picture = panel->findChild<QWidget*>(QStringLiteral("study_picture"));
    EXPECT_EQ(picture->height(), picture->heightForWidth(picture->width())) << "it is drawn as wide as the panel";
    const QImage before = picture->grab().toImage();
    QTest::mouseClick(panel->findChild<QToolButton*>(QStringLiteral("study_contrast")), Qt::LeftButton);
    EXPECT_EQ(panel->aspect(), Aspect::Contrast);
    EXPECT_NE(picture->grab().toImage(), before);
}

}  // namespace
}  // namespace rhyme::ui
