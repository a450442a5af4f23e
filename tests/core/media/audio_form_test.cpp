// Sound in other forms than its file's own: rates, channels, speeds.
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <random>

#include "core/media/audio_source.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

namespace rhyme {
namespace {

using testing::write_wav;

std::unique_ptr<AudioSource> open(const std::filesystem::path& path, AudioForm form = {}) {
    auto media = open_media(path);
    EXPECT_TRUE(media) << (media ? "" : media.error().message());
    if (!media) return nullptr;
    auto source = AudioSource::open(*media, form);
    EXPECT_TRUE(source) << (source ? "" : source.error().message());
    return source ? std::move(*source) : nullptr;
}

std::vector<float> read(AudioSource& source, std::int64_t start, std::int64_t count, int channel = 0) {
    std::vector<float> both(static_cast<std::size_t>(count * 2)), one;
    const auto done = source.read(SamplePosition(start), both);
    EXPECT_TRUE(done) << (done ? "" : done.error().message());
    for (std::size_t i = static_cast<std::size_t>(channel); i < both.size(); i += 2) one.push_back(both[i]);
    return one;
}

/// Where the energy of a click lies, in samples.
double centre(const std::vector<float>& samples) {
    double weight = 0, sum = 0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double e = static_cast<double>(samples[i]) * samples[i];
        weight += e, sum += e * static_cast<double>(i);
    }
    return weight > 0 ? sum / weight : -1;
}

class Resampled : public ::testing::TestWithParam<std::pair<int, int>> {};

TEST_P(Resampled, AClickStaysInPlaceWhateverTheRates) {
    const auto [native, wanted] = GetParam();
    testing::TempFolder folder;
    // A click that any of the rates can carry, in every third of a second: also beside the edges of segments.
    const double width = 0.0004 * native;
    const auto place = [&, native = native](int k) { return (k + 1) * native / 3; };
    write_wav(folder / "a.wav", native, 1, 4, 5 * native, [&](std::int64_t i, int) {
        const auto k = std::clamp<std::int64_t>(std::llround(static_cast<double>(i) * 3 / native) - 1, 0, 13);
        const double x = static_cast<double>(i - place(static_cast<int>(k))) / width;
        return static_cast<float>(0.8 * std::exp(-x * x));
    });
    const auto source = open(folder / "a.wav", {wanted, {1, 1}});
    ASSERT_TRUE(source);
    for (int k = 0; k < 13; ++k) {
        const double expected = static_cast<double>(place(k)) * wanted / native;
        const auto from = static_cast<std::int64_t>(expected) - wanted / 100;
        const double found = static_cast<double>(from) + centre(read(*source, from, wanted / 50));
        EXPECT_NEAR(found, expected, 0.02) << k;
    }
}

INSTANTIATE_TEST_SUITE_P(Rates, Resampled,
                         ::testing::Values(std::pair(44100, 48000), std::pair(48000, 44100), std::pair(96000, 48000),
                                           std::pair(44100, 96000), std::pair(11025, 48000), std::pair(22050, 44100),
                                           std::pair(44101, 48000), std::pair(192000, 44100), std::pair(8000, 96000),
                                           std::pair(37800, 48000)),
                         [](const auto& info) {
                             return std::to_string(info.param.first) + "To" + std::to_string(info.param.second);
                         });

struct Speakers {
    std::string name;
    int channels;
    std::uint32_t mask;
    std::vector<double> left, right;  ///< what each channel gives to each side
};
std::ostream& operator<<(std::ostream& out, const Speakers& s) { return out << s.name; }

class Downmixed : public ::testing::TestWithParam<Speakers> {};

TEST_P(Downmixed, AsItuBs775Has) {
    const Speakers& s = GetParam();
    testing::TempFolder folder;
    // A tenth of a second for each channel in turn.
    write_wav(folder / "a.wav", 48000, s.channels, s.mask, 4800 * s.channels,
              [](std::int64_t i, int c) { return i / 4800 == c ? 0.5f : 0.0f; });
    const auto source = open(folder / "a.wav");
    ASSERT_TRUE(source);
    for (int c = 0; c < s.channels; ++c) {
        EXPECT_NEAR(read(*source, c * 4800 + 2400, 1, 0)[0] / 0.5, s.left[static_cast<std::size_t>(c)], 1e-4) << c;
        EXPECT_NEAR(read(*source, c * 4800 + 2400, 1, 1)[0] / 0.5, s.right[static_cast<std::size_t>(c)], 1e-4) << c;
    }
}

const double h = std::numbers::sqrt2 / 2;
INSTANTIATE_TEST_SUITE_P(
    Layouts, Downmixed,
    ::testing::Values(
        Speakers{"Mono", 1, 4, {h}, {h}}, Speakers{"Stereo", 2, 3, {1, 0}, {0, 1}},
        Speakers{"Surround51", 6, 0x3f, {1, 0, h, 0, h, 0}, {0, 1, h, 0, 0, h}},
        Speakers{"Surround51Side", 6, 0x60f, {1, 0, h, 0, h, 0}, {0, 1, h, 0, 0, h}},
        Speakers{"Surround71", 8, 0x63f, {1, 0, h, 0, h, 0, h, 0}, {0, 1, h, 0, 0, h, 0, h}},
        Speakers{"Quad", 4, 0x33, {1, 0, h, 0}, {0, 1, 0, h}}, Speakers{"TwoUnnamed", 2, 0, {1, 0}, {0, 1}},
        Speakers{"TwelveUnnamed", 12, 0, {1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}}),
    [](const auto& info) { return info.param.name; });

/// Five seconds of a tone, with a burst of noise at each half second.
void write_song(const std::filesystem::path& path, std::int64_t samples = 20 * 48000) {
    std::mt19937 random(7);
    write_wav(path, 48000, 2, 3, samples, [&](std::int64_t i, int) {
        const double tone = 0.2 * std::sin(2 * std::numbers::pi * 330 * static_cast<double>(i) / 48000);
        const double burst = i % 24000 < 200 ? static_cast<double>(random()) / 4294967296.0 - 0.5 : 0;
        return static_cast<float>(tone + burst);
    });
}

TEST(Stretched, ValuesDoNotDependOnTheOrderOfReading) {
    testing::TempFolder folder;
    write_song(folder / "a.wav");
    const AudioForm form{48000, {4, 5}};
    const auto linear = open(folder / "a.wav", form), jumping = open(folder / "a.wav", form);
    ASSERT_TRUE(linear && jumping);
    constexpr std::int64_t seam = 6 * 48000, from = seam - 4800;
    std::vector<float> all(2 * 9600);
    for (std::int64_t at = 0; at < 9600; at += 1600)
        ASSERT_TRUE(
            linear->read(SamplePosition(from + at), std::span(all).subspan(static_cast<std::size_t>(2 * at), 3200)));
    for (const std::int64_t at : {std::int64_t(6000), std::int64_t(10), std::int64_t(4000)}) {
        std::vector<float> part(2 * 3000);
        ASSERT_TRUE(jumping->read(SamplePosition(from + at), part));
        EXPECT_TRUE(std::equal(part.begin(), part.end(), all.begin() + 2 * at)) << at;
    }
}

class AtSpeed : public ::testing::TestWithParam<RationalTime> {};

TEST_P(AtSpeed, OnsetsStayInTimeAndThePitchStays) {
    testing::TempFolder folder;
    write_song(folder / "a.wav");
    const RationalTime speed = GetParam();
    const auto source = open(folder / "a.wav", {48000, speed});
    ASSERT_TRUE(source);
    const auto out = read(*source, 0, 5 * 48000);
    // The second difference hears the burst and not the tone.
    for (int k = 1; k * 0.5 / speed.seconds() < 4.8; ++k) {
        const auto expected = std::llround(k * 24000 / speed.seconds());
        std::int64_t loudest = 0;
        float most = 0;
        for (std::int64_t i = expected - 4000; i < expected + 4000; ++i) {
            const auto n = static_cast<std::size_t>(i);
            const float d = std::abs(out[n] - 2 * out[n - 1] + out[n - 2]);
            if (d > most) most = d, loudest = i;
        }
        EXPECT_NEAR(static_cast<double>(loudest - expected), 0, 960) << k;  // 20 ms
    }
    int crossings = 0;
    const auto from = static_cast<std::size_t>(std::llround(24000 / speed.seconds())) + 6000;
    const std::size_t count = std::min<std::size_t>(
        12000, static_cast<std::size_t>(24000 / speed.seconds()) - 12000 * (speed.seconds() < 1.5));
    for (std::size_t i = from; i < from + count; ++i) crossings += out[i - 1] < 0 && out[i] >= 0;
    if (speed.seconds() < 1.5) {
        EXPECT_NEAR(crossings * 48000.0 / static_cast<double>(count), 330, 12);
    }
}

INSTANTIATE_TEST_SUITE_P(Speeds, AtSpeed, ::testing::Values(RationalTime(1, 2), RationalTime(5, 4), RationalTime(2, 1)),
                         [](const auto& info) {
                             return std::to_string(info.param.num) + "Over" + std::to_string(info.param.den);
                         });

TEST(Stretched, SegmentsMeetWithoutASwellOrADip) {
    testing::TempFolder folder;
    write_wav(folder / "a.wav", 48000, 2, 3, 20 * 48000, [](std::int64_t i, int) {
        return static_cast<float>(0.3 * std::sin(2 * std::numbers::pi * 330 * static_cast<double>(i) / 48000) +
                                  0.2 * std::sin(2 * std::numbers::pi * 787 * static_cast<double>(i) / 48000));
    });
    const auto source = open(folder / "a.wav", {48000, {9, 10}});
    ASSERT_TRUE(source);
    const auto out = read(*source, 5 * 48000, 2 * 48000);
    const auto power = [&](std::size_t from) {
        double sum = 0;
        for (std::size_t i = from; i < from + 1920; ++i) sum += static_cast<double>(out[i]) * out[i];
        return sum / 1920;
    };
    const double whole = (0.09 + 0.04) / 2;
    for (std::size_t at = 0; at + 1920 < out.size(); at += 480)
        ASSERT_NEAR(10 * std::log10(power(at) / whole), 0, 2.5) << at;
}

TEST(Stretched, BackwardsIsTheSameSamplesLastOneFirst) {
    testing::TempFolder folder;
    write_song(folder / "a.wav", 3 * 48000);
    const auto forward = open(folder / "a.wav"), backward = open(folder / "a.wav", {48000, {-1, 1}});
    ASSERT_TRUE(forward && backward);
    const auto there = read(*forward, 10000, 5000);
    auto back = read(*backward, -15000, 5000);
    std::reverse(back.begin(), back.end());
    EXPECT_EQ(there, back);
}

TEST(AudioForm, SpeedsAndRatesOutOfRangeAreRefused) {
    testing::TempFolder folder;
    write_song(folder / "a.wav", 4800);
    const auto media = open_media(folder / "a.wav");
    ASSERT_TRUE(media);
    for (const RationalTime speed : {RationalTime(0, 1), RationalTime(1, 33), RationalTime(-40, 1)})
        EXPECT_FALSE(AudioSource::open(*media, {48000, speed}));
    EXPECT_FALSE(AudioSource::open(*media, {10, {1, 1}}));
}

}  // namespace
}  // namespace rhyme
