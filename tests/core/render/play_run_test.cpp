#include <gtest/gtest.h>

#include "core/render/play_run.h"

namespace rhyme {
namespace {

PlayRun::Setup setup(std::int64_t from, RationalTime speed, std::int64_t first, std::int64_t end, bool round = false) {
    return {FrameRate(30000, 1001),
            48000,
            FramePosition(from),
            speed,
            FrameRange::between(FramePosition(first), FramePosition(end)),
            round};
}

/// Every frame in the order it is seen, up to `most`, by asking for each sample where the next change is.
std::vector<std::int64_t> seen(const PlayRun& run, std::size_t most) {
    std::vector<std::int64_t> frames;
    for (std::int64_t played = 0; frames.size() < most; played = run.next_change(played)) {
        const auto frame = run.frame(played);
        if (!frame) break;
        frames.push_back(frame->value);
    }
    return frames;
}
using List = std::vector<std::int64_t>;

TEST(PlayRun, ShowsEveryFrameOnceAndEnds) {
    EXPECT_EQ(seen(PlayRun(setup(3, {1, 1}, 0, 8)), 99), (List{3, 4, 5, 6, 7}));
    EXPECT_EQ(seen(PlayRun(setup(3, {-1, 1}, 0, 8)), 99), (List{3, 2, 1, 0}));
    EXPECT_EQ(seen(PlayRun(setup(3, {1, 2}, 0, 6)), 99), (List{3, 4, 5}));
}

TEST(PlayRun, GoesRoundEitherWay) {
    EXPECT_EQ(seen(PlayRun(setup(5, {1, 1}, 4, 7, true)), 8), (List{5, 6, 4, 5, 6, 4, 5, 6}));
    EXPECT_EQ(seen(PlayRun(setup(5, {-1, 1}, 4, 7, true)), 7), (List{5, 4, 6, 5, 4, 6, 5}));
}

TEST(PlayRun, StartsBeforeItsRangeAndPlaysIntoIt) {
    EXPECT_EQ(seen(PlayRun(setup(2, {1, 1}, 4, 6, true)), 6), (List{2, 3, 4, 5, 4, 5}));
}

TEST(PlayRun, AFrameChangesExactlyWithItsFirstSample) {
    const PlayRun run(setup(0, {1, 1}, 0, 100000));
    const FrameRate rate(30000, 1001);
    for (std::int64_t f = 1; f < 100000; f += 977) {
        const std::int64_t at = rate.sample(FramePosition(f), 48000).value;
        EXPECT_EQ(run.frame(at - 1)->value, f - 1);
        EXPECT_EQ(run.frame(at)->value, f);
        EXPECT_EQ(run.next_change(at - 1), at);
    }
}

TEST(PlayRun, AtTwiceTheSpeedAFrameIsThereForHalfTheTime) {
    const PlayRun run(setup(0, {2, 1}, 0, 1000));
    EXPECT_EQ(run.next_change(0), 801);  // 1602 samples
    EXPECT_EQ(run.frame(48000)->value, 59);
}

TEST(PlayRun, EveryNextChangeIsTheFirstOne) {
    for (const RationalTime speed :
         {RationalTime(1, 1), RationalTime(-1, 1), RationalTime(3, 2), RationalTime(-4, 1), RationalTime(1, 4)}) {
        const PlayRun run(setup(5, speed, 0, 12, true));
        for (std::int64_t played = 0; played < 40000; ++played) {
            const std::int64_t next = run.next_change(played);
            ASSERT_GT(next, played);
            ASSERT_NE(run.frame(next), run.frame(next - 1)) << played;
            ASSERT_EQ(run.frame(played), run.frame(next - 1)) << played;
        }
    }
}

TEST(PlayRun, TheSoundOfARoundIsTheRangeOverAndOver) {
    const PlayRun run(setup(5, {1, 1}, 4, 7, true));
    const auto sample = [](std::int64_t f) { return FrameRate(30000, 1001).sample(FramePosition(f), 48000).value; };
    std::int64_t distance = 0;
    const auto first = run.stretch(distance, 1000000);
    EXPECT_EQ(first->first, sample(5));
    EXPECT_EQ(first->count, sample(7) - sample(5));
    distance += first->count;
    EXPECT_EQ(run.stretch(distance, 1000000)->first, sample(4));
    EXPECT_EQ(run.stretch(distance, 1000000)->count, sample(7) - sample(4));
    EXPECT_EQ(run.stretch(distance, 10)->count, 10);
}

}  // namespace
}  // namespace rhyme
