// What is dragged on the timeline itself: headers, markers, fades, the rubber band; effects dropped on it.
#include <gtest/gtest.h>

#include <QDragEnterEvent>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>

#include "core/timeline/clip_edits.h"
#include "tests/ui/support/window_driver.h"
#include "ui/effects/effects_panel.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {
namespace {

using testing::drag;
using testing::run;
using testing::TestWindow;

/// V1 and A1 with |aaa|bbb| of 50 frames each.
class Gestures : public ::testing::Test {
protected:
    void SetUp() override {
        Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
        for (int i = 0; i < 2; ++i) {
            std::vector<NewClip> both;
            for (const auto& track : timeline.tracks) {
                NewClip clip;
                clip.track = track->id, clip.media = MediaId{static_cast<std::uint64_t>(i + 1)};
                clip.source_in = RationalTime(2, 1), clip.available = RationalTime(20, 1);
                clip.length = FrameCount(50);
                both.push_back(clip);
            }
            timeline = *overwrite(timeline, FramePosition(50 * i), both);
        }
        session().commit(QStringLiteral("made"), timeline);
        session().set_snapping(false);
        window().timeline().zoom_to({FramePosition(0), FrameCount(110)});
    }
    MainWindow& window() { return *test_.window; }
    Session& session() { return window().session(); }
    const TimelineGeometry& geometry() { return window().timeline().geometry(); }
    const Track& video() { return *session().timeline().tracks.front(); }
    const Track& audio() { return *session().timeline().tracks.back(); }
    QWidget& view() { return *window().timeline().viewport(); }
    int x(double frame) {
        return qRound(geometry().x_of(FramePosition(0)) + frame * geometry().view().pixels_per_frame);
    }
    const TimelineGeometry::Row& row(const Track& track) { return *geometry().row_of(track.id); }

    TestWindow test_;
};

TEST_F(Gestures, AHeaderHasItsButtonsItsNameAndItsHeight) {
    for (const HitKind button :
         {HitKind::TargetButton, HitKind::SyncButton, HitKind::SoloButton, HitKind::MuteButton, HitKind::LockButton})
        QTest::mouseClick(&view(), Qt::LeftButton, Qt::NoModifier,
                          geometry().header_button(row(audio()), button).center());
    EXPECT_FALSE(audio().target);
    EXPECT_FALSE(audio().sync);
    EXPECT_TRUE(audio().solo && audio().muted && audio().locked);
    const QRect header = row(video()).header;
    QTest::mouseDClick(&view(), Qt::LeftButton, Qt::NoModifier, header.topLeft() + QPoint(20, 12));
    auto* name = window().timeline().findChild<QLineEdit*>(QStringLiteral("track_name_field"));
    ASSERT_TRUE(name);
    name->setText(QStringLiteral("공연"));
    QTest::keyClick(name, Qt::Key_Return);
    EXPECT_EQ(video().name, "공연");
    const QPoint edge(header.center().x(), header.bottom() - 1);
    drag(view(), edge, edge + QPoint(0, 40));
    EXPECT_EQ(row(video()).header.height(), header.height() + 40);
    run(window(), "view.lower");
    EXPECT_LT(row(video()).header.height(), header.height() + 40);
}

TEST_F(Gestures, AHeaderDraggedOverAnotherChangesPlaces) {
    run(window(), "track.add_video");
    const TrackId first = session().timeline().tracks[0]->id;
    const QPoint from = row(*session().timeline().tracks[0]).header.topLeft() + QPoint(20, 12);
    const QPoint to = row(*session().timeline().tracks[1]).header.topLeft() + QPoint(20, 12);
    drag(view(), from, to);
    EXPECT_EQ(session().timeline().tracks[1]->id, first);
    EXPECT_EQ(session().timeline().tracks[1]->clips.size(), 2u);
}

TEST_F(Gestures, AMarkerIsDraggedAndBecomesARange) {
    session().set_playhead(FramePosition(20));
    run(window(), "mark.add");
    const int y = 22;
    drag(view(), {x(20), y}, {x(35), y});
    EXPECT_EQ(session().timeline().markers->front().range.start, FramePosition(35));
    drag(view(), {x(35), y}, {x(45), y}, Qt::AltModifier);
    EXPECT_EQ(session().timeline().markers->front().range.length, FrameCount(10));
    drag(view(), {x(45), y}, {x(60), y});
    EXPECT_EQ(session().timeline().markers->front().range.length, FrameCount(25));
    run(window(), "edit.undo");
    EXPECT_EQ(session().timeline().markers->front().range.length, FrameCount(10));
}

TEST_F(Gestures, AFadeIsDrawnInByItsHandle) {
    const auto handle = [&](bool in) { return geometry().fade_handle(row(audio()), audio().clips[0], in).toPoint(); };
    drag(view(), handle(true) + QPoint(1, 0), handle(true) + QPoint(1 + x(12) - x(0), 0));
    EXPECT_EQ(audio().clips[0].more->fade_in, FrameCount(12));
    drag(view(), handle(false) - QPoint(1, 0), handle(false) - QPoint(1 + x(8) - x(0), 0));
    EXPECT_EQ(audio().clips[0].more->fade_out, FrameCount(8));
}

TEST_F(Gestures, TheRubberBandTakesLevelsAndKeyframes) {
    const auto clip = [&]() -> const Clip& { return audio().clips[0]; };
    const auto place = [&](double frame, double db) {
        return QPoint(x(frame), qRound(y_of_decibel(geometry().band_area(clip().id), db)));
    };
    drag(view(), place(25, 0), place(25, -12));
    EXPECT_NEAR(clip().more->gain.value, -12, 2);
    run(window(), "edit.undo");
    for (const int frame : {10, 40}) drag(view(), place(frame, 0), place(frame, 0), Qt::ControlModifier);
    ASSERT_EQ(clip().more->gain.keys.size(), 2u);
    drag(view(), place(40, 0), place(30, -20));
    EXPECT_NEAR(clip().more->gain.keys[1].value, -20, 3);
    EXPECT_NEAR(static_cast<double>(clip().more->gain.keys[1].at.value), 30, 1);
    const Keyframe second = clip().more->gain.keys[1];
    const QPoint at = place(static_cast<double>(second.at.value), second.value);
    drag(view(), at, at, Qt::AltModifier);
    EXPECT_EQ(clip().more->gain.keys.size(), 1u);
}

TEST_F(Gestures, EffectsAndTransitionsAreDroppedWhereTheyBelong) {
    const auto drop = [&](const DraggedEffect& effect, QPoint at) {
        QMimeData mime;
        mime.setData(QLatin1String(effect_mime_type()), encode_effect(effect));
        QDragEnterEvent enter(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view(), &enter);
        QDragMoveEvent move(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view(), &move);
        const bool fits = move.isAccepted();
        QDropEvent dropped(at, Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&view(), &dropped);
        return fits;
    };
    const int y = row(video()).lane.center().y();
    EXPECT_TRUE(drop({false, "blur"}, {x(20), y}));
    ASSERT_EQ(video().clips[0].more->effects.size(), 1u);
    EXPECT_TRUE(drop({true, "dissolve"}, {x(47), y}));
    ASSERT_EQ(video().transitions.size(), 1u);
    EXPECT_FALSE(drop({true, "dissolve"}, {x(3), y})) << "nothing touches the start";
    EffectsPanel panel(session());
    session().select_clips({video().clips[1].id});
    panel.apply({false, "vignette"});
    EXPECT_EQ(video().clips[1].more->effects.size(), 1u);
}

}  // namespace
}  // namespace rhyme::ui
