// The match viewer in a real window, on drawn films that rhyme.
#include "ui/match_viewer/match_viewer.h"

#include <gtest/gtest.h>

#include <QDoubleSpinBox>
#include <QListView>
#include <QTest>
#include <QToolButton>

#include "tests/support/temp_folder.h"
#include "tests/ui/support/rhyming_footage.h"
#include "tests/ui/support/window_driver.h"
#include "ui/docking/docks.h"
#include "ui/match/match_panel.h"

namespace rhyme::ui {
namespace {

using testing::run;

class Viewer : public ::testing::Test {
protected:
    void SetUp() override {
        ASSERT_TRUE(testing::import_and_match(window(), testing::analysed_discs().films));
        run(window(), "view.match_viewer");
        run(window(), "match.next");
        ASSERT_TRUE(QTest::qWaitFor([&] { return viewer().trial().has_value(); }, 10000));
    }
    MainWindow& window() { return *test_.window; }
    MatchViewer& viewer() { return window().match_viewer(); }
    const Timeline& timeline() { return window().session().timeline(); }
    const Transition* join() {
        const auto& clips = timeline().tracks.front()->clips;
        return clips.size() < 2 ? nullptr : timeline().tracks.front()->transition_between(clips[0].id, clips[1].id);
    }

    rhyme::testing::TempFolder folder_;
    testing::TestWindow test_{MainWindow::Unsaved::Discard, testing::analysed_discs().library_for(folder_.path())};
};

TEST_F(Viewer, WhatIsAlignedByHandIsWhatIsAccepted) {
    const Timeline before = timeline();
    viewer().findChild<QDoubleSpinBox*>(QStringLiteral("scale"))->setValue(120);
    viewer().findChild<QDoubleSpinBox*>(QStringLiteral("rotation"))->setValue(3);
    run(window(), "match.accept");
    ASSERT_TRUE(join());
    EXPECT_EQ(join()->kind, "aligned-cut");
    EXPECT_NEAR(join()->parameters.at("scale"), 1.2, 1e-6);
    EXPECT_NEAR(join()->parameters.at("rotation"), 3, 1e-6);
    run(window(), "edit.undo");
    EXPECT_EQ(timeline(), before);
}

TEST_F(Viewer, TheAlignmentOfACutIsChangedOnTheTimelineAndUndone) {
    run(window(), "match.accept");
    window().matches().view().setCurrentIndex({});
    ASSERT_TRUE(window().session().selection().is_cut());
    ASSERT_TRUE(QTest::qWaitFor([&] { return viewer().trial() && viewer().trial()->timeline == timeline(); }, 5000));
    const Timeline accepted = timeline();
    run(window(), "match.align");
    PairCanvas& canvas = viewer().canvas();
    const QPoint middle = canvas.frame_rect().center().toPoint();
    testing::drag(canvas, middle, middle + QPoint(20, 0));
    ASSERT_TRUE(join());
    EXPECT_NEAR(join()->parameters.at("dx"), canvas.align().dx, 1e-9);
    EXPECT_FALSE(timeline() == accepted);
    run(window(), "edit.undo");
    EXPECT_EQ(timeline(), accepted);
}

TEST_F(Viewer, ResetGoesBackToTheAlignmentThatWasFound) {
    const Similarity found = viewer().trial()->align;
    viewer().findChild<QDoubleSpinBox*>(QStringLiteral("dx"))->setValue(12);
    EXPECT_NEAR(viewer().trial()->align.dx, 0.12, 1e-9);
    run(window(), "match.align_reset");
    EXPECT_EQ(viewer().trial()->align, found);
}

TEST_F(Viewer, EachSideStepsByItselfAndTheHandlesAreTold) {
    const auto frame = [&](bool incoming) {
        return shown_frame(*viewer().trial(), *window().session().pool(), incoming,
                           incoming ? viewer().trial()->cut : viewer().trial()->cut - FrameCount(1));
    };
    const FramePosition a = frame(false), b = frame(true);
    const int by = b.value > 5 ? -1 : 1;
    run(window(), by < 0 ? "match.b_earlier" : "match.b_later");
    EXPECT_EQ(frame(false), a);
    EXPECT_EQ(frame(true), b + FrameCount(by));
    EXPECT_EQ(handle_before(*viewer().trial(), *window().session().pool()), FrameCount(b.value + by));
}

TEST_F(Viewer, TheTransitionIsChosenFromPreviewsAndAcceptedWithTheMatch) {
    TransitionStrip& strip = viewer().transitions();
    const auto find = [&](const std::string& kind) {
        const auto& entries = strip.entries();
        for (std::size_t i = 0; i < entries.size(); ++i)
            if (entries[i].kind == kind) return static_cast<int>(i);
        return -1;
    };
    const auto drawn = [&] {
        const int dip = find("dip-to-black");
        return dip >= 0 && !strip.entries()[static_cast<std::size_t>(dip)].frames.empty();
    };
    ASSERT_TRUE(QTest::qWaitFor(drawn, 60000));
    emit strip.chosen(QStringLiteral("dip-to-black"));
    EXPECT_TRUE(drawn()) << "choosing does not draw the previews anew";
    run(window(), "match.accept");
    ASSERT_TRUE(join());
    EXPECT_EQ(join()->kind, "dip-to-black");
}

TEST_F(Viewer, LoopingPlaysRoundTheCut) {
    run(window(), "match.loop");
    ASSERT_TRUE(viewer().looping());
    const auto loop = viewer().player().loop();
    ASSERT_TRUE(loop);
    EXPECT_TRUE(loop->contains(viewer().trial()->cut));
    EXPECT_TRUE(QTest::qWaitFor([&] { return viewer().player().position() > viewer().trial()->cut; }, 20000));
    run(window(), "match.loop");
    EXPECT_FALSE(viewer().looping());
    EXPECT_EQ(viewer().player().position(), viewer().trial()->cut);
}

TEST_F(Viewer, WhyIsToldInWords) {
    run(window(), "match.why");
    EXPECT_TRUE(QTest::qWaitFor([&] { return viewer().words().contains(QStringLiteral("<b>")); }, 30000));
}

TEST_F(Viewer, TwoFramesOfOneShotAreToldToBeSo) {
    const BinItem& item = window().session().footage().items().front();
    const FrameRange whole{FramePosition(0), FrameCount(40)};
    viewer().pick({item.media, item.file, "a", FramePosition(20), whole},
                  {item.media, item.file, "a", FramePosition(25), whole});
    EXPECT_TRUE(QTest::qWaitFor([&] { return viewer().words().contains(QStringLiteral("one shot")); }, 30000))
        << viewer().words().toStdString();
}

}  // namespace
}  // namespace rhyme::ui
