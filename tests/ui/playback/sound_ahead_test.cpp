#include "ui/playback/sound_ahead.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace rhyme::ui {
namespace {

TEST(SoundAhead, GivesEveryValueOnceAndInOrder) {
    float next = 0;
    SoundAhead ahead(
        [&](std::span<float> out) {
            for (float& v : out) v = next++;
        },
        48000, 0.1);
    std::vector<float> all, part(2 * 333);
    while (all.size() < 40000) {
        const std::size_t got = ahead.take(part);
        all.insert(all.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(2 * got));
        if (got == 0) std::this_thread::yield();
    }
    for (std::size_t i = 0; i < all.size(); ++i) ASSERT_EQ(all[i], static_cast<float>(i));
}

TEST(SoundAhead, StopsAtItsLimit) {
    std::atomic<std::size_t> made = 0;
    SoundAhead ahead([&](std::span<float> out) { made += out.size(); }, 48000, 0.25);
    while (ahead.ready() + 1024 <= 12000) std::this_thread::yield();
    EXPECT_LE(made.load(), 2u * 12000u);
    EXPECT_LE(ahead.ready(), 12000u);
}

TEST(SoundAhead, TakingNeverWaitsForASlowSource) {
    std::atomic<bool> go = false;
    SoundAhead ahead([&](std::span<float>) { go.wait(false); }, 48000, 0.1);
    std::vector<float> part(64);
    EXPECT_EQ(ahead.take(part), 0u);
    go = true;
    go.notify_all();
}

}  // namespace
}  // namespace rhyme::ui
