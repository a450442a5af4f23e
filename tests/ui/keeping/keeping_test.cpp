// What a person meets after a crash, after a restart, and with a project that is open twice.
#include <gtest/gtest.h>

#include <QDockWidget>
#include <QTest>

#include "core/base/files.h"
#include "core/project/project.h"
#include "core/timeline/edits.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/keeping/history_panel.h"

namespace rhyme::ui {
namespace {

using rhyme::testing::TempFolder;
using testing::run;

class Kept : public ::testing::Test {
protected:
    void SetUp() override {
        Project p;
        p.name = "A film of a name of its own";
        p.timeline = make_timeline({25, 1}, 640, 360);
        ASSERT_TRUE(save_project(p, file));
    }
    std::unique_ptr<MainWindow> window() {
        MainWindow::Options options;
        options.audio = [] { return nullptr; };
        options.remember = false;
        options.analysis_threads = 1;
        options.state_folder = folder / "state";
        options.ask_unsaved = [this](QWidget*, const QString&) { return unsaved; };
        options.ask_project_file = [this](QWidget*, bool) { return QString::fromStdString(chosen.string()); };
        options.ask_kept = [this](const Session::Unsaved& found) {
            offered.push_back(found);
            return answer;
        };
        options.ask_folder = [this] { return picked; };
        options.ask_version = [this](const std::vector<ProjectVersion>& versions) {
            return versions.empty() ? std::nullopt : std::optional(versions.front());
        };
        return std::make_unique<MainWindow>(options);
    }
    static void edit(MainWindow& w, int frame) {
        Session& s = w.session();
        s.commit(QStringLiteral("Add marker %1").arg(frame),
                 add_marker(s.timeline(), {{}, {FramePosition(frame), {}}, "m", "", ""}));
    }
    static std::size_t markers(MainWindow& w) { return w.session().timeline().markers->size(); }
    /// Edits the project and goes without a word, as a crash would.
    void crash(bool named = true) {
        const auto w = window();
        if (named) {
            ASSERT_TRUE(w->open_project(file));
        }
        edit(*w, 10);
        edit(*w, 20);
    }

    TempFolder folder;
    std::filesystem::path file = folder / "film.rhyme", chosen = folder / "other.rhyme";
    MainWindow::Unsaved unsaved = MainWindow::Unsaved::Discard;
    UnsavedAnswer answer = UnsavedAnswer::Open;
    std::vector<Session::Unsaved> offered;
    QString picked;
};

TEST_F(Kept, AfterACrashTheNextStartOffersExactlyWhatWasThere) {
    crash();
    const auto w = window();
    w->offer_left_work();
    ASSERT_EQ(offered.size(), 1u);
    EXPECT_EQ(offered[0].project, file);
    EXPECT_EQ(markers(*w), 2u);
    EXPECT_EQ(w->session().path(), file);
    EXPECT_FALSE(w->session().is_saved());
    EXPECT_EQ(load_project(file)->timeline.markers->size(), 0u) << "the good file is as it was";
    w->session().undo();
    EXPECT_EQ(markers(*w), 1u) << "and so can be undone what was done before the crash";
}

TEST_F(Kept, DeclinedItOpensTheFileAndIsOfferedNoMore) {
    crash();
    answer = UnsavedAnswer::LeaveOut;
    {
        const auto w = window();
        w->offer_left_work();
        EXPECT_EQ(markers(*w), 0u);
        EXPECT_TRUE(w->session().is_saved());
    }
    const auto w = window();
    w->offer_left_work();
    ASSERT_TRUE(w->open_project(file));
    EXPECT_EQ(offered.size(), 1u);
    run(*w, "file.versions");
    EXPECT_EQ(markers(*w), 2u) << "it stayed among the earlier versions";
    w->session().undo();
    EXPECT_EQ(markers(*w), 0u);
}

TEST_F(Kept, NotNowAsksAgainAtTheNextStart) {
    crash();
    answer = UnsavedAnswer::Later;
    window()->offer_left_work();
    answer = UnsavedAnswer::Open;
    const auto w = window();
    w->offer_left_work();
    EXPECT_EQ(offered.size(), 2u);
    EXPECT_EQ(markers(*w), 2u);
}

TEST_F(Kept, AProjectWithoutANameIsOfferedToo) {
    crash(false);
    const auto w = window();
    w->offer_left_work();
    ASSERT_EQ(offered.size(), 1u);
    EXPECT_TRUE(offered[0].project.empty());
    EXPECT_EQ(markers(*w), 2u);
    EXPECT_TRUE(w->session().path().empty());
    ASSERT_TRUE(w->save(false));
    EXPECT_EQ(load_project(chosen)->timeline.markers->size(), 2u);
    EXPECT_TRUE(left_sessions(folder / "state").empty());
}

TEST_F(Kept, WhatWasDiscardedOnPurposeIsNotOffered) {
    {
        const auto w = window();
        ASSERT_TRUE(w->open_project(file));
        edit(*w, 10);
        EXPECT_TRUE(w->close());
    }
    window()->offer_left_work();
    EXPECT_TRUE(offered.empty());
}

TEST_F(Kept, UndoGoesOnWhereItStoppedTheDayBefore) {
    {
        const auto w = window();
        ASSERT_TRUE(w->open_project(file));
        for (int i = 1; i <= 5; ++i) edit(*w, i * 10);
        w->session().undo();
        ASSERT_TRUE(w->save(false));
        EXPECT_TRUE(w->close());
    }
    const auto w = window();
    ASSERT_TRUE(w->open_project(file));
    EXPECT_TRUE(offered.empty());
    EXPECT_TRUE(w->session().is_saved());
    EXPECT_EQ(w->session().steps().size(), 6u);
    EXPECT_EQ(markers(*w), 4u);
    EXPECT_EQ(w->commands().action("edit.undo")->text(), QStringLiteral("&Undo Add marker 40"));
    w->session().redo();
    EXPECT_EQ(markers(*w), 5u);
    w->session().go_to_step(1);
    EXPECT_EQ(markers(*w), 1u);
    EXPECT_FALSE(w->session().is_saved());
    edit(*w, 99);
    EXPECT_EQ(w->session().steps().size(), 3u);
    w->session().undo();
    w->session().undo();
    EXPECT_EQ(markers(*w), 0u);
    EXPECT_FALSE(w->session().can_undo());
}

TEST_F(Kept, IdsOfBeforeARestartAreNotHandedOutAgain) {
    {
        const auto w = window();
        ASSERT_TRUE(w->open_project(file));
        edit(*w, 10);
        edit(*w, 20);
        ASSERT_TRUE(w->save(false));
    }
    const auto w = window();
    ASSERT_TRUE(w->open_project(file));
    const auto next = w->session().timeline().next_id;
    w->session().go_to_step(0);
    EXPECT_GE(w->session().timeline().next_id, next);
}

TEST_F(Kept, AClickInTheHistoryGoesThere) {
    const auto w = window();
    ASSERT_TRUE(w->open_project(file));
    w->show();
    for (int i = 1; i <= 3; ++i) edit(*w, i * 10);
    run(*w, "view.history");
    auto* panel = w->findChild<HistoryPanel*>();
    ASSERT_NE(panel, nullptr);
    ASSERT_EQ(panel->model()->rowCount(), 4);
    EXPECT_EQ(panel->model()->index(3, 0).data().toString(), QStringLiteral("Add marker 30"));
    panel->scrollTo(panel->model()->index(1, 0));
    QTest::mouseClick(panel->viewport(), Qt::LeftButton, {}, panel->visualRect(panel->model()->index(1, 0)).center());
    EXPECT_EQ(markers(*w), 1u);
    EXPECT_EQ(panel->model()->rowCount(), 4);
    EXPECT_EQ(panel->currentIndex().row(), 1);
}

TEST_F(Kept, ASecondWindowIsToldAndCanSaveElsewhereOnly) {
    const auto first = window(), second = window();
    ASSERT_TRUE(first->open_project(file));
    ASSERT_TRUE(second->open_project(file));
    EXPECT_FALSE(first->session().is_elsewhere());
    EXPECT_TRUE(second->session().is_elsewhere());
    edit(*second, 10);
    EXPECT_FALSE(second->save(false));
    EXPECT_EQ(load_project(file)->timeline.markers->size(), 0u);
    EXPECT_TRUE(second->save(true));
    EXPECT_EQ(load_project(chosen)->timeline.markers->size(), 1u);
    EXPECT_TRUE(first->save(false));
}

TEST_F(Kept, SavingDoesNotRenameTheProject) {
    const auto w = window();
    ASSERT_TRUE(w->open_project(file));
    edit(*w, 10);
    ASSERT_TRUE(w->save(false));
    EXPECT_EQ(load_project(file)->name, "A film of a name of its own");
    ASSERT_TRUE(w->save(true));
    EXPECT_EQ(load_project(chosen)->name, "A film of a name of its own");
}

TEST_F(Kept, OpeningTheSameProjectAgainKeepsItsLock) {
    const auto w = window();
    ASSERT_TRUE(w->open_project(file));
    ASSERT_TRUE(w->open_project(file));
    EXPECT_FALSE(w->session().is_elsewhere());
    EXPECT_TRUE(offered.empty());
}

TEST_F(Kept, MissingFootageIsFoundInAnotherFolderAndStaysWhileItIsMissing) {
    ASSERT_TRUE(rhyme::testing::make_clip(folder / "moon.mp4"));
    {
        Project p = *load_project(file);
        p.media.push_back(media_item(MediaId{1}, **open_media(folder / "moon.mp4")));
        ASSERT_TRUE(save_project(p, file));
    }
    std::filesystem::create_directories(folder / "b");
    std::filesystem::rename(folder / "moon.mp4", folder / "b" / "other name.mp4");
    const auto w = window();
    ASSERT_TRUE(w->open_project(file));
    const auto& items = w->session().footage().items();
    const auto is = [&](BinItem::State state) { return items.size() == 1 && items[0].state == state; };
    ASSERT_TRUE(QTest::qWaitFor([&] { return is(BinItem::State::Offline); }, 20000));
    EXPECT_TRUE(w->session().is_saved()) << "that it is missing is no change";
    picked = QString::fromStdString((folder / "b").string());
    run(*w, "file.relink");
    ASSERT_TRUE(QTest::qWaitFor([&] { return items[0].file != nullptr; }, 20000));
    EXPECT_EQ(items[0].path, folder / "b" / "other name.mp4");
    EXPECT_FALSE(w->session().is_saved());
    ASSERT_TRUE(w->save(false));
    EXPECT_EQ(load_project(file)->media[0].path, folder / "b" / "other name.mp4");
}

TEST_F(Kept, ANameThatIsNoUtf8CanBeOpenedAndSaved) {
    const std::filesystem::path odd = folder / "f\xe9.rhyme";
    std::filesystem::copy_file(file, odd);
    const auto w = window();
    ASSERT_TRUE(w->open_project(odd));
    edit(*w, 10);
    ASSERT_TRUE(w->save(false));
    EXPECT_EQ(load_project(odd)->timeline.markers->size(), 1u);
}

}  // namespace
}  // namespace rhyme::ui
