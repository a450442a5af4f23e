#include "core/media/proxy.h"

#include <gtest/gtest.h>

#include "core/render/renderer.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

struct Proxies : ::testing::Test {
    testing::TempFolder folder;

    std::shared_ptr<const Media> film(const std::string& name, testing::ClipSpec spec = {}) {
        spec.width = 1152, spec.height = 648;
        const auto made = testing::make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        return open_media(folder / name).value_or(nullptr);
    }
    std::shared_ptr<const Media> proxy_of(std::shared_ptr<const Media> source) {
        const auto path = proxy_path(source->info, folder / "proxies");
        const auto made = make_proxy(source, path);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        auto proxy = open_proxy(*source, path);
        EXPECT_TRUE(proxy) << (proxy ? "" : proxy.error().message());
        return proxy.value_or(nullptr);
    }
    static int number_in(const VideoFrame& frame) {
        const auto rgb = to_rgb(frame, frame.display_size());
        return rgb ? testing::read_frame_number(*rgb) : -1;
    }
};

TEST_F(Proxies, ShowTheSameFramesAndEachIsAKeyframe) {
    testing::ClipSpec spec;
    spec.frames = 30, spec.rate = FrameRate(30000, 1001);
    const auto source = film("a.mp4", spec), proxy = proxy_of(source);
    ASSERT_TRUE(proxy);
    EXPECT_EQ(proxy->info.video->height, 540);
    ProxySet set;
    set.put(MediaId{5}, source, proxy);
    for (const std::int64_t n : {29, 3, 17, 0}) {
        EXPECT_TRUE(proxy->index->entries[static_cast<std::size_t>(n)].key);
        const auto frame = set.frame(MediaId{5}, FramePosition(n), Purpose::Playback);
        ASSERT_TRUE(frame) << frame.error().message();
        EXPECT_EQ(number_in(*frame), n);
    }
}

TEST_F(Proxies, KeepTheTimesOfAVariableRate) {
    testing::ClipSpec spec;
    spec.frames = 12;
    ASSERT_TRUE(film("a.mp4", spec));
    testing::Remux changes;
    changes.time = [](std::int64_t n) { return RationalTime(n * n + 7 * n + 30, 300); };
    ASSERT_TRUE(testing::remux(folder / "a.mp4", folder / "v.mkv", changes));
    const auto source = open_media(folder / "v.mkv");
    ASSERT_TRUE(source);
    EXPECT_TRUE(proxy_of(*source));
}

TEST_F(Proxies, AreShownTurnedAsTheirSourceIs) {
    testing::ClipSpec spec;
    spec.frames = 4;
    ASSERT_TRUE(film("a.mp4", spec));
    testing::Remux changes;
    changes.rotation = 90;
    ASSERT_TRUE(testing::remux(folder / "a.mp4", folder / "r.mp4", changes));
    const auto source = open_media(folder / "r.mp4");
    ASSERT_TRUE(source);
    const auto proxy = proxy_of(*source);
    ASSERT_TRUE(proxy);
    const auto pool = std::make_shared<MediaPool>();
    const auto proxies = std::make_shared<ProxySet>();
    const MediaId id = pool->add(folder / "r.mp4").value_or(MediaId{});
    proxies->put(id, *source, proxy);
    proxies->set_use(ProxySet::Use::Always);
    Clip clip;
    clip.id = ClipId{1}, clip.media = id, clip.length = FrameCount(4);
    auto track = std::make_shared<Track>();
    track->clips = {clip};
    Timeline timeline = make_timeline(FrameRate(25, 1), 324, 576);
    timeline.tracks = {track};
    const auto small = Renderer(pool, proxies).rgb(timeline, FramePosition(2), {324, 576}, Purpose::Playback);
    const auto full = Renderer(pool).rgb(timeline, FramePosition(2), {324, 576}, Purpose::Playback);
    ASSERT_TRUE(small && full);
    EXPECT_LT(cv::norm(*small, *full, cv::NORM_L1) / static_cast<double>(small->total() * 3), 4);
    EXPECT_GT(cv::norm(*small, *full, cv::NORM_L1), 0) << "the proxy was not used";
    // Never for export.
    const auto exported = Renderer(pool, proxies).rgb(timeline, FramePosition(2), {324, 576}, Purpose::Export);
    ASSERT_TRUE(exported);
    EXPECT_EQ(cv::norm(*exported, *full, cv::NORM_L1), 0);
}

TEST_F(Proxies, OfOtherFramesAreRefused) {
    testing::ClipSpec spec;
    spec.frames = 10;
    const auto longer = film("a.mp4", spec);
    spec.frames = 9;
    const auto shorter = film("b.mp4", spec);
    spec.rate = FrameRate(24, 1);
    const auto slower = film("c.mp4", spec);
    ASSERT_TRUE(make_proxy(shorter, folder / "p.mov"));
    EXPECT_TRUE(open_proxy(*shorter, folder / "p.mov"));
    for (const auto& other : {longer, slower}) {
        const auto refused = open_proxy(*other, folder / "p.mov");
        ASSERT_FALSE(refused);
        EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    }
}

TEST_F(Proxies, AreChosenWhenAFileIsSlowAndOnlyThen) {
    testing::ClipSpec spec;
    spec.frames = 3;
    const auto source = film("a.mp4", spec), proxy = proxy_of(source);
    ProxySet set;
    set.put(MediaId{1}, source, proxy);
    EXPECT_FALSE(set.used(MediaId{1}));
    for (int i = 0; i < 50; ++i) set.took(MediaId{1}, 0.01, 0.04);
    EXPECT_FALSE(set.slow(MediaId{1}));
    for (int i = 0; i < 80; ++i) set.took(MediaId{1}, 0.04, 0.04);
    EXPECT_TRUE(set.used(MediaId{1}));
    set.set_use(ProxySet::Use::Never);
    EXPECT_FALSE(set.used(MediaId{1}));
    set.put(MediaId{1}, source, nullptr);
    set.set_use(ProxySet::Use::Always);
    EXPECT_FALSE(set.used(MediaId{1}));
}

TEST_F(Proxies, OfSmallOrStillPicturesAreOfNoUse) {
    ASSERT_TRUE(testing::make_clip(folder / "small.mp4"));
    const auto small = open_media(folder / "small.mp4");
    ASSERT_TRUE(small);
    EXPECT_FALSE(can_have_proxy(**small));
    EXPECT_FALSE(make_proxy(*small, folder / "p.mov"));
    EXPECT_FALSE(std::filesystem::exists(folder / "p.mov"));
}

TEST_F(Proxies, ACancelledOneLeavesNothing) {
    testing::ClipSpec spec;
    spec.frames = 40;
    const auto source = film("a.mp4", spec);
    std::stop_source stop;
    const auto made = make_proxy(
        source, folder / "x" / "p.mov",
        [&](const ProgressReport& r) {
            if (r.fraction > 0) stop.request_stop();
        },
        stop.get_token());
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, ErrorCode::Cancelled);
    EXPECT_TRUE(std::filesystem::is_empty(folder / "x"));
}

}  // namespace
}  // namespace rhyme
