// What is heard in a song: beats, bars and form of small drummed songs, and what has none.
#include "core/music/song.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <numbers>

#include "core/music/sync.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"
#include "tests/support/written_song.h"

namespace rhyme {
namespace {

using testing::ClipSpec;

/// A kick, a snare, a hat or a bass note that began `t` seconds ago.
double kick(double t) {
    return t < 0 || t > 0.3
               ? 0
               : std::sin(2 * std::numbers::pi * (50 * t + 4 * (1 - std::exp(-30 * t)))) * std::exp(-12 * t);
}
double noise(std::int64_t sample) {
    auto x = std::uint64_t(sample) * 0x9E3779B97F4A7C15ull;
    x ^= x >> 31, x *= 0xBF58476D1CE4E5B9ull, x ^= x >> 29;
    return double(x >> 11) / double(1ull << 52) - 1;
}
double snare(double t, std::int64_t n) {
    return t < 0 || t > 0.2 ? 0 : (noise(n) + std::sin(2 * std::numbers::pi * 190 * t)) * std::exp(-22 * t);
}
double hat(double t, std::int64_t n) { return t < 0 || t > 0.05 ? 0 : (noise(n) - noise(n - 1)) * std::exp(-90 * t); }

/// A drummed bar of `beats_in_bar` with a bass note that changes from bar to bar.
struct DrumSong {
    double bpm = 120, starts = 0.5;
    int beats_in_bar = 4;
    double seconds = 40;

    double step() const { return 60 / bpm; }
    float operator()(std::int64_t n) const {
        const double t = double(n) / 48000 - starts;
        if (t < 0) return 0;
        double sum = 0;
        const auto now = std::int64_t(t / step());
        for (std::int64_t beat = std::max<std::int64_t>(0, now - 1); beat <= now; ++beat) {
            const double since = t - double(beat) * step();
            const auto of_bar = beat % beats_in_bar;
            const bool strong = beats_in_bar == 4 ? of_bar % 2 == 0 : of_bar == 0;
            sum += strong ? 0.8 * kick(since) : 0.4 * snare(since, n);
            sum += 0.2 * hat(since, n) + 0.2 * hat(since - step() / 2, n);
        }
        const auto bar = now / beats_in_bar;
        constexpr std::array<double, 4> roots{55, 73.4, 82.4, 65.4};
        const double since = t - double(bar * beats_in_bar) * step();
        sum += 0.25 * std::sin(2 * std::numbers::pi * roots[std::size_t(bar % 4)] * since) * std::exp(-0.8 * since);
        return float(0.6 * sum);
    }
};

class SongTest : public ::testing::Test {
protected:
    Result<Song> analyse(std::function<float(std::int64_t)> sound, double seconds) {
        ClipSpec spec;
        spec.with_picture = false, spec.with_audio = true;
        spec.audio_codec = "pcm_s16le";
        spec.frames = std::int64_t(seconds * 25);
        spec.sound = std::move(sound);
        const auto path = folder_.path() / "song.mkv";
        EXPECT_TRUE(testing::make_clip(path, spec));
        const auto media = open_media(path);
        EXPECT_TRUE(media);
        return analyse_song(*media);
    }
    Result<Song> analyse(const DrumSong& song) { return analyse(song, song.seconds); }
    Result<Song> analyse(const testing::WrittenSong& song) {  // both channels in one
        return analyse(
            [&](std::int64_t n) {
                const auto i = 2 * std::size_t(n);
                return i + 1 < song.samples.size() ? 0.5f * (song.samples[i] + song.samples[i + 1]) : 0;
            },
            song.seconds());
    }

    testing::TempFolder folder_;
};

/// The share of the song's true beats (every `every`-th from the first) that were found within 70 ms.
double found_share(const DrumSong& song, const std::vector<double>& found, int every) {
    int hits = 0, all = 0;
    for (double t = song.starts; t < song.seconds - 0.2; t += song.step() * every, ++all)
        for (double f : found)
            if (std::abs(f - t) < 0.07) {
                ++hits;
                break;
            }
    return double(hits) / all;
}

std::vector<double> times(const Song& song, bool downbeats) {
    std::vector<double> out;
    for (const Beat& beat : song.beats)
        if (!downbeats || beat.of_bar == 0) out.push_back(beat.time);
    return out;
}

TEST_F(SongTest, BeatsAreWhereTheDrumsAre) {
    for (double bpm : {87., 120., 151.}) {
        const DrumSong drums{.bpm = bpm};
        const auto song = analyse(drums);
        ASSERT_TRUE(song) << song.error().message();
        EXPECT_NEAR(song->tempo, bpm, 0.01 * bpm);
        EXPECT_GE(found_share(drums, times(*song, false), 1), 0.95) << bpm;
    }
}

TEST_F(SongTest, BarsBeginWithTheKickAndTheNewBassNote) {
    const DrumSong drums;
    const auto song = analyse(drums);
    ASSERT_TRUE(song);
    EXPECT_EQ(song->beats_in_bar, 4);
    EXPECT_GE(found_share(drums, times(*song, true), 4), 0.9);
    EXPECT_NEAR(double(times(*song, true).size()), drums.seconds / drums.step() / 4, 2);
}

/// The share of `truth` that was found within 70 ms, and of what was found that is true: the smaller.
double agreement(const std::vector<double>& truth, const std::vector<double>& found) {
    const auto share = [](const std::vector<double>& of, const std::vector<double>& in) {
        const auto near = [&](double t) {
            return std::any_of(in.begin(), in.end(), [&](double u) { return std::abs(t - u) < 0.07; });
        };
        return double(std::count_if(of.begin(), of.end(), near)) / double(std::max<std::size_t>(1, of.size()));
    };
    return std::min(share(truth, found), share(found, truth));
}

TEST_F(SongTest, TheBeatIsThePulseThatASongIsCountedIn) {
    for (const char* name : {"rock-180", "ballad-6-8"}) {
        const testing::WrittenSong written = testing::write_song(name, true);
        const auto song = analyse(written);
        ASSERT_TRUE(song) << song.error().message();
        EXPECT_GE(agreement(written.beats, times(*song, false)), 0.9) << name;
        EXPECT_GE(agreement(written.downbeats, times(*song, true)), 0.85) << name;
        EXPECT_EQ(song->beats_in_bar, written.beats_in_bar) << name;
        EXPECT_EQ(song->beat_unit, written.beat_unit) << name;
    }
}

TEST_F(SongTest, NoiseHasNoBeats) {
    const auto song = analyse([](std::int64_t n) { return float(0.3 * noise(n)); }, 30);
    ASSERT_TRUE(song);
    EXPECT_TRUE(song->beats.empty());
    EXPECT_EQ(song->tempo, 0);
}

TEST_F(SongTest, AWaltzHasThreeBeatsInABar) {
    const DrumSong drums{.bpm = 140, .beats_in_bar = 3};
    const auto song = analyse(drums);
    ASSERT_TRUE(song);
    EXPECT_EQ(song->beats_in_bar, 3);
    EXPECT_GE(found_share(drums, times(*song, true), 3), 0.9);
}

TEST_F(SongTest, SilenceHasNoBeatsAndOneSection) {
    const auto song = analyse([](std::int64_t) { return 0.f; }, 10);
    ASSERT_TRUE(song);
    EXPECT_TRUE(song->beats.empty());
    EXPECT_TRUE(song->onsets.empty());
    EXPECT_EQ(song->tempo, 0);
    EXPECT_EQ(song->sections.size(), 1u);
}

TEST_F(SongTest, ALouderPartIsASectionOfMoreEnergy) {
    const DrumSong drums{.seconds = 64};
    const auto song = analyse(
        [&](std::int64_t n) {
            const double t = double(n) / 48000;
            const float tone = float(0.2 * std::sin(2 * std::numbers::pi * 440 * t));
            return t > 32.5 ? drums(n) : 0.25f * tone;
        },
        drums.seconds);
    ASSERT_TRUE(song);
    ASSERT_GE(song->sections.size(), 2u);
    EXPECT_LT(song->sections.front().energy, 0.5);
    EXPECT_NEAR(song->sections.back().energy, 1, 0.2);
    EXPECT_NE(song->sections.front().label, song->sections.back().label);
    const bool parted = std::any_of(song->sections.begin(), song->sections.end(),
                                    [](const SongSection& s) { return std::abs(s.start - 32.5) < 3; });
    EXPECT_TRUE(parted);
}

TEST_F(SongTest, EveryPartOfAFastSongIsFoundTheShortOnesToo) {
    const testing::WrittenSong written = testing::write_song("rock-180", false, 1);
    const auto song = analyse(written);
    ASSERT_TRUE(song) << song.error().message();
    for (const auto& part : written.parts)
        EXPECT_TRUE(std::any_of(song->sections.begin(), song->sections.end(),
                                [&](const SongSection& s) { return std::abs(s.start - part.start) < 3; }))
            << part.label << " at " << part.start;
    EXPECT_EQ(song->sections.size(), written.parts.size());
}

TEST_F(SongTest, WhatIsDamagedIsSaid) {
    const auto path = folder_.path() / "song.flac";
    ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true, spec.audio_codec = "flac", spec.frames = 25 * 12;
    spec.sound = [](std::int64_t n) { return float(0.3 * noise(n)); };
    ASSERT_TRUE(testing::make_clip(path, spec));
    const auto whole = open_media(path);
    ASSERT_TRUE(whole);
    EXPECT_EQ(damage_of(*analyse_song(*whole)), "");
    {
        std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(std::streamoff(std::filesystem::file_size(path) / 2));
        file << std::string(3000, '\x5a');
    }
    const auto hurt = open_media(path);
    ASSERT_TRUE(hurt);
    const auto song = analyse_song(*hurt);
    ASSERT_TRUE(song);
    ASSERT_FALSE(song->damaged.empty());
    EXPECT_NEAR(song->damaged.front(), 6, 0.5) << "noise is coded evenly: the middle of the file is that of the song";
    EXPECT_TRUE(damage_of(*song).starts_with("its sound is damaged at ")) << damage_of(*song);
    Song twice;
    twice.damaged = {3.21, 4.0, 9.5};
    EXPECT_EQ(damage_of(twice), "its sound is damaged in 2 places, first at 3.2 s: silence is heard there");
}

TEST_F(SongTest, SectionsLieSideBySideFromStartToEnd) {
    const auto song = analyse(DrumSong{});
    ASSERT_TRUE(song);
    double at = 0;
    for (const SongSection& section : song->sections) {
        EXPECT_DOUBLE_EQ(section.start, at);
        EXPECT_GT(section.end, section.start);
        at = section.end;
    }
    EXPECT_NEAR(at, song->seconds, 1e-6);
}

TEST_F(SongTest, AFileWithoutSoundIsRefusedByName) {
    const auto path = folder_.path() / "silent film.mp4";
    ASSERT_TRUE(testing::make_clip(path));
    const auto media = open_media(path);
    ASSERT_TRUE(media);
    const auto song = analyse_song(*media);
    ASSERT_FALSE(song);
    EXPECT_EQ(song.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(song.error().message().find("silent film.mp4"), std::string::npos);
}

TEST_F(SongTest, ASongCutToItsHeaderIsRefusedByName) {
    const auto path = folder_.path() / "song.wav";
    testing::write_wav(path, 44100, 2, 3, 44100 * 3, [](std::int64_t n, int) { return float(0.3 * noise(n)); });
    for (const std::uintmax_t left : {100000, 4000, 200}) {
        std::filesystem::resize_file(path, left);
        const auto media = open_media(path);
        ASSERT_TRUE(media) << left;
        for (const Result<void>& heard :
             {analyse_song(*media).map([](const auto&) {}), onset_curve(*media).map([](const auto&) {})}) {
            ASSERT_FALSE(heard) << left;
            EXPECT_EQ(heard.error().code, ErrorCode::InvalidArgument);
            EXPECT_NE(heard.error().message().find("song.wav: it holds less than a second of sound"),
                      std::string::npos);
        }
    }
}

}  // namespace
}  // namespace rhyme
