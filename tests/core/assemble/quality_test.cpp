#include "core/assemble/quality.h"

#include <gtest/gtest.h>

#include "core/timeline/edits.h"
#include "core/timeline/song_edits.h"

namespace rhyme {
namespace {

/// Two clips that meet at frame 26, over a song with a beat each 12.5 frames.
Timeline cut_at_26() {
    SongMap map;
    map.media = {9}, map.length = {60'000'000};
    for (int n = 0; n < 100; ++n) map.beats.push_back({{500'000 * n}, n % 4 == 0});
    Timeline t = *with_song(make_timeline({25, 1}, 320, 180), map);
    const TrackId video = t.tracks[0]->id, audio = t.tracks[1]->id;
    t = *overwrite(t, FramePosition(0), {{video, {1}, "a", {}, {100, 1}, FrameCount(26)}});
    t = *overwrite(t, FramePosition(26), {{video, {2}, "b", {2, 1}, {100, 1}, FrameCount(30)}});
    return *overwrite(t, FramePosition(0), {{audio, {9}, "song", {}, {60, 1}, FrameCount(56)}});
}

TEST(TimelineQuality, SaysHowFarFromWhichBeatACutLies) {
    const auto cuts = timeline_quality(cut_at_26(), {});
    ASSERT_EQ(cuts.size(), 1u);
    EXPECT_EQ(cuts[0].at, FramePosition(26));
    ASSERT_TRUE(cuts[0].beat_offset);
    EXPECT_NEAR(*cuts[0].beat_offset, 1, 1e-9);
    EXPECT_EQ(cuts[0].beat, (BarBeat{1, 3}));
    EXPECT_FALSE(cuts[0].score);
}

TEST(TimelineQuality, AsksForTheTwoPicturesThatMeet) {
    CutSide last, first;
    const auto cuts = timeline_quality(cut_at_26(), [&](const CutSide& a, const CutSide& b) {
        last = a, first = b;
        return std::optional(0.75);
    });
    EXPECT_EQ(cuts[0].score, 0.75);
    EXPECT_EQ(last.media, MediaId{1});
    EXPECT_EQ(last.time, RationalTime(1, 1));
    EXPECT_EQ(first.media, MediaId{2});
    EXPECT_EQ(first.time, RationalTime(2, 1));
}

TEST(TimelineQuality, WithoutASongThereAreNoBeats) {
    EXPECT_FALSE(timeline_quality(*without_song(cut_at_26()), {})[0].beat_offset);
}

}  // namespace
}  // namespace rhyme
