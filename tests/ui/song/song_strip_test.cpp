// The song map above the timeline, by mouse and command, in the real window.
#include "ui/song/song_strip.h"

#include <gtest/gtest.h>

#include <QTest>

#include "core/timeline/song_edits.h"
#include "tests/ui/support/window_driver.h"
#include "ui/main_window/timeline_panel.h"
#include "ui/song/song_cuts.h"

namespace rhyme::ui {
namespace {

using testing::drag;
using testing::run;
using testing::TestWindow;

/// A picture of 200 frames over a song of as many, 25 a second, with a beat each half second (12.5 frames), in bars of
/// four; two parts that border on 4 s.
class SongPanel : public ::testing::Test {
protected:
    void SetUp() override {
        Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
        for (const auto tracks = timeline.tracks; const auto& track : tracks) {
            NewClip clip;
            clip.track = track->id;
            clip.media = MediaId{track->kind == TrackKind::Video ? 1u : 2u};
            clip.available = RationalTime(8, 1), clip.length = FrameCount(200);
            timeline = *overwrite(timeline, FramePosition(0), {clip});
        }
        SongMap map;
        map.media = MediaId{2}, map.length = SongTime::of(8.0);
        for (int i = 0; i < 16; ++i) {
            SongBeat beat;
            beat.at = SongTime::of(i * 0.5), beat.downbeat = i % 4 == 0;
            map.beats.push_back(beat);
        }
        map.parts = {{SongTime{0}, "A", "verse", 50}, {SongTime::of(4.0), "B", "chorus", 100}};
        map.energy.assign(16, 128);
        auto with = with_song(timeline, map);
        ASSERT_TRUE(with) << with.error().message();
        session().commit(QStringLiteral("made"), *with);
        window().timeline().zoom_to({FramePosition(0), FrameCount(210)});
        QTest::qWait(0);
    }
    MainWindow& window() { return *test_.window; }
    Session& session() { return window().session(); }
    const SongMap& map() { return *session().timeline().song; }
    SongStrip& strip() { return *window().findChild<SongStrip*>(); }
    QPoint at(double frame, int y) {
        const auto& g = window().timeline().geometry();
        return {qRound(g.x_of(FramePosition(0)) + frame * g.view().pixels_per_frame), y};
    }
    static constexpr int beats_y = SongStrip::parts_height + 20;
    TestWindow test_;
};

TEST_F(SongPanel, StandsAboveTheTimelineOnlyWhereThereIsASong) {
    EXPECT_TRUE(strip().isVisible());
    session().commit(QStringLiteral("none"), without_song(session().timeline()));
    EXPECT_FALSE(strip().isVisible());
}

TEST_F(SongPanel, ABeatIsDraggedAddedAndRemovedEachAStepOfUndo) {
    const auto steps = session().steps().size();
    drag(strip(), at(25, beats_y), at(28, beats_y));
    EXPECT_NEAR(map().beats[2].at.seconds(), 28 / 25.0, 0.03);
    EXPECT_TRUE(map().beats[2].by_hand);
    EXPECT_EQ(session().steps().size(), steps + 1);
    QTest::mouseDClick(&strip(), Qt::LeftButton, Qt::NoModifier, at(56, beats_y));
    EXPECT_EQ(map().beats.size(), 17u);
    QTest::mouseClick(&strip(), Qt::LeftButton, Qt::AltModifier, at(100, beats_y));
    EXPECT_EQ(map().beats.size(), 16u);
    for (int i = 0; i < 3; ++i) run(window(), "edit.undo");
    EXPECT_EQ(map().beats[2].at, SongTime::of(1.0));
}

TEST_F(SongPanel, ThePartsBorderGoesFromBeatToBeat) {
    drag(strip(), at(100, 6), at(124, 6));
    EXPECT_EQ(map().parts[1].start, SongTime::of(5.0));
}

TEST_F(SongPanel, HalveDoubleShiftAndBarOne) {
    run(window(), "song.halve");
    EXPECT_EQ(map().beats.size(), 8u);
    run(window(), "song.double");
    EXPECT_GE(map().beats.size(), 15u);
    run(window(), "edit.undo");
    run(window(), "edit.undo");
    run(window(), "song.later");
    EXPECT_EQ(map().beats[1].at, SongTime::of(0.54));
    run(window(), "edit.undo");
    session().set_playhead(FramePosition(25));
    run(window(), "song.bar_one");
    EXPECT_TRUE(map().beats[2].downbeat);
    EXPECT_FALSE(map().beats[0].downbeat);
}

TEST_F(SongPanel, CutsOnEveryBarAndSnapsToBeats) {
    const Track& video = *session().timeline().tracks.front();
    session().select_clips({video.clips.front().id});
    run(window(), "song.cut_bars");
    const auto& clips = session().timeline().tracks.front()->clips;
    ASSERT_EQ(clips.size(), 4u);
    EXPECT_EQ(clips[1].start, FramePosition(50));
    EXPECT_EQ(clips[3].start, FramePosition(150));
    bool beat = false;
    for (const SnapPoint& p : snap_points(session().timeline(), FramePosition(0), {}, {}))
        beat |= p.kind == SnapKind::Beat && p.at == FramePosition(38);  // 37.5, rounded from its own time
    EXPECT_TRUE(beat);
}

TEST_F(SongPanel, ABarAndAPartCanBeLooped) {
    EXPECT_EQ(bar_around(session().timeline(), FramePosition(60)), (FrameRange{FramePosition(50), FrameCount(50)}));
    EXPECT_EQ(part_around(session().timeline(), FramePosition(60)), (FrameRange{FramePosition(0), FrameCount(100)}));
}

}  // namespace
}  // namespace rhyme::ui
