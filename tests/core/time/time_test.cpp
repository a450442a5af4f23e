#include <gtest/gtest.h>

#include <limits>
#include <random>

#include "core/time/frame.h"
#include "core/time/rational_time.h"
#include "core/time/timecode.h"

namespace rhyme {
namespace {

template <class A, class B>
concept Addable = requires(A a, B b) {
    a + b;
};
static_assert(!Addable<FramePosition, FramePosition>, "adding two positions must not compile");
static_assert(!Addable<FramePosition, SampleCount>, "frames and samples do not mix");
static_assert(Addable<FramePosition, FrameCount>);

const FrameRate ntsc(30000, 1001), film(24000, 1001), ntsc60(60000, 1001), pal(25, 1);

TEST(FrameRange, IsHalfOpen) {
    const FrameRange range{FramePosition(10), FrameCount(5)};
    EXPECT_TRUE(range.contains(FramePosition(10)));
    EXPECT_TRUE(range.contains(FramePosition(14)));
    EXPECT_FALSE(range.contains(FramePosition(15)));
}

TEST(FrameRange, NeighboursTouchWithoutOverlapping) {
    const FrameRange a{FramePosition(0), FrameCount(5)}, b{FramePosition(5), FrameCount(5)},
        nothing{FramePosition(2), FrameCount(0)};
    EXPECT_FALSE(a.overlaps(b));
    EXPECT_TRUE(a.intersection(b).empty());
    EXPECT_FALSE(a.overlaps(nothing));
    EXPECT_TRUE(a.overlaps({FramePosition(4), FrameCount(1)}));
}

TEST(RationalTime, SumsAreExact) {
    RationalTime sum;
    for (int i = 0; i < 30000; ++i) sum = sum + ntsc.frame_duration();
    EXPECT_EQ(sum, RationalTime(1001, 1));
}

TEST(RationalTime, ComparesWithoutOverflow) {
    const std::int64_t big = std::numeric_limits<std::int64_t>::max();
    EXPECT_LT(RationalTime(big - 1, big), RationalTime(1, 1));
    EXPECT_GT(RationalTime(big, 1), RationalTime(big - 1, 1));
    EXPECT_EQ(RationalTime(2, -4), RationalTime(-1, 2));
}

TEST(FrameRate, PositionUndoesTimeForEveryRounding) {
    std::mt19937_64 random(1);
    for (const FrameRate rate : {ntsc, film, ntsc60, pal, FrameRate(12, 1)})
        for (int i = 0; i < 200; ++i) {
            const FramePosition p(std::uniform_int_distribution<std::int64_t>(-1'000'000'000, 1'000'000'000)(random));
            for (const Rounding how : {Rounding::Down, Rounding::Nearest, Rounding::Up})
                EXPECT_EQ(rate.position(rate.time(p), how), p);
        }
}

TEST(FrameRate, RoundingGoesWhereItSays) {
    EXPECT_EQ(pal.position(RationalTime(-1, 100), Rounding::Down), FramePosition(-1));
    EXPECT_EQ(pal.position(RationalTime(-1, 100), Rounding::Up), FramePosition(0));
    EXPECT_EQ(pal.position(RationalTime(1, 50), Rounding::Nearest), FramePosition(1));  // half a frame goes up
}

TEST(FrameRate, FramesTileTheSamplesWithoutGap) {
    std::int64_t total = 0;
    for (std::int64_t n = 0; n < 30000; ++n)
        total += (ntsc.sample(FramePosition(n + 1), 48000) - ntsc.sample(FramePosition(n), 48000)).value;
    EXPECT_EQ(total, 1001 * 48000);
}

TEST(Timecode, DropFrameSkipsTwoNumbersAMinuteButNotEveryTenth) {
    EXPECT_EQ(format_timecode(FramePosition(1799), ntsc), "00:00:59;29");
    EXPECT_EQ(format_timecode(FramePosition(1800), ntsc), "00:01:00;02");
    EXPECT_EQ(format_timecode(FramePosition(17982), ntsc), "00:10:00;00");
    EXPECT_EQ(format_timecode(FramePosition(107892), ntsc), "01:00:00;00");
    EXPECT_EQ(format_timecode(FramePosition(3600), ntsc60), "00:01:00;04");
}

TEST(Timecode, WithoutDropFrameNumbersAreConsecutive) {
    EXPECT_EQ(format_timecode(FramePosition(1800), ntsc, false), "00:01:00:00");
    EXPECT_EQ(format_timecode(FramePosition(25 * 3600 + 7), pal), "01:00:00:07");
    EXPECT_EQ(format_timecode(FramePosition(-26), pal), "-00:00:01:01");
}

TEST(Timecode, ParsingUndoesFormatting) {
    for (const FrameRate rate : {ntsc, ntsc60, film, pal, FrameRate(120, 1)})
        for (const bool drop : {false, true})
            for (std::int64_t n = -4000; n < 400'000; n += 37) {
                const FramePosition p(n);
                const std::string text = format_timecode(p, rate, drop);
                ASSERT_EQ(parse_timecode(text, rate), p) << text;
            }
}

TEST(Timecode, ConsecutiveFramesNeverShareATimecode) {
    std::string last;
    for (std::int64_t n = 0; n < 40'000; ++n) {
        const std::string text = format_timecode(FramePosition(n), ntsc);
        ASSERT_LT(last, text);
        last = text;
    }
}

TEST(Timecode, ShortFormsCountFromTheRight) {
    EXPECT_EQ(parse_timecode("8", pal), FramePosition(8));
    EXPECT_EQ(parse_timecode("12:08", pal), FramePosition(308));
    EXPECT_EQ(parse_timecode("1:00:00", pal), FramePosition(1500));
}

TEST(Timecode, WhatIsNoneIsRefused) {
    for (const char* text : {"", "-", "a", "1:2:3:4:5", "00:00:00:25", "00:60:00:00", "1::2", ":1", "00:00:01;00",
                             "1 2", "99999999999999999999"})
        EXPECT_FALSE(parse_timecode(text, pal)) << text;
    EXPECT_FALSE(parse_timecode("00:01:00;01", ntsc)) << "a dropped number";
}

}  // namespace
}  // namespace rhyme
