#include "core/analysis/moments.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace rhyme {
namespace {

FrameIndex regular(std::int64_t frames, std::int64_t fps = 25) {
    FrameIndex index;
    index.time_base_num = 1, index.time_base_den = fps;
    for (std::int64_t n = 0; n < frames; ++n) index.entries.push_back({n, 1, true});
    return index;
}

FrameRange frames(std::int64_t from, std::int64_t to) {
    return FrameRange::between(FramePosition(from), FramePosition(to));
}

TEST(Moments, TheFirstAndTheLastFrameAreAmongThem) {
    const auto found = moment_frames(regular(300), frames(50, 150), false);
    EXPECT_EQ(found.front(), FramePosition(50));
    EXPECT_EQ(found.back(), FramePosition(149));
}

TEST(Moments, TheyAscendAndAreUnique) {
    for (std::int64_t length = 1; length < 200; ++length) {
        const auto found = moment_frames(regular(300), frames(7, 7 + length), false);
        EXPECT_TRUE(std::is_sorted(found.begin(), found.end()));
        EXPECT_EQ(std::adjacent_find(found.begin(), found.end()), found.end()) << length;
    }
}

TEST(Moments, AreDenseNearTheEdgesAndRegularBetween) {
    const auto found = moment_frames(regular(300), frames(0, 250), false);
    for (std::size_t i = 1; i < found.size(); ++i) {
        const double at = double(found[i].value) / 25, step = double((found[i] - found[i - 1]).value) / 25;
        EXPECT_LE(step, at <= 0.5 || at > 9.5 ? 0.17 : at <= 1 || at > 9 ? 0.3 : 0.5) << at;
    }
}

TEST(Moments, AShotOfFourSecondsHasAboutSixteen) {
    EXPECT_LE(moment_frames(regular(300), frames(0, 100), false).size(), 20u);
    EXPECT_GE(moment_frames(regular(300), frames(0, 100), false).size(), 12u);
}

TEST(Moments, NoFrameIsFurtherThanAQuarterOfASecondFromOne) {
    for (const std::int64_t fps : {24, 30, 60})
        for (std::int64_t length = 2; length < 6 * fps; length += 3) {
            const auto found = moment_frames(regular(1000, fps), frames(5, 5 + length), false);
            for (std::size_t i = 1; i < found.size(); ++i)
                EXPECT_LE((found[i] - found[i - 1]).value, fps / 2) << length << " at " << fps;
        }
}

TEST(Moments, OneFrameIsOneMoment) { EXPECT_EQ(moment_frames(regular(1), frames(0, 1), false).size(), 1u); }

TEST(Moments, WhatIsCertainBeforeTheEndIsKnownStays) {
    const FrameIndex index = regular(400, 30);
    for (std::int64_t end = 20; end <= 300; end += 37) {
        const auto whole = moment_frames(index, frames(10, end), false);
        for (std::int64_t known = 12; known <= end; known += 11) {
            const auto certain = moment_frames(index, frames(10, known), true);
            ASSERT_LE(certain.size(), whole.size());
            EXPECT_TRUE(std::equal(certain.begin(), certain.end(), whole.begin())) << known << " of " << end;
        }
    }
}

TEST(Moments, NeighboursStayInsideTheShot) {
    const FrameIndex index = regular(100);
    EXPECT_EQ(neighbour_before(index, frames(10, 50), FramePosition(10)), FramePosition(10));
    EXPECT_EQ(neighbour_before(index, frames(10, 50), FramePosition(11)), FramePosition(10));
    EXPECT_EQ(neighbour_after(index, frames(10, 50), FramePosition(49)), FramePosition(49));
    EXPECT_GT(neighbour_after(index, frames(10, 50), FramePosition(20)), FramePosition(20));
    EXPECT_LT(neighbour_before(index, frames(10, 50), FramePosition(20)), FramePosition(20));
}

}  // namespace
}  // namespace rhyme
