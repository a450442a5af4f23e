// The export queue as a person meets it: the dialog's button, the rows and what their buttons do.
#include <gtest/gtest.h>

#include <QAction>
#include <QDockWidget>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "core/base/files.h"
#include "core/project/project.h"
#include "core/timeline/edits.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/exporting/export_dialog.h"
#include "ui/exporting/export_row.h"
#include "ui/exporting/export_words.h"
#include "ui/exporting/queue_panel.h"

namespace rhyme::ui {
namespace {

using rhyme::testing::ClipSpec;
using rhyme::testing::TempFolder;
using testing::run;
using State = RenderQueue::State;

constexpr int export_patience = 30000;

class Queued : public ::testing::Test {
protected:
    void SetUp() override {
        ClipSpec spec;
        spec.frames = 50, spec.with_audio = true;
        ASSERT_TRUE(rhyme::testing::make_clip(folder / "달.mp4", spec));
        MainWindow::Options options;
        options.audio = [] { return nullptr; };
        options.remember = false;
        options.analysis_threads = 1;
        options.ask_unsaved = [](QWidget*, const QString&) { return MainWindow::Unsaved::Discard; };
        options.ask_stop_exports = [this](int unfinished) {
            asked = unfinished;
            return may_stop;
        };
        window = std::make_unique<MainWindow>(options);
        window->resize(1280, 780);
        window->show();
        MainWindow& w = *window;
        testing::drop_files(w, {folder / "달.mp4"});
        const auto& items = w.session().footage().items();
        ASSERT_TRUE(QTest::qWaitFor([&] { return items.size() == 1 && items[0].file; }, export_patience));
        testing::drag_to_timeline(w, {0}, {200, 60});
        length = w.session().timeline().end().value;
        ASSERT_GE(length, 50);
        panel = w.findChild<QueuePanel*>();
        ASSERT_NE(panel, nullptr);
    }

    /// Through the dialog, as it is when it opens.
    void add(const std::filesystem::path& target) {
        ExportDialog dialog(window->session(), &window->exports());
        dialog.set_preset("reference-h264");
        dialog.set_target(QString::fromStdString(path_text(target)));
        dialog.show();
        auto* button = dialog.findChild<QPushButton*>(QStringLiteral("add_to_queue"));
        ASSERT_TRUE(button && button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        EXPECT_EQ(dialog.result(), QDialog::Accepted);
    }
    State state(int index) const { return window->exports().items()[static_cast<std::size_t>(index)].state; }
    bool comes(int index, State wanted) const {
        return QTest::qWaitFor([&] { return state(index) == wanted; }, export_patience);
    }
    std::size_t jobs() const { return window->exports().items().size(); }
    static void click(QToolButton* button) {
        ASSERT_TRUE(button->isVisible()) << button->objectName().toStdString();
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void show_panel() const {
        run(*window, "view.exports");
        ASSERT_TRUE(panel->isVisible());
    }

    TempFolder folder;
    std::int64_t length = 0;
    int asked = 0;
    bool may_stop = false;
    std::unique_ptr<MainWindow> window;
    QueuePanel* panel = nullptr;
};

TEST_F(Queued, JobsAreDoneInTurnAndSayWhatWasFoundInTheFile) {
    show_panel();
    add(folder / "첫째 영상.mp4");
    add(folder / "second.mp4");
    ASSERT_EQ(jobs(), 2u);
    ASSERT_TRUE(comes(1, State::Done)) << panel->row(1)->text().toStdString();
    EXPECT_EQ(state(0), State::Done);
    EXPECT_EQ(panel->row(0)->name(), QStringLiteral("첫째 영상.mp4"));
    const QString text = panel->row(0)->text();
    EXPECT_TRUE(text.contains(QStringLiteral("%1 frames of ").arg(length))) << text.toStdString();
    EXPECT_TRUE(text.contains(QStringLiteral("LUFS, true peak"))) << text.toStdString();
    EXPECT_TRUE(std::filesystem::exists(folder / "첫째 영상.mp4") && std::filesystem::exists(folder / "second.mp4"));
}

TEST_F(Queued, PausedNothingIsWrittenUntilItIsResumed) {
    show_panel();
    run(*window, "export.pause");
    add(folder / "one.mp4");
    QAction* pause = window->commands().action("export.pause");
    EXPECT_TRUE(pause->isChecked());
    EXPECT_EQ(panel->row(0)->text(), QStringLiteral("Waiting, paused"));
    EXPECT_EQ(state(0), State::Waiting);
    run(*window, "export.pause");
    ASSERT_TRUE(comes(0, State::Done));
    EXPECT_FALSE(pause->isChecked());
}

TEST_F(Queued, ACancelledJobIsLeftOutAndTheNextIsDone) {
    show_panel();
    window->exports().set_paused(true);
    add(folder / "one.mp4");
    add(folder / "two.mp4");
    click(panel->row(0)->cancel);
    ASSERT_TRUE(comes(0, State::Cancelled));
    EXPECT_EQ(panel->row(0)->text(), QStringLiteral("Stopped, nothing was written"));
    window->exports().set_paused(false);
    ASSERT_TRUE(comes(1, State::Done));
    EXPECT_FALSE(std::filesystem::exists(folder / "one.mp4"));
    click(panel->row(0)->retry);
    ASSERT_TRUE(comes(0, State::Done));
    EXPECT_TRUE(std::filesystem::exists(folder / "one.mp4"));
}

TEST_F(Queued, AFailureIsSaidInWordsAndStopsNoOther) {
    show_panel();
    add(folder / "no such folder" / "one.mp4");
    add(folder / "two.mp4");
    ASSERT_TRUE(comes(1, State::Done));
    ASSERT_EQ(state(0), State::Failed);
    EXPECT_TRUE(panel->row(0)->text().startsWith(QStringLiteral("Failed: "))) << panel->row(0)->text().toStdString();
    std::filesystem::create_directory(folder / "no such folder");
    click(panel->row(0)->retry);
    EXPECT_TRUE(comes(0, State::Done));
}

TEST_F(Queued, AWrittenFileIsShownAndItsRowRemovedTheFileStays) {
    show_panel();
    std::filesystem::path shown;
    panel->show_file = [&](const std::filesystem::path& file) { shown = file; };
    add(folder / "one.mp4");
    ASSERT_TRUE(comes(0, State::Done));
    click(panel->row(0)->reveal);
    EXPECT_EQ(shown, folder / "one.mp4");
    click(panel->row(0)->remove);
    ASSERT_TRUE(QTest::qWaitFor([&] { return jobs() == 0; }, export_patience));
    EXPECT_EQ(panel->row(0), nullptr);
    EXPECT_TRUE(std::filesystem::exists(folder / "one.mp4"));
}

TEST_F(Queued, FinishedJobsAreRemovedTogether) {
    window->exports().set_paused(true);
    add(folder / "one.mp4");
    add(folder / "two.mp4");
    window->exports().cancel(window->exports().items()[0].id);
    ASSERT_TRUE(comes(0, State::Cancelled));
    run(*window, "export.clear");
    ASSERT_TRUE(QTest::qWaitFor([&] { return jobs() == 1; }, export_patience));
    EXPECT_EQ(panel->row(0)->name(), QStringLiteral("two.mp4"));
}

TEST_F(Queued, TwoJobsNeverWriteOneFile) {
    window->exports().set_paused(true);
    add(folder / "one.mp4");
    add(folder / "one.mp4");
    EXPECT_EQ(window->exports().items()[1].target, folder / "one 2.mp4");
    ExportDialog dialog(window->session(), &window->exports());
    dialog.set_target(QString::fromStdString((folder / "one.mp4").string()));
    dialog.start();
    EXPECT_EQ(dialog.state(), ExportDialog::State::Failed);
}

TEST_F(Queued, AJobShowsTheFilmAsItWasWhateverProjectIsOpenWhenItsTurnComes) {
    window->exports().set_paused(true);
    add(folder / "one.mp4");
    run(*window, "file.new");
    ASSERT_EQ(window->session().timeline().end().value, 0);
    window->exports().set_paused(false);
    ASSERT_TRUE(comes(0, State::Done));
    const auto& report = window->exports().items()[0].report;
    ASSERT_TRUE(report);
    EXPECT_EQ(report->frames, length);
    EXPECT_TRUE(report->warnings.empty()) << report->warnings.front();
}

TEST_F(Queued, QuittingWithExportsUnfinishedAsks) {
    window->exports().set_paused(true);
    add(folder / "one.mp4");
    EXPECT_FALSE(window->close());
    EXPECT_EQ(asked, 1);
    may_stop = true;
    EXPECT_TRUE(window->close());
}

TEST_F(Queued, OpeningItLeavesASmallWindowAsItIs) {
    window->resize(window->minimumSizeHint().width() + 40, 780);
    const QSize before = window->size();
    show_panel();
    QTest::qWait(0);
    EXPECT_EQ(window->size(), before);
    EXPECT_GE(panel->width(), 240);
}

TEST_F(Queued, EmptyItSaysWhatToDo) {
    show_panel();
    auto* open = panel->findChild<QPushButton*>();
    ASSERT_TRUE(open && open->isVisible() && open->isEnabled());
    run(*window, "file.new");
    EXPECT_FALSE(open->isEnabled()) << "there is nothing on the timeline";
    EXPECT_FALSE(window->commands().action("export.clear")->isEnabled());
}

TEST(ExportWords, ARemainingTimeIsNoMoreExactThanItIsKnown) {
    EXPECT_EQ(remaining_text(3), QStringLiteral("a few seconds left"));
    EXPECT_EQ(remaining_text(41), QStringLiteral("about 45 seconds left"));
    EXPECT_EQ(remaining_text(300), QStringLiteral("about 5 minutes left"));
    EXPECT_EQ(remaining_text(7500), QStringLiteral("about 2 hours left"));
    EXPECT_TRUE(remaining_text(0.01, 50).isEmpty());
}

TEST(ExportWords, AFileThatIsNotAsItShouldBeSaysSoOnce) {
    ExportReport report;
    report.check = "opened again, and it has no sound";
    report.warnings = {"/films/a.mp4: opened again, and it has no sound"};
    report.loudness = Loudness{-14.24, 5, -10, -11, 0.3, -0.1};
    EXPECT_EQ(report_text(report), QStringLiteral("Opened again, and it has no sound\n"
                                                  "Loudness −14.2 LUFS, true peak 0.3 dBTP: may clip in some players"));
}

}  // namespace
}  // namespace rhyme::ui
