#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/render/renderer.h"
#include "core/timeline/sequences.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

namespace rhyme {
namespace {

constexpr std::int64_t a_frame = 1920;  // samples, at 25 frames a second

/// Audio tracks of clips made by hand over films with lossless sound.
struct Scene {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Renderer renderer{pool};
    Timeline timeline;
    std::vector<Track> tracks;
    std::uint64_t ids = 0;

    MediaId film(const std::string& name, std::function<float(std::int64_t)> sound) {
        testing::ClipSpec spec;
        spec.frames = 50, spec.width = 32, spec.height = 32, spec.with_audio = true, spec.audio_codec = "pcm_s16le",
        spec.sound = std::move(sound);
        const auto made = testing::make_clip(folder / name, spec);
        EXPECT_TRUE(made) << (made ? "" : made.error().message());
        return pool->add(folder / name).value_or(MediaId{});
    }
    /// A file of sound alone, exactly as `sound` gives it.
    MediaId wave(const std::string& name, int rate, std::int64_t count, std::function<float(std::int64_t)> sound) {
        testing::write_wav(folder / name, rate, 2, 3, count, [&](std::int64_t i, int) { return sound(i); });
        return pool->add(folder / name).value_or(MediaId{});
    }
    Track& track(TrackKind kind = TrackKind::Audio) {
        tracks.emplace_back();
        tracks.back().id = TrackId{tracks.size()}, tracks.back().kind = kind;
        return tracks.back();
    }
    Clip clip(MediaId media, std::int64_t source, std::int64_t start, std::int64_t length) {
        Clip c;
        c.id = ClipId{++ids}, c.media = media, c.start = FramePosition(start), c.length = FrameCount(length);
        c.source_in = RationalTime(source, 25);
        return c;
    }
    std::vector<float> both(std::int64_t start, std::int64_t count) {
        timeline.tracks.clear();
        for (const Track& t : tracks) timeline.tracks.push_back(std::make_shared<const Track>(t));
        std::vector<float> both(static_cast<std::size_t>(count) * 2);
        const auto mixed = renderer.sound(timeline, SamplePosition(start), both, Purpose::Export);
        EXPECT_TRUE(mixed) << (mixed ? "" : mixed.error().message());
        return both;
    }
    /// The left channel.
    std::vector<float> heard(std::int64_t start, std::int64_t count) {
        std::vector<float> left;
        const auto all = both(start, count);
        for (std::size_t i = 0; i < all.size(); i += 2) left.push_back(all[i]);
        return left;
    }
};

float steady(std::int64_t) { return 0.25f; }
/// Every sample tells its place, to a 16-bit step.
float ramp(std::int64_t s) { return static_cast<float>(s % 20000) / 32768.0f; }

TEST(Sound, IsInPlaceToTheSample) {
    Scene s;
    const MediaId film = s.film("a.mov", ramp);
    s.track().clips = {s.clip(film, 10, 5, 20)};
    const auto heard = s.heard(10 * a_frame, 500);
    for (std::int64_t i = 0; i < 500; ++i)
        ASSERT_NEAR(heard[static_cast<std::size_t>(i)], ramp(15 * a_frame + i), 2e-5) << i;
}

TEST(Sound, IsTheSameHoweverItIsAskedFor) {
    Scene s;
    const MediaId film = s.film("a.mov", ramp);
    s.track().clips = {s.clip(film, 0, 1, 4), s.clip(film, 20, 5, 5)};
    const auto whole = s.heard(0, 12 * a_frame);
    std::vector<float> pieces;
    for (std::int64_t at = 0; at < 12 * a_frame; at += 777)
        for (const float v : s.heard(at, std::min<std::int64_t>(777, 12 * a_frame - at))) pieces.push_back(v);
    EXPECT_EQ(whole, pieces);
}

TEST(Sound, TracksAndGainsAddUp) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 0, 0, 20)};
    s.track().clips = {s.clip(film, 0, 0, 20)};
    s.tracks[1].clips[0].gain_db = -6.0206;
    EXPECT_NEAR(s.heard(5 * a_frame, 1)[0], 0.375, 1e-4);
    s.tracks[1].muted = true;
    EXPECT_NEAR(s.heard(5 * a_frame, 1)[0], 0.25, 1e-4);
    s.tracks[1].muted = false, s.tracks[1].solo = true;
    EXPECT_NEAR(s.heard(5 * a_frame, 1)[0], 0.125, 1e-4);
    s.tracks[1].clips[0].enabled = false;
    EXPECT_EQ(s.heard(5 * a_frame, 1)[0], 0);
}

TEST(Sound, ACutFadesForFiveMillisecondsSoThatNothingClicks) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 0, 0, 10), s.clip(film, 25, 10, 10)};
    const auto heard = s.heard(8 * a_frame, 4 * a_frame);
    for (std::size_t i = 1; i < heard.size(); ++i) ASSERT_LT(std::abs(heard[i] - heard[i - 1]), 0.25 / 200) << i;
    EXPECT_LT(heard[2 * a_frame], 0.002);
    EXPECT_NEAR(heard[2 * a_frame - 241], 0.25, 1e-4);
    EXPECT_NEAR(heard[2 * a_frame + 240], 0.25, 1e-4);
}

TEST(Sound, RunsOnUnbrokenWhereAClipWasOnlySplit) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 3, 0, 10), s.clip(film, 13, 10, 10)};
    for (const float v : s.heard(9 * a_frame, 2 * a_frame)) ASSERT_NEAR(v, 0.25, 1e-4);
}

TEST(Sound, RunsOnUnbrokenAtRatesWhoseFramesAreNoWholeSamples) {
    Scene s;
    s.timeline.rate = FrameRate(30000, 1001);
    const MediaId film = s.film("a.mov", ramp);
    Clip a = s.clip(film, 0, 0, 7), b = s.clip(film, 0, 7, 12);
    a.source_in = RationalTime(1, 7), b.source_in = a.source_in + s.timeline.rate.time(a.length);
    s.track().clips = {a, b};
    const auto heard = s.heard(6 * 1601, 4000);
    for (std::size_t i = 1; i < heard.size(); ++i) {
        const float step = heard[i] - heard[i - 1];
        ASSERT_TRUE(std::abs(step - 1 / 32768.0f) < 4e-5 || step < -0.5) << i;
    }
}

TEST(Sound, ADissolveOfThePicturesCrossfadesTheirSoundAtEqualPower) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    Track& video = s.track(TrackKind::Video);
    video.clips = {s.clip(film, 0, 0, 20), s.clip(film, 25, 20, 20)};
    video.clips[0].link = LinkId{1}, video.clips[1].link = LinkId{2};
    video.transitions = {
        {TransitionId{9}, video.clips[0].id, video.clips[1].id, "dissolve", FrameCount(4), FrameCount(4), {}}};
    Track& audio = s.track();
    audio.clips = {s.clip(film, 0, 0, 20), s.clip(film, 25, 20, 20)};
    audio.clips[0].link = LinkId{1}, audio.clips[1].link = LinkId{2};
    // The same steady signal twice: sin + cos of it.
    EXPECT_NEAR(s.heard(20 * a_frame, 1)[0], 0.25 * std::sqrt(2.0), 1e-3);
    EXPECT_NEAR(s.heard(18 * a_frame, 1)[0], 0.25 * (std::sin(M_PI / 8) + std::cos(M_PI / 8)), 1e-3);
    EXPECT_NEAR(s.heard(16 * a_frame - 10, 1)[0], 0.25, 1e-4);
    EXPECT_NEAR(s.heard(24 * a_frame + 10, 1)[0], 0.25, 1e-4);
}

TEST(Sound, OfGapsAndOfOfflineMediaIsSilence) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 0, 10, 10), s.clip(MediaId{99}, 0, 30, 10)};
    for (const float v : s.heard(0, 10 * a_frame)) ASSERT_EQ(v, 0);
    for (const float v : s.heard(20 * a_frame, 30 * a_frame)) ASSERT_EQ(v, 0);
}

class SoundAtRate : public ::testing::TestWithParam<int> {};

TEST_P(SoundAtRate, AnImpulseIsAtItsSampleWhereverItsClipLies) {
    const int rate = GetParam();
    Scene s;
    s.timeline.rate = FrameRate(30000, 1001), s.timeline.sample_rate = rate;
    // In the file's own rate: no filter spreads the impulse, and no fade may touch it.
    const MediaId click = s.wave("a.wav", rate, rate, [&](std::int64_t i) { return i == rate / 4 ? 1.0f : 0.0f; });
    Track& track = s.track();
    for (std::int64_t k = 0; k < 40; ++k) {
        Clip c = s.clip(click, 0, k * 37, 30);
        c.source_in = RationalTime(k % 7, 113);
        track.clips.push_back(c);
    }
    for (const Clip& c : track.clips) {
        const auto from = s.timeline.rate.sample(c.start, rate).value;
        const auto heard = s.heard(from, rate / 2);
        const auto at = std::max_element(heard.begin(), heard.end()) - heard.begin();
        // The file's sample lies at its time on the sequence, rounded once.
        const RationalTime time = s.timeline.rate.time(c.start) + RationalTime(rate / 4, rate) - c.source_in;
        EXPECT_EQ(from + at, detail::divide(detail::Wide(time.num) * rate, time.den, Rounding::Nearest));
        EXPECT_EQ(heard[static_cast<std::size_t>(at)], 1.0f);
        EXPECT_EQ(std::count_if(heard.begin(), heard.end(), [](float v) { return v != 0; }), 1);
    }
}

INSTANTIATE_TEST_SUITE_P(Rates, SoundAtRate, ::testing::Values(44100, 48000, 96000));

TEST(Sound, IsTheSumOfItsParts) {
    Scene s;
    for (int t = 0; t < 4; ++t) {
        const MediaId noise =
            s.wave("n" + std::to_string(t) + ".wav", t % 2 ? 44100 : 48000, 96000, [&](std::int64_t i) {
                return static_cast<float>(((i + 1) * (7919 + 2 * t) * 104729 >> 8) % 2000 - 1000) / 4000.0f;
            });
        s.track().clips = {s.clip(noise, 3 * t, 2 * t, 9), s.clip(noise, 0, 2 * t + 9, 11)};
        s.tracks.back().clips[1].gain_db = -3 * t;
    }
    const auto all = s.heard(0, 30 * a_frame);
    std::vector<float> sum(all.size());
    for (Track& track : s.tracks) {
        track.solo = true;
        const auto part = s.heard(0, 30 * a_frame);
        for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += part[i];
        track.solo = false;
    }
    EXPECT_GT(*std::max_element(all.begin(), all.end()), 0.3);
    EXPECT_EQ(all, sum);
}

TEST(Sound, ACrossfadeOfItsOwnTrackKeepsThePowerAtEverySample) {
    Scene s;
    const MediaId steady_one = s.film("a.mov", steady), silent = s.film("b.mov", [](std::int64_t) { return 0.0f; });
    Track& track = s.track();
    track.clips = {s.clip(steady_one, 10, 0, 20), s.clip(silent, 10, 20, 20)};
    track.transitions = {
        {TransitionId{9}, track.clips[0].id, track.clips[1].id, "crossfade", FrameCount(3), FrameCount(5), {}}};
    const auto going = s.heard(15 * a_frame, 12 * a_frame);
    std::swap(track.clips[0].media, track.clips[1].media);
    const auto coming = s.heard(15 * a_frame, 12 * a_frame);
    for (std::size_t i = 0; i < going.size(); ++i)
        ASSERT_NEAR(going[i] * going[i] + coming[i] * coming[i], 0.0625, 1e-5) << i;
    EXPECT_EQ(going.back(), 0);
    EXPECT_NEAR(going[2 * a_frame - 1], 0.25, 1e-4);
    EXPECT_LT(going[4 * a_frame], 0.249);
}

TEST(Sound, WhatCannotBeReadLeavesTheRestToBeHeard) {
    Scene s;
    const MediaId film = s.film("a.mov", steady), lost = s.film("b.mov", steady);
    s.track().clips = {s.clip(lost, 0, 0, 20)};
    s.track().clips = {s.clip(film, 0, 0, 20)};
    std::filesystem::remove(s.folder / "b.mov");
    for (const Track& t : s.tracks) s.timeline.tracks.push_back(std::make_shared<const Track>(t));
    std::vector<float> out(200);
    const auto mixed = s.renderer.sound(s.timeline, SamplePosition(5 * a_frame), out, Purpose::Playback);
    ASSERT_FALSE(mixed);
    EXPECT_NE(mixed.error().message().find("b.mov"), std::string::npos) << mixed.error().message();
    EXPECT_NEAR(out[0], 0.25, 1e-4);
}

TEST(Sound, TheLoudnessOfARangeIsThatOfItsMix) {
    Scene s;
    const MediaId tone = s.wave("a.wav", 48000, 6 * 48000, [](std::int64_t i) {
        return static_cast<float>(std::pow(10, -23 / 20.0) *
                                  std::sin(2 * M_PI * 1000 * static_cast<double>(i) / 48000));
    });
    s.track().clips = {s.clip(tone, 0, 0, 150)};
    s.tracks[0].clips[0].gain_db = 6;
    (void)s.heard(0, 1);
    const auto loudness = measure_loudness(s.renderer, s.timeline, {FramePosition(0), FrameCount(150)});
    ASSERT_TRUE(loudness) << loudness.error().message();
    EXPECT_NEAR(loudness->integrated, -17, 0.1);
    EXPECT_NEAR(loudness->true_peak, -17, 0.2);
}

TEST(Sound, PanKeepsThePowerAndTheMiddleIsUntouched) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 0, 0, 20)};
    for (const double pan : {-1.0, -0.6, -0.1, 0.0, 0.3, 0.99, 1.0}) {
        s.tracks[0].clips[0].more.edit([&](ClipMore& more) { more.pan = pan; });
        const auto both = s.both(5 * a_frame, 1);
        EXPECT_NEAR(both[0] * both[0] + both[1] * both[1], 2 * 0.0625, 1e-5) << pan;
        EXPECT_TRUE(pan == 0 ? both[0] == both[1] : (pan < 0) == (both[0] > both[1])) << pan;
        s.tracks[0].pan = pan;
        s.tracks[0].clips[0].more.edit([&](ClipMore& more) { more.pan = 0; });
        EXPECT_EQ(s.both(5 * a_frame, 1), both) << "the track's";
        s.tracks[0].pan = 0;
    }
}

TEST(Sound, FadesAreAsLongAsTheySay) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 0, 0, 20)};
    s.tracks[0].clips[0].more.edit([](ClipMore& more) { more.fade_in = FrameCount(4), more.fade_out = FrameCount(6); });
    const auto heard = s.heard(0, 20 * a_frame);
    EXPECT_LT(heard[0], 0.001);
    EXPECT_NEAR(heard[2 * a_frame], 0.25 * std::sin(M_PI / 4), 1e-3);
    EXPECT_LT(heard[4 * a_frame - 200], 0.25);
    EXPECT_NEAR(heard[4 * a_frame], 0.25, 1e-4);
    EXPECT_NEAR(heard[14 * a_frame - 1], 0.25, 1e-4);
    EXPECT_NEAR(heard[17 * a_frame], 0.25 * std::sin(M_PI / 4), 1e-3);
    EXPECT_LT(heard.back(), 0.001);
}

TEST(Sound, TheRubberBandGoesEvenlyFromFrameToFrame) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    s.track().clips = {s.clip(film, 0, 5, 20)};
    s.tracks[0].gain_db = -6.0206;
    s.tracks[0].clips[0].clock = FrameCount(100);
    s.tracks[0].clips[0].more.edit([](ClipMore& more) {
        more.gain.keys = {{FrameCount(102), 0.0, Interpolation::Linear},
                          {FrameCount(112), -20.0, Interpolation::Linear}};
    });
    const auto heard = s.heard(5 * a_frame, 20 * a_frame);
    EXPECT_NEAR(heard[a_frame], 0.125, 1e-4);
    EXPECT_NEAR(heard[7 * a_frame], 0.125 * std::pow(10, -0.5), 1e-4);
    EXPECT_NEAR(heard[15 * a_frame], 0.0125, 1e-4);
    for (std::size_t i = 300; i + 300 < heard.size(); ++i)
        ASSERT_LT(std::abs(heard[i] - heard[i - 1]), 0.25 / 5000) << i;
}

TEST(Sound, BackwardsItIsTheFileTurnedRound) {
    Scene s;
    const MediaId film = s.film("a.mov", ramp);
    Clip c = s.clip(film, 20, 5, 10);
    c.speed = RationalTime(-1, 1);
    s.track().clips = {c};
    const auto heard = s.heard(6 * a_frame, 500);
    for (std::int64_t i = 0; i < 500; ++i)
        ASSERT_NEAR(heard[static_cast<std::size_t>(i)], ramp(19 * a_frame - 1 - i), 3e-5) << i;
}

TEST(Sound, ASplitOfAFasterClipIsNotHeard) {
    Scene s;
    const MediaId tone = s.wave("a.wav", 48000, 4 * 48000, [](std::int64_t i) {
        return static_cast<float>(0.3 * std::sin(2 * M_PI * 440 * static_cast<double>(i) / 48000));
    });
    for (const bool keep_pitch : {true, false}) {
        Clip whole = s.clip(tone, 10, 0, 40);
        whole.speed = RationalTime(6, 5);
        whole.more.edit([&](ClipMore& more) { more.keep_pitch = keep_pitch; });
        s.tracks.clear();
        s.track().clips = {whole};
        const auto expected = s.heard(0, 40 * a_frame);
        Clip first = whole, second = whole;
        first.length = FrameCount(17);
        second.id = ClipId{77}, second.start = FramePosition(17), second.length = FrameCount(23);
        second.source_in = whole.source_in + RationalTime(17 * 6, 25 * 5), second.clock = FrameCount(17);
        s.tracks[0].clips = {first, second};
        EXPECT_EQ(s.heard(0, 40 * a_frame), expected) << keep_pitch;
        EXPECT_GT(*std::max_element(expected.begin(), expected.end()), 0.2);
    }
}

TEST(Sound, OnATapeThePitchGoesWithTheSpeed) {
    Scene s;
    const MediaId tone = s.wave("a.wav", 44100, 4 * 44100, [](std::int64_t i) {
        return static_cast<float>(0.3 * std::sin(2 * M_PI * 440 * static_cast<double>(i) / 44100));
    });
    Clip c = s.clip(tone, 5, 0, 30);
    c.speed = RationalTime(3, 2);
    c.more.edit([](ClipMore& more) { more.keep_pitch = false; });
    s.track().clips = {c};
    const auto heard = s.heard(a_frame, 20 * a_frame);
    for (std::size_t i = 0; i < heard.size(); ++i) {
        const double time = 0.2 + 1.5 * (static_cast<double>(i) + a_frame) / 48000;
        ASSERT_NEAR(heard[i], 0.3 * std::sin(2 * M_PI * 440 * time), 2e-3) << i;
    }
}

TEST(Sound, OnARampItFollowsThePictures) {
    Scene s;
    // A click at every tenth of a second of the file.
    const MediaId clicks = s.wave("a.wav", 48000, 4 * 48000, [](std::int64_t i) {
        const double x = static_cast<double>(i % 4800 - 2400) / 12;
        return static_cast<float>(0.8 * std::exp(-x * x));
    });
    Clip c = s.clip(clicks, 0, 0, 50);
    c.more.edit([](ClipMore& more) {
        more.ramp = {{FrameCount(0), RationalTime(1, 2), SpeedShape::Linear},
                     {FrameCount(50), RationalTime(2, 1), SpeedShape::Linear}};
    });
    s.track().clips = {c};
    const auto heard = s.heard(0, 50 * a_frame);
    int found = 0;
    for (std::int64_t f = 1; f < 49; ++f) {
        // Frames whose source time passes a click in their middle: it is heard in them.
        const double from = source_time(c, FramePosition(f), s.timeline.rate).seconds();
        const double to = source_time(c, FramePosition(f + 1), s.timeline.rate).seconds();
        for (double click = 0.05; click < 4; click += 0.1) {
            if (click < from || click >= to) continue;
            ++found;
            const auto at =
                static_cast<std::int64_t>((static_cast<double>(f) + (click - from) / (to - from)) * a_frame);
            EXPECT_GT(heard[static_cast<std::size_t>(at)], 0.7) << f;
        }
    }
    EXPECT_GT(found, 15);
}

TEST(Sound, WhatStandsStillIsSilent) {
    Scene s;
    const MediaId film = s.film("a.mov", steady);
    Clip c = s.clip(film, 0, 0, 20);
    c.speed = RationalTime(0, 1);
    s.track().clips = {c};
    for (const float v : s.heard(0, 20 * a_frame)) ASSERT_EQ(v, 0);
}

TEST(Sound, ANestedSequenceSoundsAsItsMix) {
    Scene s;
    const MediaId film = s.film("a.mov", ramp);
    s.track().clips = {s.clip(film, 10, 2, 30)};
    const auto direct = s.heard(2 * a_frame, 10 * a_frame);
    auto inner = std::make_shared<Timeline>(s.timeline);
    inner->id = SequenceId{2};
    s.timeline.nested = std::make_shared<const std::vector<std::shared_ptr<const Timeline>>>(
        std::vector<std::shared_ptr<const Timeline>>{inner});
    Clip shown = s.clip({}, 2, 20, 10);
    shown.kind = ClipKind::Sequence, shown.sequence = SequenceId{2};
    s.tracks[0].clips = {shown};
    const auto nested = s.heard(20 * a_frame, 10 * a_frame);
    for (std::size_t i = 300; i < nested.size() - 300; ++i) ASSERT_EQ(nested[i], direct[i]) << i;  // fades at the cuts
    EXPECT_GT(std::abs(nested[5000]), 0);
}

}  // namespace
}  // namespace rhyme
