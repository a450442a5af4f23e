#include <gtest/gtest.h>

#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/docking/docks.h"
#include "ui/help/help_panel.h"
#include "ui/start/start_page.h"
#include "ui/start/tour.h"

namespace rhyme::ui {
namespace {

using testing::run;
using testing::TestWindow;

TEST(Start, GoesWhenFootageIsDroppedOnIt) {
    rhyme::testing::TempFolder folder;
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "a.mp4"));
    TestWindow test;
    test.window->show_start();
    const QPointer page = test.window->findChild<StartPage*>();
    ASSERT_TRUE(page && page->isVisible());
    EXPECT_FALSE(page->geometry().intersects(test.window->menuBar()->geometry()));
    testing::drop_files(*test.window, {folder / "a.mp4"});
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.isNull(); }));
    EXPECT_EQ(test.window->session().footage().items().size(), 1u);
}

TEST(Start, EscLeavesItAndItCanBeCalledBack) {
    TestWindow test;
    run(*test.window, "help.start");
    QPointer page = test.window->findChild<StartPage*>();
    ASSERT_TRUE(page);
    QTest::keyClick(page, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return page.isNull(); }));
    run(*test.window, "help.start");
    EXPECT_TRUE(test.window->findChild<StartPage*>());
}

TEST(Tour, StandsAtEveryPanelCanBeSkippedAndReplayed) {
    TestWindow test;
    for (const TourStop& stop : tour_stops()) EXPECT_TRUE(test.window->docks().dock(stop.panel)) << stop.panel;
    run(*test.window, "help.tour");
    QPointer tour = test.window->findChild<Tour*>();
    ASSERT_TRUE(tour);
    for (std::size_t i = 0; i < tour_stops().size(); ++i) {
        EXPECT_EQ(tour->stop(), static_cast<int>(i));
        EXPECT_TRUE(test.window->rect().contains(tour->geometry()));
        QTest::keyClick(tour, Qt::Key_Right);
    }
    EXPECT_TRUE(QTest::qWaitFor([&] { return tour.isNull(); })) << "after the last it is over";
    run(*test.window, "help.tour");
    tour = test.window->findChild<Tour*>();
    ASSERT_TRUE(tour);
    QTest::keyClick(tour, Qt::Key_Escape);
    EXPECT_TRUE(QTest::qWaitFor([&] { return tour.isNull(); }));
}

TEST(Help, OpensAtThePanelOneIsIn) {
    TestWindow test;
    for (const char* panel : {"bin", "timeline", "history"}) {
        test.window->docks().focus(panel);
        if (!test.window->focusWidget()) continue;
        run(*test.window, "help.here");
        EXPECT_EQ(test.window->help().page(), QLatin1String(panel));
    }
    EXPECT_TRUE(test.window->docks().shown("help"));
}

TEST(Bin, IsSearchedByWhatIsKnownOfAFile) {
    EXPECT_TRUE(passes("Dance.mp4", {"red", "moving", "unused"}, "unused mov dan"));
    EXPECT_FALSE(passes("Dance.mp4", {"red", "moving", "unused"}, "used red"));
    EXPECT_TRUE(passes(QStringLiteral("춤.mp4"), {}, QString::fromUtf8("춤")));
}

}  // namespace
}  // namespace rhyme::ui
