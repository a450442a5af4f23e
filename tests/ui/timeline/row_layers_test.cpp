// What was drawn of the tracks is used again, and never when something else is to be seen.
#include "ui/timeline/row_layers.h"

#include <gtest/gtest.h>

#include <QPainter>

#include "core/timeline/edits.h"
#include "ui/session/session.h"
#include "ui/timeline/timeline_widget.h"

namespace rhyme::ui {
namespace {

/// V1 |aa|bb|cc| of 20 frames each, as colours; V2 with one of them.
Timeline colours() {
    Timeline timeline = *add_track(make_timeline(FrameRate(25, 1), 320, 180), TrackKind::Video);
    for (std::size_t i = 0; i < 4; ++i) {
        NewClip clip;
        clip.track = timeline.tracks[i == 3 ? 1 : 0]->id, clip.kind = ClipKind::Color, clip.length = FrameCount(20);
        clip.name = std::string(1, static_cast<char>('a' + i));
        timeline = *overwrite(timeline, FramePosition(i == 3 ? 10 : static_cast<std::int64_t>(20 * i)), {clip});
    }
    return timeline;
}

TEST(RowLayers, OnlyTheTrackThatChangedIsDrawnAgain) {
    RowLayers layers;
    QImage picture(800, 300, QImage::Format_ARGB32_Premultiplied);
    TimelineView view;
    view.size = picture.size();
    const auto drawn = [&](const Timeline& timeline) {
        const TimelineGeometry geometry(timeline, view);
        QPainter painter(&picture);
        int times = 0;
        for (const auto& row : geometry.rows()) layers.paint(painter, geometry, row, 1, [&](QPainter&) { ++times; });
        layers.drop_unused();
        return times;
    };
    const Timeline timeline = colours();
    const int all = static_cast<int>(timeline.tracks.size());
    EXPECT_EQ(drawn(timeline), all);
    EXPECT_EQ(drawn(timeline), 0);
    EXPECT_EQ(drawn(*split(timeline, FramePosition(45), {timeline.tracks[0]->id})), 1);
    EXPECT_EQ(drawn(timeline), 1);
    view.left = 10;
    EXPECT_EQ(drawn(timeline), all);
    view.top = 10;
    EXPECT_EQ(drawn(timeline), 0) << "it stands elsewhere, but looks the same";
    layers.forget();
    EXPECT_EQ(drawn(timeline), all);
}

TEST(RowLayers, WhatIsSeenAfterEditsIsWhatAFreshTimelineShows) {
    Session::Options options;
    options.library = ":memory:";
    Session session(options);
    TimelineWidget used(session);
    used.resize(900, 300);
    used.show();
    session.commit("colours", Result<Timeline>(colours()));
    const auto same_as_fresh = [&] {
        TimelineWidget fresh(session);
        fresh.resize(used.size());
        fresh.show();
        fresh.zoom_to_fit(), used.zoom_to_fit();
        return used.viewport()->grab().toImage() == fresh.viewport()->grab().toImage();
    };
    EXPECT_TRUE(same_as_fresh());
    const Track track = *session.timeline().tracks.front();
    session.select_clips({track.clips[1].id});
    EXPECT_TRUE(same_as_fresh()) << "selected";
    session.select({{}, track.clips[0].id, track.clips[1].id});
    EXPECT_TRUE(same_as_fresh()) << "a cut";
    session.commit("trim", ripple_trim(session.timeline(), track.clips[0].id, Edge::Out, FrameCount(-5)));
    EXPECT_TRUE(same_as_fresh()) << "trimmed";
    session.commit("mute", set_track_state(session.timeline(), track.id, {"V1", true, true, false, true, true}));
    EXPECT_TRUE(same_as_fresh()) << "locked and muted";
    session.undo();
    session.set_playhead(FramePosition(30));
    EXPECT_TRUE(same_as_fresh()) << "undone";
}

}  // namespace
}  // namespace rhyme::ui
