#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "core/media/audio_loudness.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

namespace rhyme {
namespace {

float sine(std::int64_t i, double hertz, double peak_db, double phase = 0) {
    return static_cast<float>(std::pow(10, peak_db / 20) *
                              std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / 48000 + phase));
}

Loudness measured(const std::filesystem::path& path) {
    const auto media = open_media(path);
    EXPECT_TRUE(media);
    const auto loudness = measure_loudness(media.value_or(nullptr));
    EXPECT_TRUE(loudness) << (loudness ? "" : loudness.error().message());
    return loudness.value_or(Loudness{});
}

TEST(Loudness, OfTheEbusTestToneIsMinus23) {  // EBU Tech 3341, case 1
    testing::TempFolder folder;
    testing::write_wav(folder / "a.wav", 48000, 2, 3, 20 * 48000,
                       [](std::int64_t i, int) { return sine(i, 1000, -23); });
    const Loudness loudness = measured(folder / "a.wav");
    EXPECT_NEAR(loudness.integrated, -23, 0.1);
    EXPECT_NEAR(loudness.momentary, -23, 0.1);
    EXPECT_NEAR(loudness.short_term, -23, 0.1);
    EXPECT_NEAR(loudness.range, 0, 0.1);
}

TEST(Loudness, QuietPartsAreGated) {  // EBU Tech 3341, case 3
    testing::TempFolder folder;
    testing::write_wav(folder / "a.wav", 48000, 2, 3, 80 * 48000, [](std::int64_t i, int) {
        return sine(i, 1000, i < 10 * 48000 || i >= 70 * 48000 ? -36 : -23);
    });
    EXPECT_NEAR(measured(folder / "a.wav").integrated, -23, 0.1);
}

TEST(Loudness, TheTruePeakIsThatOfTheWaveBetweenTheSamples) {  // EBU Tech 3341, case 16
    testing::TempFolder folder;
    testing::write_wav(folder / "a.wav", 48000, 2, 3, 2 * 48000, [](std::int64_t i, int) {
        return sine(i, 12000, -6.02, std::numbers::pi / 4) *
               static_cast<float>(std::min<double>(1, static_cast<double>(i) / 4800));
    });
    const Loudness loudness = measured(folder / "a.wav");
    EXPECT_NEAR(loudness.true_peak, -6.02, 0.4);
    EXPECT_NEAR(loudness.sample_peak, -9.03, 0.05);
}

TEST(Loudness, OfSilenceIsSaidAsSilence) {
    testing::TempFolder folder;
    testing::write_wav(folder / "a.wav", 48000, 2, 3, 48000, [](std::int64_t, int) { return 0.0f; });
    const Loudness loudness = measured(folder / "a.wav");
    EXPECT_EQ(loudness.integrated, Loudness::silence);
    EXPECT_EQ(loudness.true_peak, Loudness::silence);
}

TEST(Loudness, DoesNotDependOnHowItIsFed) {
    std::vector<float> sound;
    for (std::int64_t i = 0; i < 5 * 48000; ++i)
        for (int c = 0; c < 2; ++c)
            sound.push_back(sine(i, 300 + 200 * c, -20 + 3 * std::sin(static_cast<double>(i) / 30000)));
    auto whole = LoudnessMeter::make(48000), pieces = LoudnessMeter::make(48000);
    ASSERT_TRUE(whole && pieces);
    whole->add(sound);
    for (std::size_t at = 0; at < sound.size(); at += 1234)
        pieces->add(std::span(sound).subspan(at, std::min<std::size_t>(1234, sound.size() - at)));
    EXPECT_EQ(whole->so_far().integrated, pieces->so_far().integrated);
    EXPECT_EQ(whole->so_far().momentary, pieces->so_far().momentary);
    EXPECT_EQ(whole->so_far().short_term, pieces->so_far().short_term);
}

TEST(Loudness, IsNotMeasuredAtAbsurdRates) { EXPECT_FALSE(LoudnessMeter::make(10)); }

}  // namespace
}  // namespace rhyme
