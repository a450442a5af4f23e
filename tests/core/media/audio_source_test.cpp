#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <random>

#include "core/media/audio_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"
#include "tests/support/wav.h"

namespace rhyme {
namespace {

struct Kind {
    std::string name, codec, extension;
    int sample_rate = 48000;
    bool with_picture = true;
    double tolerance = 0.02;  // of a sine of 0.25
};
std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }

constexpr std::int64_t seconds = 5;  // beyond one segment of the source

class ExactSamples : public ::testing::TestWithParam<Kind> {
protected:
    void SetUp() override {
        const Kind& kind = GetParam();
        if (!testing::has_encoder(kind.codec)) GTEST_SKIP() << "no encoder " << kind.codec;
        testing::ClipSpec spec;
        spec.with_audio = true, spec.with_picture = kind.with_picture, spec.audio_codec = kind.codec,
        spec.sample_rate = kind.sample_rate;
        spec.frames = seconds * 25, spec.width = 64, spec.height = 32;
        if (kind.extension == "webm")
            spec.codec = "libvpx", spec.options = {{"deadline", "realtime"}, {"cpu-used", "8"}};
        const auto path = folder_ / ("clip." + kind.extension);
        const auto made = testing::make_clip(path, spec);
        ASSERT_TRUE(made) << made.error().message();
        auto media = open_media(path);
        ASSERT_TRUE(media) << media.error().message();
        media_ = *media;
        ASSERT_TRUE(media_->info.audio);
    }
    std::vector<float> read(AudioSource& source, std::int64_t start, std::int64_t count) {
        std::vector<float> out(static_cast<std::size_t>(count * 2));
        const auto done = source.read(SamplePosition(start), out);
        EXPECT_TRUE(done) << done.error().message();
        return out;
    }
    testing::TempFolder folder_;
    std::shared_ptr<const Media> media_;
};

TEST_P(ExactSamples, ValuesDoNotDependOnTheOrderOfReading) {
    auto linear = AudioSource::open(media_), jumping = AudioSource::open(media_);
    ASSERT_TRUE(linear && jumping);
    const auto all = read(**linear, 0, seconds * 48000);
    std::mt19937 random(3);
    for (int i = 0; i < 12; ++i) {
        const std::int64_t start = std::uniform_int_distribution<std::int64_t>(0, seconds * 48000 - 3000)(random);
        const auto part = read(**jumping, start, 3000);
        EXPECT_TRUE(std::equal(part.begin(), part.end(), all.begin() + start * 2)) << "from " << start;
    }
}

TEST_P(ExactSamples, SampleZeroIsHeardWithTheFirstFrameAndNothingSlips) {
    auto source = AudioSource::open(media_);
    ASSERT_TRUE(source);
    const auto all = read(**source, 0, seconds * 48000);
    // Matroska's clock has milliseconds: where sound and picture begin is rounded, though nothing slips after that.
    const bool coarse = GetParam().extension == "mkv" || GetParam().extension == "webm";
    double best = 1;
    for (std::int64_t shift = coarse ? -48 : 0; shift <= (coarse ? 48 : 0); ++shift) {
        double worst = 0;
        for (std::int64_t i = 4800; i < seconds * 48000 - 4800; ++i) {  // codecs may soften the very edges
            const double expected = 0.25 * std::sin(2 * std::numbers::pi * 440 * double(i + shift) / 48000);
            worst = std::max(worst, std::abs(all[static_cast<std::size_t>(i * 2)] - expected));
            if (worst > best) break;
        }
        best = std::min(best, worst);
    }
    EXPECT_LT(best, GetParam().tolerance);
}

TEST_P(ExactSamples, ThereIsSilenceBeforeAndAfter) {
    auto source = AudioSource::open(media_);
    ASSERT_TRUE(source);
    for (const std::int64_t start : {std::int64_t(-8000), (seconds + 1) * 48000}) {
        const auto part = read(**source, start, 4000);
        EXPECT_TRUE(std::all_of(part.begin(), part.end(), [](float v) { return v == 0; })) << "from " << start;
    }
}

INSTANTIATE_TEST_SUITE_P(Kinds, ExactSamples,
                         ::testing::Values(Kind{"AacMp4", "aac", "mp4"}, Kind{"Aac44100Mp4", "aac", "mp4", 44100},
                                           Kind{"AacMkv", "aac", "mkv"},
                                           Kind{"Mp3Mp3", "libmp3lame", "mp3", 44100, false},
                                           Kind{"FlacFlac", "flac", "flac", 48000, false, 0.001},
                                           Kind{"FlacMkv", "flac", "mkv", 44100, true, 0.001},
                                           Kind{"PcmWav", "pcm_s16le", "wav", 22050, false, 0.001},
                                           Kind{"OpusWebm", "libopus", "webm", 48000, true, 0.06},
                                           Kind{"VorbisWebm", "libvorbis", "webm", 44100, true, 0.06},
                                           Kind{"VorbisOgg", "libvorbis", "ogg", 48000, false},
                                           Kind{"M4a", "aac", "m4a", 48000, false},
                                           Kind{"Mp2Ts", "mp2", "ts", 48000, true, 0.05}),
                         [](const auto& info) { return info.param.name; });

TEST(Waveform, PeaksBoundTheSoundAndEachLevelSummarisesTheOneBelow) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.with_picture = false, spec.with_audio = true, spec.audio_codec = "pcm_s16le", spec.frames = 50;
    spec.sound = [](std::int64_t i) { return i >= 48000 ? 0.5f : -0.25f; };
    ASSERT_TRUE(testing::make_clip(folder / "a.wav", spec));
    auto media = open_media(folder / "a.wav");
    ASSERT_TRUE(media);
    auto waveform = make_waveform(*media);
    ASSERT_TRUE(waveform) << waveform.error().message();
    const auto& levels = (*waveform)->levels;
    ASSERT_EQ(levels.front().size(), 96000u / Waveform::base);
    EXPECT_NEAR(levels.front().front().low, -0.25, 1e-3);
    EXPECT_NEAR(levels.front().back().high, 0.5, 1e-3);
    EXPECT_EQ(levels.back().size(), 1u);
    EXPECT_NEAR(levels.back().front().low, -0.25, 1e-3);
    EXPECT_NEAR(levels.back().front().high, 0.5, 1e-3);
}

TEST(DamagedSound, IsSilentAndTheRestIsHeard) {
    const testing::TempFolder folder;
    const auto path = folder / "hot.wav";
    const auto sine = [](std::int64_t n) { return 0.25f * std::sin(static_cast<float>(n) * 0.05f); };
    testing::write_wav(path, 48000, 2, 3, 5 * 48000, [&](std::int64_t n, int) {
        if (n == 60'000) return std::numeric_limits<float>::quiet_NaN();
        return n == 120'000 ? 1e6f : sine(n);
    });
    const auto media = open_media(path);
    ASSERT_TRUE(media) << media.error().message();
    for (const int rate : {48000, 44100}) {
        auto source = AudioSource::open(*media, {rate});
        ASSERT_TRUE(source);
        std::vector<float> all(static_cast<std::size_t>(5 * rate) * 2);
        ASSERT_TRUE((*source)->read(SamplePosition(0), all));
        for (const float x : all) ASSERT_LE(std::abs(x), 0.3f);  // no value compares so
        float heard = 0;
        for (int n = 4 * rate; n < 5 * rate - 100; ++n) heard = std::max(heard, all[static_cast<std::size_t>(2 * n)]);
        EXPECT_GT(heard, 0.24f) << rate;
        EXPECT_TRUE((*source)->met_damage());
    }
}

TEST(DamagedSound, IsNotSeenInWholeSoundWhereverReadingBegins) {
    const testing::TempFolder folder;
    for (const char* name : {"a.mp3", "a.m4a", "a.ogg", "a.flac"}) {
        testing::ClipSpec spec;
        spec.with_picture = false, spec.with_audio = true, spec.frames = 200;
        const std::string extension = std::filesystem::path(name).extension();
        spec.audio_codec = extension == ".mp3"    ? "libmp3lame"
                           : extension == ".m4a"  ? "aac"
                           : extension == ".flac" ? "flac"
                                                  : "libvorbis";
        ASSERT_TRUE(testing::make_clip(folder / name, spec)) << name;
        const auto media = open_media(folder / name);
        ASSERT_TRUE(media) << name;
        for (const std::int64_t from : {0, 100'000, 300'000}) {
            auto source = AudioSource::open(*media);
            ASSERT_TRUE(source);
            std::vector<float> some(2 * 48000);
            ASSERT_TRUE((*source)->read(SamplePosition(from), some));
            EXPECT_FALSE((*source)->met_damage()) << name << " from " << from;
        }
    }
}

}  // namespace
}  // namespace rhyme
