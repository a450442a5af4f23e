#include "core/render/play_sound.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

namespace rhyme {
namespace {

struct Scene {
    testing::TempFolder folder;
    std::shared_ptr<MediaPool> pool = std::make_shared<MediaPool>();
    Renderer renderer{pool};
    Timeline timeline = make_timeline(FrameRate(25, 1), 320, 180);

    explicit Scene(const std::function<float(std::int64_t)>& sound) {
        testing::write_wav(folder / "a.wav", 48000, 2, 3, 20 * 48000, [&](std::int64_t i, int) { return sound(i); });
        Clip clip;
        clip.id = ClipId{1}, clip.media = pool->add(folder / "a.wav").value_or(MediaId{});
        clip.length = FrameCount(500);
        auto track = std::make_shared<Track>();
        track->kind = TrackKind::Audio, track->clips = {clip};
        timeline.tracks = {track};
    }
    std::vector<float> heard(RationalTime speed, std::int64_t from, std::int64_t count,
                             std::optional<FrameRange> round = {}) {
        PlayRun::Setup setup;
        setup.rate = timeline.rate, setup.speed = speed, setup.from = FramePosition(from);
        setup.within = round.value_or(FrameRange::between(FramePosition(0), FramePosition(500))),
        setup.round = round.has_value();
        PlaySound sound(renderer, timeline, PlayRun(setup));
        std::vector<float> both(static_cast<std::size_t>(2 * count)), left;
        for (std::size_t at = 0; at < both.size(); at += 1000)
            sound.next(std::span(both).subspan(at, std::min<std::size_t>(1000, both.size() - at)));
        for (std::size_t i = 0; i < both.size(); i += 2) left.push_back(both[i]);
        return left;
    }
};

float ramp(std::int64_t i) { return static_cast<float>(i % 30000) / 32768.0f; }

TEST(PlaySound, IsTheMixItself) {
    Scene s(ramp);
    const auto heard = s.heard({1, 1}, 10, 5000);
    for (std::int64_t i = 0; i < 5000; ++i) ASSERT_EQ(heard[static_cast<std::size_t>(i)], ramp(19200 + i)) << i;
}

TEST(PlaySound, BackwardsItIsTheMixTurnedRound) {
    Scene s(ramp);
    const auto heard = s.heard({-1, 1}, 10, 5000);
    for (std::int64_t i = 0; i < 5000; ++i) ASSERT_EQ(heard[static_cast<std::size_t>(i)], ramp(11 * 1920 - 1 - i)) << i;
}

TEST(PlaySound, ARoundIsTheSameEachTimeAndDoesNotClick) {
    Scene s([](std::int64_t) { return 0.5f; });
    const auto heard = s.heard({1, 1}, 10, 4 * 3840, FrameRange::between(FramePosition(10), FramePosition(12)));
    for (std::size_t i = 3840; i < heard.size(); ++i) {
        ASSERT_EQ(heard[i], heard[i - 3840]);
        ASSERT_LT(std::abs(heard[i] - heard[i - 1]), 0.02);
    }
    EXPECT_EQ(heard[1920], 0.5f);
}

TEST(PlaySound, IsSilentAfterTheEnd) {
    Scene s([](std::int64_t) { return 0.5f; });
    const auto heard = s.heard({1, 1}, 499, 4000);
    EXPECT_EQ(heard[2500], 0);
}

class AtShuttleSpeed : public ::testing::TestWithParam<int> {};

TEST_P(AtShuttleSpeed, ItKeepsThePitchAndThePlace) {
    // A tone that is there for every other second.
    Scene s([](std::int64_t i) {
        return i / 48000 % 2 ? static_cast<float>(0.4 * std::sin(2 * M_PI * 500 * static_cast<double>(i) / 48000))
                             : 0.0f;
    });
    const int speed = GetParam();
    const auto heard = s.heard({speed, 1}, speed > 0 ? 0 : 250, 2 * 48000);
    const auto loud = [&](double at) {  // the middle of a quarter of a second of the file
        const auto from = static_cast<std::size_t>(at * 48000) - 480;
        double sum = 0;
        for (std::size_t i = from; i < from + 960; ++i) sum += static_cast<double>(heard[i]) * heard[i];
        return std::sqrt(sum / 960);
    };
    const int pace = std::abs(speed), first = speed > 0 ? 0 : 1;  // 250 frames: second 10 backwards begins with a tone
    for (int second = 0; second < 2 * pace - 1; ++second) {
        const double level = loud((second + 0.5) / pace);
        if ((second + first) % 2)
            EXPECT_NEAR(level, 0.283, 0.06) << second;
        else
            EXPECT_LT(level, 0.05) << second;
    }
    int crossings = 0;
    const auto from = static_cast<std::size_t>((1 - first + 0.25) / pace * 48000),
               count = static_cast<std::size_t>(24000 / pace);
    for (std::size_t i = from + 1; i < from + count; ++i) crossings += heard[i - 1] < 0 && heard[i] >= 0;
    EXPECT_NEAR(crossings * 48000.0 / static_cast<double>(count), 500, 25);
}

INSTANTIATE_TEST_SUITE_P(Speeds, AtShuttleSpeed, ::testing::Values(2, 4, -2), [](const auto& info) {
    return std::string(info.param < 0 ? "Minus" : "") + std::to_string(std::abs(info.param));
});

}  // namespace
}  // namespace rhyme
