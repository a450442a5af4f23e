#include "core/assemble/cut_plan.h"

#include <gtest/gtest.h>

namespace rhyme {
namespace {

/// A minute in bars of two seconds; from 30 s to 44 s it sounds full.
SongMap minute() {
    SongMap map;
    map.length = SongTime::of(60.0);
    for (int i = 0; i < 120; ++i) map.beats.push_back({SongTime::of(i * 0.5), i % 4 == 0});
    for (int i = 0; i < 120; ++i) map.energy.push_back(i >= 60 && i < 88 ? 220 : 60);
    return map;
}

TEST(FullestStretch, BeginsOnTheBarFromWhichItSoundsFullest) {
    EXPECT_DOUBLE_EQ(fullest_stretch(minute(), 14, 0, 60), 30);
}

TEST(FullestStretch, APartIsRatherHeardFromItsBeginning) {
    SongMap map = minute();
    map.parts = {{SongTime{}, "A", "verse", 30}, {SongTime::of(29.0), "B", "chorus", 100}};
    EXPECT_DOUBLE_EQ(fullest_stretch(map, 14, 0, 60), 29);
}

TEST(FullestStretch, StaysWithinWhatMayBeUsed) {
    EXPECT_DOUBLE_EQ(fullest_stretch(minute(), 10, 4, 20), 4);
    EXPECT_DOUBLE_EQ(fullest_stretch(minute(), 30, 50, 60), 50);
    EXPECT_DOUBLE_EQ(fullest_stretch({}, 10, 3, 60), 3);
}

}  // namespace
}  // namespace rhyme
