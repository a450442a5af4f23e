// Playing without a second of real time: the clock is told.
#include "ui/playback/transport.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

namespace rhyme::ui {
namespace {

constexpr Nanoseconds ms = 1'000'000;
const SoundState silent{};

struct Played {
    Transport transport;
    Nanoseconds now = 1000 * ms;

    explicit Played(std::int64_t frames = 100) { transport.set_sequence(FrameRate(25, 1), FramePosition(frames)); }
    void play(RationalTime speed = {1, 1}) { EXPECT_TRUE(transport.play(speed, 48000, now)); }
    /// The positions passed through in `for_ms`, ticking every 4 ms, each shown at once.
    std::vector<std::int64_t> run(int for_ms, const std::function<SoundState(Nanoseconds)>& sound = {}) {
        std::vector<std::int64_t> frames{transport.position().value};
        for (const Nanoseconds end = now + for_ms * ms; now < end; now += 4 * ms) {
            (void)transport.tick(now, sound ? sound(now) : silent);
            transport.shown(transport.position(), now);
            if (transport.position().value != frames.back()) frames.push_back(transport.position().value);
        }
        return frames;
    }
};
using List = std::vector<std::int64_t>;

TEST(Transport, PlaysByASteadyClockWithoutSound) {
    Played p;
    p.play();
    EXPECT_EQ(p.run(210), (List{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(p.transport.stats().dropped, 0);
}

TEST(Transport, WaitsForTheSoundAndThenFollowsIt) {
    Played p;
    p.play();
    const Nanoseconds begins = p.now + 300 * ms;
    // A device whose clock runs 2 % fast, and moves in steps of 30 ms.
    const auto device = [&](Nanoseconds now) {
        SoundState state{true, {}};
        if (now >= begins) state.heard = (now - begins) / (30 * ms) * 30 * 48 * 102 / 100;
        return state;
    };
    EXPECT_EQ(p.run(300, device), (List{0}));
    p.run(2000, device);
    EXPECT_NEAR(static_cast<double>(p.transport.played()), 2000 * 48 * 1.02, 45 * 48);
    EXPECT_EQ(p.transport.stats().dropped, 0);
}

TEST(Transport, GoesByTheSteadyClockWhenTheSoundDoesNotCome) {
    Played p;
    p.play();
    const auto never = [](Nanoseconds) { return SoundState{true, {}}; };
    EXPECT_EQ(p.run(900, never), (List{0}));
    EXPECT_GT(p.run(500, never).back(), 5);
}

TEST(Transport, WaitsWhereTheSoundWasHeldUp) {
    Played p;
    p.play();
    const Nanoseconds start = p.now;
    // Half a second of nothing after one second.
    const auto device = [&](Nanoseconds now) {
        const Nanoseconds t = now - start;
        return SoundState{true, 48 * (t < 1000 * ms ? t : std::max(1000 * ms, t - 500 * ms)) / ms};
    };
    p.run(3000, device);
    EXPECT_NEAR(static_cast<double>(p.transport.position().value), 2.5 * 25, 1);
}

TEST(Transport, CountsEveryFrameThatWasNotSeenInItsTime) {
    Played p;
    p.play();
    p.now += 4 * ms;
    (void)p.transport.tick(p.now, silent);
    p.transport.shown(FramePosition(0), p.now);
    const Nanoseconds start = p.now;
    for (int frame = 1; frame <= 20; ++frame) {
        p.now = start + frame * 40 * ms + 2 * ms;
        (void)p.transport.tick(p.now, silent);
        if (frame % 5) p.transport.shown(FramePosition(frame), p.now + 10 * ms);  // 5, 10, 15 and 20 do not come
    }
    EXPECT_EQ(p.transport.stats().due, 20);  // 0..19
    EXPECT_EQ(p.transport.stats().dropped, 3);
    EXPECT_NEAR(p.transport.stats().worst_late_ms, 12, 0.1);
    // Held up for five frames: four are never on screen.
    p.transport.shown(FramePosition(20), p.now);
    p.now += 200 * ms;
    (void)p.transport.tick(p.now, silent);
    EXPECT_EQ(p.transport.position(), FramePosition(25));
    EXPECT_EQ(p.transport.stats().dropped, 7);
}

TEST(Transport, APictureShownLateOrForAnotherFrameIsNotSeen) {
    Played p;
    p.play();
    (void)p.transport.tick(p.now, silent);
    p.now += 45 * ms;
    (void)p.transport.tick(p.now, silent);
    p.transport.shown(FramePosition(0), p.now);
    p.now += 40 * ms;
    (void)p.transport.tick(p.now, silent);
    EXPECT_EQ(p.transport.stats().dropped, 2);
}

TEST(Transport, GoesRoundAndBackwards) {
    Played p;
    p.transport.set_loop(FrameRange::between(FramePosition(10), FramePosition(13)), std::nullopt);
    p.transport.set_position(FramePosition(10));
    p.play();
    EXPECT_EQ(p.run(250), (List{10, 11, 12, 10, 11, 12, 10}));
    p.transport.set_loop(std::nullopt, std::nullopt);
    p.play({-2, 1});
    EXPECT_EQ(p.run(170), (List{10, 8, 6, 4, 2}));
    EXPECT_EQ(p.run(100).back(), 0);
    EXPECT_FALSE(p.transport.playing());
}

TEST(Transport, PlaysAroundACutOnceAndStandsOnIt) {
    Played p;
    p.transport.set_loop(FrameRange::between(FramePosition(10), FramePosition(14)), FramePosition(12));
    p.transport.set_position(FramePosition(10));
    p.play();
    EXPECT_EQ(p.run(300), (List{10, 11, 12, 13, 12}));
    EXPECT_FALSE(p.transport.playing());
    EXPECT_FALSE(p.transport.loop());
}

TEST(Transport, StopsOnTheLastFrameAndStartsOverFromThere) {
    Played p(4);
    p.play();
    EXPECT_EQ(p.run(300), (List{0, 1, 2, 3}));
    EXPECT_FALSE(p.transport.playing());
    p.play();
    EXPECT_EQ(p.transport.position(), FramePosition(0));
}

TEST(Transport, NothingToPlayIsRefused) {
    Played p(0);
    EXPECT_FALSE(p.transport.play({1, 1}, 48000, 0));
    EXPECT_FALSE(p.transport.playing());
}

}  // namespace
}  // namespace rhyme::ui
