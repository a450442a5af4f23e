#include "ui/timeline/snapping.h"

#include <gtest/gtest.h>

#include "core/timeline/edits.h"

namespace rhyme::ui {
namespace {

const std::vector<SnapPoint> points{{FramePosition(0), SnapKind::Start}, {FramePosition(100), SnapKind::Cut}};

TEST(Snapping, CatchesTheNearestEdgeWithinReach) {
    Snapper snapper(points);
    const auto answer = snapper.snap({FramePosition(50), FramePosition(97)}, 2);
    EXPECT_EQ(answer.by, FrameCount(3));
    ASSERT_TRUE(answer.on);
    EXPECT_EQ(answer.on->at, FramePosition(100));
}

TEST(Snapping, LeavesWhatIsFarAlone) {
    Snapper snapper(points);
    const auto answer = snapper.snap({FramePosition(90)}, 2);
    EXPECT_EQ(answer.by, FrameCount(0));
    EXPECT_FALSE(answer.on);
}

TEST(Snapping, HoldsALittleFartherThanItCatches) {
    Snapper snapper(points);
    EXPECT_TRUE(snapper.snap({FramePosition(98)}, 2).on);
    EXPECT_TRUE(snapper.snap({FramePosition(94)}, 2).on) << "12 pixels: beyond catching, within holding";
    EXPECT_FALSE(snapper.snap({FramePosition(93)}, 2).on) << "14 pixels: let go";
    EXPECT_FALSE(snapper.snap({FramePosition(94)}, 2).on) << "not caught again at 12 pixels";
}

TEST(Snapping, ThePointsAreCutsMarkersRangeAndPlayheadButNotWhatIsDragged) {
    Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
    NewClip clip;
    clip.track = timeline.tracks.front()->id, clip.media = MediaId{1};
    clip.available = RationalTime(100, 1), clip.length = FrameCount(10);
    timeline = *overwrite(timeline, FramePosition(20), {clip});
    Marker marker;
    marker.range.start = FramePosition(77);
    timeline = *add_marker(timeline, marker);
    const ClipId id = timeline.tracks.front()->clips.front().id;
    const auto all = snap_points(timeline, FramePosition(30), {FramePosition(44)}, {});
    const std::vector<SnapPoint> expected{{FramePosition(0), SnapKind::Start},
                                          {FramePosition(20), SnapKind::Cut},
                                          {FramePosition(30), SnapKind::Playhead},
                                          {FramePosition(44), SnapKind::Range},
                                          {FramePosition(77), SnapKind::Marker}};
    EXPECT_EQ(all, expected);
    for (const SnapPoint& point : snap_points(timeline, FramePosition(0), {}, {id}))
        EXPECT_NE(point.kind, SnapKind::Cut);
}

}  // namespace
}  // namespace rhyme::ui
