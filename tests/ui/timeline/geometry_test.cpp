#include "ui/timeline/geometry.h"

#include <gtest/gtest.h>

#include "core/timeline/edits.h"

namespace rhyme::ui {
namespace {

NewClip clip_of(TrackId track, std::int64_t frames) {
    NewClip clip;
    clip.track = track, clip.media = MediaId{1}, clip.name = "a";
    clip.available = RationalTime(100, 1), clip.length = FrameCount(frames);
    return clip;
}

/// |aaaa|bbbb|....|cccc| of ten frames each on V1.
Timeline three_clips() {
    Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
    const TrackId video = timeline.tracks.front()->id;
    for (const int at : {0, 10, 30}) timeline = *overwrite(timeline, FramePosition(at), {clip_of(video, 10)});
    return timeline;
}

TimelineView view_of(double pixels_per_frame) {
    TimelineView view;
    view.pixels_per_frame = pixels_per_frame;
    view.size = QSize(1000, 400);
    return view;
}

TEST(TimelineGeometry, AFrameIsFoundWhereItIsDrawn) {
    const Timeline timeline = three_clips();
    for (const double zoom : {0.1, 1.0, 3.7, 20.0}) {
        TimelineView view = view_of(zoom);
        view.left = 12;
        const TimelineGeometry geometry(timeline, view);
        for (const int frame : {5, 17, 200}) {
            const double x = geometry.x_of(FramePosition(frame)) + zoom / 2;
            EXPECT_EQ(geometry.frame_at(x), FramePosition(frame)) << zoom;
        }
    }
}

TEST(TimelineGeometry, VideoStandsAboveAudioTopTrackFirst) {
    const Timeline timeline = *add_track(three_clips(), TrackKind::Video);
    const TimelineGeometry geometry(timeline, view_of(2));
    ASSERT_EQ(geometry.rows().size(), 3u);
    EXPECT_EQ(geometry.rows()[0].track, timeline.tracks[1].get());
    EXPECT_EQ(geometry.rows()[1].track, timeline.tracks[0].get());
    EXPECT_EQ(geometry.rows()[2].track->kind, TrackKind::Audio);
}

TEST(TimelineGeometry, EdgesCutsAndGapsAreTold) {
    const Timeline timeline = three_clips();
    const TimelineGeometry geometry(timeline, view_of(10));
    const auto& row = *geometry.row_of(timeline.tracks.front()->id);
    const auto at = [&](double frame, double pixels) {
        return geometry.hit(QPointF(geometry.x_of(FramePosition(0)) + frame * 10 + pixels, row.lane.center().y()));
    };
    const auto& clips = timeline.tracks.front()->clips;
    EXPECT_EQ(at(0, 1).kind, HitKind::ClipIn);
    EXPECT_EQ(at(5, 0).kind, HitKind::Clip);
    EXPECT_EQ(at(5, 0).clip, clips[0].id);
    EXPECT_EQ(at(10, 0).kind, HitKind::Cut);
    EXPECT_EQ(at(10, 0).clip, clips[0].id);
    EXPECT_EQ(at(10, 0).next, clips[1].id);
    EXPECT_EQ(at(10, -5).kind, HitKind::ClipOut);
    EXPECT_EQ(at(10, 5).kind, HitKind::ClipIn);
    EXPECT_EQ(at(20, -1).kind, HitKind::ClipOut);
    EXPECT_EQ(at(25, 0).kind, HitKind::Lane);
    EXPECT_EQ(geometry.hit(QPointF(400, 5)).kind, HitKind::Ruler);
    EXPECT_EQ(geometry.hit(QPointF(20, row.lane.center().y())).kind, HitKind::Header);
    const QPoint lock = geometry.header_button(row, HitKind::LockButton).center();
    EXPECT_EQ(geometry.hit(lock).kind, HitKind::LockButton);
}

TEST(TimelineGeometry, ZoomKeepsWhatIsUnderThePointer) {
    const Timeline timeline = three_clips();
    TimelineView view = view_of(4);
    view.left = 300;
    const double x = 520;
    const TimelineView closer = TimelineGeometry::zoomed(view, 2.5, x);
    EXPECT_EQ(TimelineGeometry(timeline, view).boundary_at(x), TimelineGeometry(timeline, closer).boundary_at(x));
    EXPECT_DOUBLE_EQ(closer.pixels_per_frame, 10);
}

TEST(TimelineGeometry, FittingShowsTheWholeRange) {
    const Timeline timeline = three_clips();
    const TimelineView fitted = TimelineGeometry::fitting(view_of(30), {FramePosition(0), FrameCount(40)});
    const TimelineGeometry geometry(timeline, fitted);
    EXPECT_GE(geometry.x_of(FramePosition(0)), TimelineGeometry::header_width);
    EXPECT_LE(geometry.x_of(FramePosition(40)), 1000);
}

}  // namespace
}  // namespace rhyme::ui
