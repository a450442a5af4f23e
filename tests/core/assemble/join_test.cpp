#include "core/assemble/join.h"

#include <gtest/gtest.h>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

class Join : public ::testing::Test {
protected:
    MediaId clip(const std::string& name, std::int64_t frames, FrameRate rate = {25, 1}, bool sound = false) {
        testing::ClipSpec spec;
        spec.frames = frames, spec.rate = rate, spec.with_audio = sound;
        const auto made = testing::make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        const auto id = pool.add(folder / name);
        EXPECT_TRUE(id) << (id ? "" : id.error().message());
        return id.value_or(MediaId{});
    }
    static FrameRange frames(std::int64_t in, std::int64_t out) {
        return FrameRange::between(FramePosition(in), FramePosition(out));
    }

    testing::TempFolder folder;
    MediaPool pool;
};

TEST_F(Join, CutsStandOneAfterTheOtherInTheRateOfTheFirst) {
    const MediaId a = clip("a.mp4", 50), b = clip("b.mp4", 60, {30, 1});
    const auto joined = join_cuts(pool, {{a, frames(10, 30)}, {b, frames(0, 30)}}, {});
    ASSERT_TRUE(joined) << joined.error().message();
    EXPECT_EQ(joined->timeline.rate, FrameRate(25, 1));
    EXPECT_EQ(joined->timeline.end(), FramePosition(20 + 25));
    EXPECT_TRUE(validate(joined->timeline).empty());
}

TEST_F(Join, SoundComesAlongAndASongReplacesIt) {
    const MediaId a = clip("a.mp4", 50, {25, 1}, true), b = clip("b.mp4", 50);
    JoinOptions options;
    const auto own = join_cuts(pool, {{a, frames(0, 20)}, {b, frames(0, 20)}}, options);
    ASSERT_TRUE(own);
    EXPECT_EQ(own->timeline.tracks.back()->clips.size(), 1U);
    options.song = a;
    const auto song = join_cuts(pool, {{a, frames(10, 20)}, {b, frames(0, 20)}}, options);
    ASSERT_TRUE(song);
    ASSERT_EQ(song->timeline.tracks.back()->clips.size(), 1U);
    EXPECT_EQ(song->timeline.tracks.back()->clips[0].length, FrameCount(30));
    EXPECT_EQ(song->timeline.tracks.back()->clips[0].source_in, RationalTime());
}

TEST_F(Join, ATransitionIsLaidWhereTheMediaReach) {
    const MediaId a = clip("a.mp4", 60), b = clip("b.mp4", 60);
    JoinOptions options;
    options.transition = "dissolve";
    options.transition_length = FrameCount(10);
    const auto joined =
        join_cuts(pool, {{a, frames(0, 40)}, {b, frames(0, 40)}}, options);  // b has nothing before its in point
    ASSERT_TRUE(joined) << joined.error().message();
    ASSERT_EQ(joined->timeline.tracks.front()->transitions.size(), 1U);
    EXPECT_EQ(joined->timeline.tracks.front()->transitions[0].in_offset, FrameCount(0));
    EXPECT_EQ(joined->timeline.tracks.front()->transitions[0].out_offset, FrameCount(10));
    EXPECT_TRUE(joined->warnings.empty());
}

TEST_F(Join, WithoutHandlesTheJoinStaysACutAndSaysSo) {
    const MediaId a = clip("a.mp4", 40), b = clip("b.mp4", 40);
    JoinOptions options;
    options.transition = "dissolve";
    const auto joined = join_cuts(pool, {{a, frames(0, 40)}, {b, frames(0, 40)}}, options);
    ASSERT_TRUE(joined) << joined.error().message();
    EXPECT_TRUE(joined->timeline.tracks.front()->transitions.empty());
    EXPECT_EQ(joined->warnings.size(), 1U);
}

TEST_F(Join, AnAlignmentBecomesTheParametersOfTheTransition) {
    const MediaId a = clip("a.mp4", 60), b = clip("b.mp4", 60);
    JoinOptions options;
    options.transition = "aligned-cut";
    options.alignments = {{1.1, 3, 0.02, -0.01}};
    const auto joined = join_cuts(pool, {{a, frames(0, 60)}, {b, frames(0, 60)}}, options);
    ASSERT_TRUE(joined) << joined.error().message();
    ASSERT_EQ(joined->timeline.tracks.front()->transitions.size(), 1U);
    EXPECT_EQ(joined->timeline.tracks.front()->transitions[0].parameters.at("scale"), 1.1);
    EXPECT_EQ(joined->timeline.tracks.front()->transitions[0].parameters.at("dy"), -0.01);
}

TEST_F(Join, ARangeOutsideItsSourceIsRefusedWithTheFile) {
    const MediaId a = clip("a.mp4", 40);
    const auto joined = join_cuts(pool, {{a, frames(10, 41)}}, {});
    ASSERT_FALSE(joined);
    EXPECT_NE(joined.error().message().find("a.mp4"), std::string::npos);
}

}  // namespace
}  // namespace rhyme
