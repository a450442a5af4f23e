#include <gtest/gtest.h>

#include <random>

#include "core/media/ffmpeg.h"
#include "core/media/frame_source.h"
#include "tests/support/clips.h"
#include "tests/support/temp_folder.h"

namespace rhyme {
namespace {

using Options = std::map<std::string, std::string>;

struct Kind {
    std::string name, codec, extension;
    Options options;
    std::string pixel_format = "yuv420p";
    std::int64_t frames = 60;
};
std::ostream& operator<<(std::ostream& out, const Kind& kind) { return out << kind.name; }

// What FFmpeg shows when a film is simply decoded from its beginning; knows nothing of the index.
std::vector<std::uint64_t> sequential_hashes(const std::filesystem::path& path) {
    std::vector<std::uint64_t> hashes;
    AVFormatContext* raw = nullptr;
    if (avformat_open_input(&raw, path.c_str(), nullptr, nullptr) < 0) return hashes;
    const FormatPtr format(raw);
    avformat_find_stream_info(raw, nullptr);
    const int stream = av_find_best_stream(raw, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
    if (stream < 0) return hashes;
    const CodecPtr decoder = open_decoder(*raw->streams[stream], 1);
    const PacketPtr packet(av_packet_alloc());
    const auto drain = [&] {
        for (;;) {
            FramePtr frame(av_frame_alloc());
            if (avcodec_receive_frame(decoder.get(), frame.get()) < 0) return;
            VideoFrame shown;
            shown.data = std::shared_ptr<const AVFrame>(frame.release(), FrameDeleter{});
            hashes.push_back(content_hash(shown));
        }
    };
    for (; av_read_frame(raw, packet.get()) >= 0; av_packet_unref(packet.get()))
        if (packet->stream_index == stream && packet->size > 0)
            avcodec_send_packet(decoder.get(), packet.get()), drain();
    avcodec_send_packet(decoder.get(), nullptr);
    drain();
    return hashes;
}

std::uint64_t hash_at(FrameSource& source, std::int64_t n) {
    auto frame = source.frame(FramePosition(n));
    return frame ? content_hash(*frame) : 0;
}

int number_of(const VideoFrame& frame) {
    const auto rgb = to_rgb(frame, frame.display_size());
    return rgb ? testing::read_frame_number(*rgb) : -1;
}

class ExactFrames : public ::testing::TestWithParam<Kind> {
protected:
    void SetUp() override {
        const Kind& kind = GetParam();
        if (!testing::has_encoder(kind.codec)) GTEST_SKIP() << "no encoder " << kind.codec;
        path_ = folder_ / ("clip." + kind.extension);
        testing::ClipSpec spec;
        spec.codec = kind.codec, spec.options = kind.options, spec.pixel_format = kind.pixel_format,
        spec.frames = kind.frames;
        const auto made = testing::make_clip(path_, spec);
        ASSERT_TRUE(made) << made.error().message();
        auto media = open_media(path_);
        ASSERT_TRUE(media) << media.error().message();
        media_ = *media;
        auto source = FrameSource::open(media_, {.threads = 2, .passed = {}});
        ASSERT_TRUE(source) << source.error().message();
        source_ = std::move(*source);
    }
    testing::TempFolder folder_;
    std::filesystem::path path_;
    std::shared_ptr<const Media> media_;
    std::unique_ptr<FrameSource> source_;
};

TEST_P(ExactFrames, FrameNIsTheNthPictureShown) {
    ASSERT_EQ(media_->index->size().value, GetParam().frames);
    for (std::int64_t n = 0; n < GetParam().frames; ++n) {
        auto frame = source_->frame(FramePosition(n));
        ASSERT_TRUE(frame) << frame.error().message();
        EXPECT_EQ(number_of(*frame), n);
    }
}

TEST_P(ExactFrames, HashesEqualSequentialDecodingInAnyOrder) {
    const auto truth = sequential_hashes(path_);
    ASSERT_EQ(media_->index->size().value, static_cast<std::int64_t>(truth.size()));
    const auto last = static_cast<std::int64_t>(truth.size()) - 1;
    for (std::int64_t n = last; n >= 0; n -= 7)
        EXPECT_EQ(hash_at(*source_, n), truth[static_cast<std::size_t>(n)]) << "backwards to " << n;
    std::mt19937 random(5);
    for (int i = 0; i < 25; ++i) {
        const std::int64_t n = std::uniform_int_distribution<std::int64_t>(0, last)(random);
        EXPECT_EQ(hash_at(*source_, n), truth[static_cast<std::size_t>(n)]) << "at random to " << n;
    }
}

const Options x264{{"preset", "veryfast"}, {"crf", "18"}, {"g", "12"}, {"bf", "3"}};
INSTANTIATE_TEST_SUITE_P(
    Kinds, ExactFrames,
    ::testing::Values(
        Kind{"H264Mp4", "libx264", "mp4", x264},
        Kind{"H264OpenGopMkv",
             "libx264",
             "mkv",
             {{"preset", "veryfast"}, {"g", "12"}, {"bf", "3"}, {"x264-params", "open-gop=1:b-pyramid=normal"}}},
        Kind{"H264OpenGopTs",
             "libx264",
             "ts",
             {{"preset", "veryfast"}, {"g", "12"}, {"bf", "3"}, {"x264-params", "open-gop=1"}}},
        Kind{"H264IntraRefreshMp4",
             "libx264",
             "mp4",
             {{"preset", "veryfast"}, {"g", "12"}, {"x264-params", "intra-refresh=1:bframes=0"}}},
        Kind{"H264OneGroupMov", "libx264", "mov", {{"preset", "veryfast"}, {"g", "600"}}},
        Kind{"HevcOpenGopMp4",
             "libx265",
             "mp4",
             {{"preset", "ultrafast"}, {"x265-params", "log-level=0:keyint=12:open-gop=1:bframes=3:pools=1"}}},
        Kind{"Mpeg2Ts", "mpeg2video", "ts", {{"g", "12"}, {"bf", "2"}, {"b", "2000000"}}},
        Kind{"Mpeg2Ps", "mpeg2video", "mpg", {{"g", "12"}, {"bf", "2"}, {"b", "2000000"}}},
        Kind{"Mpeg4Avi", "mpeg4", "avi", {{"g", "12"}, {"bf", "2"}, {"b", "2000000"}}},
        Kind{"MjpegAvi", "mjpeg", "avi", {{"b", "4000000"}}, "yuvj420p"}, Kind{"Ffv1Mkv", "ffv1", "mkv", {{"g", "12"}}},
        Kind{"Vp8HiddenFramesWebm",
             "libvpx",
             "webm",
             {{"g", "24"}, {"b", "1000000"}, {"auto-alt-ref", "1"}, {"lag-in-frames", "16"}, {"cpu-used", "4"}}},
        Kind{"Vp9HiddenFramesWebm",
             "libvpx-vp9",
             "webm",
             {{"g", "24"}, {"b", "1000000"}, {"auto-alt-ref", "1"}, {"lag-in-frames", "16"}, {"cpu-used", "6"}}},
        Kind{"ProresMov", "prores_ks", "mov", {}, "yuv422p10le", 20}, Kind{"FlvH264", "libx264", "flv", x264},
        Kind{"RawH264", "libx264", "h264", x264}),
    [](const auto& info) { return info.param.name; });

TEST(OnTheWay, PicturesThatNoOtherNeedsAreNotDecoded) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.frames = 60, spec.options = {{"preset", "veryfast"}, {"g", "600"}, {"bf", "2"}, {"b_strategy", "0"}};
    ASSERT_TRUE(testing::make_clip(folder / "a.mp4", spec));
    const auto media = open_media(folder / "a.mp4");
    ASSERT_TRUE(media);
    const auto source = FrameSource::open(*media, {.threads = 1});
    ASSERT_TRUE(source);
    const auto frame = (*source)->frame(FramePosition(55));
    ASSERT_TRUE(frame);
    EXPECT_EQ(number_of(*frame), 55);
    EXPECT_LT((*source)->decoded(), 45);
}

TEST(OnTheWay, AllAreDecodedForWhoWantsToHearOfThem) {
    testing::TempFolder folder;
    testing::ClipSpec spec;
    spec.frames = 40, spec.options = {{"preset", "veryfast"}, {"g", "600"}, {"bf", "2"}};
    ASSERT_TRUE(testing::make_clip(folder / "a.mp4", spec));
    const auto media = open_media(folder / "a.mp4");
    ASSERT_TRUE(media);
    int heard = 0;
    const auto source =
        FrameSource::open(*media, {.threads = 1, .passed = [&](FramePosition, const VideoFrame&) { ++heard; }});
    ASSERT_TRUE(source && (*source)->frame(FramePosition(35)));
    EXPECT_EQ(heard, 35);
}

}  // namespace
}  // namespace rhyme
