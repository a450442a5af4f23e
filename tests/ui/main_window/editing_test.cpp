// The whole window, driven by events, with real (small, synthetic) footage.
#include <gtest/gtest.h>

#include <QSignalSpy>
#include <QTest>
#include <opencv2/imgproc.hpp>

#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/ui/support/window_driver.h"
#include "ui/bin/bin_panel.h"
#include "ui/exporting/export_dialog.h"
#include "ui/match/match_panel.h"
#include "ui/timeline/timeline_widget.h"
#include "ui/viewer/program_viewer.h"

namespace rhyme::ui {
namespace {

using rhyme::testing::ClipSpec;
using rhyme::testing::make_clip;
using rhyme::testing::TempFolder;
using testing::drag;
using testing::drag_to_timeline;
using testing::drop_files;
using testing::run;
using testing::TestWindow;

constexpr int patience = 20000;

class Editing : public ::testing::Test {
protected:
    void SetUp() override {
        ClipSpec silent;
        silent.frames = 50;
        ASSERT_TRUE(make_clip(folder_ / "a.mp4", silent));
        ClipSpec sounding = silent;
        sounding.with_audio = true;
        ASSERT_TRUE(make_clip(folder_ / "b.mp4", sounding));
    }

    /// Both files in the bin, open.
    void import(MainWindow& window) {
        drop_files(window.bin(), {folder_.path()});
        ASSERT_TRUE(QTest::qWaitFor(
            [&] { return window.session().footage().items().size() == 2 && window.session().footage().opening() == 0; },
            patience));
    }
    static const ClipList& video(MainWindow& window) {
        return window.session().timeline().tracks.front()->clips;
    }
    static QPoint lane(MainWindow& window, double frame) {
        const auto& geometry = window.timeline().geometry();
        const auto* row = geometry.row_of(window.session().timeline().tracks.front()->id);
        return {static_cast<int>(geometry.x_of(FramePosition(0)) + frame * geometry.view().pixels_per_frame),
                row->lane.center().y()};
    }

    TempFolder folder_;
};

TEST_F(Editing, AFolderDroppedOnTheBinIsOpenedAndAnalysed) {
    TestWindow test;
    import(*test.window);
    const auto& items = test.window->session().footage().items();
    EXPECT_EQ(items[0].name, QStringLiteral("a.mp4"));
    EXPECT_TRUE(items[1].has_sound());
    EXPECT_TRUE(QTest::qWaitFor([&] { return test.window->session().footage().analyses().size() == 2; }, patience));
}

TEST_F(Editing, TheFirstDropSetsTheFormatAndLinksPictureAndSound) {
    TestWindow test;
    import(*test.window);
    drag_to_timeline(*test.window, {1}, lane(*test.window, 0));
    const Timeline& timeline = test.window->session().timeline();
    EXPECT_EQ(timeline.rate, FrameRate(25, 1));
    EXPECT_EQ(timeline.width, 192);
    ASSERT_EQ(video(*test.window).size(), 1u);
    const Clip& clip = video(*test.window).front();
    EXPECT_EQ(clip.length, FrameCount(50));
    EXPECT_EQ(timeline.linked(clip.id).size(), 2u);
    EXPECT_TRUE(validate(timeline).empty());
}

TEST_F(Editing, ADragShowsItsResultBeforeItIsDropped) {
    TestWindow test;
    import(*test.window);
    MainWindow& window = *test.window;
    drag_to_timeline(window, {0}, lane(window, 0), false);
    EXPECT_TRUE(is_empty(window.session().timeline())) << "the drag left again";
    drag_to_timeline(window, {0, 1}, lane(window, 0));
    ASSERT_EQ(video(window).size(), 2u);
    QWidget& view = *window.timeline().viewport();
    const Timeline before = window.session().timeline();
    drag(view, lane(window, 25), lane(window, 145), Qt::NoModifier, false);
    EXPECT_EQ(window.session().timeline(), before) << "nothing is real yet";
    EXPECT_FALSE(window.timeline().shown() == before) << "but it is shown";
    QTest::keyClick(&window.timeline(), Qt::Key_Escape);
    EXPECT_EQ(window.timeline().shown(), before);
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::NoModifier, lane(window, 145));
    EXPECT_EQ(window.session().timeline(), before) << "Esc undid the drag";
    drag(view, lane(window, 25), lane(window, 145));
    ASSERT_EQ(video(window).size(), 2u);
    EXPECT_EQ(video(window)[0].start, FramePosition(50));
    EXPECT_NEAR(static_cast<double>(video(window)[1].start.value), 120, 1);
    run(window, "edit.undo");
    EXPECT_EQ(window.session().timeline(), before);
}

TEST_F(Editing, TrimRazorAndRippleDeleteWorkByMouseAndKey) {
    TestWindow test;
    import(*test.window);
    MainWindow& window = *test.window;
    drag_to_timeline(window, {0}, lane(window, 0));
    window.session().set_snapping(false);
    QWidget& view = *window.timeline().viewport();
    const QPoint edge = lane(window, 50) - QPoint(3, 0);
    drag(view, edge, edge - QPoint(static_cast<int>(10 * window.timeline().geometry().view().pixels_per_frame), 0));
    ASSERT_EQ(video(window).size(), 1u);
    EXPECT_NEAR(static_cast<double>(video(window)[0].length.value), 40, 1);
    window.session().set_playhead(FramePosition(20));
    run(window, "clip.split");
    ASSERT_EQ(video(window).size(), 2u);
    EXPECT_EQ(video(window)[0].length, FrameCount(20));
    run(window, "tool.razor");
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, lane(window, 10));
    EXPECT_EQ(video(window).size(), 3u);
    run(window, "tool.select");
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, lane(window, 5));
    run(window, "clip.ripple_delete");
    ASSERT_EQ(video(window).size(), 2u);
    EXPECT_EQ(video(window)[0].start, FramePosition(0));
    for (int i = 0; i < 4; ++i) run(window, "edit.undo");
    ASSERT_EQ(video(window).size(), 1u);
    EXPECT_EQ(video(window)[0].length, FrameCount(50));
    EXPECT_TRUE(validate(window.session().timeline()).empty());
}

TEST_F(Editing, FilesDroppedOnTheTimelineArePlacedOnceTheyAreOpen) {
    TestWindow test;
    drop_files(*test.window->timeline().viewport(), {folder_ / "a.mp4"});
    EXPECT_TRUE(QTest::qWaitFor([&] { return video(*test.window).size() == 1; }, patience));
}

TEST_F(Editing, TheViewerShowsTheFrameAtThePlayhead) {
    TestWindow test;
    import(*test.window);
    MainWindow& window = *test.window;
    drag_to_timeline(window, {0}, lane(window, 0));
    window.session().set_playhead(FramePosition(33));
    const auto number = [&] {
        const QImage image = window.program().picture().picture().convertToFormat(QImage::Format_RGB888);
        if (image.isNull()) return -1;
        const cv::Mat rgb(image.height(), image.width(), CV_8UC3, const_cast<uchar*>(image.constBits()),
                          static_cast<std::size_t>(image.bytesPerLine()));
        return rhyme::testing::read_frame_number(rgb);
    };
    EXPECT_TRUE(QTest::qWaitFor([&] { return number() == 33; }, patience)) << "shows " << number();
}

TEST_F(Editing, PlaybackReachesTheEndAndStops) {
    TestWindow test;
    import(*test.window);
    MainWindow& window = *test.window;
    drag_to_timeline(window, {0}, lane(window, 0));
    window.session().set_playhead(FramePosition(40));
    run(window, "play.toggle");
    EXPECT_TRUE(window.program().player().playing());
    EXPECT_TRUE(QTest::qWaitFor([&] { return !window.program().player().playing(); }, patience));
    EXPECT_EQ(window.session().playhead(), FramePosition(49));
}

TEST_F(Editing, ASuggestionIsAcceptedUndoneAndRedone) {
    // Two shots with the same bright disc: something has to rhyme.
    for (const char* name : {"c.mp4", "d.mp4"}) {
        ClipSpec spec;
        spec.frames = 40;
        spec.width = 320, spec.height = 180;
        const bool second = name[0] == 'd';
        spec.draw = [second](int n, cv::Size size) {
            cv::Mat picture(size, CV_8UC3, second ? cv::Scalar(120, 40, 30) : cv::Scalar(20, 50, 100));
            for (int x = second ? 40 : 0; x < size.width; x += 80)
                cv::line(picture, {x, 0}, {second ? x : x + 90, size.height}, {70, 70, 70}, 6, cv::LINE_AA);
            cv::circle(picture, {size.width / 2 + n / 4, size.height / 2}, second ? 48 : 40, {250, 180, 90},
                       cv::FILLED, cv::LINE_AA);
            return picture;
        };
        ASSERT_TRUE(make_clip(folder_ / name, spec));
    }
    TestWindow test;
    MainWindow& window = *test.window;
    drop_files(window.bin(), {folder_ / "c.mp4", folder_ / "d.mp4"});
    ASSERT_TRUE(QTest::qWaitFor([&] { return window.session().footage().analyses().size() == 2; }, patience));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !window.matches().finder().matches().empty(); }, patience));
    const Timeline empty = window.session().timeline();
    QSignalSpy told(&window.session(), &Session::told);
    run(window, "match.accept");
    for (const auto& words : told)
        if (words.at(1).toBool()) ADD_FAILURE() << words.front().toString().toStdString();
    const Timeline accepted = window.session().timeline();
    ASSERT_EQ(video(window).size(), 2u);
    EXPECT_TRUE(window.session().selection().is_cut());
    EXPECT_TRUE(validate(accepted).empty());
    run(window, "edit.undo");
    EXPECT_EQ(window.session().timeline(), empty);
    run(window, "edit.redo");
    EXPECT_EQ(window.session().timeline(), accepted);
}

TEST_F(Editing, TheExportedFileHoldsTheFramesOfTheCut) {
    TestWindow test;
    import(*test.window);
    MainWindow& window = *test.window;
    drag_to_timeline(window, {0, 1}, lane(window, 0));
    window.session().set_playhead(FramePosition(20));
    run(window, "clip.split_all");
    run(window, "edit.undo");
    run(window, "edit.redo");
    window.session().select_clips({video(window)[0].id});
    run(window, "clip.ripple_delete");
    ASSERT_EQ(window.session().timeline().end(), FramePosition(80));
    ExportDialog dialog(window.session());
    dialog.set_target(QString::fromStdString((folder_ / "out.mp4").string()));
    dialog.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.state() != ExportDialog::State::Running; }, patience));
    ASSERT_EQ(dialog.state(), ExportDialog::State::Done) << dialog.message().toStdString();
    const auto media = open_media(folder_ / "out.mp4");
    ASSERT_TRUE(media);
    ASSERT_EQ((*media)->index->size(), FrameCount(80));
    auto source = FrameSource::open(*media);
    ASSERT_TRUE(source);
    for (const auto& [at, expected] : {std::pair(0, 20), std::pair(29, 49), std::pair(30, 0), std::pair(79, 49)}) {
        const auto frame = (*source)->frame(FramePosition(at));
        ASSERT_TRUE(frame);
        EXPECT_EQ(rhyme::testing::read_frame_number(*to_rgb(*frame, {192, 108})), expected) << "frame " << at;
    }
}

TEST_F(Editing, AnExportThatCannotBeWrittenSaysSo) {
    TestWindow test;
    import(*test.window);
    drag_to_timeline(*test.window, {0}, lane(*test.window, 0));
    ExportDialog dialog(test.window->session());
    dialog.set_target(QString::fromStdString((folder_ / "no-such-folder" / "out.mp4").string()));
    dialog.start();
    ASSERT_TRUE(QTest::qWaitFor([&] { return dialog.state() != ExportDialog::State::Running; }, patience));
    EXPECT_EQ(dialog.state(), ExportDialog::State::Failed);
    EXPECT_FALSE(dialog.message().isEmpty());
}

TEST_F(Editing, UnsavedChangesAreAskedAboutAndASavedProjectOpensTheSame) {
    TestWindow test(MainWindow::Unsaved::Stay);
    import(*test.window);
    MainWindow& window = *test.window;
    drag_to_timeline(window, {0, 1}, lane(window, 0));
    EXPECT_TRUE(window.isWindowModified());
    EXPECT_FALSE(window.close());
    EXPECT_EQ(test.asked, 1);
    test.project_file = QString::fromStdString((folder_ / "cut.rhyme").string());
    run(window, "file.save");
    EXPECT_FALSE(window.isWindowModified());
    const Timeline saved = window.session().timeline();
    EXPECT_TRUE(window.close());
    EXPECT_EQ(test.asked, 1);

    TestWindow again;
    ASSERT_TRUE(again.window->open_project(folder_ / "cut.rhyme"));
    EXPECT_EQ(again.window->session().timeline(), saved);
    EXPECT_TRUE(QTest::qWaitFor([&] { return again.window->session().footage().opening() == 0; }, patience));
    EXPECT_TRUE(again.window->session().is_saved());
    EXPECT_TRUE(again.window->session().piece_of(saved.tracks.front()->clips.front().media));
}

TEST_F(Editing, AProjectThatIsNoneLeavesTheOpenOneAlone) {
    TestWindow test;
    import(*test.window);
    QSignalSpy told(&test.window->session(), &Session::told);
    EXPECT_FALSE(test.window->open_project(folder_ / "a.mp4"));
    EXPECT_EQ(test.window->session().footage().items().size(), 2u);
}

}  // namespace
}  // namespace rhyme::ui
