// Takes are found in their song by sound: place, rate, and what is not in it.
#include "core/music/sync.h"

#include <gtest/gtest.h>

#include <cmath>
#include <functional>
#include <numbers>
#include <utility>

#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

double noise(std::uint64_t x) {
    x *= 0x9E3779B97F4A7C15ull, x ^= x >> 31, x *= 0xBF58476D1CE4E5B9ull, x ^= x >> 29;
    return double(x >> 11) / double(1ull << 52) - 1;
}

/// A song of strokes at irregular times, three or so a second; `kind` is another song.
double song_at(double t, std::uint64_t kind) {
    double sum = 0;
    const auto slot = std::int64_t(std::floor(t * 4));
    for (std::int64_t k = slot - 1; k <= slot; ++k) {
        if (k < 0) continue;
        const auto id = std::uint64_t(k) * 31 + kind * 7919;
        if (noise(id) > 0.5) continue;
        const double since = t - double(k) / 4 - 0.2 * (noise(id + 7) + 1) / 2;
        if (since < 0) continue;
        sum += 0.3 * (1.2 + noise(id + 13)) * std::sin(6.283185 * (300 + 250 * noise(id + 3)) * since) *
               std::exp(-25 * since);
    }
    return sum;
}

/// Claps where that song's strokes begin.
double claps_at(double t, std::uint64_t kind) {
    double sum = 0;
    const auto slot = std::int64_t(std::floor(t * 4));
    for (std::int64_t k = slot - 1; k <= slot; ++k) {
        const auto id = std::uint64_t(k) * 31 + kind * 7919;
        if (k < 0 || noise(id) > 0.5) continue;
        const double since = t - double(k) / 4 - 0.2 * (noise(id + 7) + 1) / 2;
        if (since >= 0) sum += 0.5 * noise(std::uint64_t(t * 48000)) * std::exp(-80 * since);
    }
    return sum;
}

class SyncTest : public ::testing::Test {
protected:
    OnsetCurve curve(const std::string& name, double seconds, std::function<double(double)> at) {
        testing::ClipSpec spec;
        spec.with_picture = false, spec.with_audio = true, spec.audio_codec = "pcm_s16le";
        spec.frames = std::int64_t(seconds * 25);
        spec.sound = [at](std::int64_t n) { return float(at(double(n) / 48000)); };
        EXPECT_TRUE(testing::make_clip(folder_.path() / name, spec));
        const auto media = open_media(folder_.path() / name);
        EXPECT_TRUE(media);
        const auto made = onset_curve(*media);
        EXPECT_TRUE(made);
        return *made;
    }
    OnsetCurve song() {
        return curve("song.wav", 60, [](double t) { return song_at(t, 1); });
    }

    testing::TempFolder folder_;
};

TEST_F(SyncTest, OffsetAndRateOfATakeAreFound) {
    const OnsetCurve whole = song();
    for (const auto& [offset, rate] : {std::pair{12.34, 1.0}, {20.5, 0.96}, {7.25, 1.0007}, {-3.1, 1.04}}) {
        const OnsetCurve take = curve("take.wav", 30, [offset = offset, rate = rate](double t) {
            return song_at(offset + t / rate, 1) + 0.05 * noise(std::uint64_t(t * 48000) + 99);
        });
        const TakeSync found = sync_take(whole, take);
        EXPECT_NEAR(found.offset, offset, 0.005) << rate;
        EXPECT_NEAR(found.rate / rate, 1, 0.0005) << rate;
        EXPECT_GT(found.confidence, 0.5) << rate;
    }
}

TEST_F(SyncTest, UnderNoiseTheWavePlacesATakeToTheMillisecond) {
    const OnsetCurve whole = song();
    for (const auto& [offset, rate] : {std::pair{9.81, 0.5}, {14.2, 1.0}, {5.6, 2.0}}) {
        const OnsetCurve take = curve("take.wav", 24, [offset = offset, rate = rate](double t) {
            return song_at(offset + t / rate, 1) + 0.2 * noise(std::uint64_t(t * 48000) + 99);
        });
        const TakeSync found = sync_take(whole, take);
        EXPECT_NEAR(found.offset, offset, 0.001) << rate;
        EXPECT_NEAR(found.rate / rate, 1, 0.0001) << rate;
        EXPECT_GT(found.confidence, 0.5) << rate;
    }
}

/// Strokes on every eighth, with a note over each that never comes back the same.
double grid_at(double t) {
    const double step = 0.2, slot = std::floor(t / step), since = t - slot * step;
    if (t < 0) return 0;
    const double pitch = 300 + 500 * (noise(std::uint64_t(slot) + 4711) + 1);
    return 0.5 * std::sin(2 * std::numbers::pi * 90 * since) * std::exp(-40 * since) +
           0.2 * std::sin(2 * std::numbers::pi * pitch * since) * std::exp(-9 * since);
}

TEST_F(SyncTest, ASlowedTakeOfASteadyBeatIsNotTakenForOneAtTheSongsSpeed) {
    const OnsetCurve whole = curve("grid.wav", 90, grid_at);
    const OnsetCurve take = curve("take.wav", 24, [](double t) { return grid_at(31.3 + t / 2); });
    const TakeSync found = sync_take(whole, take);
    EXPECT_NEAR(found.offset, 31.3, 0.005);
    EXPECT_NEAR(found.rate, 2, 0.001);
    EXPECT_GT(found.confidence, 0.5);
}

TEST_F(SyncTest, ClapsAloneAreFoundWhereTheyFallUnevenly) {
    const OnsetCurve take = curve("claps.wav", 24, [](double t) { return claps_at(18.4 + t, 1); });
    const TakeSync found = sync_take(song(), take);
    EXPECT_NEAR(found.offset, 18.4, 0.005);
    EXPECT_GT(found.confidence, 0.5);
}

TEST_F(SyncTest, ClapsThatMissSomeAreFoundAtAnotherSpeedToo) {
    const OnsetCurve take = curve("claps.wav", 24, [](double t) {
        const double at = 11.2 + t / 1.04;
        return std::fmod(at, 3) < 0.7 ? 0 : claps_at(at, 1);
    });
    const TakeSync found = sync_take(song(), take);
    EXPECT_NEAR(found.offset, 11.2, 0.005);
    EXPECT_NEAR(found.rate, 1.04, 0.0005);
    EXPECT_GT(found.confidence, 0.5);
}

/// A bar of eight strokes, again and again; each stroke a few milliseconds early or late, in each bar anew.
template <class Stroke>
double played(double t, Stroke stroke) {
    double sum = 0;
    const auto slot = std::int64_t(std::floor(t * 4));
    for (std::int64_t k = slot - 1; k <= slot + 1; ++k) {
        if (k < 0 || k % 8 == 3 || k % 8 == 6) continue;
        const double since = t - double(k) / 4 - 0.007 * noise(std::uint64_t(k) * 31 + 5);
        if (since >= 0) sum += stroke(k % 8, since);
    }
    return sum;
}

TEST_F(SyncTest, WhereASongIsPlayedByHandClapsTellItsBarsApart) {
    const OnsetCurve whole = curve("played.wav", 60, [](double t) {
        return played(t, [](std::int64_t k, double since) {
            return 0.5 * std::sin(6.283185 * (250 + 60 * double(k)) * since) * std::exp(-30 * since);
        });
    });
    const OnsetCurve take = curve("claps.wav", 24, [](double t) {
        return played(14.6 + t, [t](std::int64_t, double since) {
            return 0.5 * noise(std::uint64_t(t * 48000)) * std::exp(-80 * since);
        });
    });
    const TakeSync found = sync_take(whole, take);
    EXPECT_NEAR(found.offset, 14.6, 0.005);
    EXPECT_NEAR(found.rate, 1, 0.0005);
    EXPECT_GT(found.confidence, 0.5);
    EXPECT_EQ(found.alike, 0);
}

TEST_F(SyncTest, ClapsToAnotherSongAreNotBelieved) {
    const OnsetCurve whole = song();
    for (const std::uint64_t other : {2, 3}) {
        const OnsetCurve claps = curve("claps.wav", 24, [&](double t) { return claps_at(9.3 + t, other); });
        EXPECT_LT(sync_take(whole, claps).confidence, 0.5) << other;
    }
}

TEST_F(SyncTest, WhatFitsSeveralPlacesAsWellIsNotBelieved) {
    const OnsetCurve loop = curve("loop.wav", 48, [](double t) { return song_at(std::fmod(t, 12), 1); });
    const OnsetCurve take = curve("take.wav", 10, [](double t) { return song_at(1.3 + t, 1); });
    EXPECT_LT(sync_take(loop, take).confidence, 0.5);
    const OnsetCurve beat = curve("beat.wav", 48, [](double t) { return song_at(std::fmod(t, 0.5), 1); });
    const OnsetCurve claps = curve("claps.wav", 20, [](double t) { return claps_at(std::fmod(t, 0.5), 1); });
    const TakeSync on_beats = sync_take(beat, claps);
    EXPECT_LT(on_beats.confidence, 0.5);
    EXPECT_GT(on_beats.alike, 10) << "every beat is as good";
}

TEST_F(SyncTest, WhatIsSungOverALoopTellsItsTurnsApart) {
    const auto sung = [](double t) { return song_at(std::fmod(t, 12), 1) + 0.3 * song_at(t, 5); };
    const OnsetCurve take = curve("take.wav", 20, [&](double t) { return sung(13.3 + t); });
    const TakeSync found = sync_take(curve("loop.wav", 60, sung), take);
    EXPECT_NEAR(found.offset, 13.3, 0.001);
    EXPECT_GT(found.confidence, 0.5);
}

TEST_F(SyncTest, AnotherSongNoiseAndSilenceAreNotBelieved) {
    const OnsetCurve whole = song();
    EXPECT_LT(sync_take(whole, curve("other.wav", 20, [](double t) { return song_at(t, 2); })).confidence, 0.5);
    EXPECT_LT(sync_take(whole, curve("noise.wav", 20, [](double t) { return 0.3 * noise(std::uint64_t(t * 48000)); }))
                  .confidence,
              0.5);
    EXPECT_EQ(sync_take(whole, curve("silence.wav", 20, [](double) { return 0.; })).confidence, 0);
}

}  // namespace
}  // namespace rhyme
