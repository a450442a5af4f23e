#include <gtest/gtest.h>

#include <fstream>
#include <random>

#include "core/base/files.h"
#include "core/media/audio_source.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

testing::ClipSpec small_clip() {
    testing::ClipSpec spec;
    spec.width = 96, spec.height = 64, spec.frames = 36, spec.with_audio = true;
    return spec;
}

void save(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

TEST(Damage, InTheMiddleCostsNoMoreThanItsGroupOfPictures) {
    testing::TempFolder folder;
    testing::ClipSpec spec = small_clip();
    spec.frames = 60, spec.with_audio = false;
    for (const char* name : {"a.mp4", "a.mkv"}) {
        ASSERT_TRUE(testing::make_clip(folder / name, spec));
        std::string bytes = read_file(folder / name).value();
        const std::size_t from = bytes.size() * 3 / 4;
        for (std::size_t i = from; i < from + 60; ++i) bytes[i] = 0;
        save(folder / name, bytes);
        auto media = open_media(folder / name);
        if (!media && std::string(name) == "a.mkv") continue;  // the damage hit what holds the file together
        ASSERT_TRUE(media) << media.error().message();
        int right = 0, shown = 0;
        ASSERT_TRUE(decode_all(*media, [&](FramePosition n, const VideoFrame& frame) {
            auto rgb = to_rgb(frame, frame.display_size());
            right += rgb && testing::read_frame_number(*rgb) == n.value;
            ++shown;
            return true;
        }));
        EXPECT_EQ(shown, (*media)->index->size().value) << name;
        EXPECT_GE(right, std::string(name) == "a.mp4" ? 36 : 12) << name;
    }
}

class Mutated : public ::testing::TestWithParam<const char*> {};

TEST_P(Mutated, FilesNeverCrashNorHang) {
    testing::TempFolder folder;
    testing::ClipSpec spec = small_clip();
    const std::string extension = GetParam();
    if (extension == "webm")
        spec.codec = "libvpx", spec.audio_codec = "libvorbis",
        spec.options = {{"cpu-used", "8"}, {"deadline", "realtime"}};
    if (extension == "mpg")
        spec.codec = "mpeg2video", spec.audio_codec = "mp2", spec.options = {{"g", "12"}, {"bf", "2"}};
    if (!testing::has_encoder(spec.codec) || !testing::has_encoder(spec.audio_codec)) GTEST_SKIP();
    const auto whole = folder / ("whole." + extension), hurt = folder / ("hurt." + extension);
    const auto made = testing::make_clip(whole, spec);
    ASSERT_TRUE(made) << made.error().message();
    const std::string original = read_file(whole).value();
    std::mt19937 random(9);
    for (int round = 0; round < 12; ++round) {
        std::string bytes = original;
        for (int i = 0; i < 1 + round * 3; ++i)
            bytes[random() % (round % 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 2000))] =
                static_cast<char>(random());
        if (round % 4 == 3) bytes.resize(random() % bytes.size());
        save(hurt, bytes);
        auto media = open_media(hurt);
        if (!media) continue;
        if ((*media)->index) {
            auto source = FrameSource::open(*media);
            const std::int64_t size = (*media)->index->size().value;
            for (std::int64_t n : {size - 1, size / 2, std::int64_t(0), size / 3})
                if (source) (void)(*source)->frame(FramePosition(n));
        }
        if (auto sound = AudioSource::open(*media)) {
            std::vector<float> samples(9600);
            (void)(*sound)->read(SamplePosition(20000), samples);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Containers, Mutated, ::testing::Values("mp4", "mkv", "webm", "ts", "mpg", "avi"),
                         [](const auto& info) { return std::string(info.param); });

}  // namespace
}  // namespace rhyme
