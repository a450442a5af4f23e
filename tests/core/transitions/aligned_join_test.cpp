#include "core/transitions/aligned_join.h"

#include <gtest/gtest.h>

#include <cmath>

namespace rhyme {
namespace {

MediaInfo picture(int width, int height) {
    MediaInfo info;
    info.video.emplace();
    info.video->display_width = width, info.video->display_height = height;
    return info;
}

struct Joined {
    Timeline timeline = make_timeline(FrameRate(25, 1), 1920, 1080);
    MediaPool pool;
    Clip from, to;

    Joined() { from.id = ClipId{1}, to.id = ClipId{2}, from.length = to.length = FrameCount(100); }
    NewTransition by(const Similarity& s) const { return aligned_join(timeline, pool, from, to, s); }
};

TEST(AlignedJoin, LeavesTheOutgoingClipAloneWhenThePictureCoversTheFrame) {
    const NewTransition join = Joined().by({1.3, 0, 0.05, 0});
    EXPECT_EQ(join.in_offset.value, 0);
    EXPECT_GE(join.out_offset.value, 25);
    EXPECT_FALSE(join.needs_handles);
    EXPECT_EQ(join.parameters.at("scale"), 1.3);
}

TEST(AlignedJoin, SharesTheZoomThatCoveringNeeds) { EXPECT_GE(Joined().by({1, 0, 0.05, 0}).in_offset.value, 25); }

TEST(AlignedJoin, TakesAtMostHalfOfEitherClip) {
    Joined j;
    j.from.length = FrameCount(11), j.to.length = FrameCount(7);
    EXPECT_EQ(j.by({1, 3, 0.05, 0}).in_offset.value, 5);
    EXPECT_EQ(j.by({1, 3, 0.05, 0}).out_offset.value, 3);
    j.to.length = FrameCount(1);
    EXPECT_EQ(j.by({1, 3, 0.05, 0}).out_offset.value, 1);
}

TEST(AlignedJoin, TakesMoreOfAClipThatNothingElseTouches) {
    Joined j;
    Track track = *j.timeline.tracks.front();
    j.from.length = j.to.length = FrameCount(40);
    j.from.start = FramePosition(0), j.to.start = FramePosition(40);
    track.clips.push_back(j.from), track.clips.push_back(j.to);
    const auto laid = [&] {
        j.timeline.tracks.front() = std::make_shared<const Track>(track);
        return j.by({1, 3, 0.05, 0});
    };
    EXPECT_GT(laid().in_offset.value, 20);
    EXPECT_GT(laid().out_offset.value, 20);
    Clip next = j.to;
    next.id = ClipId{3}, next.start = j.to.end();
    track.clips.push_back(next);
    EXPECT_EQ(laid().out_offset.value, 20) << "the other half is the next cut's";
    Transition taken;
    taken.from = j.to.id, taken.to = next.id, taken.in_offset = FrameCount(25);
    track.transitions.push_back(taken);
    EXPECT_EQ(laid().out_offset.value, 15) << "what the next cut has is gone";
}

TEST(AlignedJoin, AMeasuredAlignmentGivesWayByWhatNobodySees) {
    const Joined j;
    const double drawn = j.by({1.17, 0, 0, 0}).parameters.at("scale");
    EXPECT_LE(drawn, 1.15);
    EXPECT_GE(drawn, 1.17 / 1.025);
    EXPECT_EQ(j.by({1.22, 0, 0, 0}).parameters.at("scale"), 1.22) << "what is out of reach is left to be refused";
    EXPECT_EQ(j.by({1.1, 0, 0, 0}).parameters.at("scale"), 1.1);
    const NewTransition told = aligned_join(j.timeline, j.from, j.to, {1.17, 0, 0, 0});
    EXPECT_EQ(told.parameters.at("scale"), 1.17) << "what a person says is drawn so";
}

TEST(AlignedJoin, CountsInFractionsOfTheSequence) {
    const Timeline wide = make_timeline(FrameRate(25, 1), 1600, 900);
    const MediaInfo square = picture(500, 500), full = picture(1600, 900);
    const Similarity s{1.2, 4, 0.16, 0.1};
    EXPECT_EQ(alignment_in_sequence(s, full, full, wide), s);
    const Similarity barred = alignment_in_sequence(s, square, square, wide);
    EXPECT_NEAR(barred.dx, 0.09, 1e-12) << "the square is 900 of 1600 wide";
    EXPECT_NEAR(barred.dy, 0.1, 1e-12);
    EXPECT_NEAR(barred.scale, 1.2, 1e-12);
    const Similarity mixed = alignment_in_sequence(s, full, square, wide);
    EXPECT_NEAR(mixed.scale, 1.2 * std::sqrt(16.0 / 9), 1e-12);
}

}  // namespace
}  // namespace rhyme
