#include <gtest/gtest.h>

#include "core/render/renderer.h"

namespace rhyme {
namespace {

/// Media of `frames` pictures whose times are `times` / `den` seconds.
std::shared_ptr<const Media> media_with(std::vector<std::int64_t> times, std::int64_t end, std::int64_t den) {
    auto index = std::make_shared<FrameIndex>();
    index->time_base_num = 1, index->time_base_den = den;
    for (std::size_t i = 0; i < times.size(); ++i)
        index->entries.push_back({times[i], (i + 1 < times.size() ? times[i + 1] : end) - times[i], true});
    auto media = std::make_shared<Media>();
    media->info.video.emplace();
    media->info.video->frames = static_cast<std::int64_t>(times.size());
    media->info.duration = RationalTime(end - times.front(), den);
    media->index = index;
    return media;
}

/// A constant rate whose timestamps are rounded to `den` a second, as Matroska does to milliseconds.
std::shared_ptr<const Media> media_at(FrameRate rate, std::int64_t frames, std::int64_t den) {
    std::vector<std::int64_t> times;
    const auto rounded = [&](std::int64_t n) {
        return detail::divide(detail::Wide(n) * rate.den * den, rate.num, Rounding::Nearest);
    };
    for (std::int64_t n = 0; n < frames; ++n) times.push_back(rounded(n));
    return media_with(times, rounded(frames), den);
}

Clip clip_from(RationalTime source_in, std::int64_t start, std::int64_t length) {
    Clip clip;
    clip.id = ClipId{1}, clip.media = MediaId{1}, clip.start = FramePosition(start), clip.length = FrameCount(length);
    clip.source_in = source_in;
    return clip;
}

constexpr FrameRate ntsc(30000, 1001), film(24000, 1001), pal(25, 1);

TEST(SourceFrame, SameRateShowsEveryFrameOnceEvenWithRoundedTimestamps) {
    for (const FrameRate rate : {ntsc, film, pal, FrameRate(60000, 1001), FrameRate(24, 1), FrameRate(120, 1)})
        for (const std::int64_t den : {std::int64_t(1000), std::int64_t(90000), rate.num}) {
            const auto media = media_at(rate, 1000, den);
            for (const std::int64_t in : {0, 1, 2, 17, 500}) {
                const Clip clip = clip_from(media->index->time(FramePosition(in)), 333, 400);
                for (std::int64_t i = 0; i < 400; ++i)
                    ASSERT_EQ(source_frame(clip, FramePosition(333 + i), rate, *media).value, in + i)
                        << rate.num << '/' << rate.den << " rounded to 1/" << den << " from " << in;
            }
        }
}

TEST(SourceFrame, ExactRateTimesAreRightForRoundedTimestampsToo) {
    const auto media = media_at(ntsc, 1000, 1000);
    for (std::int64_t in = 0; in < 500; ++in) {
        const Clip clip = clip_from(ntsc.time(FramePosition(in)), 0, 10);
        ASSERT_EQ(source_frame(clip, FramePosition(0), ntsc, *media).value, in);
    }
}

TEST(SourceFrame, TheFirstFrameIsTheOneThatSourceInNames) {
    const auto media = media_with({0, 100, 105, 200, 1000, 1017, 1018, 2000}, 2500, 1000);  // very uneven
    for (std::int64_t n = 0; n < 8; ++n)
        for (const FrameRate rate : {pal, ntsc, FrameRate(60, 1)}) {
            const Clip clip = clip_from(media->index->time(FramePosition(n)), 12, 5);
            EXPECT_EQ(source_frame(clip, FramePosition(12), rate, *media).value, n);
        }
}

TEST(SourceFrame, SlowerSourceRepeatsAndFasterSourceDropsEvenly) {
    // 25 in a 29.97 sequence: the frame on screen in the middle of each sequence frame.
    const auto slow = media_at(pal, 1000, 25);
    const Clip clip = clip_from({}, 0, 600);
    for (std::int64_t i = 0; i < 600; ++i) {
        const std::int64_t middle = (2 * i + 1) * 1001 * 25 / (2 * 30000);
        ASSERT_EQ(source_frame(clip, FramePosition(i), ntsc, *slow).value, middle);
    }
    // 60 in 25: at t = i / 25 + 1/120.
    const auto fast = media_at(FrameRate(60, 1), 1000, 60);
    for (std::int64_t i = 0; i < 400; ++i)
        ASSERT_EQ(source_frame(clip, FramePosition(i), pal, *fast).value, (2 * i * 60 + 25) / 50);
}

TEST(SourceFrame, HandlesReachBeyondTheClipAndStopAtTheMediasEnds) {
    const auto media = media_at(pal, 100, 25);
    const Clip clip = clip_from(RationalTime(10, 25), 50, 20);
    EXPECT_EQ(source_frame(clip, FramePosition(45), pal, *media).value, 5);
    EXPECT_EQ(source_frame(clip, FramePosition(30), pal, *media).value, 0);
    EXPECT_EQ(source_frame(clip, FramePosition(500), pal, *media).value, 99);
}

TEST(SourceFrame, AStillIsItsOneFrameAtAnyTime) {
    const auto still = media_with({0}, 40, 1000);
    EXPECT_EQ(source_frame(clip_from({}, 0, 1000), FramePosition(999), pal, *still).value, 0);
}

/// Two video tracks and a sound track to be filled by hand.
struct Sequence {
    Track low, high;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();

    Sequence() {
        low.id = TrackId{1}, high.id = TrackId{2};
        for (std::uint64_t m = 1; m <= 4; ++m) pool->set(MediaId{m}, media_at(pal, 1000, 25));
    }
    static Clip clip(std::uint64_t id, std::int64_t start, std::int64_t length) {
        Clip c = clip_from(RationalTime(100, 25), start, length);
        c.id = ClipId{id}, c.media = MediaId{id};
        return c;
    }
    FramePlan at(std::int64_t p) const {
        Timeline timeline;
        timeline.tracks = {std::make_shared<const Track>(low), std::make_shared<const Track>(high)};
        kept = timeline;  // the plan points into it
        return plan_frame(kept, FramePosition(p), *pool);
    }
    std::uint64_t seen(std::int64_t p) const {
        const FramePlan plan = at(p);
        return plan.layers.size() == 1 ? plan.layers.front().clip.value : 0;
    }
    mutable Timeline kept;
};

TEST(PlanFrame, TheTopmostClipIsSeenAndGapsAreBlack) {
    Sequence s;
    s.low.clips = {Sequence::clip(1, 0, 100)};
    s.high.clips = {Sequence::clip(2, 20, 10)};
    EXPECT_EQ(s.seen(19), 1u);
    EXPECT_EQ(s.seen(20), 2u);
    EXPECT_EQ(s.seen(29), 2u);
    EXPECT_EQ(s.seen(30), 1u);
    EXPECT_TRUE(s.at(100).layers.empty());
}

TEST(PlanFrame, MutedTracksAndDisabledClipsShowWhatIsBelow) {
    Sequence s;
    s.low.clips = {Sequence::clip(1, 0, 100)};
    s.high.clips = {Sequence::clip(2, 0, 100)};
    s.high.clips[0].enabled = false;
    EXPECT_EQ(s.seen(5), 1u);
    s.high.clips[0].enabled = true, s.high.muted = true;
    EXPECT_EQ(s.seen(5), 1u);
    s.low.muted = true;
    EXPECT_TRUE(s.at(5).layers.empty());
}

TEST(PlanFrame, ATransitionShowsBothClipsOverItsFramesOnly) {
    Sequence s;
    s.low.clips = {Sequence::clip(1, 0, 50), Sequence::clip(2, 50, 50)};
    s.low.transitions = {{TransitionId{9}, ClipId{1}, ClipId{2}, "dissolve", FrameCount(4), FrameCount(6), {}}};
    EXPECT_EQ(s.seen(45), 1u);
    const FramePlan first = s.at(46), last = s.at(55);
    ASSERT_EQ(first.layers.size(), 2u);
    EXPECT_EQ(first.transition_frame.value, 0);
    EXPECT_EQ(first.layers[0].source.value, 146);
    EXPECT_EQ(first.layers[1].source.value, 96) << "four frames before its in point";
    ASSERT_EQ(last.layers.size(), 2u);
    EXPECT_EQ(last.transition_frame.value, 9);
    EXPECT_EQ(last.layers[0].source.value, 155) << "a handle beyond its out point";
    EXPECT_EQ(s.seen(56), 2u);
}

TEST(PlanFrame, OfADisabledNeighbourNoTransitionIsDrawn) {
    Sequence s;
    s.low.clips = {Sequence::clip(1, 0, 50), Sequence::clip(2, 50, 50)};
    s.low.transitions = {{TransitionId{9}, ClipId{1}, ClipId{2}, "dissolve", FrameCount(4), FrameCount(6), {}}};
    s.low.clips[0].enabled = false;
    EXPECT_TRUE(s.at(48).layers.empty());
    EXPECT_EQ(s.seen(52), 2u);
}

TEST(PlanFrame, OfflineMediaKeepTheirPlace) {
    Sequence s;
    s.low.clips = {Sequence::clip(7, 0, 50)};
    const FramePlan plan = s.at(3);
    ASSERT_EQ(plan.layers.size(), 1u);
    EXPECT_EQ(plan.layers[0].media, MediaId{7});
}

}  // namespace
}  // namespace rhyme
