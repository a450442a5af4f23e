#include "ui/viewer/trim_sight.h"

#include <gtest/gtest.h>

#include "core/timeline/edits.h"

namespace rhyme::ui {
namespace {

std::shared_ptr<const Media> ten_seconds() {
    auto index = std::make_shared<FrameIndex>();
    index->time_base_den = 25;
    for (int i = 0; i < 250; ++i) index->entries.push_back({i, 1, i % 12 == 0});
    auto media = std::make_shared<Media>();
    media->index = index;
    media->info.duration = RationalTime(10, 1);
    VideoInfo video;
    video.frame_rate = FrameRate(25, 1), video.frames = 250;
    media->info.video = video;
    return media;
}

class TrimSight : public ::testing::Test {
protected:
    void SetUp() override {
        pool_.set(MediaId{1}, ten_seconds());
        pool_.set(MediaId{2}, ten_seconds());
        NewClip clip;
        clip.track = timeline_.tracks.front()->id;
        clip.media = MediaId{1}, clip.source_in = RationalTime(4, 1), clip.available = RationalTime(10, 1);
        clip.length = FrameCount(50);
        timeline_ = *overwrite(timeline_, FramePosition(0), {clip});
        clip.media = MediaId{2};
        timeline_ = *overwrite(timeline_, FramePosition(50), {clip});
    }
    const ClipList& clips() const { return timeline_.tracks.front()->clips; }
    MediaPool pool_;
    Timeline timeline_ = make_timeline(FrameRate(25, 1), 640, 360);
};

TEST_F(TrimSight, ARollMovesBothSides) {
    const auto rolled = roll(timeline_, clips()[0].id, clips()[1].id, FrameCount(5));
    ASSERT_TRUE(rolled);
    const auto cut = trimmed_cut(timeline_, *rolled, pool_);
    ASSERT_TRUE(cut);
    EXPECT_EQ(*cut, (TrimmedCut{MediaId{1}, MediaId{2}, FramePosition(154), FramePosition(105)}));
}

TEST_F(TrimSight, ARippleTrimMovesOne) {
    const auto trimmed = ripple_trim(timeline_, clips()[0].id, Edge::Out, FrameCount(-10));
    ASSERT_TRUE(trimmed);
    const auto cut = trimmed_cut(timeline_, *trimmed, pool_);
    ASSERT_TRUE(cut);
    EXPECT_EQ(cut->outgoing_frame, FramePosition(139));
    EXPECT_EQ(cut->incoming_frame, FramePosition(100));
}

TEST_F(TrimSight, WhatIsOnlyMovedIsNoTrim) {
    EXPECT_FALSE(trimmed_cut(timeline_, timeline_, pool_));
    const auto moved = move(timeline_, {clips()[1].id}, FrameCount(30), 0);
    ASSERT_TRUE(moved);
    EXPECT_FALSE(trimmed_cut(timeline_, *moved, pool_));
}

}  // namespace
}  // namespace rhyme::ui
