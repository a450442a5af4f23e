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

/// A blue cloth to an orange one, neither of which moves, by a bridge of so many frames.
Result<void> checked_bridge(FrameCount length) {
    const testing::TempFolder folder;
    const auto pool = std::make_shared<MediaPool>();
    std::vector<SourceCut> cuts;
    for (const bool blue : {true, false}) {
        testing::ClipSpec spec;
        spec.frames = 150;
        spec.draw = [=](int, cv::Size size) {
            cv::Mat cloth(size, CV_8UC3);
            for (int x = 0; x < size.width; ++x) {
                const int light = x * 80 / size.width;
                cloth.col(x) = blue ? cv::Scalar(40 + light, 80 + light, 150 + light)
                                    : cv::Scalar(150 + light, 95 + light, 40 + light);
            }
            return cloth;
        };
        const auto file = folder / (blue ? "blue.mp4" : "orange.mp4");
        EXPECT_TRUE(testing::make_clip(file, spec));
        cuts.push_back({*pool->add(file), FrameRange{FramePosition(0), FrameCount(spec.frames)}});
    }
    JoinOptions options;
    options.transition = "colour-bridge", options.transition_length = length;
    const auto joined = join_cuts(*pool, cuts, options);
    if (!joined) return fail(joined.error());
    return Renderer(pool).check_transition(joined->timeline, joined->timeline.tracks.front()->transitions.at(0));
}

TEST(Rehearsal, AGradeThatRunsOverStillPicturesIsRefusedWithALengthThatWouldDo) {
    const auto checked = checked_bridge(FrameCount(24));
    ASSERT_FALSE(checked);
    EXPECT_THAT(checked.error().what, ::testing::HasSubstr("seen to jump"));
    const std::string& advice = checked.error().advice;
    const std::size_t digits = advice.find_first_of("0123456789");
    ASSERT_NE(digits, std::string::npos) << advice;
    const auto longer = checked_bridge(FrameCount(std::atoll(advice.c_str() + digits)));
    EXPECT_TRUE(longer) << longer.error().message();
}

}  // namespace
}  // namespace rhyme
