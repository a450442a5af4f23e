#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "core/render/renderer.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

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
    /// The left channel.
    std::vector<float> heard(std::int64_t start, std::int64_t count) {
        timeline.tracks.clear();
        for (const Track& t : tracks) timeline.tracks.push_back(std::make_shared<const Track>(t));
        std::vector<float> both(static_cast<std::size_t>(count) * 2), left;
        const auto mixed = renderer.sound(timeline, SamplePosition(start), both, Purpose::Export);
        EXPECT_TRUE(mixed) << (mixed ? "" : mixed.error().message());
        for (std::size_t i = 0; i < both.size(); i += 2) left.push_back(both[i]);
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

}  // namespace
}  // namespace rhyme
