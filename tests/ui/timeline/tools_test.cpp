// Every tool of the timeline by the mouse, and the commands that work on clips, in the real window.
#include <gtest/gtest.h>

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

#include "core/timeline/place_edits.h"
#include "core/timeline/speed_edits.h"
#include "tests/ui/support/window_driver.h"
#include "ui/commands/commands.h"
#include "ui/main_window/timeline_menus.h"

namespace rhyme::ui {
namespace {

using testing::drag;
using testing::run;
using testing::TestWindow;

/// V1 and A1 with |aaa|bbb|ccc| of 50 frames each, linked, out of 200 frames of media each, used from frame 60 on; 8
/// pixels a frame.
class Tools : public ::testing::Test {
protected:
    void SetUp() override {
        Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
        for (int i = 0; i < 3; ++i) {
            std::vector<NewClip> both;
            for (const auto& track : timeline.tracks) {
                NewClip clip;
                clip.track = track->id, clip.media = MediaId{static_cast<std::uint64_t>(i + 1)};
                clip.name = std::string(1, static_cast<char>('a' + i));
                clip.source_in = RationalTime(60, 25), clip.available = RationalTime(200, 25);
                clip.length = FrameCount(50);
                both.push_back(clip);
            }
            timeline = *overwrite(timeline, FramePosition(50 * i), both);
        }
        session().commit(QStringLiteral("made"), timeline);
        session().set_snapping(false);
        window().timeline().zoom_to({FramePosition(0), FrameCount(160)});
    }

    MainWindow& window() { return *test_.window; }
    Session& session() { return window().session(); }
    const Track& video() { return *session().timeline().tracks.front(); }
    const Track& audio() { return *session().timeline().tracks.back(); }
    const Clip& clip(std::size_t n) { return video().clips.at(n); }
    QWidget& view() { return *window().timeline().viewport(); }
    QPoint at(double frame, const Track* track = nullptr) {
        const auto& geometry = window().timeline().geometry();
        const auto* row = geometry.row_of((track ? *track : video()).id);
        return {qRound(geometry.x_of(FramePosition(0)) + frame * geometry.view().pixels_per_frame),
                row->lane.center().y()};
    }
    void drag_frames(double from, double by, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        drag(view(), at(from), at(from + by), modifiers);
        EXPECT_TRUE(validate(session().timeline()).empty());
    }
    Hit hit(double frame) { return window().timeline().geometry().hit(at(frame)); }

    TestWindow test_;
};

TEST_F(Tools, RippleTrimMovesWhatFollowsWithItsSound) {
    run(window(), "tool.trim");
    drag_frames(48, -10);
    EXPECT_EQ(clip(0).length, FrameCount(40));
    EXPECT_EQ(clip(1).start, FramePosition(40));
    EXPECT_EQ(audio().clips[1].start, FramePosition(40));
    EXPECT_EQ(session().selection().side, CutSide::Outgoing);
}

TEST_F(Tools, RollMovesTheCutAlone) {
    run(window(), "tool.roll");
    drag_frames(52, 7);
    EXPECT_EQ(clip(0).length, FrameCount(57));
    EXPECT_EQ(clip(1).start, FramePosition(57));
    EXPECT_EQ(clip(2).start, FramePosition(100));
    EXPECT_EQ(audio().clips[1].start, FramePosition(57));
}

TEST_F(Tools, SlipShowsAnotherPartAndStopsAtTheMediasEnd) {
    run(window(), "tool.slip");
    drag_frames(75, -20);
    EXPECT_EQ(clip(1).start, FramePosition(50));
    EXPECT_EQ(clip(1).source_in, RationalTime(80, 25));
    drag_frames(40, 110);  // from a: sixty frames are left before it
    EXPECT_EQ(clip(0).source_in, RationalTime(0, 1));
}

TEST_F(Tools, SlideMovesTheClipBetweenItsNeighbours) {
    run(window(), "tool.slide");
    drag_frames(75, 12);
    EXPECT_EQ(clip(0).length, FrameCount(62));
    EXPECT_EQ(clip(1).start, FramePosition(62));
    EXPECT_EQ(clip(1).length, FrameCount(50));
    EXPECT_EQ(clip(2).start, FramePosition(112));
    EXPECT_EQ(clip(2).end(), FramePosition(150));
}

TEST_F(Tools, ForwardTakesEverythingFromThePointerOn) {
    run(window(), "tool.forward");
    drag_frames(60, 20);
    EXPECT_EQ(clip(0).start, FramePosition(0));
    EXPECT_EQ(clip(1).start, FramePosition(70));
    EXPECT_EQ(audio().clips[2].start, FramePosition(120));
    EXPECT_EQ(session().selection().clips.size(), 4u);
}

TEST_F(Tools, StretchFillsTheNewTimeWithTheSamePictures) {
    run(window(), "tool.stretch");
    drag_frames(148, 25);
    EXPECT_EQ(clip(2).length, FrameCount(75));
    EXPECT_EQ(clip(2).speed, Ratio(2, 3));
    EXPECT_EQ(clip(2).source_in, RationalTime(60, 25));
}

TEST_F(Tools, SnappingSwitchedOffDuringADragLetsGo) {
    session().set_snapping(true);
    drag(view(), at(125), at(155.5), Qt::NoModifier, false);  // c to frame 130.5: nothing there
    session().set_playhead(FramePosition(0));
    QTest::mouseRelease(&view(), Qt::LeftButton, Qt::NoModifier, at(155.5));
    run(window(), "edit.undo");
    drag(view(), at(75), at(76), Qt::NoModifier, false);  // b sticks to the cut it comes from
    EXPECT_EQ(window().timeline().shown(), session().timeline());
    run(window(), "edit.snapping");
    QMouseEvent move(QEvent::MouseMove, at(76), view().mapToGlobal(at(76)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QApplication::sendEvent(&view(), &move);
    EXPECT_FALSE(window().timeline().shown() == session().timeline());
    QTest::keyClick(&window().timeline(), Qt::Key_Escape);
    QTest::mouseRelease(&view(), Qt::LeftButton, Qt::NoModifier, at(76));
}

TEST_F(Tools, KeysTrimTheSideOfTheCutThatIsChosen) {
    session().select({{}, clip(0).id, clip(1).id});
    run(window(), "clip.trim_side");
    run(window(), "clip.trim_much_later");
    EXPECT_EQ(clip(0).length, FrameCount(55));
    EXPECT_EQ(clip(1).start, FramePosition(55));
    EXPECT_EQ(clip(1).length, FrameCount(50));
    run(window(), "clip.trim_side");
    run(window(), "clip.trim_later");
    EXPECT_EQ(clip(1).length, FrameCount(49));
    EXPECT_EQ(clip(1).start, FramePosition(55));
}

TEST_F(Tools, ANumberTypedOverTheTimecodeTrims) {
    session().select({{}, clip(0).id, clip(1).id});
    run(window(), "clip.enter_time");
    auto* field = window().timeline().findChild<QLineEdit*>(QStringLiteral("time_field"));
    ASSERT_TRUE(field);
    QTest::keyClicks(field, QStringLiteral("-12"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(clip(1).start, FramePosition(38));
    session().select({});
    run(window(), "clip.enter_time");
    field = window().timeline().findChildren<QLineEdit*>(QStringLiteral("time_field")).back();
    QTest::keyClicks(field, QStringLiteral("2:10"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(session().playhead(), FramePosition(60));
}

TEST_F(Tools, CopyPasteAndDuplicate) {
    session().select_clips({clip(0).id});
    run(window(), "edit.copy");
    session().set_playhead(FramePosition(100));
    run(window(), "edit.paste_insert");
    ASSERT_EQ(video().clips.size(), 4u);
    EXPECT_EQ(clip(2).name, "a");
    EXPECT_EQ(clip(3).start, FramePosition(150));
    EXPECT_EQ(session().playhead(), FramePosition(150));
    EXPECT_EQ(session().timeline().linked(clip(2).id).size(), 2u);
    run(window(), "edit.undo");
    session().select_clips({clip(2).id});
    run(window(), "edit.duplicate");
    ASSERT_EQ(video().clips.size(), 4u);
    EXPECT_EQ(clip(3).start, FramePosition(150));
    EXPECT_EQ(clip(3).name, "c");
}

TEST_F(Tools, SwapUnlinkReverseFreezeAndNest) {
    session().select_clips({clip(0).id});
    run(window(), "clip.swap_next");
    EXPECT_EQ(clip(0).name, "b");
    EXPECT_EQ(clip(1).name, "a");
    session().select_clips({clip(0).id});
    run(window(), "clip.link");
    EXPECT_EQ(session().timeline().linked(clip(0).id).size(), 1u);
    run(window(), "clip.link");  // one alone cannot be linked: it says so, and nothing happens
    session().select_clips({clip(0).id, audio().clips[0].id});
    run(window(), "clip.link");
    EXPECT_EQ(session().timeline().linked(clip(0).id).size(), 2u);
    run(window(), "clip.reverse");
    EXPECT_LT(clip(0).speed.num, 0);
    session().set_playhead(FramePosition(70));
    session().select_clips({clip(1).id});
    run(window(), "clip.freeze");
    EXPECT_EQ(video().at(FramePosition(70))->speed, Ratio(0, 1));
    EXPECT_EQ(session().timeline().end(), FramePosition(200));
    run(window(), "edit.undo");
    session().select_clips({clip(0).id, clip(1).id});
    run(window(), "sequence.nest");
    ASSERT_EQ(video().clips.size(), 2u);
    EXPECT_EQ(clip(0).kind, ClipKind::Sequence);
    QTest::mouseDClick(&view(), Qt::LeftButton, Qt::NoModifier, at(40));
    EXPECT_EQ(session().timeline().id.value, 2u);
    run(window(), "sequence.next");
    EXPECT_EQ(session().timeline().id.value, 1u);
}

TEST_F(Tools, TheSourceReplacesAppendsAndFits) {
    EXPECT_FALSE(session().source_piece());
    QSignalSpy told(&session(), &Session::told);
    for (const char* id : {"clip.append", "clip.replace", "clip.fit_to_fill"}) {
        run(window(), id);
        ASSERT_FALSE(told.isEmpty()) << id << " says nothing when there is no source";
        told.clear();
    }
}

TEST_F(Tools, VersionsOfASectionAndTimeLocks) {
    session().set_range(FramePosition(50), FramePosition(100));
    session().set_playhead(FramePosition(60));
    run(window(), "section.add");
    run(window(), "section.new_version");
    session().select_clips({clip(1).id});
    run(window(), "clip.lift");
    ASSERT_EQ(video().clips.size(), 2u);
    run(window(), "section.next_version");
    ASSERT_EQ(video().clips.size(), 3u);
    run(window(), "section.keep");
    EXPECT_TRUE(session().timeline().sections->empty());
    run(window(), "sequence.time_lock");
    EXPECT_EQ(session().timeline().locks->size(), 1u);
    session().set_playhead(FramePosition(60));
    run(window(), "sequence.time_lock");
    EXPECT_TRUE(session().timeline().locks->empty());
}

TEST_F(Tools, EveryPlaceHasAMenuThatActsOnWhatIsThere) {
    QMenu* cut = timeline_menu(hit(50), session(), window().commands(), window().timeline());
    ASSERT_FALSE(cut->isEmpty());
    session().select({{}, clip(0).id, clip(1).id});
    cut->actions().front()->menu()->actions().front()->trigger();
    ASSERT_EQ(video().transitions.size(), 1u);
    delete cut;
    QMenu* gap = timeline_menu(hit(170), session(), window().commands(), window().timeline());
    EXPECT_FALSE(gap->isEmpty());
    delete gap;
    Hit header;
    header.kind = HitKind::Header, header.track = video().id;
    QMenu* track = timeline_menu(header, session(), window().commands(), window().timeline());
    for (QAction* action : track->actions())
        if (action->isCheckable() && !action->isChecked()) {
            action->trigger();
            break;
        }
    EXPECT_TRUE(video().locked);
    delete track;
    // Right click selects what it is about.
    session().select({});
    QObject::disconnect(&window().timeline(), &TimelineWidget::menu_wanted, nullptr, nullptr);  // no screen, no pop-up
    QSignalSpy wanted(&window().timeline(), &TimelineWidget::menu_wanted);
    QContextMenuEvent event(QContextMenuEvent::Mouse, at(75), view().mapToGlobal(at(75)));
    QApplication::sendEvent(&view(), &event);
    EXPECT_EQ(wanted.size(), 1);
    EXPECT_TRUE(session().selection().clips.contains(clip(1).id));
}

}  // namespace
}  // namespace rhyme::ui
