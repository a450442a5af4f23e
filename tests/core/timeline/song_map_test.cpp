// The song map: what its edits do, and that its beats never drift from the frames they snap to.
#include "core/timeline/song_map.h"

#include <gtest/gtest.h>

#include <cmath>

#include "core/timeline/edits.h"
#include "core/timeline/history.h"
#include "core/timeline/song_edits.h"
#include "core/timeline/song_places.h"

namespace rhyme::test {
namespace {

SongTime ms(std::int64_t n) { return {n * 1000}; }

/// Beats each half second from `first`, a bar each four.
SongMap map_of(int beats, std::int64_t first = 0) {
    SongMap map;
    map.media = {7}, map.length = ms(first + 500 * beats);
    for (int n = 0; n < beats; ++n) map.beats.push_back({ms(first + 500 * n), n % 4 == 0, false, 90});
    map.parts = {{ms(0), "A", "verse", 50}, {ms(4000), "B", "chorus", 100}};
    return map;
}

/// "D...D..." of the beats, with '|' for plain ones: one sign each 125 ms.
std::string strip(const Result<SongMap>& map) {
    if (!map) return map.error().what;
    std::string s;
    for (const SongBeat& b : map->beats) {
        const auto place = static_cast<std::size_t>(b.at.us / 125'000);
        if (s.size() <= place) s.resize(place + 1, '.');
        s[place] = b.downbeat ? 'D' : '|';
    }
    return s;
}

TEST(SongMap, BarsAreCountedFromBarOne) {
    SongMap map = map_of(9);
    map.bar_one = ms(2000);
    const auto bars = bars_of(map);
    EXPECT_EQ(bars[0], (BarBeat{0, 1}));
    EXPECT_EQ(bars[3], (BarBeat{0, 4}));
    EXPECT_EQ(bars[4], (BarBeat{1, 1}));
    EXPECT_EQ(bars[8], (BarBeat{2, 1}));
}

TEST(SongMap, BeatsBeforeTheFirstBarAreItsPickup) {
    SongMap map = map_of(6);
    for (std::size_t n = 0; n < 6; ++n) map.beats[n].downbeat = n == 1;
    const auto bars = bars_of(map);
    EXPECT_EQ(bars[0], (BarBeat{0, 4}));
    EXPECT_EQ(bars[1], (BarBeat{1, 1}));
    EXPECT_EQ(bars[2], (BarBeat{1, 2}));
}

TEST(SongMap, ABeatMovesBetweenItsNeighbours) {
    const auto moved = move_beat(map_of(4), 1, ms(625));
    EXPECT_EQ(strip(moved), "D....|..|...|");
    EXPECT_TRUE(moved->beats[1].by_hand);
    EXPECT_FALSE(move_beat(map_of(4), 1, ms(1000)));
    EXPECT_FALSE(move_beat(map_of(4), 9, ms(1000)));
}

TEST(SongMap, BarOneGoesAlongWithItsBeat) {
    SongMap map = map_of(8);
    map.bar_one = ms(2000);
    EXPECT_EQ(move_beat(map, 4, ms(2125))->bar_one, ms(2125));
    EXPECT_EQ(shift_beats(map, ms(-125))->bar_one, ms(1875));
}

TEST(SongMap, BeatsComeAndGo) {
    EXPECT_EQ(strip(add_beat(map_of(3), ms(250))), "D.|.|...|");
    EXPECT_FALSE(add_beat(map_of(3), ms(510)));
    EXPECT_EQ(strip(remove_beat(map_of(3), 1)), "D.......|");
    EXPECT_EQ(strip(remove_beats(map_of(4), {ms(400), ms(1100)})), "D...........|");
}

TEST(SongMap, AStretchShiftsAndEatsWhatItRunsInto) {
    EXPECT_EQ(strip(shift_beats(map_of(4), ms(125))), ".D...|...|...|");
    EXPECT_EQ(strip(shift_beats(map_of(4), ms(500), {ms(400), ms(900)})), "D.......|...|");
}

TEST(SongMap, HalfAndDoubleKeepTheDownbeatAndTheMeter) {
    EXPECT_EQ(strip(scale_beats(map_of(9), Scale::Halve)), "D.......|.......|.......|.......D");
    EXPECT_EQ(strip(scale_beats(map_of(5), Scale::Double)), "D.|.|.|.D.|.|.|.D");
    EXPECT_EQ(strip(scale_beats(map_of(8), Scale::Halve, {ms(2000), ms(4000)})), "D...|...|...|...D.......|");
}

TEST(SongMap, ALaidGridGoesThroughItsAnchorAndDoesNotDrift) {
    const auto laid = lay_beats(map_of(1200), SongRange::all(), ms(300), 128);
    ASSERT_TRUE(laid);
    EXPECT_EQ(laid->beats.front().at, ms(300));
    EXPECT_EQ(laid->beats.back().at.us, 300'000 + 468'750 * static_cast<std::int64_t>(laid->beats.size() - 1));
    EXPECT_TRUE(laid->beats[4].downbeat);
}

TEST(SongMap, TapsMeanAnEvenBeat) {
    // Uneven by 20 ms, one left out.
    const auto tapped = tap_beats(map_of(20), {ms(1010), ms(1590), ms(2210), ms(3400), ms(4000)}, ms(6000));
    ASSERT_TRUE(tapped) << tapped.error().what;
    const double tempo = tempo_at(*tapped, ms(3000));
    EXPECT_NEAR(tempo, 100, 1);
    EXPECT_EQ(strip(tapped).substr(0, 8), "D...|...") << "before the first tap nothing changes";
    EXPECT_FALSE(tap_beats(map_of(20), {ms(1), ms(2)}, ms(9)));
    EXPECT_FALSE(tap_beats(map_of(20), {ms(500), ms(400), ms(900)}, ms(9)));
}

TEST(SongMap, WhatIsHeardAnewLeavesBeatsSetByHand) {
    const SongMap map = *move_beat(map_of(8), 3, ms(1625));
    std::vector<SongBeat> heard;
    for (int n = 0; n < 8; ++n) heard.push_back({ms(20 + 500 * n), n % 4 == 0, false, 50});
    const auto kept = replace_beats(map, {ms(900), ms(2600)}, heard);
    ASSERT_TRUE(kept);
    EXPECT_EQ(kept->beats[1].at, ms(500));
    EXPECT_EQ(kept->beats[2].at, ms(1020));
    EXPECT_EQ(kept->beats[3].at, ms(1625));
    EXPECT_EQ(kept->beats[4].at, ms(2020));
    EXPECT_EQ(kept->beats.size(), 8u);
    EXPECT_EQ(replace_beats(map, {ms(900), ms(2600)}, heard, false)->beats[3].at, ms(1520));
}

TEST(SongMap, BarOneIsHere) {
    const auto set = set_bar_one(map_of(9), 2);
    EXPECT_EQ(strip(set), "|...|...D...|...|...|...D...|...|");
    EXPECT_EQ(bars_of(*set)[2], (BarBeat{1, 1}));
    EXPECT_EQ(bars_of(*set)[0], (BarBeat{0, 3}));
}

TEST(SongMap, AMeterHoldsForTheSongOrForAStretch) {
    const auto waltz = set_meter(map_of(7), 3, 4);
    EXPECT_EQ(strip(waltz), "D...|...|...D...|...|...D");
    EXPECT_EQ(waltz->beats_in_bar, 3);
    const auto part = set_meter(map_of(9), 2, 4, {ms(2000), ms(9000)});
    EXPECT_EQ(strip(part), "D...|...|...|...D...|...D...|...D");
}

TEST(SongMap, PartsStaySideBySide) {
    const SongMap map = map_of(16);
    const auto split = split_part(map, ms(2000), "C", "bridge");
    ASSERT_EQ(split->parts.size(), 3u);
    EXPECT_EQ(part_end(*split, 0), ms(2000));
    EXPECT_EQ(split->parts[*part_at(*split, ms(2500))].name, "bridge");
    EXPECT_EQ(join_part(*split, 1)->parts, map.parts);
    EXPECT_EQ(move_part(map, 1, ms(3000))->parts[1].start, ms(3000));
    EXPECT_FALSE(move_part(map, 1, ms(8000))) << "past the end";
    EXPECT_FALSE(move_part(map, 0, ms(100)));
}

TEST(SongMap, WordsStayInOrder) {
    const auto set = set_lyrics(map_of(8), {{ms(900), ms(1500), "two"}, {ms(100), ms(800), "one"}});
    EXPECT_EQ(set->lyrics[0].text, "one");
    EXPECT_EQ(change_lyric(*set, 0, {ms(1000), ms(1200), "three"})->lyrics[1].text, "three");
    EXPECT_EQ(shift_lyrics(*set, ms(-850))->lyrics.size(), 1u) << "one has ended before the song begins";
    EXPECT_FALSE(change_lyric(*set, 0, {ms(1000), ms(1000), "none"}));
}

TEST(SongMap, AnEditIsAStepOfUndo) {
    History history(*with_song(make_timeline({25, 1}, 640, 360), map_of(8)));
    history.commit("Shift", *with_song(history.now(), shift_beats(*history.now().song, ms(40))));
    EXPECT_EQ(history.now().song->beats[0].at, ms(40));
    EXPECT_EQ(history.undo().song->beats[0].at, ms(0));
    EXPECT_EQ(history.redo().song->beats[0].at, ms(40));
    EXPECT_FALSE(with_song(history.now(), SongMap{})) << "a map of no song";
}

/// The song on A1 from frame 10 on, from half a second of it, for ten minutes.
Timeline cut_to(FrameRate rate, const SongMap& map) {
    Timeline t = *with_song(make_timeline(rate, 640, 360), map);
    const NewClip song{
        t.tracks[1]->id, map.media, "song", {1, 2}, {700, 1}, rate.count({600, 1}, Rounding::Nearest), 0};
    return *overwrite(t, FramePosition(10), {song});
}

TEST(SongPlaces, TenMinutesOfBeatsAreNeverMoreThanHalfAFrameOff) {
    SongMap map;
    map.media = {1}, map.length = ms(620'000);
    for (int n = 0; n < 1300; ++n) map.beats.push_back({{468'750 * n}, n % 4 == 0, false, 100});
    for (const FrameRate rate : {FrameRate(24, 1), FrameRate(30000, 1001)}) {
        const Timeline t = cut_to(rate, map);
        const auto placed = placed_beats(t, {FramePosition(0), FrameCount(max_frames)});
        ASSERT_GT(placed.size(), 1270u);
        double worst = 0;
        for (const PlacedBeat& b : placed)
            worst = std::max(worst, std::abs((b.time - rate.time(b.frame)).seconds() * rate.fps()));
        EXPECT_LE(worst, 0.5 + 1e-9) << rate.fps();
    }
}

TEST(SongPlaces, ATimeOfTheSongIsFoundAgain) {
    const Timeline t = cut_to({25, 1}, map_of(1200));
    EXPECT_EQ(song_time(t, FramePosition(10)), ms(500));
    EXPECT_EQ(song_time(t, FramePosition(35)), ms(1500));
    EXPECT_EQ(song_time(t, FramePosition(5)), std::nullopt);
    EXPECT_EQ(snapped(*song_clips(t).front(), ms(1500), t.rate), FramePosition(35));
}

TEST(SongPlaces, ACutSongKeepsItsBeats) {
    Timeline t = cut_to({25, 1}, map_of(1200));
    t = *split(t, FramePosition(20));
    EXPECT_EQ(song_clips(t).size(), 2u);
    const auto placed = placed_beats(t, {FramePosition(10), FrameCount(26)});
    ASSERT_EQ(placed.size(), 3u);
    EXPECT_EQ(placed[0].frame, FramePosition(10));
    EXPECT_EQ(placed[1].frame, FramePosition(23)) << "12.5 frames on: halves go up";
    EXPECT_EQ(placed[2].frame, FramePosition(35));
    EXPECT_EQ(placed[2].place, (BarBeat{1, 4}));
}

}  // namespace
}  // namespace rhyme::test
