// The panels as docks, in the workspaces and as a person leaves them.
#include "ui/docking/docks.h"

#include <gtest/gtest.h>

#include <QDockWidget>
#include <QSettings>
#include <QTest>
#include <set>

#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_panel.h"
#include "ui/commands/commands.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {
namespace {

using testing::run;
using testing::TestWindow;

TEST(Docks, EveryWorkspaceShowsItsPanelsWithoutOverlap) {
    TestWindow test;
    for (const Workspace& workspace : workspaces()) {
        run(*test.window, ("workspace." + workspace.id).c_str());
        QTest::qWait(0);
        EXPECT_EQ(test.window->docks().workspace(), workspace.id);
        std::vector<QDockWidget*> seen;
        for (const std::string& id : panels_of(workspace.wide))
            if (test.window->docks().shown(id)) seen.push_back(test.window->docks().dock(id));
        ASSERT_GE(seen.size(), 2u) << workspace.id;
        for (std::size_t i = 0; i < seen.size(); ++i) {
            EXPECT_GT(seen[i]->width(), 100) << workspace.id << " " << seen[i]->objectName().toStdString();
            EXPECT_GT(seen[i]->height(), 80) << workspace.id << " " << seen[i]->objectName().toStdString();
            for (std::size_t k = i + 1; k < seen.size(); ++k)
                EXPECT_FALSE(seen[i]->geometry().intersects(seen[k]->geometry()))
                    << workspace.id << " " << seen[i]->objectName().toStdString() << " "
                    << seen[k]->objectName().toStdString();
        }
        EXPECT_TRUE(test.window->docks().shown("timeline")) << workspace.id;
    }
}

TEST(Docks, ATitleCoversNothingOfItsPanel) {
    TestWindow test;
    run(*test.window, "workspace.edit");
    QTest::qWait(0);
    for (const char* id : {"timeline", "bin", "inspector", "program"}) {
        const QDockWidget* dock = test.window->docks().dock(id);
        if (dock->titleBarWidget()->isHidden() || !test.window->docks().shown(id)) continue;
        EXPECT_LE(dock->titleBarWidget()->geometry().bottom(), dock->widget()->geometry().top()) << id;
    }
}

TEST(Docks, ACommandShowsAPanelRaisesItAndClosesItAgain) {
    TestWindow test;
    Docks& docks = test.window->docks();
    run(*test.window, "workspace.match");
    EXPECT_FALSE(docks.shown("history"));
    run(*test.window, "view.history");
    QTest::qWait(0);
    EXPECT_TRUE(docks.shown("history"));
    EXPECT_TRUE(test.window->commands().action("view.history")->isChecked());
    run(*test.window, "view.exports");
    QTest::qWait(0);
    EXPECT_TRUE(docks.shown("exports"));
    run(*test.window, "view.exports");
    EXPECT_FALSE(docks.shown("exports"));
    EXPECT_FALSE(test.window->commands().action("view.exports")->isChecked());
}

TEST(Docks, AFocusCommandSendsTheKeysToThePanel) {
    TestWindow test;
    run(*test.window, "view.bin");
    EXPECT_TRUE(test.window->bin().isAncestorOf(test.window->focusWidget()));
    run(*test.window, "view.timeline");
    EXPECT_EQ(test.window->focusWidget(), &test.window->timeline());
}

TEST(Docks, AWorkspaceIsFoundAsItWasLeftAndCanBeReset) {
    QSettings().clear();
    MainWindow::Options options;
    options.audio = [] { return nullptr; };
    {
        MainWindow window(options);
        window.show();
        run(window, "workspace.deliver");
        run(window, "view.bin");
        EXPECT_TRUE(window.docks().shown("bin"));
        window.close();
    }
    {
        MainWindow window(options);
        window.show();
        EXPECT_EQ(window.docks().workspace(), "deliver");
        EXPECT_FALSE(window.docks().dock("bin")->isHidden());
        run(window, "workspace.reset");
        EXPECT_TRUE(window.docks().dock("bin")->isHidden());
        run(window, "workspace.edit");
        EXPECT_TRUE(window.docks().shown("bin"));
        window.close();
    }
    QSettings().clear();
}

TEST(Docks, NoWorkspaceNamesAPanelTwice) {
    for (const Workspace& workspace : workspaces()) {
        for (const Layout* layout : {&workspace.wide, &workspace.narrow}) {
            const auto panels = panels_of(*layout);
            EXPECT_EQ(std::set(panels.begin(), panels.end()).size(), panels.size()) << workspace.id;
        }
    }
}

}  // namespace
}  // namespace rhyme::ui
