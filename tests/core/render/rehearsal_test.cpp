#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/assemble/join.h"
#include "core/render/renderer.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

/// A film as bright as `level` at frame `cut`, two grey levels a frame brighter around it and darker again before and
/// after.
testing::ClipSpec swaying(int level, int cut) {
    testing::ClipSpec spec;
    spec.frames = 60;
    spec.draw = [=](int n, cv::Size size) {
        constexpr int turn = 9;  // so both ends of the transition are as bright
        const int k = n - cut, away = k > turn ? 2 * turn - k : k < -turn ? -2 * turn - k : k;
        return cv::Mat(size, CV_8UC3, cv::Scalar::all(level + 2 * away));
    };
    return spec;
}

/// An aligned dissolve between two such films, the second of which is brighter by `step` at the cut.
Result<void> checked_dissolve(int step) {
    const testing::TempFolder folder;
    const auto pool = std::make_shared<MediaPool>();
    constexpr int level = 90, cut = 36, in = 24;
    EXPECT_TRUE(testing::make_clip(folder / "a.mp4", swaying(level, cut)));
    EXPECT_TRUE(testing::make_clip(folder / "b.mp4", swaying(level + step, in)));
    JoinOptions options;
    options.transition = "aligned-dissolve";
    const auto joined =
        join_cuts(*pool,
                  {{*pool->add(folder / "a.mp4"), FrameRange{FramePosition(0), FrameCount(cut)}},
                   {*pool->add(folder / "b.mp4"), FrameRange::between(FramePosition(in), FramePosition(60))}},
                  options);
    if (!joined) return fail(joined.error());
    return Renderer(pool).check_transition(joined->timeline, joined->timeline.tracks.front()->transitions.at(0));
}

TEST(Rehearsal, AMixThatGoesWithWhatTheClipsDoIsDrawn) {
    const auto checked = checked_dissolve(0);
    EXPECT_TRUE(checked) << checked.error().message();
}

TEST(Rehearsal, AMixThatAddsAsMuchAsTheClipsDoIsRefused) {
    const auto checked = checked_dissolve(26);  // two grey levels a frame, as the clips have
    ASSERT_FALSE(checked);
    EXPECT_THAT(checked.error().what, ::testing::HasSubstr("seen to jump"));
    EXPECT_FALSE(checked.error().advice.empty());
}

}  // namespace
}  // namespace rhyme
