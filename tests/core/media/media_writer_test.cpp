#include "core/media/media_writer.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cmath>
#include <thread>

#include "core/base/files.h"
#include "core/media/audio_source.h"
#include "core/media/frame_source.h"
#include "core/media/media_pool.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using testing::ClipSpec;
using testing::make_clip;

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

class Writing : public ::testing::Test {
protected:
    std::shared_ptr<const Media> open(const std::filesystem::path& path) {
        auto media = open_media(path);
        EXPECT_TRUE(media) << media.error().message();
        return media ? *media : nullptr;
    }
    testing::TempFolder folder_;
};

TEST_F(Writing, NothingAppearsUnderTheNameBeforeFinishAndNothingIsLeftWithoutIt) {
    {
        auto writer = MediaWriter::create(
            folder_ / "a.mp4", VideoEncoding{.width = 64, .height = 48, .rate = {25, 1}, .color = {}}, std::nullopt);
        ASSERT_TRUE(writer) << writer.error().message();
        auto frame = from_rgb(testing::numbered_picture(1, {64, 48}), {}, 0);
        ASSERT_TRUE(frame);
        ASSERT_TRUE((*writer)->write(*frame));
        EXPECT_FALSE(std::filesystem::exists(folder_ / "a.mp4"));
    }
    EXPECT_EQ(files_in(folder_.path()), 0u);
}

TEST_F(Writing, SizeRateColourAndSquarePixelsComeBack) {
    ClipSpec spec;
    spec.rate = {30000, 1001};
    spec.color = {ColorMatrix::Bt601, ColorRange::Limited, ColorPrimaries::Bt601_525, ColorTransfer::Bt709, false};
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    const auto media = open(folder_ / "a.mp4");
    ASSERT_TRUE(media);
    EXPECT_EQ(media->info.video->color, spec.color);
    EXPECT_EQ(media->info.video->frame_rate, spec.rate);
    EXPECT_EQ(media->info.video->width, spec.width);
    EXPECT_EQ(media->info.video->display_width, spec.width);
    EXPECT_FALSE(media->info.video->interlaced);
}

TEST_F(Writing, AFrameInTheEncodersFormatIsPassedUnchanged) {
    ClipSpec lossless;
    lossless.codec = "ffv1", lossless.options = {};
    ASSERT_TRUE(make_clip(folder_ / "a.mkv", lossless));
    const auto first = open(folder_ / "a.mkv");
    ASSERT_TRUE(first);
    VideoEncoding encoding{.codec = "ffv1",
                           .width = 192,
                           .height = 108,
                           .rate = {25, 1},
                           .color = first->info.video->color,
                           .options = {}};
    auto writer = MediaWriter::create(folder_ / "b.mkv", encoding, std::nullopt);
    ASSERT_TRUE(writer);
    std::vector<std::uint64_t> hashes, again;
    ASSERT_TRUE(decode_all(first, [&](FramePosition, const VideoFrame& frame) {
        hashes.push_back(content_hash(frame));
        return bool((*writer)->write(frame));
    }));
    ASSERT_TRUE((*writer)->finish());
    ASSERT_TRUE(decode_all(open(folder_ / "b.mkv"), [&](FramePosition, const VideoFrame& frame) {
        again.push_back(content_hash(frame));
        return true;
    }));
    EXPECT_EQ(hashes.size(), 25u);
    EXPECT_EQ(hashes, again);
}

TEST_F(Writing, PictureAndSoundStayTogether) {
    ClipSpec spec;
    spec.frames = 75, spec.with_audio = true;
    spec.sound = [](std::int64_t i) {
        return i / 48000 == 2 ? 0.5f * float(std::sin(double(i) * 0.1)) : 0.0f;
    };  // from frame 50 on
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    auto source = AudioSource::open(open(folder_ / "a.mp4"));
    ASSERT_TRUE(source);
    std::vector<float> samples(3 * 48000 * 2);
    ASSERT_TRUE((*source)->read(SamplePosition(0), samples));
    std::size_t onset = 0;
    while (onset < samples.size() && std::abs(samples[onset]) < 0.2f) ++onset;
    EXPECT_NEAR(double(onset / 2), 2 * 48000.0, 100);
}

TEST_F(Writing, AnUnwritableFolderIsNamedInPlainWords) {
    auto writer =
        MediaWriter::create(folder_ / "no" / "such" / "a.mp4",
                            VideoEncoding{.width = 64, .height = 48, .rate = {25, 1}, .color = {}}, std::nullopt);
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::WriteFailed);
    EXPECT_NE(writer.error().message().find("a.mp4: there is no such folder"), std::string::npos)
        << writer.error().message();
}

TEST_F(Writing, WrongSettingsAreRefusedWithTheirReason) {
    const auto refused = [&](const char* name, VideoEncoding encoding) {
        auto writer = MediaWriter::create(folder_ / name, std::move(encoding), std::nullopt);
        return writer ? ErrorCode::Internal : writer.error().code;
    };
    EXPECT_EQ(refused("a.mp4", {.width = 63, .height = 48, .rate = {25, 1}, .color = {}}), ErrorCode::InvalidArgument);
    EXPECT_EQ(refused("a.mp4", {.codec = "nonsense", .width = 64, .height = 48, .rate = {25, 1}, .color = {}}),
              ErrorCode::Unsupported);
    EXPECT_EQ(refused("a.nonsense", {.width = 64, .height = 48, .rate = {25, 1}, .color = {}}),
              ErrorCode::InvalidArgument);
    EXPECT_EQ(
        refused("a.mp4", {.width = 64, .height = 48, .rate = {25, 1}, .color = {}, .options = {{"presett", "fast"}}}),
        ErrorCode::InvalidArgument);
    EXPECT_EQ(files_in(folder_.path()), 0u);
}

TEST(DiskFull, IsSaidInPlainWordsNamingTheTarget) {
    const Error error = write_error(ENOSPC, "film.mp4");
    EXPECT_EQ(error.code, ErrorCode::NoSpace);
    EXPECT_EQ(error.message(), "film.mp4: the disk is full; free some space or choose another folder");
}

TEST_F(Writing, ThePoolGivesTheSameFramesToAllWhoAsk) {
    ClipSpec spec;
    spec.frames = 40, spec.with_audio = true;
    ASSERT_TRUE(make_clip(folder_ / "a.mp4", spec));
    MediaPool pool(std::size_t(1) << 20);  // room for some 30 pictures
    auto id = pool.add(folder_ / "a.mp4");
    ASSERT_TRUE(id);
    EXPECT_EQ(pool.add(folder_ / "." / "a.mp4").value(), *id);
    std::vector<int> wrong(4, 0);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&, t] {
                const Purpose purpose[] = {Purpose::Playback, Purpose::Scrub, Purpose::Cut, Purpose::Thumbnail};
                for (int i = 0; i < 40; ++i) {
                    const int n = (i * (2 * t + 1) + 7 * t) % 40;
                    auto frame = pool.frame(*id, FramePosition(n), purpose[t % 2]);
                    auto rgb = frame ? to_rgb(*frame, frame->display_size()) : Result<cv::Mat>(cv::Mat());
                    wrong[static_cast<std::size_t>(t)] += !rgb || testing::read_frame_number(*rgb) != n;
                    std::vector<float> sound(200);
                    wrong[static_cast<std::size_t>(t)] +=
                        !pool.read_audio(*id, SamplePosition(n * 1920), sound, purpose[t % 2]);
                }
            });
    }
    EXPECT_EQ(wrong, std::vector<int>(4, 0));
}

TEST_F(Writing, OfflineMediaIsKnownByItsIdAndComesBack) {
    ASSERT_TRUE(make_clip(folder_ / "a.mp4"));
    MediaPool pool;
    pool.set(MediaId{7}, nullptr);
    EXPECT_FALSE(pool.find(MediaId{7}));
    EXPECT_EQ(pool.ids(), std::vector<MediaId>{MediaId{7}});
    EXPECT_FALSE(pool.frame(MediaId{7}, FramePosition(0), Purpose::Cut));
    pool.set(MediaId{7}, open(folder_ / "a.mp4"));
    EXPECT_TRUE(pool.frame(MediaId{7}, FramePosition(3), Purpose::Cut));
    EXPECT_EQ(pool.add(folder_ / "a.mp4").value(), MediaId{7});
    ASSERT_TRUE(make_clip(folder_ / "b.mp4"));
    EXPECT_EQ(pool.add(folder_ / "b.mp4").value(), MediaId{8});
}

}  // namespace
}  // namespace rhyme
