#include "ui/viewer/full_picture.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QTest>

#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/timeline/timeline_widget.h"
#include "ui/viewer/program_viewer.h"

namespace rhyme::ui {
namespace {

TEST(FullPicture, CoversTheWindowWithTheKeysAtWorkAndGoesBackOnEscape) {
    testing::TestWindow test;
    MainWindow& w = *test.window;
    w.activateWindow();
    ASSERT_TRUE(QTest::qWaitFor([&] { return w.isActiveWindow(); }));
    PictureView& picture = w.program().picture();
    const QWidget* home = picture.parentWidget();
    const QRect place = picture.geometry();
    w.timeline().setFocus();
    QTest::keyClick(&w.timeline(), Qt::Key_QuoteLeft);
    EXPECT_TRUE(w.isFullScreen());
    ASSERT_TRUE(QTest::qWaitFor([&] { return picture.size() == w.size(); }));
    EXPECT_TRUE(picture.isVisible());
    EXPECT_TRUE(w.commands().action("view.full_picture")->isChecked());
    w.session().set_playhead(FramePosition(5));
    QTest::keyClick(&w.timeline(), Qt::Key_Right);
    EXPECT_EQ(w.session().playhead(), FramePosition(6)) << "the window's keys go on";
    QTest::keyClick(&w.timeline(), Qt::Key_Escape);
    EXPECT_FALSE(w.isFullScreen());
    EXPECT_EQ(picture.parentWidget(), home);
    EXPECT_TRUE(QTest::qWaitFor([&] { return picture.geometry() == place; }));
    EXPECT_FALSE(w.commands().action("view.full_picture")->isChecked());
}

}  // namespace
}  // namespace rhyme::ui
