#include <gtest/gtest.h>

#include "core/assemble/join.h"
#include "core/render/flashes.h"
#include "core/render/renderer.h"
#include "core/timeline/edits.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

/// Clips lit from one side, dark ones and bright ones in turn, each seen for `length` frames, a pass of light of the
/// shortest length allowed and at its strongest at every cut.
class LitJoins : public ::testing::Test {
protected:
    /// Flashes a second where there are too many; empty: nowhere.
    std::vector<FlashMeter::Stretch> flashes(int clips, std::int64_t length) {
        const auto pool = std::make_shared<MediaPool>();
        std::vector<SourceCut> cuts;
        for (int i = 0; i < clips; ++i) {
            testing::ClipSpec spec;
            spec.frames = 60;
            spec.draw = [i](int, cv::Size size) {
                cv::Mat rgb(size, CV_8UC3);
                for (int x = 0; x < size.width; ++x)
                    rgb.col(x).setTo(cv::Scalar::all((i % 2 ? 235 : 70) - (i % 2 ? 120 : 60) * x / size.width));
                return rgb;
            };
            const auto path = folder_ / (std::to_string(i) + ".mp4");
            EXPECT_TRUE(testing::make_clip(path, spec));
            cuts.push_back({pool->add(path).value_or(MediaId{}), {FramePosition(20), FrameCount(length)}});
        }
        JoinOptions options;
        options.transition = "light-pass", options.transition_length = FrameCount(9);
        auto joined = join_cuts(*pool, cuts, options);
        EXPECT_TRUE(joined) << (joined ? "" : joined.error().message());
        if (!joined) return {};
        Timeline timeline = joined->timeline;
        for (const Transition& t : joined->timeline.tracks.front()->transitions) {
            auto strongest = set_transition(
                timeline, {t.from, t.to, t.kind, t.in_offset, t.out_offset, {{"flare", 0.5}, {"relight", 1}}, true});
            EXPECT_TRUE(strongest);
            if (strongest) timeline = *strongest;
        }
        EXPECT_EQ(timeline.tracks.front()->transitions.size(), static_cast<std::size_t>(clips - 1));
        const Renderer renderer(pool);
        EXPECT_TRUE(renderer.check_new_transitions({}, timeline));
        FlashMeter meter(timeline.rate);
        for (FramePosition p; p < timeline.end(); p += FrameCount(1)) {
            const auto drawn = renderer.rgb(timeline, p, {160, 90}, Purpose::Export);
            EXPECT_TRUE(drawn);
            if (drawn) meter.add(*drawn);
        }
        return meter.unsafe();
    }
    testing::TempFolder folder_;
};

TEST_F(LitJoins, PassesOfLightOneAfterAnotherFlashNoMoreThanThreeTimesASecond) {
    EXPECT_TRUE(flashes(8, 10).empty());
    EXPECT_TRUE(flashes(4, 14).empty());
}

}  // namespace
}  // namespace rhyme
